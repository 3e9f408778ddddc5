// The bundle as somebody finds it in twenty years: unpacked somewhere, verified, and opened from the folder.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { complaints_of, expect_none, launch } from "./browser.mjs";
import * as checks from "./page-checks.mjs";
import { serve } from "./server.mjs";
import { bundle_file, repository, site_folder, site_gen } from "./settings.mjs";
import { files_in, pages_by_kind, read_text } from "./site-tree.mjs";

let browser;
let unpacked;
let folder; // the bundle's own

before(async () => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "预算 归档 #1 100% ")));
  execFileSync("unzip", ["-q", bundle_file, "-d", folder], { env: { ...process.env, LC_ALL: "C.UTF-8" } });
  const [top, ...others] = readdirSync(folder);
  assert.deepEqual(others, []); // unpacking litters no folder
  unpacked = folder;
  folder = path.join(folder, top);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  if (unpacked) rmSync(unpacked, { recursive: true, force: true });
});

describe("the bundle", () => {
  it("holds the site, a manifest and what to know about them", () => {
    const expected = ["README.txt", "manifest-sha256.txt", ...files_in(site_folder).map((file) => `site/${file}`)];
    assert.deepEqual(files_in(folder), expected.sort());
  });

  it("holds the very site that was built", () => {
    const manifest = "manifest-sha256.txt";
    assert.equal(read_text(path.join(folder, "site"), manifest), read_text(site_folder, manifest));
  });

  it("is verified by sha256sum", () => {
    for (const at of [folder, path.join(folder, "site")]) {
      execFileSync("sha256sum", ["--check", "--strict", "--quiet", "manifest-sha256.txt"], { cwd: at });
    }
  });

  it("opens from its folder, and leads on", async () => {
    const kinds = pages_by_kind(files_in(path.join(folder, "site")));
    const home = `${pathToFileURL(path.join(folder, "site")).href}/`;
    const found = await complaints_of(browser, home, `${home}index.html`, {}, async (page, complaints) => {
      complaints.push(...(await page.evaluate(checks.faults_of_pictures)));
      for (const kind of ["department", "department-year"]) {
        const wanted = kinds.get(kind).map((name) => home + name.split("/").map(encodeURIComponent).join("/"));
        const links = await page.locator("a[href]").evaluateAll((list) => list.map((link) => link.href.split("#")[0]));
        const next = links.find((link) => wanted.includes(link));
        assert.ok(next, `no link to a page of the kind ${kind} in ${page.url()}`);
        await page.goto(next);
        complaints.push(...(await page.evaluate(checks.faults_of_pictures)));
      }
    });
    expect_none(found, "bundle");
  });
});

describe("the bundle that a site offers", () => {
  it("is on the page of all downloads, with its size and digest, in every language", async () => {
    const work = mkdtempSync(path.join(os.tmpdir(), "site-gen-offer-"));
    cpSync(path.join(repository, "content"), path.join(work, "content"), { recursive: true });
    appendFileSync(path.join(work, "content/site.toml"), "\n[outputs]\nbundle = true\n");
    execFileSync(site_gen, ["build", "--quiet", "--content", "content", "--themes", path.join(repository, "themes")], { cwd: work });
    const site = await serve(path.join(work, "public"), "/a/b/");
    try {
      for (const name of ["data/index.html", "en/data/index.html"]) {
        const found = await complaints_of(browser, site.url, site.url + name, { viewport: { width: 320, height: 640 } }, async (page) => {
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, `${name} is too wide`);
          const offer = page.locator("li", { has: page.locator("a[href$='site.zip']") });
          const address = new URL(await offer.locator("a").getAttribute("href"), page.url()).href;
          const bytes = Buffer.from(await (await fetch(address)).arrayBuffer());
          const text = await offer.textContent();
          assert.ok(text.includes(createHash("sha256").update(bytes).digest("hex")), text);
          assert.ok(text.includes(`${(Math.round(bytes.length / 100) / 10).toFixed(1)} KB`), text);
        });
        expect_none(found, name);
      }
    } finally {
      await site.close();
      rmSync(work, { recursive: true, force: true });
    }
  });
});
