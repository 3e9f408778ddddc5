// What a site says about its publisher and to search engines, the way from its former addresses, its page for wrong addresses, the
// search box, larger type; and the theme of text alone. On sites that are built here from the example: with an address, and plain.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { violations_in } from "./axe.mjs";
import { complaints_of, expect_none, launch, screen } from "./browser.mjs";
import { links_of } from "./links.mjs";
import * as checks from "./page-checks.mjs";
import { serve } from "./server.mjs";
import { repository, site_folder, site_gen } from "./settings.mjs";
import { files_in, pages_by_kind } from "./site-tree.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "publishing-"));
const content = path.join(folder, "content");
cpSync(path.join(repository, "content"), content, { recursive: true });
const settings = path.join(content, "site.toml");
const form = "standards/cn-department-budget/imprint.toml";
appendFileSync(
  settings,
  `
[contact]
telephone = "0352-0000000"
email = "budget@example.gov.cn"

[imprint]
form = "${form}"
site-code = "1402000011"
icp = "晋ICP备05000001号-1"
police = "晋公网安备 14020002000001号"
faults = "https://faults.example/?site_code=1402000011"
section-type = "信息公开"
`,
);
writeFileSync(settings, `address = "http://127.0.0.1:1/open/"\n${readFileSync(settings, "utf8")}`);
const [department] = files_in(path.join(content, "departments")).map((file) => file.split("/")[0]);
const department_file = path.join(content, "departments", department, "department.toml");
writeFileSync(department_file, `formerly = ["former-bureau"]\n${readFileSync(department_file, "utf8")}`);

const [document_file] = files_in(path.join(content, "departments")).filter((file) => file.endsWith("/document.toml"));
const document_path = path.join(content, "departments", document_file);
writeFileSync(document_path, readFileSync(document_path, "utf8").replace("[source]", "[source]\ndate = 2023-02-10"));

const build = (name, ...more) => {
  const output = path.join(folder, name);
  const themes = path.join(repository, "themes");
  execFileSync(site_gen, ["build", "--quiet", "--content", content, "--themes", themes, "--output", output, ...more]);
  return output;
};
const addressed = build("addressed");
const plain = build("plain", "--theme", "plain");
const read = (site, file) => readFileSync(path.join(site, file), "utf8");
const document_page = pages_by_kind(files_in(site_folder)).get("department-year")[0];

let browser;
let example;
let plain_site;
let civic_site;

before(async () => {
  browser = await launch();
  example = await serve(site_folder, "/a/b/");
  plain_site = await serve(plain, "/");
  civic_site = await serve(addressed, "/");
});

after(async () => {
  await browser?.close();
  for (const server of [example, plain_site, civic_site]) await server?.close();
  rmSync(folder, { recursive: true });
});

// What opened(page) answers, and what the browser complained of.
async function open(home, address, options, opened) {
  let answer;
  const complaints = await complaints_of(browser, home, address, options, async (page) => {
    answer = await opened(page);
  });
  return { answer, complaints };
}

const xml_of = (site, file) => {
  execFileSync("xmllint", ["--noout", path.join(site, file)]);
  return read(site, file);
};

describe("a site that knows its address", () => {
  it("lists each page once in its sitemap, and nothing else", () => {
    const listed = [...xml_of(addressed, "sitemap.xml").matchAll(/<loc>http:\/\/127\.0\.0\.1:1\/open\/([^<]*)<\/loc>/g)].map((match) => match[1]);
    const pages = files_in(addressed).filter((file) => file.endsWith(".html") && file !== "404.html" && !/(^|\/)former-bureau\//.test(file));
    assert.deepEqual(listed.toSorted(), pages.map((page) => page.replace(/index\.html$/, "")).toSorted());
  });

  it("has a feed with dates of its documents", () => {
    const feed = xml_of(addressed, "feed.xml");
    assert.match(feed, /<updated>20\d\d-\d\d-\d\dT00:00:00Z<\/updated>/);
    assert.match(read(addressed, "index.html"), /<link rel="alternate" type="application\/atom\+xml"[^>]* href="feed\.xml">/);
  });

  it("says what the law asks for, in the head and at the foot of each page", () => {
    for (const page of files_in(addressed).filter((file) => file.endsWith(".html"))) {
      const html = read(addressed, page);
      for (const text of ['<meta name="SiteIDCode" content="1402000011">', '<meta name="SiteDomain" content="127.0.0.1">', "晋ICP备05000001号-1", 'href="tel:03520000000"', 'href="mailto:budget@example.gov.cn"', ">我为政府网站找错<"]) {
        assert.ok(html.includes(text), `${page}: ${text}`);
      }
    }
    const html = read(addressed, document_page);
    for (const name of ["ColumnName", "ColumnType", "ArticleTitle", "PubDate", "ContentSource"]) assert.match(html, new RegExp(`<meta name="${name}" content="[^"]+">`));
  });

  it("describes its documents and its ways as JSON-LD", () => {
    const html = read(addressed, document_page);
    const { "@graph": graph } = JSON.parse(html.match(/<script type="application\/ld\+json">(.*?)<\/script>/)[1]);
    const dataset = graph.find((thing) => thing["@type"] === "Dataset");
    const trail = graph.find((thing) => thing["@type"] === "BreadcrumbList");
    assert.equal(dataset.url, `http://127.0.0.1:1/open/${document_page.replace("index.html", "")}`);
    const files = dataset.distribution.map(({ contentUrl }) => contentUrl.replace("http://127.0.0.1:1/open/", ""));
    assert.ok(files.length > 10);
    for (const file of files) assert.ok(files_in(addressed).includes(file), file);
    assert.deepEqual(trail.itemListElement.map(({ position }) => position), [1, 2, 3]);
  });

  it("leads from a former address to the present one, without scripts", async () => {
    const address = `${civic_site.url}former-bureau/${document_page.split("/").slice(1).join("/")}`;
    const { answer, complaints } = await open(civic_site.url, address, { javaScriptEnabled: false }, async (page) => {
      await page.waitForURL(`${civic_site.url}${document_page}`);
      return page.url();
    });
    assert.equal(answer, `${civic_site.url}${document_page}`);
    expect_none(complaints, address);
  });

  it("has a page for wrong addresses with absolute links alone", () => {
    const links = [...read(addressed, "404.html").matchAll(/ (?:href|src|action)="([^"]*)"/g)].map((match) => match[1]);
    assert.ok(links.length > 5);
    expect_none(links.filter((link) => !/^(http:\/\/127\.0\.0\.1:1\/open\/|https:|mailto:|tel:|#)/.test(link)), "404.html");
  });

  it("has sound relative links on all other pages", () => {
    const pages = files_in(addressed).filter((file) => file.endsWith(".html") && file !== "404.html");
    expect_none(links_of(addressed).unsound(pages), "links");
  });
});

describe("a site that does not know its address", () => {
  for (const place of ["no-such-page.html", "no/such/page/index.html"]) {
    it(`answers ${place} with a page that needs nothing else`, async () => {
      const { answer, complaints } = await open(example.url, example.url + place, { status: 404, viewport: screen.phone }, async (page) => ({
        links: await page.locator("a[href], link[href], script[src], img[src], form").count(),
        violations: await violations_in(page),
        width: await page.evaluate(checks.faults_of_width),
      }));
      assert.equal(answer.links, 0);
      // A strict policy forbids the few lines of style that the page has in it. It is whole without them.
      expect_none([...complaints.filter((text) => !text.includes("inline style")), ...answer.violations, ...answer.width], place);
    });
  }
});

describe("the head of each page", () => {
  it("has a search box that leads to results, even where a policy forbids forms", async () => {
    const { answer, complaints } = await open(example.url, `${example.url}${document_page}`, {}, async (page) => {
      await page.locator(".quick-search input").fill("公务接待费");
      await page.locator(".quick-search input").press("Enter");
      await page.waitForURL(`${example.url}search/index.html?q=*`);
      await page.locator(".found li").first().waitFor();
      return page.locator("#query").inputValue();
    });
    assert.equal(answer, "公务接待费");
    expect_none(complaints, "search");
  });

  it("has a form that says where it leads without scripts", async () => {
    const { answer } = await open(example.url, `${example.url}${document_page}`, { javaScriptEnabled: false }, (page) =>
      page.locator(".quick-search").evaluate((element) => [element.method, element.action]),
    );
    assert.deepEqual(answer, ["get", `${example.url}search/index.html`]);
  });
});

describe("larger type", () => {
  for (const [kind, [page_path]] of pages_by_kind(files_in(site_folder))) {
    if (kind === "404") continue;
    it(`of ${kind} stays chosen, is large enough to read and to touch, and fits`, async () => {
      const { answer, complaints } = await open(example.url, `${example.url}${page_path}`, { viewport: screen.phone }, async (page) => {
        await page.locator(".larger-type").click();
        await page.reload();
        const faults = [];
        for (const viewport of [screen.phone, screen.desk]) {
          await page.setViewportSize(viewport);
          await page.evaluate(checks.settle);
          faults.push(...(await page.evaluate(checks.faults_of_width)));
        }
        await page.setViewportSize(screen.phone);
        faults.push(
          ...(await page.evaluate(() => {
            const found = [];
            if (document.querySelector(".larger-type").getAttribute("aria-pressed") !== "true") found.push("the choice was forgotten");
            const targets = document.querySelectorAll("header.masthead :is(a, button, input), nav a, footer a, summary, main button");
            for (const target of targets) {
              if (!target.checkVisibility() || target.closest(".skip-link")) continue;
              const { width, height } = target.getBoundingClientRect();
              if (Math.min(width, height) < 43.5) found.push(`${width} x ${height}: ${target.outerHTML.slice(0, 100)}`);
            }
            for (const element of document.querySelectorAll("body *")) {
              const has_text = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== "");
              if (!has_text || element.closest("svg, sup, noscript, option, [hidden]") || !element.checkVisibility()) continue;
              const size = parseFloat(getComputedStyle(element).fontSize);
              if (size < 18) found.push(`${size} px: ${element.outerHTML.slice(0, 100)}`);
            }
            return found;
          })),
        );
        faults.push(...(await violations_in(page)));
        await page.locator(".larger-type").click();
        if (await page.evaluate(() => document.documentElement.dataset.type)) faults.push("it cannot be switched off");
        return faults;
      });
      expect_none([...answer, ...complaints], page_path);
    });
  }
});

describe("the plain theme", () => {
  const pages = pages_by_kind(files_in(plain));

  it("publishes no script and no drawing in its pages", () => {
    expect_none(files_in(plain).filter((file) => file.startsWith("assets/") && !/\.(css|svg)$/.test(file)), "assets");
    for (const page of [...pages.values()].flat()) assert.doesNotMatch(read(plain, page), /<script(?! type="application\/ld\+json")|<svg/, page);
  });

  it("has the same links", () => {
    const files = files_in(plain).filter((file) => file.endsWith(".html") && file !== "404.html");
    expect_none(links_of(plain).unsound(files), "links");
    expect_none(links_of(plain).repeated_ids(files), "ids");
  });

  it("has small pages", () => {
    for (const page of [...pages.values()].flat()) {
      const size = gzipSync(read(plain, page)).length;
      assert.ok(size < 40_000, `${page}: ${size} bytes`);
    }
    const styles = files_in(plain).filter((file) => file.endsWith(".css"));
    assert.ok(styles.length === 1 && read(plain, styles[0]).length < 5_000);
  });

  for (const [kind, [page_path]] of pages) {
    if (kind === "404") continue;
    it(`of ${kind} is accessible and fits`, async () => {
      for (const options of [{ viewport: screen.phone, colorScheme: "dark" }, { viewport: screen.desk, colorScheme: "light" }]) {
        const { answer, complaints } = await open(plain_site.url, plain_site.url + page_path, options, async (page) => {
          const faults = [...(await violations_in(page)), ...(await page.evaluate(checks.faults_of_width))];
          await page.evaluate(checks.unfold);
          faults.push(...(await page.evaluate(checks.faults_of_width)), ...(await page.evaluate(checks.faults_of_markup)));
          return faults;
        });
        expect_none([...complaints, ...answer], page_path);
      }
    });
  }
});
