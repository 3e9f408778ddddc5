// Programs that read what a site publishes, and sites whose data try them.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { example_city, repository, site_gen } from "../settings.mjs";

// For the option "skip" of a test: false if the machine has the program, otherwise why the test is left out.
export function lacks(program, ...trial) {
  const { error, status } = spawnSync(program, trial, { stdio: "ignore" });
  return error || status !== 0 ? `this machine has no ${[program, ...trial].join(" ")}` : false;
}

export const no_python = lacks("python3", "--version");

// What a script of this folder prints as JSON.
export function python(script, ...operands) {
  const file = fileURLToPath(new URL(script, import.meta.url));
  return JSON.parse(execFileSync("python3", ["-B", file, ...operands], { encoding: "utf8", maxBuffer: 1 << 28 }));
}

// A folder that is removed when the tests of the file are through.
export function scratch_folder(name) {
  const folder = mkdtempSync(path.join(tmpdir(), `${name}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function build(content, site, ...more) {
  execFileSync(site_gen, ["build", "--quiet", "--content", content, "--output", site, ...more], { stdio: ["ignore", "ignore", "pipe"] });
  return site;
}

function change(file, from, to) {
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(file, text.replace(from, to));
}

// Rows of the table "projects" of the site below: names and amounts that readers are known to spoil. The first four and their
// neighbours are in the content already; the last two are added here.
export const tricky_rows = [
  { row: "pond-north", row_name: "Pond", amount: "-10.0", base_amount: "-10000", state: "amount" },
  { row: "pond-south", row_name: "Pond", amount: "0.00", base_amount: "0", state: "amount" },
  { row: "gate", row_name: '=HYPERLINK("https://evil.example")', amount: "", base_amount: "", state: "blank" },
  { row: "bench", row_name: '@SUM(1+1)"><script>alert(1)</script>', amount: "", base_amount: "", state: "withheld" },
  { row: "dam", row_name: "-7", amount: "-1234567890123456.78", base_amount: "-1234567890123456780", state: "amount" },
  { row: "dyke", row_name: "0,5; \"1\"", amount: "99999999999.9", base_amount: "99999999999900", state: "amount" },
];

// A small site of all outputs whose texts look like formulas and markup, whose codes begin with zeros, and whose amounts are
// negative, blank, zero, withheld and very long.
export function build_tricky_site(folder, settings = "") {
  const content = path.join(folder, "content");
  cpSync(path.join(repository, "tests/sites/hostile-content/content"), content, { recursive: true });
  const file = path.join(content, "site.toml");
  change(file, "workbooks = false", "database = true");
  writeFileSync(file, settings + readFileSync(file, "utf8"));
  const tables = path.join(content, "departments/parks/2024/budget/tables.toml");
  change(tables, '  ["gate",', `  ["dam", "-7", -1234567890123456.78],\n  ["dyke", '0,5; "1"', 99999999999.9],\n  ["gate",`);
  return build(content, path.join(folder, "public"), "--themes", path.join(repository, "tests/themes"));
}

// A small site that knows its address, its licence and its contact. An edit is what to replace in its settings by what.
export function build_addressed_site(folder, ...edits) {
  const content = path.join(folder, "content");
  cpSync(path.join(repository, "tests/sites/with-address/content"), content, { recursive: true });
  for (const [from, to] of edits) change(path.join(content, "site.toml"), from, to);
  return build(content, path.join(folder, "public"), "--themes", path.join(repository, "tests/themes"));
}

// Departments of the invented city that contain another one, have years of two kinds, negative amounts, withheld tables, zeros, blanks.
const kept = ["education", "first-school", "college", "clearing", "reserves", "new-district", "welfare-fund", "finance"];

// This part of the city with its data and pages, and nothing else: a site that sums are made of.
export function build_city(folder) {
  const content = path.join(folder, "content");
  execFileSync(example_city, [content]);
  const departments = path.join(content, "departments");
  for (const name of readdirSync(departments)) if (!kept.includes(name)) rmSync(path.join(departments, name), { recursive: true });
  const left_out = ["charts", "workbooks", "search", "checks", "changes", "json"].map((name) => `${name} = false\n`).join("");
  change(path.join(content, "site.toml"), "\n[[note]]", `\n[outputs]\ndatabase = true\n${left_out}\n[[note]]`);
  const standards = path.join(content, "standards");
  return build(content, path.join(folder, "public"), "--standards", standards, "--themes", path.join(repository, "themes"));
}
