// The tools that scripts add to tables and charts: what a reader sorts, filters, folds, copies, links to and reads. Amounts stay what they are.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, screen } from "./browser.mjs";
import { example_city, repository, site_folder, site_gen } from "./settings.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "table-tools-"));
execFileSync(example_city, [path.join(folder, "city")]);
execFileSync(
  site_gen,
  ["build", "--quiet", "--content", "city", "--output", "city-site", "--standards", "city/standards", "--themes", path.join(repository, "themes")],
  { cwd: folder },
);
const city = path.join(folder, "city-site");
const document_page = "datong-commerce/2023/index.html";
const income = "#table-income";

let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function open(site, page_path, check, options = {}) {
  const context = await browser.newContext({ viewport: screen.desk, ...options });
  try {
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(pathToFileURL(path.join(site, page_path.split("#")[0])).href + (page_path.includes("#") ? "#" + page_path.split("#")[1] : ""));
    await page.waitForFunction(() => !window.siteTables || window.siteTables.areReady);
    await check(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

const shown_rows = (page, table) => page.locator(`${table} tbody tr:visible`);
const tool = (page, table, name) => page.locator(`${table} [data-tool=${name}]`);

// What a paste puts into a field.
async function pasted(page) {
  await page.evaluate(() => {
    const field = document.createElement("textarea");
    field.id = "pasted";
    document.body.append(field);
    field.focus();
  });
  await page.keyboard.press("Control+V");
  return page.evaluate(() => {
    const field = document.getElementById("pasted");
    field.remove();
    return field.value;
  });
}

describe("sorting", () => {
  it("puts the largest amount first, then the smallest, then all as printed; the total stays where it is", () =>
    open(city, "years/2021/index.html", async (page) => {
      const table = "#table-departments-example-city-final";
      const amounts = () =>
        page.locator(`${table} tbody tr:not(.total) td:nth-of-type(1)`).evaluateAll((cells) => cells.map((cell) => cell.textContent.trim()));
      const printed = await amounts();
      const number = (text) => Number(text.replaceAll(",", "").replace("\u2212", "-"));
      const numbers = printed.filter((text) => /\d/.test(text)).map(number);
      assert.ok(numbers.length > 15);
      const button = page.locator(`${table} thead th:nth-child(2) .sort`);
      for (const [direction, order] of [["descending", (a, b) => b - a], ["ascending", (a, b) => a - b]]) {
        await button.click();
        assert.equal(await page.locator(`${table} thead th:nth-child(2)`).getAttribute("aria-sort"), direction);
        const sorted = (await amounts()).filter((text) => /\d/.test(text)).map(number);
        assert.deepEqual(sorted, [...numbers].sort(order));
        assert.match(await page.locator(`${table} tbody tr`).last().getAttribute("class"), /total/);
      }
      // What has no number has no place among numbers.
      assert.ok((await amounts()).slice(numbers.length).every((text) => !/\d/.test(text)));
      await button.click();
      assert.deepEqual(await amounts(), printed);
    }));

  it("orders names by the rules of the language", () =>
    open(city, "years/2021/index.html", async (page) => {
      const table = "#table-departments-example-city-final";
      await page.locator(`${table} thead th:first-child .sort`).click();
      const names = await page.locator(`${table} tbody tr:not(.total) th > a`).allInnerTexts();
      const expected = [...names].sort(new Intl.Collator("zh-CN", { numeric: true }).compare);
      assert.deepEqual(names, expected);
    }));

  it("keeps rows below the row that they lie in", () =>
    open(city, "topics/functions/2021/index.html", async (page) => {
      const table = "main .overview-table:has(tr.level-3)";
      const parents = () =>
        page.locator(`${table} >> nth=0 >> tbody tr`).evaluateAll((rows) => {
          const above = [];
          return rows.map((row) => {
            const level = Number(/level-(\d)/.exec(row.className)?.[1] ?? 1);
            above[level] = row.id;
            return `${row.id} in ${above[level - 1]}`;
          });
        });
      const printed = await parents();
      await page.locator(`${table} >> nth=0 >> thead th:nth-child(2) .sort`).click();
      const sorted = await parents();
      assert.notDeepEqual(sorted, printed);
      assert.deepEqual([...sorted].sort(), [...printed].sort());
    }));

  it("is not offered where rows lie in one another", () =>
    open(site_folder, document_page, async (page) => {
      assert.equal(await page.locator(`${income} .sort`).count(), 0);
    }));
});

describe("filtering and folding", () => {
  it("shows what has the words, below what it lies in, and no total", () =>
    open(site_folder, document_page, async (page) => {
      await page.locator(`${income} input[type=search]`).fill("其他商贸");
      const codes = await page.locator(`${income} tbody tr:visible td:first-child`).allInnerTexts();
      assert.deepEqual(codes, ["201", "20113", "2011399"]);
      assert.match(await page.locator("body > [data-tool=status]").innerText(), /1$/);
      await page.locator(`${income} input[type=search]`).fill("");
      assert.ok((await shown_rows(page, income).count()) > 10);
      assert.equal(await page.locator(`${income} tbody tr.total:visible`).count(), 1);
    }));

  it("folds levels", () =>
    open(site_folder, document_page, async (page) => {
      const all = await shown_rows(page, income).count();
      await page.locator(`${income} [data-tool=levels] button`).first().click();
      const codes = await page.locator(`${income} tbody tr:visible td:first-child`).allInnerTexts();
      assert.ok(codes.length < all);
      assert.ok(codes.every((code) => code.length <= 3), codes.join(" "));
      await page.locator(`${income} [data-tool=levels] button`).last().click();
      assert.equal(await shown_rows(page, income).count(), all);
    }));
});

describe("copying", () => {
  it("gives a table as plain numbers under one line of headings", () =>
    open(site_folder, document_page, async (page) => {
      await tool(page, income, "copy").click();
      const lines = (await pasted(page)).split("\n").map((line) => line.split("\t"));
      assert.ok(lines.every((line) => line.length === lines[0].length));
      assert.equal(lines[0][2], "本年收入 合计");
      assert.deepEqual(lines[1].slice(0, 4), ["", "合计", "2737.68", "2178.00"]);
    }));

  it("gives negative amounts a minus that spreadsheets know, from the button and by hand", () =>
    open(city, "years/2021/index.html", async (page) => {
      const minus = page.locator("main td:text-matches('^\u2212[0-9,.]+$')").first();
      const section = await minus.evaluate((cell) => "#" + cell.closest(".table").id);
      const text = (await minus.innerText()).trim();
      await tool(page, section, "copy").click();
      const copied = await pasted(page);
      assert.ok(!copied.includes("\u2212"));
      assert.ok(copied.includes(text.replace("\u2212", "-").replaceAll(",", "")), `${text} in ${copied}`);
      await minus.evaluate((cell) => document.getSelection().selectAllChildren(cell.closest("table")));
      await page.keyboard.press("Control+C");
      assert.ok((await pasted(page)).includes(text.replace("\u2212", "-")));
    }));

  it("leaves a text with a minus, and no table, as it is", () =>
    open(site_folder, document_page, async (page) => {
      await page.evaluate(() => {
        const text = document.createElement("p");
        text.textContent = "a \u22121 b";
        document.querySelector("main").prepend(text);
        document.getSelection().selectAllChildren(text);
      });
      await page.keyboard.press("Control+C");
      assert.equal(await pasted(page), "a \u22121 b");
    }));
});

describe("the address of a row", () => {
  it("is unique, and is copied", () =>
    open(site_folder, document_page, async (page) => {
      const ids = await page.locator("main tr[id]").evaluateAll((rows) => rows.map((row) => row.id));
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(ids.includes("income.2011301") && ids.includes("summary.expenditure.201"));
      assert.equal(await page.locator("main .table > :is(table, .sides) tbody tr:not([id])").count(), 0);
      await tool(page, income, "links").click();
      await page.locator('[id="income.2011301"] .row-link').click();
      assert.match(page.url(), /#income\.2011301$/);
      assert.equal(await pasted(page), page.url());
    }));

  it("leads to a row, also to one that is folded away", () =>
    open(site_folder, document_page, async (page) => {
      const blank = await page.locator("main tr.blank[id]").first().getAttribute("id");
      assert.ok(!(await page.locator(`[id="${blank}"]`).isVisible()));
      await page.evaluate((id) => (location.hash = id), blank);
      await page.locator(`[id="${blank}"]`).waitFor({ state: "visible" });
    }));
});

describe("another unit of money", () => {
  const city_document = "agriculture/2021/index.html";
  const table = "#table-summary";
  const cells = (page, where) => page.locator(`${where} tbody td`).evaluateAll((all) => all.map((cell) => cell.textContent.trim()));
  const digits = (text) => text.replace(/[,.]/g, "").replace(/^(\u2212?)0+(?=\d)/, "$1");

  it("moves the point of every amount of every table, exactly, and back", () =>
    open(city, city_document, async (page) => {
      const printed = await cells(page, ".table");
      await tool(page, table, "units").locator("select").selectOption({ label: "元" });
      const converted = await cells(page, ".table");
      assert.equal(converted.length, printed.length);
      const changed = printed.filter((text, i) => text !== converted[i]);
      assert.ok(changed.length > 50, `${changed.length} changed`);
      printed.forEach((text, i) => {
        if (text === "" || text === converted[i]) assert.equal(converted[i], text);
        else assert.equal(digits(converted[i]), digits(text) === "0" ? "0" : digits(text).padEnd(digits(text).length + 4 - (text.split(".")[1] ?? "").length, "0"));
      });
      assert.match(await page.locator(`${table} .unit`).textContent(), /^单位：元（公布时为万元，换算显示）$/);
      assert.equal(await tool(page, "#table-projects", "units").locator("select").inputValue(), "0");
      await tool(page, table, "units").locator("select").selectOption({ label: "亿元" });
      const large = await cells(page, table);
      assert.ok(large.some((text) => /^0\.\d{6}$/.test(text)), large.join(" "));
      await tool(page, table, "units").locator("select").selectOption({ label: "万元" });
      assert.deepEqual(await cells(page, ".table"), printed);
      assert.equal(await page.locator(`${table} .unit`).textContent(), "单位：万元");
    }));

  it("is what a copy has, and names", () =>
    open(city, "years/2021/index.html", async (page) => {
      const departments = "#table-departments-example-city-final";
      const copy = async () => {
        await tool(page, departments, "copy").click();
        return (await pasted(page)).split("\n").map((line) => line.split("\t"));
      };
      const before = await copy();
      await tool(page, departments, "units").locator("select").selectOption({ label: "元" });
      const after = await copy();
      assert.deepEqual(after[0].slice(0, 3), [before[0][0], `${before[0][1]}（元）`, `${before[0][2]}（元）`]);
      assert.deepEqual(after[0].slice(-2), before[0].slice(-2));
      assert.equal(after[1][1], `${before[1][1].replace(".", "")}00`);
    }));

  it("leaves shares, counts and amounts per inhabitant as they are", () =>
    open(city, "years/2021/index.html", async (page) => {
      const departments = "#table-departments-example-city-final";
      const heads = await page.locator(`${departments} thead th`).allInnerTexts();
      const column = (name) => heads.findIndex((text) => text.startsWith(name));
      const row = () => page.locator(`${departments} tbody tr`).first().locator("th, td").allInnerTexts();
      const before = await row();
      await tool(page, departments, "units").locator("select").selectOption({ label: "元" });
      const after = await row();
      for (const name of ["占比", "人均"]) {
        if (column(name) > 0) assert.equal(after[column(name)], before[column(name)], name);
      }
      assert.notEqual(after[1], before[1]);
      assert.deepEqual(await page.locator(`${departments} thead th`).allInnerTexts(), heads);
    }));

  it("cuts no number on any screen", () =>
    open(
      city,
      city_document,
      async (page) => {
        await tool(page, table, "units").locator("select").selectOption({ label: "元" });
        await page.waitForTimeout(200);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
        const cut = await page.locator(".table table").evaluateAll((tables) => tables.filter((each) => each.scrollWidth > each.parentElement.clientWidth + 1).length);
        assert.equal(cut, 0);
      },
      { viewport: screen.phone },
    ));
});

describe("two departments side by side", () => {
  const table = "#table-departments-example-city-final";
  it("are rows of one table, with their exact difference", () =>
    open(city, "years/2021/index.html", async (page) => {
      const box = page.locator(`${table} details.compare`);
      await box.locator("summary").click();
      assert.match(await box.innerText(), /同一年度、同一阶段、同一格式、同一单位/);
      const names = await box.locator("select").first().locator("option").allInnerTexts();
      await box.locator("select").first().selectOption({ index: 1 });
      await box.locator("select").nth(1).selectOption({ index: 2 });
      const heads = await box.locator("thead th").allInnerTexts();
      assert.deepEqual(heads.slice(1), [names[1], names[2], "差额"]);
      const [first, second, difference] = (await box.locator("tbody tr").first().locator("td").allInnerTexts()).map((text) => text.replaceAll(",", "").replace("\u2212", "-"));
      assert.equal((Math.round(Number(first) * 100) - Math.round(Number(second) * 100)) / 100, Number(difference));
      const shares = await box.locator("tbody tr", { hasText: "占比" }).locator("td").allInnerTexts();
      if (shares.length > 0) assert.equal(shares[2], "");
      // The same department cannot be chosen twice.
      assert.ok(await box.locator("select").nth(1).locator("option").nth(1).evaluate((option) => option.disabled));
      await tool(page, table, "units").locator("select").selectOption({ label: "元" });
      assert.notEqual((await box.locator("tbody tr").first().locator("td").first().innerText()).replaceAll(",", ""), first);
    }));
  it("are offered in every table that lists departments", () =>
    open(city, "topics/three-public/2023/index.html", async (page) => {
      assert.equal(await page.locator("details.compare").count(), 2);
      // A department that another contains stands by its own size.
      const receptions = page.locator("#table-three-public-example-city-final");
      await receptions.locator("thead th", { hasText: "公务接待费" }).locator("button").click();
      const sorted = await receptions.locator("tbody tr:not(.total) td:nth-child(3)").allInnerTexts();
      const numbers = sorted.filter(Boolean).map((text) => Math.round(Number(text) * 100));
      assert.deepEqual(numbers, numbers.toSorted((a, b) => b - a));
    }));
  it("are not offered where a table is not of departments", () =>
    open(city, "topics/functions/2021/index.html", async (page) => {
      assert.equal(await page.locator("details.compare").count(), 0);
    }));
});

describe("two years side by side", () => {
  const table = "#table-series-expenditure-total";
  const choose = async (page, first, second) => {
    const box = page.locator(`${table} details.compare`);
    if (!(await box.evaluate((details) => details.open))) await box.locator("summary").click();
    await box.locator("select").first().selectOption({ label: first });
    await box.locator("select").nth(1).selectOption({ label: second });
    const rows = await box.locator("tbody tr").evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
    return { heads: (await box.locator("thead th").allInnerTexts()).slice(1), rows: new Map(rows.map(([name, ...cells]) => [name, cells])), text: await box.innerText() };
  };
  it("are as published, in real terms and per inhabitant, in their order, with the exact change", () =>
    open(city, "agriculture/index.html", async (page) => {
      for (const chosen of [["2022", "2019"], ["2021", "2018"], ["2019", "2022"]]) {
        const { heads, rows } = await choose(page, ...chosen);
        assert.deepEqual(heads, [...chosen.toSorted(), "增减额"]);
        assert.ok(rows.size >= 5, [...rows.keys()].join());
        for (const [name, [before, after, change]] of rows) {
          const cents = (text) => BigInt(text.replaceAll(",", "").replace("\u2212", "-").replace(".", ""));
          if (/\d/.test(before) && /\d/.test(after)) assert.equal(cents(after) - cents(before), cents(change), name);
          else assert.equal(change, "", name);
        }
      }
    }));
  it("have no change where the years in between cannot be compared, and say why", () =>
    open(city, "transport/index.html", async (page) => {
      const { rows, text } = await choose(page, "2019", "2023");
      assert.deepEqual(rows.get("预算"), ["11,988.64", "11,082.45", ""]);
      assert.ok([...rows.values()].every(([, , change]) => change === ""));
      assert.match(text, /不计算增减/);
      assert.match(text, /2022年分出示例市轨道交通办公室/);
      const whole = await choose(page, "2022", "2023");
      assert.deepEqual(whole.rows.get("预算"), ["10,911.78", "11,082.45", "170.67"]);
      assert.match(whole.text, /2022年决算包含年末追加的退税补助/);
    }));
  it("follow the unit of the table", () =>
    open(city, "agriculture/index.html", async (page) => {
      await choose(page, "2019", "2022");
      await tool(page, table, "units").locator("select").selectOption({ label: "元" });
      assert.deepEqual(await page.locator(`${table} .compare tbody tr`).first().locator("td").allInnerTexts(), ["71,668,400", "76,715,100", "5,046,700"]);
    }));
});

describe("the link of a figure", () => {
  it("is in sight and copied", () =>
    open(
      site_folder,
      document_page,
      async (page) => {
        const box = page.locator(".key-figures > div[id]").first();
        const link = box.locator(".figure-link");
        assert.ok(await link.isVisible());
        await link.click();
        assert.match(await pasted(page), /#key-[a-z-]+$/);
        assert.equal(await page.locator(".sentences > div[id] .figure-link").count(), await page.locator(".sentences > div[id]").count());
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    ));
  it("leads from other pages to the figure", () =>
    open(site_folder, "index.html", async (page) => {
      await page.locator(".documents .key-figures dt a").first().click();
      await page.waitForURL(/datong-commerce\/\d{4}\/index\.html#key-/);
      await page.locator(":target").waitFor();
    }));
});

describe("the drawing of amounts over the years", () => {
  it("switches between published, real and per-inhabitant amounts in one place", () =>
    open(city, "agriculture/index.html", async (page) => {
      const shown = () => page.locator(".pictures .chart-figure:visible .title").allInnerTexts();
      assert.deepEqual((await page.locator(".bases button").allInnerTexts()).slice(0, 2), ["公布数", "按2020年价格"]);
      assert.equal((await shown()).length, 1);
      await page.locator(".bases button").nth(2).click();
      assert.match((await shown()).join(), /人均/);
      await page.evaluate(() => (location.hash = "#chart-series-expenditure-total-real"));
      await page.waitForFunction(() => !document.getElementById("chart-series-expenditure-total-real").hidden);
      assert.equal((await shown()).length, 1);
    }));
});

describe("the values of a chart", () => {
  const chart = "#chart-income-structure .drawing";
  it("are read with the keys, one after the other", () =>
    open(site_folder, document_page, async (page) => {
      const readout = page.locator(`${chart} .readout`);
      assert.ok(!(await readout.isVisible()));
      await page.locator(`${chart} svg`).focus();
      await page.keyboard.press("ArrowRight");
      assert.match(await readout.innerText(), /一般公共预算 2,178\.00万元 79\.56%/);
      await page.keyboard.press("ArrowRight");
      assert.match(await readout.innerText(), /政府性基金预算 559\.68万元 20\.44%/);
      await page.keyboard.press("ArrowRight");
      assert.match(await readout.innerText(), /一般公共预算/);
      await page.keyboard.press("Escape");
      assert.ok(!(await readout.isVisible()));
    }));

  it("are read by touch", () =>
    open(
      site_folder,
      document_page,
      async (page) => {
        await page.locator(`${chart} path[data-value]`).nth(1).tap({ position: { x: 12, y: 40 }, force: true });
        const readout = page.locator(`${chart} .readout`);
        await readout.waitFor();
        const box = await readout.boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= screen.phone.width, JSON.stringify(box));
      },
      { viewport: screen.phone, hasTouch: true },
    ));
});

describe("where fingers are used", () => {
  for (const [where, site, page_path] of [["a document", site_folder, document_page], ["a department's page", city, "agriculture/index.html"], ["a home page", city, "index.html"]]) {
    it(`controls of ${where} are 44 px high`, () =>
      open(
        site,
        page_path,
        async (page) => {
          const low = await page.evaluate(() => {
            for (const details of document.querySelectorAll("details")) details.open = true;
            return [...document.querySelectorAll("button:not(.sort), summary, select, input:not([type=checkbox]), .blank-rows label, .masthead nav a, .colophon a, .figure-link")]
              .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
              .filter(([, { width, height }]) => width > 0 && height < 44)
              .map(([html, { height }]) => `${height}: ${html}`);
          });
          assert.deepEqual(low, []);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
        },
        { viewport: screen.phone, hasTouch: true, isMobile: true },
      ));
  }
});
