// Ten tasks of citizens and journalists, each begun on a home page and done by what a reader sees: names of links, labels, headings.
// The answer has to be on the screen, and the way to it short: a click is whatever a finger or pointer does. Typing is none, nor is
// reading on.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { launch, screen } from "./browser.mjs";
import { serve } from "./server.mjs";
import { example_city, pdftotext, repository, site_folder, site_gen } from "./settings.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "tasks-"));
execFileSync(example_city, [path.join(folder, "city")]);
// What none of the tasks asks for.
appendFileSync(path.join(folder, "city/site.toml"), "\n[outputs]\ncharts = false\njson = false\ndata-packages = false\nchecks = false\nchanges = false\n");
execFileSync(
  site_gen,
  ["build", "--quiet", "--content", "city", "--output", "city-site", "--standards", "city/standards", "--themes", path.join(repository, "themes")],
  { cwd: folder },
);

let browser;
let bureau; // the example: one department
let city; // thirty departments, invented

before(async () => {
  browser = await launch();
  bureau = await serve(site_folder, "/");
  city = await serve(path.join(folder, "city-site"), "/");
});

after(async () => {
  await browser?.close();
  await bureau?.close();
  await city?.close();
  rmSync(folder, { recursive: true });
});

// A page, and how often its reader has clicked.
class Reader {
  clicks = 0;

  constructor(page) {
    this.page = page;
  }

  // Where it leads to another page, that is there as a whole afterwards: what is counted on it has all been read.
  async click(locator) {
    ++this.clicks;
    await locator.click();
    await this.page.waitForFunction(() => document.readyState === "complete");
  }

  follow(name, options = {}) {
    return this.click(this.page.getByRole("link", { name, exact: typeof name === "string" }).nth(options.nth ?? 0));
  }

  async choose(label, name) {
    ++this.clicks;
    await this.page.getByLabel(label).first().selectOption({ label: name });
  }

  // From the box in the header, which every page has.
  async search(words) {
    await this.click(this.page.getByRole("searchbox").first());
    await this.page.keyboard.type(words);
    await this.page.keyboard.press("Enter");
    await this.page.getByRole("status").filter({ hasText: `“${words}”` }).waitFor();
    await this.page.waitForFunction(() => document.readyState === "complete");
  }

  // The text is there to be read, and, if it is asked for, where the page stands.
  async sees(locator, { in_sight = false } = {}) {
    await locator.first().waitFor({ state: "visible" });
    if (!in_sight) return;
    const box = await locator.first().boundingBox();
    const { width, height } = this.page.viewportSize();
    assert.ok(box.y >= 0 && box.y + box.height <= height && box.x >= 0 && box.x + box.width <= width, `out of sight: ${JSON.stringify(box)}`);
  }

  // The cells of a row, whose first is its name.
  async row(table, name) {
    const row = this.page.getByRole("table", { name: table }).getByRole("row").filter({ has: this.page.getByRole("rowheader", { name }) });
    await row.first().waitFor();
    return (await row.first().getByRole("cell").allInnerTexts()).map((text) => text.trim());
  }
}

async function at_home(site, most, task, options = {}) {
  const context = await browser.newContext({ viewport: screen.desk, permissions: ["clipboard-read", "clipboard-write"], ...options });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${site.url}index.html`);
    const reader = new Reader(page);
    await task(reader, page);
    assert.ok(reader.clicks <= most, `${reader.clicks} clicks, not ${most}`);
  } finally {
    await context.close();
  }
}

const downloaded = async (page, click) => {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};

describe("a citizen finds out", () => {
  it("what receptions cost, and why", () =>
    at_home(bureau, 2, async (reader, page) => {
      await reader.search("招待费");
      await reader.sees(page.getByText("同时查找了：公务接待费"));
      await reader.sees(page.getByRole("listitem").filter({ hasText: "公务接待费" }).getByText("2023 预算：0.60 万元"));
      await reader.click(page.getByRole("listitem").filter({ hasText: "公务接待费0.60万元" }).getByRole("link", { name: /变动原因/ }));
      await reader.sees(page.getByText("公务接待费0.60万元与上年相比预算数减少0.15万元，主要原因是因公务接待减少"));
      await reader.sees(page.locator("mark", { hasText: "公务接待费" }), { in_sight: true });
    }));

  it("what receptions of all departments cost", () =>
    at_home(city, 3, async (reader) => {
      await reader.search("公务接待费");
      await reader.follow("“三公”经费", { nth: 1 });
      await reader.follow("2023");
      const heads = ["因公出国（境）费", "公务接待费", "公务用车购置费", "公务用车运行维护费", "合计"];
      const total = await reader.row("2023年度“三公”经费（决算）", "合计");
      assert.equal(total[heads.indexOf("公务接待费")], "157.23");
    }));

  it("which departments grew most from 2018 to 2023", () =>
    at_home(city, 1, async (reader, page) => {
      await reader.follow("哪些部门变化最大：2018年度至2023年度（预算）");
      await reader.sees(page.getByText("增加最多的是示例市教育局3,725.66万元、示例市卫生健康委员会1,355.81万元"), { in_sight: true });
    }));

  it("which departments grew most in a year", () =>
    at_home(city, 1, async (reader, page) => {
      const table = page.getByRole("table", { name: /^2023年度各部门（预算）/ });
      await reader.click(table.getByRole("button", { name: /增减额/ }));
      const first = table.getByRole("row").nth(1);
      assert.equal(await first.getByRole("rowheader").innerText(), "示例市教育局");
      assert.ok((await first.getByRole("cell").allInnerTexts()).includes("478.06"));
    }));

  it("what 政府性基金 is", () =>
    at_home(bureau, 1, async (reader, page) => {
      await reader.search("政府性基金");
      await reader.sees(page.getByText(/向特定对象征收、收取或者以其他方式筹集的资金/), { in_sight: true });
    }));

  it("what was corrected", () =>
    at_home(city, 1, async (reader) => {
      await reader.follow("更正记录");
      const cells = await reader.row("2024年的更正", "2024-10-09");
      assert.equal(cells[0], "示例市科学技术局2022年部门决算公开");
      assert.match(cells.at(-1), /“上年结转”一栏与支出不符，已按决算批复改正/);
    }));

  it("that nothing was corrected", () =>
    at_home(bureau, 1, async (reader, page) => {
      await reader.follow("更正记录");
      await reader.sees(page.getByText("到目前为止，本站的文件公开之后没有作过更正。"), { in_sight: true });
    }));

  it("how much it is per inhabitant, of the city without a click", () =>
    at_home(city, 0, async (reader, page) => {
      await reader.sees(page.getByText("支出合计120,135.22万元，人均390.18元"), { in_sight: true });
      assert.equal((await reader.row(/^2023年度各部门（预算）/, "示例市教育局")).at(-1), "87.96");
    }));

  it("how much a department costs per inhabitant over the years", () =>
    at_home(city, 2, async (reader, page) => {
      await reader.click(page.locator("section").filter({ hasText: "全部部门" }).getByRole("link", { name: "示例市农业农村局" }).last());
      await reader.click(page.getByRole("group", { name: "按哪种口径看" }).first().getByRole("button", { name: /人均/ }));
      await reader.sees(page.locator("svg").getByText("25.49", { exact: true }).first());
    }));

  it("how much it is per inhabitant, by a search", () =>
    at_home(city, 2, async (reader) => {
      await reader.search("人均");
      await reader.follow("年度", { nth: 1 });
      assert.equal((await reader.row("各年度、各阶段的合计", /^2023$/)).at(-1), "345.07");
    }));

  it("about a project, on a phone", () =>
    at_home(
      bureau,
      2,
      async (reader, page) => {
        await reader.search("跨境电商");
        await reader.click(page.getByRole("listitem").filter({ hasText: "65.00 万元" }).getByRole("link", { name: /公共服务平台/ }).first());
        const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /跨境电商综试区公共服务平台/ }) }).first();
        await reader.sees(row.getByRole("cell", { name: "65.00" }), { in_sight: true });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
      },
      { viewport: screen.phone, hasTouch: true, isMobile: true },
    ));
});

describe("a journalist", () => {
  it("gets all of a year as a file for a spreadsheet", () =>
    at_home(city, 3, async (reader, page) => {
      await reader.follow("数据下载");
      await reader.follow("2023", { nth: 0 });
      const { name, bytes } = await downloaded(page, () => reader.follow(/^各部门的全部数据/));
      assert.equal(name, "facts-2023.csv");
      const lines = bytes.toString("utf8").split("\n");
      assert.ok(lines.length > 5000, `${lines.length} lines`);
      assert.ok(lines.some((line) => line.includes("示例市教育局") && line.includes("27081.88")));
      assert.ok(lines.some((line) => line.includes("示例市企业清算办公室") && line.includes("-645.36")));
    }));

  it("gets the departments of a year side by side as a workbook", () =>
    at_home(city, 3, async (reader, page) => {
      await reader.follow("年度");
      await reader.follow("2023");
      const { name, bytes } = await downloaded(page, () => reader.follow(/工作簿/));
      assert.equal(name, "comparison-2023.xlsx");
      assert.equal(bytes.toString("latin1", 0, 2), "PK");
    }));

  it("gets all tables of a department's year as a workbook", () =>
    at_home(bureau, 3, async (reader, page) => {
      await reader.follow("数据下载");
      await reader.follow("2023");
      const { name, bytes } = await downloaded(page, () => reader.follow(/^XLSX/));
      assert.match(name, /^datong-commerce-2023-budget\.xlsx$/);
      assert.equal(bytes.toString("latin1", 0, 2), "PK");
    }));

  it("shares a link to one figure", () =>
    at_home(bureau, 2, async (reader, page) => {
      await reader.follow("大同市商务局2023年度部门预算公开");
      const figure = page.locator("div").filter({ has: page.getByRole("term").filter({ hasText: "收入总计" }) }).last();
      await reader.click(figure.getByRole("link", { name: "复制此处链接" }));
      const address = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(address, /^http.*#key-[a-z-]+$/);
      const other = new Reader(await page.context().newPage());
      await other.page.goto(address);
      await other.sees(other.page.locator(":target").getByText("2,737.68"), { in_sight: true });
    }));

  it("compares two departments", () =>
    at_home(city, 3, async (reader, page) => {
      await reader.click(page.getByText("对比两个部门").first());
      await reader.choose("部门一", "示例市教育局");
      await reader.choose("部门二", "示例市卫生健康委员会");
      const compared = "示例市教育局与示例市卫生健康委员会的对比";
      assert.deepEqual(await reader.row(compared, "支出合计"), ["27,081.88", "13,924.34", "13,157.54"]);
      assert.deepEqual(await reader.row(compared, "人均（元）"), ["87.96", "45.22", "42.74"]);
    }));

  it("compares two years of a department", () =>
    at_home(city, 4, async (reader, page) => {
      await reader.click(page.locator("section").filter({ hasText: "全部部门" }).getByRole("link", { name: "示例市农业农村局" }).last());
      await reader.click(page.getByText("对比两个年度").first());
      await reader.choose("年度一", "2022");
      await reader.choose("年度二", "2019");
      const compared = "2019与2022的对比";
      assert.deepEqual(await reader.row(compared, /^预算$/), ["7,166.84", "7,671.51", "504.67"]);
      assert.deepEqual(await reader.row(compared, /^预算 · 按2020年价格$/), ["7,343.07", "7,462.56", "119.49"]);
      assert.deepEqual(await reader.row(compared, /^预算 · 人均/), ["23.03", "24.87", "1.84"]);
    }));

  it("prints a department's year, with all tables", () =>
    at_home(bureau, 1, async (reader, page) => {
      await reader.follow("大同市商务局2023年度部门预算公开");
      const titles = await page.locator(".table h3").allInnerTexts();
      assert.equal(titles.length, 13);
      const sheets = path.join(folder, "printed.pdf");
      await page.emulateMedia({ media: "print" });
      writeFileSync(sheets, await page.pdf({ preferCSSPageSize: true }));
      const printed = execFileSync(pdftotext, [sheets, "-"], { maxBuffer: 1 << 26 }).toString().replace(/\s+/g, "");
      for (const title of titles) assert.ok(printed.includes(title.replace(/\s+/g, "")), title);
      assert.ok(printed.includes("2,737.68") && printed.includes("主要原因是因公务接待减少"));
      assert.ok(!printed.includes("复制表格") && !printed.includes("大字版"));
    }));
});
