// A site in Chinese, in English and in a language from right to left: the switch, what is marked where a language lacks it, the links of
// each tree, the search, and accessibility. The words of the third language are the English ones under its name.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { violations_in } from "./axe.mjs";
import { complaints_of, expect_none, launch, screen } from "./browser.mjs";
import { links_of } from "./links.mjs";
import { serve } from "./server.mjs";
import { repository, site_gen } from "./settings.mjs";
import { files_in, read_text } from "./site-tree.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "languages-"));
const themes = path.join(folder, "themes");
const content = path.join(folder, "content");
cpSync(path.join(repository, "themes"), themes, { recursive: true });
mkdirSync(path.join(themes, "three/translations"), { recursive: true });
writeFileSync(path.join(themes, "three/theme.toml"), 'name = "three"\ninherits = "civic"\n');
const words = readFileSync(path.join(themes, "civic/translations/en.toml"), "utf8").replace('language-name = "English"', 'language-name = "فارسی"');
writeFileSync(path.join(themes, "three/translations/fa.toml"), words);
mkdirSync(path.join(themes, "plain-three"));
writeFileSync(path.join(themes, "plain-three/theme.toml"), 'name = "plain-three"\ninherits = "plain"\n');
cpSync(path.join(themes, "three/translations"), path.join(themes, "plain-three/translations"), { recursive: true });
cpSync(path.join(repository, "tests/sites/two-languages/content"), content, { recursive: true });
const settings = path.join(content, "site.toml");
const change = (file, from, to) => {
  const text = readFileSync(file, "utf8");
  assert.ok(text.includes(from), `${file} has no ${from}`);
  writeFileSync(file, text.replace(from, to));
};
change(settings, 'languages = ["en"]', 'languages = ["en", "fa"]');
change(settings, 'theme = "bilingual"', 'theme = "three"');

const build = (name, ...more) => {
  const output = path.join(folder, name);
  execFileSync(site_gen, ["build", "--quiet", "--content", content, "--themes", themes, "--output", output, ...more]);
  return output;
};
const addressed = build("addressed");
change(settings, 'address = "https://budget.example/open/"\n', "");
const site = build("site");
const plain = build("plain", "--theme", "plain-three");

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

const document_page = "parks/2024/index.html";
const folders = { "zh-CN": "", en: "en/", fa: "fa/" };
const pages = files_in(site).filter((file) => file.endsWith(".html"));
const own_pages = (language) =>
  pages.filter((page) => (folders[language] === "" ? !/^(?:en|fa)\//.test(page) : page.startsWith(folders[language])));

async function open(page_path, options, act, home = server.url) {
  expect_none(await complaints_of(browser, home, home + page_path, options, act), page_path);
}

describe("a site in several languages", () => {
  it("has the same pages in each, but one for wrong addresses, and one copy of the data", () => {
    const first = own_pages("zh-CN").filter((page) => page !== "404.html");
    assert.ok(first.length > 20);
    for (const language of ["en", "fa"]) {
      assert.deepEqual(own_pages(language).map((page) => page.slice(3)), first);
    }
    assert.deepEqual(files_in(path.join(site, "en")).filter((file) => /\.(csv|json|css|xlsx)$/.test(file)), []);
  });

  it("says its language, its direction and the other languages on every page", () => {
    for (const [language, own] of Object.entries(folders)) {
      for (const page of own_pages(language).filter((each) => each !== "404.html")) {
        const html = read_text(site, page);
        assert.match(html, new RegExp(`<html lang="${language}" dir="${language === "fa" ? "rtl" : "ltr"}"`), page);
        assert.ok(!html.includes('<link rel="alternate" hreflang='), `${page}: search engines take whole addresses only`);
        for (const [other, other_folder] of Object.entries(folders)) {
          const root = "../".repeat(page.split("/").length - 1);
          const target = `${root}${other_folder}${page.slice(own.length)}`;
          assert.ok(html.includes(`<a href="${target}" lang="${other}" hreflang="${other}"`), `${page} → ${other}`);
        }
      }
    }
  });

  it("names its pages in all languages by their addresses on the web, if it knows them", () => {
    const html = read_text(addressed, `en/${document_page}`);
    for (const [language, own] of Object.entries(folders)) {
      assert.ok(html.includes(`<link rel="alternate" hreflang="${language}" href="https://budget.example/open/${own}parks/2024/">`));
    }
    assert.ok(html.includes('<link rel="canonical" href="https://budget.example/open/en/parks/2024/">'));
    assert.ok(html.includes("https://budget.example/open/parks/2024/data/"), "the data in JSON-LD");
    const sitemap = read_text(addressed, "sitemap.xml");
    assert.equal(sitemap.match(/<loc>/g).length * 3, sitemap.match(/<xhtml:link /g).length);
  });

  for (const [name, tree] of [["civic", () => site], ["plain", () => plain]]) {
    it(`has no dead link in any language, and every page is reached (${name})`, () => {
      const links = links_of(tree());
      const all = files_in(tree()).filter((file) => file.endsWith(".html"));
      expect_none(links.unsound(all), "links");
      expect_none(links.repeated_ids(all), "ids");
      expect_none(links.unreached().filter((page) => !/(^|\/)gardens\//.test(page)), "unreached");
    });
  }

  for (const javaScriptEnabled of [true, false]) {
    it(`leads to the same page and back, ${javaScriptEnabled ? "with" : "without"} scripts`, () =>
      open(document_page, { javaScriptEnabled, viewport: screen.phone }, async (page) => {
        const click = async (language) => {
          await page.click(`.languages a[hreflang="${language}"]`);
          await page.waitForLoadState();
        };
        await click("en");
        assert.equal(page.url(), `${server.url}en/${document_page}`);
        assert.match(await page.locator("h1").textContent(), /Budget of the parks bureau 2024/);
        await click("fa");
        assert.equal(page.url(), `${server.url}fa/${document_page}`);
        assert.equal(await page.locator('.languages [aria-current="true"]').textContent(), "فارسی");
        await click("zh-CN");
        assert.equal(page.url(), server.url + document_page);
        assert.match(await page.locator("h1").textContent(), /示例市园林局2024年预算/);
      }));
  }

  it("writes amounts as the language of the page does", () =>
    open(`en/${document_page}`, {}, async (page) => {
      const text = await page.locator("main").innerText();
      assert.match(text, /1\.3\d* billion yuan/);
      assert.match(text, /131,250\.50/);
      assert.match(text, /10,000 yuan/);
      assert.doesNotMatch(text, /亿/);
    }));

  it("marks what there is in the first language only", async () => {
    await open(`en/${document_page}`, {}, async (page) => {
      const prose = page.locator("#section-changes .prose");
      assert.equal(await prose.getAttribute("lang"), "zh-CN");
      assert.equal(await page.getByText(/explanations exist only in 简体中文/).count(), 1, "said once, of all sections");
      assert.equal(await page.locator(".section .only-in").count(), 0);
      assert.equal(await page.locator("#section-duties .prose").getAttribute("lang"), null);
    });
    await open("en/water/2024/index.html", {}, async (page) => {
      assert.deepEqual(await page.locator('#table-projects th[lang="zh-CN"]').allTextContents(), ["水井<修缮>"]);
      assert.equal(await page.locator('#table-spending th[lang="zh-CN"]').count(), 0);
      assert.equal(await page.locator("header .only-in", { hasText: "Some names" }).count(), 1);
    });
    await open("en/accessibility/index.html", {}, async (page) => {
      assert.equal(await page.locator(".prose").getAttribute("lang"), "zh-CN");
    });
    await open("en/about/index.html", {}, async (page) => {
      assert.match(await page.locator(".prose").textContent(), /Where the figures come from/);
    });
    assert.doesNotMatch(read_text(site, document_page), /class="only-in"/);
  });

  it("is searched in its language, and leads to its pages", async () => {
    for (const home of [server.url, `${pathToFileURL(site).href}/`]) {
      await open(
        "en/search/index.html?q=culture",
        {},
        async (page) => {
          const result = page.locator(".results a").first();
          await result.waitFor();
          assert.match(await page.locator(".results").textContent(), /Culture/);
          const address = await result.evaluate((link) => link.href);
          assert.ok(address.startsWith(`${home}en/`), address);
          await result.click();
          await page.waitForLoadState();
          assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
        },
        home,
      );
    }
  });

  for (const [name, viewport] of [["phone", screen.phone], ["desk", screen.desk]]) {
    for (const own of ["", "en/", "fa/"]) {
      it(`keeps the rules of accessibility, and nothing overflows, on a ${name} at /${own}`, async () => {
        for (const each of ["index.html", document_page, "accessibility/index.html", "search/index.html"]) {
          await open(own + each, { viewport }, async (page, complaints) => {
            complaints.push(...(await violations_in(page)));
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), own + each);
          });
        }
      });
    }
  }
});
