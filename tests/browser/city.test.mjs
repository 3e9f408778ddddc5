// The pages across departments and years, on the site of an invented city that is built here: links, widths, accessibility, the way
// from year to year; from a server and from a folder, with and without scripts.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { violations_in } from "./axe.mjs";
import { complaints_of, expect_none, launch, screen } from "./browser.mjs";
import { links_of } from "./links.mjs";
import * as checks from "./page-checks.mjs";
import { serve } from "./server.mjs";
import { example_city, repository, site_gen } from "./settings.mjs";
import { files_in } from "./site-tree.mjs";

// A page of each case.
const cases = {
  "all departments": "index.html",
  "all years": "years/index.html",
  "a year": "years/2021/index.html",
  "a year with a document in another unit": "years/2022/index.html",
  "a year that spans two": "years/2019-20/index.html",
  "all topics": "topics/index.html",
  "a topic of codes": "topics/functions/2021/index.html",
  "a topic of items": "topics/funds/2021/index.html",
  "a topic of rows": "topics/projects/2021/index.html",
  "a topic over the years": "topics/functions/index.html",
  "a code": "topics/functions/codes/2010301/index.html",
  "a code in a year": "topics/functions/codes/205/2021/index.html",
  "a merger": "culture-tourism/index.html",
  "a split": "natural-resources/index.html",
  "a part split off": "transport/index.html",
  "a rename": "emergency/index.html",
  "a former name": "health/index.html",
  "a department that contains another": "education/index.html",
  "a closed department": "salt/index.html",
  "a missing year": "sports/index.html",
  "a withheld document": "records/index.html",
  "a withheld table": "reserves/2021/index.html",
  "negative amounts": "clearing/index.html",
  "a document of negative amounts": "clearing/2021/final/index.html",
  "nothing but zeros": "new-district/index.html",
  "a document of zeros": "new-district/2021/index.html",
  "blanks in a column": "welfare-fund/2021/index.html",
  "a name to be escaped": "ecology/index.html",
  "years of two kinds": "college/index.html",
  "all downloads": "data/index.html",
  "the downloads of a year": "data/2021/index.html",
  corrections: "versions/index.html",
  "a corrected document": "science/2023/index.html",
  "performance targets": "performance/2021/index.html",
};

const folder = mkdtempSync(path.join(tmpdir(), "city-"));
const site = path.join(folder, "public");
const folder_url = `${pathToFileURL(site).href}/`;

execFileSync(example_city, [path.join(folder, "content")]);
execFileSync(site_gen, ["build", "--quiet", "--output", "public", "--standards", "content/standards", "--themes", path.join(repository, "themes")], {
  cwd: folder,
});

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await serve(site, "/a/b/");
});

after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true });
});

// Opens a page; check(page) answers faults.
async function expect_sound(home, page, options, check) {
  const found = await complaints_of(browser, home, home + page, options, async (opened, complaints) => {
    complaints.push(...(await check(opened)));
  });
  expect_none(found, page);
}

const text_of = async (locator) => (await locator.innerText()).replace(/\s+/g, " ").trim();

// The row of a table that begins with a name.
const row_of = (page, table, name) => page.locator(`#table-${table} tbody tr`).filter({ has: page.locator("th", { hasText: name }) });

describe("the search", () => {
  it("finds what readers call otherwise than the tables do", async () => {
    const complaints = await complaints_of(browser, folder_url, `${folder_url}search/index.html?q=${encodeURIComponent("招待费")}`, {}, async (page) => {
      await page.locator(".results .title", { hasText: "公务接待费" }).first().waitFor();
    });
    expect_none(complaints, "search");
  });
});

describe("the links of the city", () => {
  const links = links_of(site);
  const files = files_in(site);
  const pages = files.filter((file) => file.endsWith(".html"));

  it("are sound", () => expect_none(links.unsound(pages), "links"));
  it("can be told apart: no id occurs twice in a page", () => expect_none(links.repeated_ids(pages), "ids"));
  it("reach every page from the overview", () => expect_none(links.unreached(), "pages that no link leads to"));
  it("lead to a page for each case", () => expect_none(Object.values(cases).filter((page) => !files.includes(page)), "missing"));
});

describe("the page of", () => {
  const views = [
    { viewport: screen.desk, colorScheme: "light" },
    { viewport: screen.phone, colorScheme: "dark" },
  ];
  for (const [index, [name, page]] of Object.entries(cases).entries()) {
    it(`${name} is sound from a server and fits a phone, a tablet and a desk`, () =>
      expect_sound(server.url, page, { viewport: screen.phone }, async (opened) => {
        const faults = await opened.evaluate(checks.faults_of_pictures);
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

    it(`${name} has sound markup from a folder, without scripts`, () =>
      expect_sound(folder_url, page, { javaScriptEnabled: false }, (opened) => opened.evaluate(checks.faults_of_markup)));

    // Each kind of page is looked at in both ways in accessibility.test.mjs. Here the content differs, so one of them is enough.
    it(`${name} is accessible`, () => expect_sound(server.url, page, views[index % views.length], violations_in));
  }
});

describe("the way from year to year", () => {
  for (const page of ["years/2021/index.html", "topics/funds/2021/index.html"]) {
    it(`leads on from ${page} without scripts, in a folder`, () =>
      expect_sound(folder_url, page, { javaScriptEnabled: false, viewport: screen.phone }, async (opened) => {
        const years = opened.locator("nav.years .year a");
        assert.equal(await text_of(opened.locator("nav.years [aria-current=page]")), "2021");
        await years.filter({ hasText: /^2022$/ }).click();
        await opened.waitForURL(folder_url + page.replace("2021", "2022"));
        assert.equal(await text_of(opened.locator("nav.years [aria-current=page]")), "2022");
        assert.match(await text_of(opened.locator("h1")), /2022/);
        return [];
      }));
  }
});

describe("a reader", () => {
  const open = (page, check) =>
    expect_sound(folder_url, page, { javaScriptEnabled: false }, async (opened) => {
      await check(opened);
      return [];
    });

  it("comes from a year to a department's document of it", () =>
    open("years/2021/index.html", async (page) => {
      const row = row_of(page, "departments-example-city-final", "示例市财政局");
      await row.locator("a").click();
      await page.waitForURL(`${folder_url}finance/2021/final/index.html`);
      assert.match(await text_of(page.locator("h1")), /示例市财政局2021年部门决算公开/);
    }));

  it("is told what a total contains", () =>
    open("years/2021/index.html", async (page) => {
      const table = page.locator("#table-departments-example-city-final");
      assert.match(await text_of(table.locator("tr.total")), /^合计 /);
      assert.match(await text_of(table.locator("ul.contains")), /21份文件合计.*另有1份文件已包含.*1份文件没有该金额/);
    }));

  it("is told why a document is not there", () =>
    open("years/2023/index.html", async (page) => {
      const gap = row_of(page, "documents", "示例市水务局").locator("td.gap");
      assert.equal(await text_of(gap), "尚未公开（预计2024-09-30公开）");
    }));

  it("sees where a merger breaks a department's years, and comes to those that were merged", () =>
    open("culture-tourism/index.html", async (page) => {
      const row = row_of(page, "series-expenditure-total", "2020");
      assert.match(await text_of(row), /2020年由示例市文化局、示例市旅游局合并（与此前年度不可比）/);
      assert.ok((await page.locator("#figure-expenditure-total svg").count()) > 0);
      await page.locator("#history a", { hasText: "示例市文化局" }).click();
      await page.waitForURL(`${folder_url}culture/index.html`);
    }));

  it("sees projects by size, with what was paid back at the end", () =>
    open("topics/projects/2021/index.html", async (page) => {
      const rows = page.locator("#table-projects-example-city-final tbody tr");
      assert.match(await text_of(rows.first()), /突发公共卫生事件应急处置/);
      assert.match(await text_of(rows.last()), /清算退款/);
      assert.equal(await rows.last().locator("td.negative").count(), 1);
      await rows.first().locator("th a").click();
      await page.waitForURL(`${folder_url}health/2021/final/index.html#table-projects`);
    }));

  const number_in = (text) => Number(text.replace("−", "-").replace(/[,%]/g, ""));

  it("has the answer first: four sentences and a picture before the list of departments", () =>
    open("index.html", async (page) => {
      const sentences = page.locator(".sentences dd");
      assert.equal(await sentences.count(), 4);
      assert.match(await text_of(sentences.nth(0)), /^2023年预算，23个部门的支出合计120,135.22万元，人均390.18元。$/);
      // Half of the departments fell or rose little: the one that changed most is named, and the sum is like for like.
      assert.match(await text_of(sentences.nth(3)), /^变化最大的是示例市卫生健康委员会，比上年减少7,634.57万元.*按两年都有金额的22个部门计算/);
      const [head, picture, table] = await Promise.all(
        [sentences.first(), page.locator(".pictures svg").first(), page.locator("#table-departments-example-city-budget")].map((each) =>
          each.evaluate((element) => element.getBoundingClientRect().top),
        ),
      );
      assert.ok(head < table && picture < table, "before the table");
    }));

  it("never reads a blank as zero: what has no amount is not said", () =>
    open("welfare-fund/2021/index.html", async (page) => {
      assert.doesNotMatch(await text_of(page.locator(".sentences")), /未填列|无可比数|NaN| 0万元/);
    }));

  it("goes from the budget to the final accounts of the same table and back, and sees both side by side", () =>
    open("education/2021/index.html", async (page) => {
      await page.locator("#table-expenditure .same-place a", { hasText: /^决算$/ }).click();
      await page.waitForURL(`${folder_url}education/2021/final/index.html#table-expenditure`);
      await page.locator("#table-expenditure .same-place a", { hasText: /^预算$/ }).click();
      await page.waitForURL(`${folder_url}education/2021/index.html#table-expenditure`);
      await page.locator(".comparisons a").click();
      await page.waitForURL(`${folder_url}education/2021/final/changes/index.html#stage-budget`);
      assert.match(await text_of(page.locator("#stage-budget .overview-table thead").first()), /2021 预算 2021 决算 增减额 增减% 完成率/);
    }));

  it("goes from year to year at the same section", () =>
    open("education/2021/index.html", async (page) => {
      await page.locator("#section-changes .same-place a", { hasText: /^2022$/ }).click();
      await page.waitForURL(`${folder_url}education/2022/index.html#section-changes`);
    }));

  it("sees which departments have changed most over the years, of those that both years have", () =>
    open("years/index.html", async (page) => {
      const table = page.locator("#table-growth-example-city-final");
      const rows = await table.locator("tbody tr:not(.total)").evaluateAll((list) =>
        list.map((row) =>
          [...row.cells].map((cell) => {
            const copy = cell.cloneNode(true);
            copy.querySelectorAll(".mark").forEach((mark) => mark.remove());
            return copy.textContent.trim();
          }),
        ),
      );
      assert.ok(rows.length > 10);
      let last = Infinity;
      for (const [name, before, now, change] of rows) {
        assert.equal(number_in(change).toFixed(2), (number_in(now) - number_in(before)).toFixed(2), name);
        assert.ok(number_in(change) <= last, `${name} is in its place`);
        last = number_in(change);
      }
      assert.match(await text_of(table.locator(".contains")), /只比较两个年度都有金额、职责可比的14个部门。 不包含.*示例市文化和旅游局/);
      assert.ok((await page.locator("#growth-example-city-final svg").count()) === 1);
      assert.match(await text_of(page.locator("#growth-example-city-final > p").first()), new RegExp(`^增加最多的是${rows[0][0]}`));
    }));

  it("reads an amount once on the pages of changes, with the names of all rows that it stands for", () =>
    open("education/2021/changes/index.html", async (page) => {
      const rows = await page
        .locator("#last-year #table-changes-budget-expenditure tbody tr")
        .evaluateAll((list) => list.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
      const folded = rows.filter(([name]) => name.includes(" › "));
      assert.ok(folded.length > 0);
      for (const [name, columns, before, now] of rows) {
        const same = rows.filter((row) => row[0] === name && row[2] === before && row[3] === now);
        assert.equal(same.length, 1, `${name}, ${columns}`);
      }
      assert.equal(await page.locator("#last-year .charts svg").count(), 1);
    }));

  it("is told why sources and spending are not the same", () =>
    open("index.html", async (page) => {
      // The parts said are more than the whole, because another part is below zero.
      assert.match(await page.locator("#answer-from-where").innerText(), /收入合计120,135\.22万元。.*另有负数：单位资金−372\.15万元/s);
    }));

  it("is told what of the income was carried over", () =>
    open("years/2018/index.html", async (page) => {
      assert.match(await page.locator("#answer-from-where").innerText(), /收入合计110,723\.24万元，比支出合计多1,183\.20万元/);
    }));

  it("finds no two headings of one name on the home page", () =>
    open("index.html", async (page) => {
      const headings = await page.locator("main :is(h2, h3)").allInnerTexts();
      assert.equal(new Set(headings).size, headings.length, headings.join("\n"));
    }));

  it("sees a stage in one colour on all pages", () =>
    open("agriculture/index.html", async (page) => {
      const final = await page.locator("#more-figures li", { hasText: "决算" }).first().locator("svg").innerHTML();
      assert.match(final, /series-2/);
      assert.doesNotMatch(final, /series-1/);
    }));

  it("finds departments by the order of the language", () =>
    open("index.html", async (page) => {
      const names = await page.locator("#departments .entries a").allInnerTexts();
      assert.ok(names.length > 20);
      const sorted = await page.evaluate((list) => [...list].sort(new Intl.Collator("zh-CN").compare), names);
      assert.deepEqual(names, sorted);
    }));

  it("sees a department's other figures as small drawings, and opens their tables", () =>
    open("education/index.html", async (page) => {
      assert.equal(await page.locator("#more-figures svg").count(), 6);
      const folded = page.locator("#figure-revenue-total");
      assert.equal(await folded.locator("table").first().isVisible(), false);
      await folded.locator("summary").click();
      assert.equal(await folded.locator("table").first().isVisible(), true);
    }));

  it("hears how deep a row is, and does not copy that", () =>
    open("education/2021/index.html", async (page) => {
      const deeper = page.locator("#table-expenditure tr.level-3 th").first();
      assert.match(await deeper.evaluate((cell) => cell.textContent), /^第3级：/);
      const copied = await deeper.evaluate((cell) => {
        getSelection().selectAllChildren(cell);
        return getSelection().toString();
      });
      assert.doesNotMatch(copied, /级/);
    }));
});
