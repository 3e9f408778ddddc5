// No number is cut, on any screen, in tables and drawings: every kind of table of the example site, of an invented city and of the same city with amounts of
// twelve digits, from a phone to a desk, enlarged to 400 %, with large type, wherever a table can be scrolled to, and on paper.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { expect_none, launch } from "./browser.mjs";
import * as checks from "./page-checks.mjs";
import { example_city, pdftotext, repository, site_folder, site_gen } from "./settings.mjs";
import { files_in, pages_by_kind, read_text } from "./site-tree.mjs";
import { faults_of_drawings, faults_of_links, faults_of_long_texts, measure_tables } from "./table-checks.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "tables-"));
const themes = process.env.THEMES ?? path.join(repository, "themes");

function build(content, output, ...more) {
  execFileSync(site_gen, ["build", "--quiet", "--content", content, "--output", output, "--standards", `${content}/standards`, "--themes", themes, ...more], {
    cwd: folder,
  });
  return path.join(folder, output);
}

// Every amount of the tables times 100,000,000: sums hold, and the largest have twelve digits before the point.
function enlarge(content) {
  for (const entry of readdirSync(content, { recursive: true })) {
    if (path.basename(entry) !== "tables.toml") continue;
    const file = path.join(content, entry);
    const enlarged = readFileSync(file, "utf8").replace(/(?<=[[,] )(-?)(\d+)\.(\d\d)(?=[,\]])/g, (_, sign, whole, cents) => `${sign}${BigInt(whole + cents) * 1000000n}.00`);
    writeFileSync(file, enlarged);
  }
}

execFileSync(example_city, [path.join(folder, "city")]);
execFileSync(example_city, [path.join(folder, "large")]);
enlarge(path.join(folder, "large"));
const sites = {
  example: site_folder,
  city: build("city", "city-site"),
  "city of twelve digits": build("large", "large-site"),
  "city of twelve digits without style": build("large", "plain-site", "--theme", "plain"),
  "national budget": build(path.join(repository, "tests/fixtures/programme-budget/content"), "programme-site"),
};
// One page with many tables, and some across documents.
const pages_of_each_sort = ["culture-tourism/2023/index.html", "index.html", "agriculture/index.html", "culture-tourism/2023/changes/index.html"];

const pages_of = {
  "city of twelve digits": pages_of_each_sort,
  "city of twelve digits without style": pages_of_each_sort,
  "national budget": ["harbours/2023-24/index.html"], // a document that has many facts
};

// What tells kinds of tables apart: the kind of page, and each table's classes and number of headings.
function tables_of(html, kind) {
  return [...html.matchAll(/<table class="([^"]*)"[\s\S]*?<\/thead>/g)].map(
    ([table, classes]) => `${kind} ${classes.replace(/needs-\w+/, "")} ${table.split("<th ").length}`,
  );
}

// Pages that together have every kind of table, and as few as a single pass finds.
function pages_to_measure(site) {
  const seen = new Set();
  const found = [];
  for (const [kind, pages] of pages_by_kind(files_in(site))) {
    const step = Math.ceil(pages.length / 60);
    for (const page of pages.filter((_, i) => i % step === 0)) {
      const fresh = tables_of(read_text(site, page), kind).filter((table) => !seen.has(table));
      if (fresh.length === 0) continue;
      for (const table of fresh) seen.add(table);
      found.push(page);
    }
  }
  return found;
}

const widths = [320, 390, 768, 1440];
const address = (site, page) => pathToFileURL(path.join(site, page)).href;

let browser;
const contexts = {}; // by the pixels of a device in one of a page

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

// Pages are measured without scripts: the style sheet alone must be right.
async function with_page(at, viewport, check, scale = 1) {
  const context = (contexts[scale] ??= await browser.newContext({ javaScriptEnabled: false, deviceScaleFactor: scale }));
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setViewportSize(viewport);
  await page.goto(at);
  await page.evaluate(checks.unfold);
  await check(page);
}

async function faults_at(page, where, count) {
  const { faults, cut, tables } = await page.evaluate(measure_tables);
  count.cut += cut;
  count.tables += tables;
  return [...faults, ...(await page.evaluate(faults_of_drawings)), ...(await page.evaluate(checks.faults_of_width))].map((fault) => `${where}: ${fault}`);
}

describe("tables", () => {
  for (const [name, site] of Object.entries(sites)) {
    for (const page of pages_of[name] ?? pages_to_measure(site)) {
      it(`of ${page} of the ${name} cut no number`, async () => {
        const faults = [];
        const count = { cut: 0, tables: 0 };
        await with_page(address(site, page), { width: widths[0], height: 800 }, async (opened) => {
          for (const width of widths) {
            await opened.setViewportSize({ width, height: 800 });
            faults.push(...(await faults_at(opened, `${width} px`, count)));
          }
        });
        assert.ok(count.tables > 0, "no table is to be seen");
        expect_none(faults, `${page}: ${count.cut} numbers cut, ${faults.length} faults`);
      });
    }
  }
});

describe("enlarged", () => {
  const site = sites["city of twelve digits"];
  for (const page of pages_of_each_sort) {
    it(`to 400 %, ${page} cuts no number`, async () => {
      const faults = [];
      // 1280 by 900 pixels of a desk.
      await with_page(address(site, page), { width: 320, height: 225 }, async (opened) => {
        faults.push(...(await faults_at(opened, "400 %", { cut: 0, tables: 0 })));
      }, 4);
      expect_none(faults, page);
    });

    for (const width of widths) {
      it(`in type of twice the size, ${page} cuts no number at ${width} px`, async () => {
        const faults = [];
        await with_page(address(site, page), { width, height: 800 }, async (opened) => {
          await opened.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
          faults.push(...(await faults_at(opened, `${width} px`, { cut: 0, tables: 0 })));
        });
        expect_none(faults, page);
      });
    }

    it(`in the larger type of the theme, ${page} cuts no number, and its links are as large as a finger`, async () => {
      const faults = [];
      await with_page(address(site, page), { width: widths[0], height: 800 }, async (opened) => {
        await opened.evaluate(() => (document.documentElement.dataset.type = "larger"));
        for (const width of widths) {
          await opened.setViewportSize({ width, height: 800 });
          faults.push(...(await faults_at(opened, `${width} px`, { cut: 0, tables: 0 })), ...(await opened.evaluate(faults_of_links)));
        }
      });
      expect_none(faults, page);
    });

    it(`with large amounts and long words, ${page} overflows nowhere`, async () => {
      const faults = [];
      await with_page(address(site, page), { width: 320, height: 800 }, async (opened) => {
        const long = await opened.evaluate(faults_of_long_texts);
        for (const width of widths) {
          await opened.setViewportSize({ width, height: 800 });
          faults.push(...long, ...(await opened.evaluate(faults_of_long_texts)), ...(await opened.evaluate(checks.faults_of_width)));
        }
      });
      expect_none(faults, page);
    });
  }

  it("a table keeps its headings and cells for those who listen", async () => {
    await with_page(address(sites.city, pages_of_each_sort[0]), { width: 320, height: 800 }, async (opened) => {
      const client = await opened.context().newCDPSession(opened);
      const { nodes } = await client.send("Accessibility.getFullAXTree");
      const count = (role) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
      const tables = await opened.locator("table").count();
      assert.equal(count("table"), tables);
      assert.equal(count("columnheader"), await opened.locator("thead th").count());
      assert.equal(count("rowheader"), await opened.locator("tbody th").count());
      assert.ok(count("cell") > tables);
    });
  });
});

describe("rows without amounts", () => {
  const [document_page] = pages_by_kind(files_in(site_folder)).get("department-year");
  for (const width of widths) {
    it(`are folded at ${width} px, and unfold by the keyboard, without a script and on paper`, async () => {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 800 } });
      const page = await context.newPage();
      await page.goto(address(site_folder, document_page));
      const table = page.locator("section.table:has(.blank-rows)").first();
      const blank = table.locator("tr.blank");
      const in_sight = async () => (await blank.evaluateAll((rows) => rows.filter((row) => row.checkVisibility()))).length;
      const count = await blank.count();
      assert.ok(count >= 5, `${count} rows`);
      assert.match(await table.locator(".blank-rows").innerText(), new RegExp(`(^|\\D)${count}(\\D|$)`));
      assert.equal(await in_sight(), 0);
      await table.getByRole("checkbox").focus();
      await page.keyboard.press("Space");
      assert.equal(await in_sight(), count);
      await page.keyboard.press("Space");
      assert.equal(await in_sight(), 0);
      await page.emulateMedia({ media: "print" });
      assert.equal(await in_sight(), count);
      assert.equal(await table.locator(".blank-rows").isVisible(), false);
      await context.close();
    });
  }
});

// The words of a PDF, page by page, with their places: what lies outside of a sheet is not among them.
function words_of(pdf) {
  const file = path.join(folder, "page.pdf");
  writeFileSync(file, pdf);
  const text = execFileSync(pdftotext, ["-bbox", file, "-"], { maxBuffer: 1 << 28 }).toString();
  return text.split("<page ").slice(1).map((page) => {
    const [width, height] = page.match(/width="([\d.]+)" height="([\d.]+)"/).slice(1).map(Number);
    const words = [...page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(
      ([, left, top, right, bottom, word]) => ({ left: +left, top: +top, right: +right, bottom: +bottom, word }),
    );
    return { width, height, words };
  });
}

const has_pdftotext = (() => {
  try {
    execFileSync(pdftotext, ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

const millimetre = 72 / 25.4;
const margin = { top: 22 * millimetre, bottom: 20 * millimetre };

// The lowest line between the margins.
function last_line({ height, words }) {
  const inside = words.filter(({ top, bottom }) => top > margin.top - 2 && bottom < height - margin.bottom + 2);
  const lowest = Math.max(...inside.map(({ bottom }) => bottom));
  return inside.filter(({ bottom }) => bottom > lowest - 3).map(({ word }) => word).join("");
}

describe("on paper", { skip: has_pdftotext ? false : "pdftotext is not installed" }, () => {
  const pages = [
    ["example", pages_by_kind(files_in(site_folder)).get("department-year")[0]],
    ["city", "years/2023/index.html"],
    ["city of twelve digits", "years/2023/index.html"],
  ];
  for (const [name, page] of pages) {
    it(`${page} of the ${name} loses no column, parts no heading from its text, and says what it is`, async () => {
      const context = await browser.newContext();
      const opened = await context.newPage();
      await opened.goto(address(sites[name], page));
      const { amounts, headings, title } = await opened.evaluate(() => ({
        amounts: [...document.querySelectorAll("td")].map((cell) => cell.firstChild?.textContent.trim() ?? "").filter((text) => /^[−<]?\d/.test(text) && !/\s/.test(text)),
        headings: [...document.querySelectorAll("h2, h3, h4, h5, caption")].map((heading) => heading.textContent.replace(/\s/g, "")),
        title: document.title,
      }));
      const sheets = words_of(await opened.pdf({ preferCSSPageSize: true }));
      await context.close();
      const faults = [];
      const text = sheets.flatMap(({ words }) => words.map(({ word }) => word)).join(" ");
      for (const amount of new Set(amounts)) {
        if (!text.includes(amount.replace("<", "&lt;"))) faults.push(`lost: ${amount}`);
      }
      for (const [i, { width, words }] of sheets.entries()) {
        for (const { word, left, right } of words) {
          if (left < 0 || right > width) faults.push(`sheet ${i + 1}: ${word} is cut`);
        }
        const line = last_line(sheets[i]);
        if (i + 1 < sheets.length && headings.includes(line)) faults.push(`sheet ${i + 1} ends with a heading: ${line}`);
        const head = words.filter(({ bottom }) => bottom < margin.top).map(({ word }) => word).join("");
        if (i > 0 && head !== title.replace(/\s/g, "")) faults.push(`sheet ${i + 1} has another running title: ${head}`);
      }
      expect_none(faults, page);
    });
  }

  // A program that prints may have laid out the page for paper before; a reader's browser has not.
  for (const media of [null, "print"]) {
    for (const [year, lies] of [["2020", "on its side"], ["2021", "upright in smaller type"]]) {
      it(`the table of ${year} stands ${lies}, with all its columns, on sheets made from a page for ${media ?? "the screen"}`, async () => {
        const context = await browser.newContext();
        const opened = await context.newPage();
        await opened.goto(address(sites.city, `years/${year}/index.html`));
        await opened.emulateMedia({ media });
        const { headings, amounts } = await opened.evaluate(() => {
          const table = document.querySelector("table:is(.needs-96, .needs-104, .needs-112, .needs-120, .needs-128, .needs-136, .needs-144)");
          const texts = (selector) => [...table.querySelectorAll(selector)].map((cell) => cell.firstChild?.textContent.replace(/\s/g, "") ?? "");
          return { headings: texts("thead th"), amounts: texts("tbody tr:first-child td:not(.text, .gap)").filter((text) => text !== "") };
        });
        const sheets = words_of(await opened.pdf({ preferCSSPageSize: true }));
        await context.close();
        assert.ok(headings.length > 6 && amounts.length > 5, `${headings}; ${amounts}`);
        const text_of = ({ words }) => words.map(({ word }) => word).join("");
        // Beside each other in one line: a table whose rows are stacked has all its columns, too.
        const line_of = ({ words }, { top, bottom }) => words.filter((each) => each.top < bottom && each.bottom > top).map(({ word }) => word).join("");
        const has_row = (sheet) => sheet.words.some((word) => amounts.every((amount) => line_of(sheet, word).includes(amount)));
        const found = sheets.find(has_row);
        assert.ok(found, `no sheet of ${sheets.length} has in a line all of ${amounts.join(" | ")}`);
        // A heading may have two lines.
        for (const heading of headings) assert.ok(text_of(found).includes(heading.slice(-3)), heading);
        const wide = sheets.filter(({ width, height }) => width > height);
        assert.equal(wide.includes(found), lies === "on its side");
        assert.ok(lies === "on its side" ? wide.length < sheets.length : wide.length === 0, "what is not wide stands upright");
      });
    }
  }

  it("a figure has its narrow table beside its drawing", async () => {
    const context = await browser.newContext();
    const opened = await context.newPage();
    await opened.goto(address(sites.city, "records/2021/index.html"));
    await opened.emulateMedia({ media: "print" });
    const places = await opened.locator(".chart-figure:has(> details > :is(.needs-32, .needs-40))").evaluateAll((figures) =>
      figures.map((figure) => [figure.querySelector(".drawing").getBoundingClientRect().right, figure.querySelector("table").getBoundingClientRect().left]),
    );
    await context.close();
    assert.ok(places.length > 2, `${places.length} figures`);
    for (const [right, left] of places) assert.ok(left > right, `${left} after ${right}`);
  });

  it("differences are printed with their reasons", async () => {
    const context = await browser.newContext();
    const opened = await context.newPage();
    await opened.goto(address(site_folder, pages_by_kind(files_in(site_folder)).get("department-year")[0]));
    const reasons = await opened.locator(".differences .why dd").evaluateAll((texts) => texts.map((text) => text.textContent.replace(/\s/g, "")));
    const text = words_of(await opened.pdf({ preferCSSPageSize: true })).flatMap(({ words }) => words.map(({ word }) => word)).join("");
    await context.close();
    assert.ok(reasons.length > 0);
    // A sheet may end within a reason.
    for (const reason of reasons) assert.ok(text.includes(reason.slice(0, 12)), reason);
  });
});
