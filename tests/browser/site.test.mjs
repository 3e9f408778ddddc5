// Opens pages of the published site as its readers do: from a server, at the root and below a path, from a folder, on a phone, on
// paper, without scripts. Every page kind is met once, and some pages more.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { complaints_of, expect_none, launch, screen } from "./browser.mjs";
import * as checks from "./page-checks.mjs";
import { serve } from "./server.mjs";
import { site_folder } from "./settings.mjs";
import { files_in, pages_by_kind, required_kinds, sample_pages } from "./site-tree.mjs";

const files = files_in(site_folder);
const kinds = pages_by_kind(files);
const sample = sample_pages(files);
const folder_url = `${pathToFileURL(site_folder).href}/`;
const address = (home, page) => home + page.split("/").map(encodeURIComponent).join("/");

let browser;
let below_a_path;
let at_the_root;

before(async () => {
  browser = await launch();
  below_a_path = await serve(site_folder, "/a/b/");
  at_the_root = await serve(site_folder, "/");
});

after(async () => {
  await browser?.close();
  await below_a_path?.close();
  await at_the_root?.close();
});

const nothing_more = async () => [];

// The page opens without a complaint of the browser, and check(page) finds no fault.
async function expect_sound(home, page, options, check) {
  const found = await complaints_of(browser, home, address(home, page), options, async (opened, complaints) => {
    complaints.push(...(await check(opened)));
  });
  // The page for wrong addresses has its few lines of style within it, which a strict policy forbids, and no icon, for which the
  // browser then asks the server: see publishing.test.mjs.
  const is_its_own = (complaint) => page === "404.html" && /inline style|status of 404/.test(complaint);
  expect_none(found.filter((complaint) => !is_its_own(complaint)), page);
}

// check(page) finds no fault; the browser's complaints are expect_sound()'s to tell.
async function expect_faultless(home, page, options, check) {
  let found = [];
  await complaints_of(browser, home, address(home, page), options, async (opened) => {
    found = await check(opened);
  });
  expect_none(found, page);
}

describe("the site", () => {
  for (const kind of required_kinds) {
    it(`has a page of the kind ${kind}`, () => assert.ok(kinds.has(kind), `only: ${[...kinds.keys()].join(", ")}`));
  }

  it("draws charts", async () => {
    const page = kinds.get("department-year")[0];
    await expect_faultless(below_a_path.url, page, {}, async (opened) =>
      (await opened.locator("svg, img[src$='.svg']").count()) > 0 ? [] : ["no chart"],
    );
  });

});

describe("each page", () => {
  for (const page of sample) {
    it(`${page} is sound below a path, under a strict policy`, () =>
      expect_sound(below_a_path.url, page, {}, (opened) => opened.evaluate(checks.faults_of_pictures)));

    it(`${page} is sound at the root`, () => expect_sound(at_the_root.url, page, {}, nothing_more));

    it(`${page} is sound from a folder`, () =>
      expect_sound(folder_url, page, {}, (opened) => opened.evaluate(checks.faults_of_pictures)));

    it(`${page} has sound markup`, () =>
      expect_faultless(below_a_path.url, page, { javaScriptEnabled: false }, (opened) => opened.evaluate(checks.faults_of_markup)));

    it(`${page} fits a phone, a tablet and a desk`, () =>
      expect_faultless(below_a_path.url, page, { viewport: screen.phone }, async (opened) => {
        const faults = [];
        for (const unfolded of [false, true]) {
          if (unfolded) await opened.evaluate(checks.unfold);
          for (const viewport of Object.values(screen)) {
            await opened.setViewportSize(viewport);
            await opened.evaluate(checks.settle);
            faults.push(...(await opened.evaluate(checks.faults_of_width)));
          }
        }
        return faults;
      }));

    it(`${page} is whole on paper`, () =>
      // A4 between margins of 10 mm.
      expect_faultless(below_a_path.url, page, { viewport: { width: 718, height: 1047 } }, async (opened) => {
        await opened.emulateMedia({ media: "print" });
        return opened.evaluate(checks.faults_on_paper);
      }));

    it(`${page} says the same without scripts`, async () => {
      const texts = {};
      for (const javaScriptEnabled of [true, false]) {
        await expect_faultless(below_a_path.url, page, { javaScriptEnabled }, async (opened) => {
          texts[javaScriptEnabled] = await opened.evaluate(checks.texts_of_page);
          return [];
        });
      }
      const [with_scripts, without] = [true, false].map((on) => texts[on].filter((one) => !one.in_control).map(({ text }) => text));
      const at = without.findIndex((text, i) => text !== with_scripts[i]);
      const first = at >= 0 ? at : with_scripts.length === without.length ? -1 : without.length;
      expect_none(first < 0 ? [] : [`with scripts: ${with_scripts[first]}`, `without: ${without[first]}`], page);
    });
  }
});

describe("the way through the site", () => {
  it("leads from the overview to a department and a year of it, by keyboard and links alone", async () => {
    const home = below_a_path.url;
    await expect_sound(home, "index.html", { javaScriptEnabled: false }, async (opened) => {
      for (const kind of ["department", "department-year"]) {
        const wanted = kinds.get(kind).map((page) => address(home, page));
        const links = await opened.locator("a[href]").evaluateAll((list) => list.map((link) => link.href.split("#")[0]));
        const at = links.findIndex((link) => wanted.includes(link));
        if (at < 0) return [`no link to a page of the kind ${kind} in ${opened.url()}`];
        await opened.locator("a[href]").nth(at).focus();
        await Promise.all([opened.waitForURL(links[at] + "**"), opened.keyboard.press("Enter")]);
      }
      return [];
    });
  });

  it("has the answer first, and what a document is not read for last", async () => {
    const page = kinds.get("department-year")[0];
    await expect_faultless(folder_url, page, { javaScriptEnabled: false }, async (opened) => {
      const faults = [];
      if ((await opened.locator(".sentences dd").count()) !== 4) faults.push("not four sentences");
      const is_in_order = await opened.evaluate(() => {
        const places = [".sentences", ".pictures svg", ".contents", "#section-changes", "#table-summary", "#section-duties"].map((each) =>
          document.querySelector(each),
        );
        return places.every((each, i) => i === 0 || places[i - 1].compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
      });
      if (!is_in_order) faults.push("not in order");
      if (await opened.locator("#section-duties .prose").isVisible()) faults.push("the duties are not collapsed");
      await opened.locator("#section-duties summary").click();
      if (!(await opened.locator("#section-duties .prose").isVisible())) faults.push("the duties do not open");
      // Labels that are drawn are not repeated below unasked.
      if (await opened.locator("#chart-income-structure table").isVisible()) faults.push("a table repeats the labels");
      if (!(await opened.locator("#chart-revenue-trend table").isVisible())) faults.push("the points of a line have no table");
      return faults;
    });
  });

  it("breaks the titles of its contents where the titles themselves break", async () => {
    const [page] = kinds.get("department-year");
    await complaints_of(browser, at_the_root.url, address(at_the_root.url, page), {}, async (opened) => {
      const titles = await opened.locator(".contents a").evaluateAll((links) =>
        links.map((link) => [link, document.querySelector(`${link.hash} :is(h2, h3)`)])
          .filter(([, heading]) => heading?.querySelector("wbr"))
          .map(([link, heading]) => [link.querySelectorAll("wbr").length, heading.querySelectorAll("wbr").length]),
      );
      assert.ok(titles.length > 5, `${titles.length} titles`);
      for (const [in_contents, in_heading] of titles) assert.equal(in_contents, in_heading);
    });
  });

  it("ends no line of a sentence between a number and its unit", async () => {
    for (const page of ["index.html", kinds.get("department")[0], kinds.get("department-year")[0]]) {
      await expect_faultless(below_a_path.url, page, { viewport: { width: 320, height: 800 } }, async (opened) => {
        const faults = [];
        for (const width of [320, 390, 768]) {
          await opened.setViewportSize({ width, height: 800 });
          const wholes = await opened.locator(".sentences .whole").evaluateAll((list) =>
            list.map((whole) => ({ text: whole.textContent, lines: whole.getClientRects().length, end: whole.getBoundingClientRect().right })),
          );
          if (wholes.length < 5) faults.push(`only ${wholes.length} amounts in sentences`);
          for (const { text, lines, end } of wholes) {
            if (lines !== 1 || end > width) faults.push(`${width} px: ${text} in ${lines} lines, to ${end}`);
          }
        }
        return faults;
      });
    }
  });

  it("leads from each difference at a table to its check", async () => {
    for (const page of kinds.get("department-year")) {
      await expect_faultless(below_a_path.url, page, { javaScriptEnabled: false }, async (opened) => {
        const faults = [];
        const links = await opened.locator("[id^='table-'] a[href*='#check-']").evaluateAll((list) => list.map((link) => link.href));
        if (links.length === 0) return faults;
        for (const link of links) {
          await opened.goto(link); // the browser unfolds what the link leads to
          const check = opened.locator(`[id="${decodeURIComponent(new URL(link).hash.slice(1))}"]`);
          if (!(await check.isVisible())) faults.push(`no check in sight: ${link}`);
        }
        return faults;
      });
    }
  });

  it("leads from the overview of checks to those of every document", async () => {
    await expect_faultless(below_a_path.url, kinds.get("checks")[0], { javaScriptEnabled: false }, async (opened) => {
      const links = await opened.locator("main a[href]").evaluateAll((list) => list.map((link) => link.href));
      return kinds.get("document-checks").filter((page) => !links.includes(address(below_a_path.url, page)));
    });
  });

  it("offers downloads that are there", async () => {
    const page = kinds.get("department-year")[0];
    await expect_faultless(below_a_path.url, page, {}, async (opened) => {
      const found = await opened.locator("a[href$='.csv']").evaluateAll((list) => list.map((link) => link.href));
      if (found.length === 0) return ["no link to a CSV file"];
      const missing = found.filter((link) => !files.includes(decodeURIComponent(link.slice(below_a_path.url.length))));
      return missing.map((link) => `missing: ${path.basename(link)}`);
    });
  });
});
