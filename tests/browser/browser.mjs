// Debian's Chromium, and a page that tells all that goes wrong in it.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { chromium_path } from "./settings.mjs";

export function launch() {
  return chromium.launch({
    executablePath: chromium_path,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export const screen = { phone: { width: 390, height: 844 }, tablet: { width: 768, height: 1024 }, desk: { width: 1440, height: 900 } };

// Opens the address, runs check(page), and answers what the browser complained of: errors and warnings of its console (which
// tell of everything that a Content-Security-Policy blocks), errors of scripts, requests that failed or left the site.
// home: the address that all requests must begin with.
export async function complaints_of(browser, home, address, options, check = async () => {}) {
  const { status = 200, ...context_options } = options;
  const context = await browser.newContext({ viewport: screen.desk, ...context_options });
  const complaints = [];
  try {
    const page = await context.newPage();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()) && !(status === 404 && message.text().includes("404"))) {
        complaints.push(`console: ${message.text()}`);
      }
    });
    page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText;
      // The browser's own doing: it left the page before the request was answered.
      if (reason !== "net::ERR_ABORTED") complaints.push(`request failed: ${request.url()} ${reason}`);
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(home)) complaints.push(`request beyond the site: ${request.url()}`);
    });
    page.on("response", (response) => {
      const expected = response.url() === address ? status : 200;
      if (response.url().startsWith("http") && response.status() !== expected) {
        complaints.push(`${response.status()}: ${response.url()}`);
      }
    });
    await page.goto(address, { waitUntil: "load" });
    await check(page, complaints);
  } finally {
    await context.close();
  }
  return complaints;
}

// Faults are shown one a line, once.
export function expect_none(faults, where) {
  assert.ok(faults.length === 0, `${where}:\n${[...new Set(faults)].slice(0, 50).join("\n")}`);
}
