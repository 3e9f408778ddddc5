// The web archive in the reader of ReplayWeb.page, wabac.js: a service worker that answers from the archive as the site's server would.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import os from "node:os";
import path from "node:path";
import { CDXIndexer } from "warcio";
import { expect_none, launch, screen } from "./browser.mjs";
import { serve, serve_files } from "./server.mjs";
import { site_folder, site_gen } from "./settings.mjs";
import { files_in, pages_by_kind } from "./site-tree.mjs";

const reader = path.join(path.dirname(createRequire(import.meta.url).resolve("@webrecorder/wabac")), "sw.js");
const address = "https://site.invalid/"; // of a site that does not state its own

let folder;
let browser;
let server;
let page;
let complaints;

before(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "site-gen-wacz-"));
  const wacz = path.join(folder, "site.wacz");
  execFileSync(site_gen, ["bundle", "--quiet", "--format", "wacz", "--site", site_folder, "--output", wacz]);
  execFileSync(site_gen, ["verify", "--quiet", wacz]);
  browser = await launch();
  server = await serve_files({ "sw.js": reader, "site.wacz": wacz });
  page = await (await browser.newContext({ viewport: screen.desk })).newPage();
  complaints = [];
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url) && !request.url().startsWith("data:")) complaints.push(`request beyond the archive: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(server.url);
  await page.evaluate(async (url) => {
    await navigator.serviceWorker.register("sw.js");
    const worker = (await navigator.serviceWorker.ready).active;
    await new Promise((resolve, reject) => {
      navigator.serviceWorker.addEventListener("message", ({ data }) => {
        if (data.msg_type === "collAdded") resolve();
        if (data.error) reject(new Error(data.error));
      });
      worker.postMessage({ msg_type: "addColl", name: "site", file: { sourceUrl: url }, type: "archive" });
    });
  }, `${server.url}site.wacz`);
});

after(async () => {
  await browser?.close();
  await server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

// The page of an address in the archive, within a frame as readers show it.
async function replayed(of_address) {
  await page.evaluate((source) => {
    document.body.innerHTML = "<iframe style='width: 1200px; height: 800px'></iframe>";
    document.querySelector("iframe").src = source;
  }, `w/site/mp_/${of_address}`);
  const frame = page.frameLocator("iframe");
  await frame.locator("main").waitFor();
  return frame;
}

const ask = (of_address) => page.evaluate(async (url) => (await fetch(url)).json(), `w/api/c/site${of_address}`);

describe("the web archive", () => {
  it("names its pages, the home page first", async () => {
    const { title, mainPageUrl } = JSON.parse(execFileSync("unzip", ["-p", path.join(folder, "site.wacz"), "datapackage.json"]));
    assert.equal(mainPageUrl, `${address}index.html`);
    assert.equal(title, "大同市部门预算公开");
    const { pages } = await ask("/pages");
    const expected = files_in(site_folder).filter((name) => name.endsWith(".html"));
    assert.deepEqual(pages.map((each) => each.url).sort(), expected.map((name) => address + name).sort());
    assert.equal(pages.find((each) => each.url === mainPageUrl).title, title);
  });

  it("has the index that another program makes of its records", async () => {
    const read = (name) => execFileSync("unzip", ["-p", path.join(folder, "site.wacz"), name], { maxBuffer: 1 << 30 });
    const expected = [];
    const reader_of = async function* () {
      yield read("archive/data.warc.gz");
    };
    for await (const line of new CDXIndexer().iterIndex([{ reader: reader_of(), filename: "data.warc.gz" }])) expected.push(line);
    const found = read("indexes/index.cdx").toString().trimEnd().split("\n");
    assert.deepEqual([...found].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))), found);
    const lines = found.map((line) => {
      const [, urlkey, timestamp, block] = /^(\S+) (\d+) (.*)$/.exec(line);
      const { digest, recordDigest, ...others } = JSON.parse(block);
      assert.match(recordDigest, /^sha256:[0-9a-f]{64}$/);
      return { urlkey, timestamp, ...others, digest: digest.slice("sha256:".length) };
    });
    const by_url = (a, b) => (a.url < b.url ? -1 : 1);
    assert.deepEqual(lines.sort(by_url), expected.sort(by_url));
  });

  it("shows the home page as it is on the web", async () => {
    const site = await serve(site_folder, "/");
    const original = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    await original.goto(`${site.url}index.html`);
    const look = (heading) => {
      const { font, color } = getComputedStyle(heading);
      return { text: heading.textContent, font, color };
    };
    const expected = await original.locator("h1").evaluate(look);
    await original.close();
    await site.close();
    const frame = await replayed(`${address}index.html`);
    assert.deepEqual(await frame.locator("h1").evaluate(look), expected);
    expect_none(complaints, "home page");
  });

  it("leads on to a document and its data", async () => {
    const documents = pages_by_kind(files_in(site_folder)).get("department-year").map((name) => address + name);
    const frame = await replayed(`${address}index.html`);
    // In the archive, a link says the address of the site.
    const links = await frame.locator("a[href]").evaluateAll((list) => list.map((link) => link.href.split("#")[0]));
    const index = links.findIndex((link) => documents.includes(link));
    assert.ok(index >= 0, `no link to ${documents} among ${links}`);
    const heading = await frame.locator("h1").textContent();
    await frame.locator("a[href]").nth(index).click();
    await frame.locator(`h1:not(:text-is(${JSON.stringify(heading)}))`).waitFor();
    assert.match(await frame.locator("h1").textContent(), /2023/);
    await frame.locator("table").nth(5).waitFor({ state: "attached" });
    const csv = await frame.locator("a[href$='.csv']").first().evaluate(async (link) => {
      const response = await fetch(link.href);
      return { status: response.status, type: response.headers.get("Content-Type"), text: await response.text() };
    });
    assert.equal(csv.status, 200);
    assert.equal(csv.type, "text/csv; charset=utf-8");
    assert.ok(csv.text.includes(","));
    expect_none(complaints, "document");
  });

  it("knows a page by the address of its folder", async () => {
    const frame = await replayed(address);
    assert.equal(await frame.locator("h1").textContent(), await (await replayed(`${address}index.html`)).locator("h1").textContent());
    expect_none(complaints, "folder");
  });
});
