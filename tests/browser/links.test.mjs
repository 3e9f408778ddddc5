// Every link, fragment and asset of the site's files leads to something that is there, at that very spelling, and only links that
// a reader follows lead elsewhere.
import { describe, it } from "node:test";
import { expect_none } from "./browser.mjs";
import { links_of } from "./links.mjs";
import { many_pages, site_folder } from "./settings.mjs";
import { files_in, sample_pages } from "./site-tree.mjs";

const files = files_in(site_folder);
const pages = files.filter((file) => file.endsWith(".html"));
const examined = pages.length > many_pages ? sample_pages(files, many_pages / 10) : pages;
const links = links_of(site_folder);

describe(`the links of ${examined.length} pages`, () => {
  it("are sound", () => expect_none(links.unsound(examined), "links"));

  it("can be told apart: no id occurs twice in a page", () => expect_none(links.repeated_ids(examined), "ids"));

  it("reach every page from the overview", () => {
    if (examined.length === pages.length) expect_none(links.unreached(), "pages that no link leads to");
  });
});

describe("the style sheets", () => {
  for (const sheet of files.filter((file) => file.endsWith(".css"))) {
    it(`${sheet} loads only what is there`, () => expect_none(links.of_style_sheet(sheet), sheet));
  }
});
