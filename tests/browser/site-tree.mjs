// A published site as files: its pages, by kind, and what links what.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

// The files below a folder, relative to it, with "/" between components, sorted.
export function files_in(folder) {
  const found = [];
  const walk = (relative) => {
    for (const entry of readdirSync(path.join(folder, relative), { withFileTypes: true })) {
      const name = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) walk(name);
      else if (name !== ".gitignore") found.push(name);
    }
  };
  walk("");
  return found.sort();
}

const year = "\\d{4}(?:-\\d{2})?";
// Folders of years that are no departments.
const not_a_department = "(?!(?:years|data|performance)/)";
const fixed_kinds = [
  ["overview", /^index\.html$/],
  ["404", /^404\.html$/],
  ["department-year", new RegExp(`^${not_a_department}[^/]+/${year}/index\\.html$`)],
  ["document-checks", new RegExp(`^${not_a_department}[^/]+/${year}/(?:[^/]+/)?checks/index\\.html$`)],
  ["stage", new RegExp(`^${not_a_department}[^/]+/${year}/[^/]+/index\\.html$`)],
  ["year", new RegExp(`^years/${year}/index\\.html$`)],
  ["data-year", new RegExp(`^data/${year}/index\\.html$`)],
  ["performance", new RegExp(`^performance/${year}/index\\.html$`)],
  ["function", /^functions\/[^/]+\/index\.html$/],
];

// Kinds that every site has.
export const required_kinds = ["overview", "department", "department-year", "document-checks", "checks", "data", "data-year", "versions", "glossary", "about", "404"];

// Page paths by kind. A department is a folder with years in it; any other page in a folder of its own, such as glossary/, is a
// kind of that name, and what is left is "other".
export function pages_by_kind(files) {
  const pages = files.filter((file) => file.endsWith(".html"));
  const departments = new Set(
    pages.map((page) => page.match(new RegExp(`^${not_a_department}([^/]+)/${year}/`))?.[1]).filter((name) => name),
  );
  const kind_of = (page) => {
    const fixed = fixed_kinds.find(([, pattern]) => pattern.test(page));
    if (fixed) return fixed[0];
    const folder = page.match(/^([^/]+)\/index\.html$/)?.[1];
    if (folder) return departments.has(folder) ? "department" : folder;
    return "other";
  };
  const kinds = new Map();
  for (const page of pages) {
    const kind = kind_of(page);
    kinds.set(kind, [...(kinds.get(kind) ?? []), page]);
  }
  return kinds;
}

// One page of each kind and, spread over all pages, some more.
export function sample_pages(files, more = 6) {
  const kinds = pages_by_kind(files);
  const pages = [...kinds.values()].flat();
  const sample = new Set([...kinds.values()].map((list) => list[0]));
  for (let i = 0; i < more && pages.length > 0; ++i) sample.add(pages[Math.floor((i * pages.length) / more)]);
  return [...sample].sort();
}

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const unescaped = (text) =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hexadecimal) return String.fromCodePoint(parseInt(hexadecimal, 16));
    return entities[name] ?? whole;
  });

// The tags of a page, each as text: comments and what is within scripts and style sheets are not among them.
function tags_of(html) {
  const bare = html.replace(/<!--[\s\S]*?-->/g, "").replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2\s*>/gi, "$1");
  return bare.match(/<[a-z][^\s>/]*(?:\s+[^\s=>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?)*\s*\/?>/gi) ?? [];
}

function attributes_of(tag) {
  const found = new Map();
  for (const match of tag.matchAll(/\s([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/g)) {
    found.set(match[1].toLowerCase(), unescaped(match[2] ?? match[3] ?? match[4] ?? ""));
  }
  return found;
}

// { links: [{ tag, attribute, value }], ids: [..] } of one page.
export function scan_page(html) {
  const links = [];
  const ids = [];
  for (const text of tags_of(html)) {
    const tag = text.match(/^<([^\s>/]+)/)[1].toLowerCase();
    const attributes = attributes_of(text);
    if (attributes.has("id")) ids.push(attributes.get("id"));
    for (const attribute of ["href", "src", "poster", "data", "action", "xlink:href"]) {
      if (attributes.has(attribute)) links.push({ tag, attribute, value: attributes.get(attribute) });
    }
    for (const candidate of attributes.get("srcset")?.split(",") ?? []) {
      links.push({ tag, attribute: "srcset", value: candidate.trim().split(/\s+/)[0] });
    }
  }
  return { links, ids };
}

// url() and @import of a style sheet.
export function scan_style_sheet(css) {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, "");
  return [...bare.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)|@import\s+["']([^"']+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? match[4],
  );
}

export const read_text = (folder, file) => readFileSync(path.join(folder, file), "utf8");
