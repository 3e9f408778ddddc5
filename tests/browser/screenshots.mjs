// Takes pictures of one page of each kind, whole pages, into screenshots/: on a phone, a tablet and a desk, and in the dark.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch, screen } from "./browser.mjs";
import { example_city, readme_picture, repository, screenshots_folder, site_folder, site_gen } from "./settings.mjs";
import { files_in, pages_by_kind } from "./site-tree.mjs";

const views = [
  ...Object.values(screen).map((viewport) => ({ name: String(viewport.width), viewport, colorScheme: "light" })),
  { name: `${screen.desk.width}-dark`, viewport: screen.desk, colorScheme: "dark" },
];

mkdirSync(screenshots_folder, { recursive: true });
const browser = await launch();
try {
  for (const [kind, [first]] of pages_by_kind(files_in(site_folder))) {
    for (const { name, ...options } of views) {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      await page.goto(pathToFileURL(path.join(site_folder, first)).href);
      await page.screenshot({ path: path.join(screenshots_folder, `${kind}-${name}.png`), fullPage: true });
      await context.close();
    }
  }
  await take_readme_picture();
} finally {
  await browser.close();
}

// The picture in README.md: the heads of a document's page and of the city's home page beside each other, small enough to be kept with the
// sources.
async function take_readme_picture() {
  const folder = mkdtempSync(path.join(tmpdir(), "screenshots-"));
  try {
    const content = path.join(folder, "content");
    const city = path.join(folder, "city");
    execFileSync(example_city, [content]);
    execFileSync(site_gen, ["build", "--quiet", "--content", content, "--standards", path.join(content, "standards"), "--themes", path.join(repository, "themes"), "--output", city]);
    const [document_page] = pages_by_kind(files_in(site_folder)).get("department-year");
    const heads = [];
    for (const file of [path.join(site_folder, document_page), path.join(city, "index.html")]) {
      const context = await browser.newContext({ viewport: { width: 1120, height: 980 }, colorScheme: "light" });
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      heads.push((await page.screenshot()).toString("base64"));
      await context.close();
    }
    const context = await browser.newContext({ viewport: { width: 1600, height: 690 } });
    const page = await context.newPage();
    const pictures = heads.map((head) => `<img src="data:image/png;base64,${head}" style="width: 784px; border: 1px solid #bbb; box-sizing: border-box">`);
    await page.setContent(`<body style="display: flex; gap: 32px; margin: 0; background: #fff">${pictures.join("")}`);
    await page.screenshot({ path: readme_picture, type: "jpeg", quality: 60 });
    await context.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

console.log(`screenshots: ${screenshots_folder}`);
