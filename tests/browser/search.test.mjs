// The search as readers use it: on sites of six departments, in Chinese and in English, from a server under a strict policy and from
// a folder, with and without scripts. site-gen builds these sites here.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import axe from "axe-core";
import { complaints_of, expect_none, launch, screen } from "./browser.mjs";
import * as checks from "./page-checks.mjs";
import { serve } from "./server.mjs";
import { repository, site_gen } from "./settings.mjs";
import { files_in, read_text, scan_page } from "./site-tree.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "search-"));
const extra = "Ödön's <b>bench</b> \u2028 & “gate”";

// Builds a site of the one department of some content, under six names.
function build(name, content, department, names, { options = [], edit = () => {} } = {}) {
  const source = path.join(folder, `${name}-content`);
  cpSync(content, source, { recursive: true });
  const first = path.join(source, "departments", department);
  edit(source);
  names.forEach((title, i) => {
    const copy = path.join(source, "departments", `d-${i}`);
    cpSync(first, copy, { recursive: true });
    writeFileSync(path.join(copy, "department.toml"), `name = '${title}'\ncode = "${101 + i}"\n`);
  });
  rmSync(first, { recursive: true });
  const output = path.join(folder, name);
  const standards = path.join(repository, "content/standards");
  const themes = path.join(repository, "themes");
  execFileSync(site_gen, ["build", "--quiet", "--content", source, "--output", output, "--themes", themes, "--standards", standards, ...options]);
  return output;
}

const chinese_names = ["大同市商务局", "大同市教育局", "大同市水务局", "大同市财政局", "大同市体育局", "大同市文化局"];
const english_names = ["Parks Department", "Roads Department", "Water Board", "School Board", "Fire Brigade", "Museum of Écoles"];

let browser;
const sites = {};

before(async () => {
  browser = await launch();
  sites.zh = { folder: build("zh", path.join(repository, "content"), "datong-commerce", chinese_names) };
  const english = path.join(repository, "tests/sites/inherited-theme/content");
  sites.en = {
    folder: build("en", english, "parks", english_names, {
      options: ["--theme", "civic"],
      edit: (source) => {
        // What only one department has, hostile to scripts and pages, and a row of one year only.
        const tables = path.join(source, "departments/parks/2024/budget/tables.toml");
        writeFileSync(tables, readFileSync(tables, "utf8").replace('"Pond"', JSON.stringify(extra)));
      },
    }),
  };
  for (const site of Object.values(sites)) {
    site.server = await serve(site.folder, "/a/b/");
    site.homes = [site.server.url, `${pathToFileURL(site.folder).href}/`];
  }
});

after(async () => {
  await browser?.close();
  for (const site of Object.values(sites)) await site.server?.close();
  rmSync(folder, { recursive: true });
});

// Searches, and answers what was found by kinds of entries.
async function search(site, home, query, act = async () => {}, options = {}) {
  let found;
  const complaints = await complaints_of(browser, home, `${home}search/index.html?q=${encodeURIComponent(query)}`, options, async (page) => {
    await page.waitForFunction(() => /[:：]|[。.]$/.test(document.querySelector("[role=status]").textContent));
    found = await page.evaluate(() => ({
      status: document.querySelector("[role=status]").textContent,
      titles: [...document.querySelectorAll(".results .title")].map((title) => title.textContent.trim()),
      headings: [...document.querySelectorAll(".results h2")].map((heading) => heading.textContent),
      kinds: [...new Set([...document.querySelectorAll(".results .kind")].map((kind) => kind.firstChild.textContent.trim()))],
      marks: [...new Set([...document.querySelectorAll(".results mark")].map((mark) => mark.textContent))],
      links: [...document.querySelectorAll(".results a")].map((link) => link.href),
    }));
    await act(page, found);
  });
  expect_none(complaints, query);
  return found;
}

const both = (what, act) => {
  for (const i of [0, 1]) it(`${what} ${["from a server", "from a folder"][i]}`, () => act(i));
};

describe("terms", () => {
  it("that the script asks for are those of the program", () => {
    const window = {};
    vm.runInNewContext(read_text(repository, "themes/civic/assets/search-terms.js"), { window });
    const lines = readFileSync(path.join(repository, "tests/fixtures/search-terms.txt"), "utf8").trimEnd().split("\n");
    for (const line of lines) {
      const [text, numbers] = line.split("\t");
      const known = new Set(numbers.split(" ").map(Number));
      const asked = [...window.siteSearch.termsOf(window.siteSearch.fold(text))];
      assert.ok(asked.length > 0, text);
      assert.deepEqual(asked.filter((term) => !known.has(term)), [], text);
    }
  });
});

describe("numbers", () => {
  it("have the same term in the script and in the program", async () => {
    const window = {};
    vm.runInNewContext(read_text(repository, "themes/civic/assets/search-terms.js"), { window });
    // The lists of numbers that the program has written hold the amount of every department: nothing else is needed to find it.
    const scripts = files_in(sites.zh.folder).filter((file) => file.startsWith("search/numbers/"));
    assert.ok(scripts.length > 0);
    const term = window.siteSearch.numberTerm("1368.46");
    const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const file = Math.floor(term / (2 ** 18 / scripts.length));
    const [, terms, lists] = read_text(sites.zh.folder, scripts[file]).match(/"numbers",\d+,"([^"]*)","([^"]*)"/);
    let at = file * (2 ** 18 / scripts.length);
    const place = terms.split(" ").findIndex((text) => {
      at += [...text].reduce((sum, digit, i) => sum + (digits.indexOf(digit) % 32) * 32 ** i, 0);
      return at === term;
    });
    assert.ok(place >= 0);
    assert.equal(lists.split(" ")[place], "*");
  });
});

describe("the search in Chinese", () => {
  both("finds what stands within a text without spaces", async (i) => {
    const found = await search(sites.zh, sites.zh.homes[i], "外商投诉");
    assert.deepEqual(found.kinds, ["说明文字"]);
    assert.deepEqual(found.marks, ["外商投诉"]);
    assert.deepEqual(new Set(found.headings), new Set(chinese_names));
  });

  both("leads to the words in a text, marked and in sight, and not to the head of its section", async (i) => {
    await search(sites.zh, sites.zh.homes[i], "外商投诉", async (page) => {
      await page.locator(".results .title a").first().click();
      await page.waitForURL(/\?found=.*#section-/);
      const mark = page.locator("main mark").first();
      assert.equal(await mark.innerText(), "外商投诉");
      await page.waitForFunction(() => {
        const { top, bottom } = document.querySelector("main mark").getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight;
      });
    });
  });

  both("finds pages by what readers call them, and those named as a term that was found", async (i) => {
    assert.ok((await search(sites.zh, sites.zh.homes[i], "Excel")).titles.includes("数据下载"));
    assert.ok((await search(sites.zh, sites.zh.homes[i], "人均是多少")).titles.includes("年度"));
    const found = await search(sites.zh, sites.zh.homes[i], "公务接待费");
    assert.ok(found.links.some((link) => link.endsWith("topics/three-public/index.html")), found.links.join(" "));
  });

  both("finds departments by a part of their names, and by their codes", async (i) => {
    assert.deepEqual((await search(sites.zh, sites.zh.homes[i], "水务")).titles, ["大同市水务局"]);
    assert.equal((await search(sites.zh, sites.zh.homes[i], "105")).titles[0], "大同市体育局");
  });

  both("finds rows by name and code, with department and year", async (i) => {
    for (const query of ["2080505", "水务局 2080505", "2023年2080505"]) {
      const found = await search(sites.zh, sites.zh.homes[i], query);
      assert.ok(found.titles.includes("2080505 机关事业单位基本养老保险缴费支出"), `${query}: ${found.titles}`);
      assert.equal(found.headings.includes("大同市教育局"), !query.includes("水务局"), query);
    }
  });

  both("finds tables, projects, targets and terms", async (i) => {
    const titles = async (query) => (await search(sites.zh, sites.zh.homes[i], query)).titles.join("\n");
    assert.match(await titles("三公经费"), /表10 2023年一般公共预算“三公”经费支出预算表/);
    assert.match(await titles("商务专项事务"), /商务专项事务工作经费/);
    assert.match(await titles("机关运行经费"), /^机关运行经费/);
  });

  both("finds what the standard calls otherwise, and says so", async (i) => {
    const found = await search(sites.zh, sites.zh.homes[i], "招待费");
    assert.ok(found.titles.some((title) => title.includes("公务接待费")), found.titles.join("\n"));
    assert.match(found.status, /同时查找了：公务接待费/);
    assert.ok(found.marks.includes("公务接待费"));
  });

  both("leads to the row that it has found, which is marked there", async (i) => {
    let rows;
    await search(sites.zh, sites.zh.homes[i], "2080505", async (page) => {
      await page.locator(".results .title a[href*='#table-']", { hasText: "养老保险" }).first().click();
      await page.waitForURL("**#table-*");
      rows = await page.locator("tr.found").allInnerTexts();
      assert.ok(await page.locator("tr.found").first().isVisible());
    });
    assert.ok(rows.length > 0 && rows.every((row) => row.startsWith("2080505")), rows.join("\n"));
  });

  both("finds amounts as people type them, and leads to their rows", async (i) => {
    const expected = await search(sites.zh, sites.zh.homes[i], "1,368.46");
    assert.equal(expected.kinds[0], "金额");
    assert.ok(expected.marks.includes("1,368.46\u00a0万元"), expected.marks.join("\n"));
    for (const query of ["1368.46", "1368.460", "１３６８．４６", "-1368.46", "−1,368.46"]) {
      const found = await search(sites.zh, sites.zh.homes[i], query);
      assert.deepEqual(found.titles, expected.titles, query);
    }
    assert.ok(!(await search(sites.zh, sites.zh.homes[i], "1368.47")).kinds.includes("金额"));
    assert.ok(!(await search(sites.zh, sites.zh.homes[i], "12")).kinds.includes("金额"));
    let row;
    await search(sites.zh, sites.zh.homes[i], "1368.46", async (page) => {
      await page.locator(".results .title a").first().click();
      await page.waitForURL("**/index.html#*");
      row = await page.locator("tr:target").innerText();
    });
    assert.match(row, /1,368\.46/);
  });

  both("says the amount of a row that it has found by its name", async (i) => {
    await search(sites.zh, sites.zh.homes[i], "2080505", async (page) => {
      const amounts = await page.locator(".results .place .amount").allInnerTexts();
      assert.ok(amounts.length > 0 && amounts.every((text) => /^2023 预算：[\d,.]+\u00a0万元$/.test(text)), amounts.join("\n"));
    });
  });

  both("finds pages across departments", async (i) => {
    const found = await search(sites.zh, sites.zh.homes[i], "2023年");
    assert.ok(found.links.some((link) => link.endsWith("/years/2023/index.html")), found.links.join("\n"));
  });

  both("finds the page of a code by the code and by its name", async (i) => {
    for (const query of ["2080505", "机关事业单位基本养老保险缴费支出"]) {
      const found = await search(sites.zh, sites.zh.homes[i], query);
      assert.ok(found.links.some((link) => /\/topics\/[\w-]+\/codes\/2080505\/index\.html$/.test(link)), `${query}\n${found.links.join("\n")}`);
    }
  });

  both("finds the headings of pages across departments", async (i) => {
    const found = await search(sites.zh, sites.zh.homes[i], "没有公开什么");
    assert.ok(found.links.some((link) => /\/years\/2023\/index\.html#[\w-]+$/.test(link)), found.links.join("\n"));
  });

  both("finds full-width letters by ordinary ones", async (i) => {
    assert.ok((await search(sites.zh, sites.zh.homes[i], "j商务")).titles.length > 0);
  });

  both("answers a question by what it names", async (i) => {
    const named = await search(sites.zh, sites.zh.homes[i], "公务接待费");
    for (const question of ["公务接待费是多少？", "什么是公务接待费", "请问公务接待费怎么花"]) {
      const found = await search(sites.zh, sites.zh.homes[i], question);
      assert.ok(found.titles.includes(named.titles[0]), `${question}\n${found.titles.join("\n")}`);
    }
  });

  both("looks for fewer words where nothing has all of them, and says so", async (i) => {
    const found = await search(sites.zh, sites.zh.homes[i], "外商投诉 航天飞机");
    assert.match(found.status, /^没有同时含有全部检索词的内容。“外商投诉”的检索结果：\d+条/);
    assert.deepEqual(found.marks, ["外商投诉"]);
  });

  both("says that there is nothing, and offers the index", async (i) => {
    const found = await search(sites.zh, sites.zh.homes[i], "航天飞机", async (page) => {
      assert.ok(await page.locator(".search-index").isVisible());
      await page.locator("#query").fill("教育局");
      await page.locator(".results h2").first().waitFor();
      assert.equal(await page.locator(".search-index").isVisible(), false);
    });
    assert.equal(found.status, "没有找到“航天飞机”。请减少或缩短检索词。");
    assert.deepEqual(found.links, []);
  });
});

describe("the search in English", () => {
  both("finds words by their beginnings, whatever case and accents", async (i) => {
    assert.deepEqual((await search(sites.en, sites.en.homes[i], "écol")).titles, ["Museum of Écoles"]);
    assert.deepEqual((await search(sites.en, sites.en.homes[i], "ECOLES muse")).titles, ["Museum of Écoles"]);
    assert.deepEqual((await search(sites.en, sites.en.homes[i], "arks")).titles, []);
  });

  both("answers a question by what it names", async (i) => {
    const named = await search(sites.en, sites.en.homes[i], "culture");
    const found = await search(sites.en, sites.en.homes[i], "How much is spent on culture?");
    assert.ok(named.titles.length > 0);
    assert.deepEqual(found.titles, named.titles);
    assert.deepEqual((await search(sites.en, sites.en.homes[i], "how")).titles, [], "there is nothing else to look for");
  });

  both("shows hostile text as text", async (i) => {
    const found = await search(sites.en, sites.en.homes[i], "odon", async (page) => {
      assert.equal(await page.locator(".results b").count(), 0);
    });
    assert.equal(found.titles[0], extra);
    assert.deepEqual(found.marks, ["Ödön"]);
    const hostile = await search(sites.en, sites.en.homes[i], `"><img src=x onerror=alert(1)>`);
    assert.match(hostile.status, /img src=x/);
  });

  both("keeps to the year that is asked for", async (i) => {
    const found = await search(sites.en, sites.en.homes[i], "culture 2024");
    assert.ok(found.links.some((link) => link.includes("/2024/")));
    assert.ok(!found.links.some((link) => link.includes("/2025/")), found.links.join("\n"));
  });

  it("leads to places that are there", async () => {
    const ids = new Map();
    for (const query of ["parks", "spending", "total", "pond", "staff", "we spend", "20", "glossary"]) {
      const found = await search(sites.en, sites.en.homes[1], query);
      assert.ok(found.links.length > 0, query);
      for (const link of found.links) {
        const [where, fragment] = link.slice(sites.en.homes[1].length).split("#");
        const [address] = where.split("?");
        if (!ids.has(address)) ids.set(address, new Set(scan_page(read_text(sites.en.folder, address)).ids));
        if (fragment) assert.ok(ids.get(address).has(decodeURIComponent(fragment)), link);
      }
    }
  });
});

describe("the page of the search", () => {
  it("answers while a reader types, and is reached and used by keyboard", async () => {
    const home = sites.en.homes[0];
    const complaints = await complaints_of(browser, home, `${home}index.html`, {}, async (page) => {
      await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Search" }).focus();
      await page.keyboard.press("Enter");
      await page.waitForURL("**/search/index.html");
      await page.getByRole("searchbox").focus();
      await page.keyboard.type("culture");
      await page.locator(".results .title").first().waitFor();
      assert.equal(new URL(page.url()).searchParams.get("q"), "culture");
      assert.ok(!(await page.locator(".search-index").isVisible()));
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Delete");
      await page.locator(".search-index").waitFor();
      assert.equal(await page.locator(".results .title").count(), 0);
      await page.keyboard.type("roads");
      await page.keyboard.press("Enter");
      await page.locator(".results h2").first().waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/d-1/index.html");
    });
    expect_none(complaints, "keyboard");
  });

  it("loads little: the script, the start, and what the words ask for", async () => {
    const home = sites.zh.homes[0];
    const loaded = [];
    await complaints_of(browser, home, `${home}search/index.html`, {}, async (page) => {
      await page.getByRole("searchbox").waitFor();
      await page.waitForLoadState("networkidle");
      page.on("request", (request) => request.url().includes("/search/") && loaded.push(request.url().slice(home.length)));
      await page.getByRole("searchbox").fill("教育");
      await page.locator(".results .title").first().waitFor();
      await page.waitForTimeout(300);
    });
    // Codes and headings, one file of terms, and the department of that name alone: in no other are the terms.
    assert.equal(loaded[0], "search/overviews.js");
    assert.match(loaded[1], /^search\/terms\/0[01]\.js$/);
    assert.deepEqual(loaded.slice(2), ["search/departments/d-1.js"]);
  });

  it("says which file could not be loaded", async () => {
    const home = sites.en.homes[0];
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route("**/departments/d-3.js", (route) => route.abort());
    await page.goto(`${home}search/index.html?q=culture`);
    await page.locator(".results .fault").waitFor();
    assert.match(await page.getByRole("status").textContent(), /^search\/departments\/d-3\.js could not be loaded/);
    assert.equal(await page.locator(".results h2").count(), 5);
    await page.unroute("**/departments/d-3.js");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await page.locator(".results h2").nth(5).waitFor();
    await context.close();
  });

  for (const language of ["zh", "en"]) {
    it(`is an index without scripts (${language})`, async () => {
      const site = sites[language];
      for (const home of site.homes) {
        const complaints = await complaints_of(browser, home, `${home}search/index.html?q=x`, { javaScriptEnabled: false, viewport: screen.phone }, async (page) => {
          for (const name of language === "zh" ? chinese_names : english_names) {
            assert.ok(await page.getByRole("link", { name, exact: true }).first().isVisible(), name);
          }
          assert.ok(await page.locator("a[href*='#term-']").first().isVisible());
          assert.ok(!(await page.locator("form").isVisible()));
          assert.ok(await page.locator("noscript p").isVisible());
        });
        expect_none(complaints, home);
      }
    });

    for (const colorScheme of ["light", "dark"]) {
      it(`is accessible with results and fits a phone, ${colorScheme} (${language})`, async () => {
        const site = sites[language];
        const faults = [];
        const query = language === "zh" ? "支出" : "spend";
        await search(site, site.homes[0], query, async (page) => {
          for (const viewport of Object.values(screen)) {
            await page.setViewportSize(viewport);
            faults.push(...(await page.evaluate(checks.faults_of_width)));
          }
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() =>
            globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] }),
          );
          faults.push(...violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html}`));
        }, { viewport: screen.phone, colorScheme });
        expect_none(faults, query);
      });
    }
  }

  it("is left out with its data where site.toml says so", () => {
    const off = build("off", path.join(repository, "tests/sites/inherited-theme/content"), "parks", english_names.slice(0, 1), {
      options: ["--theme", "civic"],
      edit: (source) => writeFileSync(path.join(source, "site.toml"), read_text(source, "site.toml").replace("[outputs]\n", "[outputs]\nsearch = false\n")),
    });
    assert.deepEqual(files_in(off).filter((file) => file.startsWith("search/")), []);
    assert.ok(!read_text(off, "index.html").includes("search/"));
  });
});
