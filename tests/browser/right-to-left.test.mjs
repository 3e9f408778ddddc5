// A site written from right to left: its direction, its joiners, and numbers that keep their order. The words of the interface are the
// English ones under the name of the language, so that the fixture needs no translation of its own.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { complaints_of, expect_none, launch, screen } from "./browser.mjs";
import { repository, site_gen } from "./settings.mjs";
import { files_in, read_text } from "./site-tree.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "right-to-left-"));
const themes = path.join(folder, "themes");
const site = path.join(folder, "site");
cpSync(path.join(repository, "themes/civic"), path.join(themes, "civic"), { recursive: true });
mkdirSync(path.join(themes, "fa/translations"), { recursive: true });
writeFileSync(path.join(themes, "fa/theme.toml"), 'name = "fa"\ninherits = "civic"\n');
cpSync(path.join(themes, "civic/translations/en.toml"), path.join(themes, "fa/translations/fa.toml"));
const content = path.join(repository, "tests/fixtures/right-to-left/content");
execFileSync(site_gen, ["build", "--quiet", "--content", content, "--standards", path.join(content, "standards"), "--themes", themes, "--output", site]);

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const home = `${pathToFileURL(site).href}/`;
const document_page = "library/2025/index.html";

async function open(page_path, options, act) {
  expect_none(await complaints_of(browser, home, home + page_path, options, act), page_path);
}

describe("a site from right to left", () => {
  it("says its direction on every page, and keeps the joiners of its words", () => {
    const pages = files_in(site).filter((file) => file.endsWith(".html"));
    assert.ok(pages.length > 8);
    for (const page of pages) assert.match(read_text(site, page), /<html lang="fa" dir="rtl"/, page);
    assert.match(read_text(site, "library/index.html"), /<h1>کتابخانه\u200cهای شهر<\/h1>/);
  });

  for (const [name, viewport] of [["phone", screen.phone], ["desk", screen.desk]]) {
    it(`reads from the right on a ${name}, and nothing overflows`, () =>
      open(document_page, { viewport }, async (page) => {
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
        const sides = await page.evaluate(() => {
          const row = document.querySelector("#table-spending tbody tr");
          return { name: row.querySelector("th").getBoundingClientRect().right, number: row.querySelector("td").getBoundingClientRect().right };
        });
        assert.ok(sides.name >= sides.number, JSON.stringify(sides));
      }));
  }

  it("writes the minus of a number before its digits", () =>
    open(document_page, { viewport: screen.desk }, async (page) => {
      // Where each character of a text is drawn.
      const order = await page.evaluate(() => {
        const found = [];
        const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const at = walker.currentNode.data.search(/\u2212\d/);
          if (at < 0 || walker.currentNode.parentElement.getClientRects().length === 0) continue;
          const left = (i) => {
            const range = document.createRange();
            range.setStart(walker.currentNode, i);
            range.setEnd(walker.currentNode, i + 1);
            return range.getBoundingClientRect().left;
          };
          if (walker.currentNode.parentElement.closest("title, desc, .unseen, .summary")) continue;
          found.push({ text: walker.currentNode.data, is_before: left(at) < left(at + 1) });
        }
        return found;
      });
      assert.ok(order.some((each) => each.text.includes("1,250.50")), JSON.stringify(order));
      // In the table and the drawing the number stands alone; here it is in a sentence.
      assert.ok(order.some((each) => /تعدیل.*1,250\.50/.test(each.text)), JSON.stringify(order));
      assert.deepEqual(order.filter((each) => !each.is_before), []);
    }));

  it("draws its charts within their sheets", () =>
    open(document_page, { viewport: screen.desk }, async (page) => {
      const outside = await page.evaluate(() =>
        [...document.querySelectorAll("svg.chart")].flatMap((svg) => {
          const sheet = svg.getBoundingClientRect();
          return [...svg.querySelectorAll("text")]
            .filter((text) => text.getBoundingClientRect().left < sheet.left - 2 || text.getBoundingClientRect().right > sheet.right + 2)
            .map((text) => text.textContent);
        }),
      );
      assert.deepEqual(outside, []);
    }));

  it("has the amounts of stacked tables at the other edge than their labels", () =>
    open("years/2025/index.html", { viewport: { width: 320, height: 800 } }, async (page) => {
      const distances = await page.locator("td[data-label]:not(.text)").evaluateAll((cells) =>
        cells.filter((cell) => cell.checkVisibility()).map((cell) => {
          const text = document.createRange();
          text.selectNodeContents(cell);
          return Math.abs(text.getBoundingClientRect().left - cell.getBoundingClientRect().left);
        }),
      );
      assert.ok(distances.length > 3);
      assert.ok(Math.max(...distances) < 2, distances.join(" "));
    }));
});
