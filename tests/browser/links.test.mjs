// Every link, fragment and asset of the site's files leads to something that is there, at that very spelling, and only links that
// a reader follows lead elsewhere.
import { describe, it } from "node:test";
import { expect_none } from "./browser.mjs";
import { many_pages, site_folder } from "./settings.mjs";
import { files_in, read_text, sample_pages, scan_page, scan_style_sheet } from "./site-tree.mjs";

const files = files_in(site_folder);
const names = new Set(files);
const pages = files.filter((file) => file.endsWith(".html"));
const examined = pages.length > many_pages ? sample_pages(files, many_pages / 10) : pages;

const ids = new Map();
function ids_of(page) {
  if (!ids.has(page)) ids.set(page, new Set(scan_page(read_text(site_folder, page)).ids));
  return ids.get(page);
}

// What is wrong with a link in a file; nothing where it is sound.
function fault_of(file, { tag, attribute, value }) {
  const is_followed = tag === "a" || tag === "area" || (tag === "link" && attribute === "href");
  if (/^(https?|mailto|tel):/i.test(value)) return is_followed ? undefined : "is loaded from elsewhere";
  if (/^[a-z][a-z\d+.-]*:/i.test(value)) return "has a scheme that is not allowed";
  if (value.startsWith("/")) return "is not relative";
  if (value === "") return "is empty";
  const home = "http://site/";
  const target = new URL(value, home + file.split("/").map(encodeURIComponent).join("/"));
  const depth = file.split("/").length - 1;
  if ((value.match(/^(\.\.\/)*/)[0].length / 3) > depth) return "leads out of the site";
  const name = decodeURIComponent(target.pathname.slice(1));
  if (!names.has(name)) return names.has(`${name.replace(/\/?$/, "/")}index.html`) || name === "" ? "does not name index.html" : "leads nowhere";
  const fragment = decodeURIComponent(target.hash.slice(1));
  if (fragment !== "" && name.endsWith(".html") && !ids_of(name).has(fragment)) return "names an id that is not there";
  return undefined;
}

describe(`the links of ${examined.length} pages`, () => {
  it("are sound", () => {
    const faults = [];
    for (const page of examined) {
      for (const link of scan_page(read_text(site_folder, page)).links) {
        const fault = fault_of(page, link);
        if (fault) faults.push(`${page}: <${link.tag} ${link.attribute}="${link.value}"> ${fault}`);
      }
    }
    expect_none(faults, "links");
  });

  it("can be told apart: no id occurs twice in a page", () => {
    const faults = [];
    for (const page of examined) {
      const seen = new Set();
      for (const id of scan_page(read_text(site_folder, page)).ids) {
        if (seen.has(id)) faults.push(`${page}: ${id}`);
        seen.add(id);
      }
    }
    expect_none(faults, "ids");
  });

  it("reach every page from the overview", () => {
    if (examined.length < pages.length) return;
    const reached = new Set(["index.html"]);
    for (const page of reached) {
      for (const { tag, value } of scan_page(read_text(site_folder, page)).links) {
        if (tag !== "a" || /^[a-z][a-z\d+.-]*:/i.test(value)) continue;
        const name = decodeURIComponent(new URL(value, `http://site/${page}`).pathname.slice(1));
        if (names.has(name) && name.endsWith(".html")) reached.add(name);
      }
    }
    const alone = pages.filter((page) => !reached.has(page) && page !== "404.html");
    expect_none(alone, "pages that no link leads to");
  });
});

describe("the style sheets", () => {
  for (const sheet of files.filter((file) => file.endsWith(".css"))) {
    it(`${sheet} loads only what is there`, () => {
      const faults = scan_style_sheet(read_text(site_folder, sheet))
        .map((value) => [value, fault_of(sheet, { tag: "css", attribute: "url", value })])
        .filter(([, fault]) => fault)
        .map((fault) => fault.join(" "));
      expect_none(faults, sheet);
    });
  }
});
