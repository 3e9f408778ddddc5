// What links of a published site lead to: every link, fragment and asset to something that is there, at that very spelling.
import { files_in, read_text, scan_page, scan_style_sheet } from "./site-tree.mjs";

// The site of a folder. Each function answers a list of faults, empty where all is well; pages are those to look at.
export function links_of(folder) {
  const names = new Set(files_in(folder));

  const ids = new Map();
  function ids_of(page) {
    if (!ids.has(page)) ids.set(page, new Set(scan_page(read_text(folder, page)).ids));
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

  return {
    unsound: (pages) => {
      const faults = [];
      for (const page of pages) {
        for (const link of scan_page(read_text(folder, page)).links) {
          const fault = fault_of(page, link);
          if (fault) faults.push(`${page}: <${link.tag} ${link.attribute}="${link.value}"> ${fault}`);
        }
      }
      return faults;
    },

    repeated_ids: (pages) => {
      const faults = [];
      for (const page of pages) {
        const seen = new Set();
        for (const id of scan_page(read_text(folder, page)).ids) {
          if (seen.has(id)) faults.push(`${page}: ${id}`);
          seen.add(id);
        }
      }
      return faults;
    },

    // Pages that no way leads to from the home page.
    unreached: () => {
      const reached = new Set(["index.html"]);
      for (const page of reached) {
        for (const { tag, value } of scan_page(read_text(folder, page)).links) {
          if (tag !== "a" || value === "" || /^[a-z][a-z\d+.-]*:/i.test(value)) continue;
          const name = decodeURIComponent(new URL(value, `http://site/${page}`).pathname.slice(1));
          if (names.has(name) && name.endsWith(".html")) reached.add(name);
        }
      }
      return [...names].filter((name) => name.endsWith(".html") && !reached.has(name) && name !== "404.html");
    },

    of_style_sheet: (sheet) =>
      scan_style_sheet(read_text(folder, sheet))
        .map((value) => [value, fault_of(sheet, { tag: "css", attribute: "url", value })])
        .filter(([, fault]) => fault)
        .map((fault) => fault.join(" ")),
  };
}
