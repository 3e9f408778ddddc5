// What a reader looks at stays where it is while a page arrives: scripts come after it has been drawn, and what they add has its place.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";
import { example_city, repository, site_folder, site_gen } from "./settings.mjs";
import { files_in, pages_by_kind } from "./site-tree.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "stability-"));
const themes = process.env.THEMES ?? path.join(repository, "themes");

function build(name, content, standards) {
  const output = path.join(folder, name);
  execFileSync(site_gen, ["build", "--quiet", "--content", content, "--standards", standards, "--themes", themes, "--output", output]);
  return output;
}

execFileSync(example_city, [path.join(folder, "content")]);
const fixture = path.join(repository, "tests/fixtures/programme-budget/content");
const sites = {
  example: site_folder,
  city: build("city", path.join(folder, "content"), path.join(folder, "content/standards")),
  "programme budget": build("programme-budget", fixture, path.join(fixture, "standards")),
};

let browser;
const servers = {};
before(async () => {
  browser = await launch();
  for (const [name, site] of Object.entries(sites)) servers[name] = await serve(site, "/");
});
after(async () => {
  await browser?.close();
  for (const server of Object.values(servers)) await server.close();
  rmSync(folder, { recursive: true });
});

// The sum of all shifts of the page's layout, and what moved. Scripts arrive when the page is to be seen.
async function shifts_of(address, viewport) {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    let is_seen;
    const seen = new Promise((done) => (is_seen = done));
    await page.exposeFunction("first_seen", is_seen);
    await page.route(/\.js$/, async (route) => {
      await seen;
      await route.continue();
    });
    await page.addInitScript(() => {
      window.shifts = [];
      const show = ({ node }) => (node?.nodeType === 1 ? node.cloneNode().outerHTML.slice(0, 80) : node?.data?.trim().slice(0, 40));
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) window.shifts.push({ value, moved: sources.map(show) });
      }).observe({ type: "layout-shift", buffered: true });
      new PerformanceObserver(() => window.first_seen()).observe({ type: "paint", buffered: true });
    });
    await page.goto(address);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 250)));
    return await page.evaluate(() => window.shifts);
  } finally {
    await context.close();
  }
}

describe("while a page arrives, nothing moves", () => {
  const met = new Set(["404"]);
  for (const [name, site] of Object.entries(sites)) {
    for (const [kind, [page]] of pages_by_kind(files_in(site))) {
      // What differs most between sites is the home page and a document.
      if (met.has(kind) && !["overview", "department-year"].includes(kind)) continue;
      met.add(kind);
      it(`on ${page}, a page of the kind ${kind} of the ${name}`, async () => {
        for (const viewport of [{ width: 412, height: 823 }, { width: 1350, height: 940 }]) {
          const shifts = await shifts_of(`${servers[name].url}${page}`, viewport);
          const sum = shifts.reduce((total, { value }) => total + value, 0);
          assert.ok(sum < 0.05, `${sum.toFixed(3)} at ${viewport.width} px: ${JSON.stringify(shifts)}`);
        }
      });
    }
  }
});
