// axe-core over a page of each kind: WCAG 2.2 A and AA, as far as a program can tell, in light and dark, wide and narrow, folded and
// unfolded.
import { after, before, describe, it } from "node:test";
import axe from "axe-core";
import { complaints_of, expect_none, launch, screen } from "./browser.mjs";
import { unfold } from "./page-checks.mjs";
import { serve } from "./server.mjs";
import { site_folder } from "./settings.mjs";
import { files_in, pages_by_kind } from "./site-tree.mjs";

const kinds = pages_by_kind(files_in(site_folder));
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

async function violations_in(page) {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const found = (await globalThis.axe.run(document, { runOnly: rules, resultTypes: ["violations"] })).violations;
    // axe takes what is in a closed <details> for hidden, though a style of ::details-content may show it. A region that has a
    // visible link can be scrolled by keyboard: focus moves along its links.
    const has_link = ({ target }) =>
      [...document.querySelectorAll(`${target[0]} a[href]`)].some((link) => link.checkVisibility({ contentVisibilityAuto: true }));
    for (const violation of found) {
      if (violation.id === "scrollable-region-focusable") violation.nodes = violation.nodes.filter((node) => !has_link(node));
    }
    return found;
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`),
  );
}

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
          found.push(...(await violations_in(page)));
        });
        expect_none(found, pages[0]);
      });
    }
  }
});
