// Where the tests find what they test; every path can be given in the environment.
import { fileURLToPath } from "node:url";
import path from "node:path";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

export const site_folder = path.resolve(process.env.SITE ?? path.join(repository, "public"));
export const site_gen = path.resolve(process.env.SITE_GEN ?? path.join(repository, "build/release/site-gen/site-gen"));
export const example_city = path.resolve(process.env.EXAMPLE_CITY ?? path.join(repository, "build/release/tests/example-city"));
export const bundle_file = path.resolve(process.env.BUNDLE ?? path.join(repository, "build/site.zip"));
export const screenshots_folder = path.resolve(process.env.SCREENSHOTS ?? path.join(repository, "screenshots"));
export const readme_picture = path.join(repository, "themes/civic/preview.jpg");
export const pdftotext = process.env.PDFTOTEXT ?? "pdftotext";
export const chromium_path = process.env.CHROMIUM ?? "/usr/bin/chromium";

// Sites with more pages than this are tested by a sample.
export const many_pages = 2000;
