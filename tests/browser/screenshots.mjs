// Takes pictures of one page of each kind, whole pages, into screenshots/: on a phone, a tablet and a desk, and in the dark.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch, screen } from "./browser.mjs";
import { screenshots_folder, site_folder } from "./settings.mjs";
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
} finally {
  await browser.close();
}
console.log(`screenshots: ${screenshots_folder}`);
