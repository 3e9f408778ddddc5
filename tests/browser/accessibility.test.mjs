// axe-core over a page of each kind: WCAG 2.2 A and AA, as far as a program can tell, in light and dark, wide and narrow, folded and
// unfolded.
import { after, before, describe, it } from "node:test";
import { violations_in } from "./axe.mjs";
import { complaints_of, expect_none, launch, screen } from "./browser.mjs";
import { unfold } from "./page-checks.mjs";
import { serve } from "./server.mjs";
import { site_folder } from "./settings.mjs";
import { files_in, pages_by_kind } from "./site-tree.mjs";

const kinds = pages_by_kind(files_in(site_folder));
// What is to be seen only after unfolding.
const folded = "main details, main .table:has(.blank-rows) :is(.blank, .all-blank)";
const views = {
  "on a desk": { viewport: screen.desk, colorScheme: "light" },
  "on a phone in the dark": { viewport: screen.phone, colorScheme: "dark" },
};

let browser;
let site;

before(async () => {
  browser = await launch();
  site = await serve(site_folder, "/");
});

after(async () => {
  await browser?.close();
  await site?.close();
});

describe("accessibility", () => {
  for (const [kind, pages] of kinds) {
    for (const [name, options] of Object.entries(views)) {
      it(`of ${kind} ${name}`, async () => {
        const address = site.url + pages[0].split("/").map(encodeURIComponent).join("/");
        let found = [];
        // What else is wrong with a page is site.test.mjs's to tell.
        await complaints_of(browser, site.url, address, options, async (page) => {
          found = await violations_in(page);
          await page.evaluate(unfold);
          if ((await page.locator(folded).count()) > 0) found.push(...(await violations_in(page, folded)));
        });
        expect_none(found, pages[0]);
      });
    }
  }
});
