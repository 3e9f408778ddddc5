// Takes pictures of one page of each kind, whole pages, into screenshots/: on a phone, a tablet and a desk, and in the dark.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch, screen } from "./browser.mjs";
import { readme_picture, screenshots_folder, site_folder } from "./settings.mjs";
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

// The picture in README.md: the head of a document's page, small enough to be kept with the sources.
async function take_readme_picture() {
  const context = await browser.newContext({ viewport: { width: 1120, height: 760 }, colorScheme: "light" });
  const page = await context.newPage();
  const [document_page] = pages_by_kind(files_in(site_folder)).get("department-year");
  await page.goto(pathToFileURL(path.join(site_folder, document_page)).href);
  await page.screenshot({ path: readme_picture, type: "jpeg", quality: 60 });
  await context.close();
}

console.log(`screenshots: ${screenshots_folder}`);
