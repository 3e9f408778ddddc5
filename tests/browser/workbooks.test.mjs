// The workbooks of a site in LibreOffice: opened, and saved by it and opened again. Codes stay texts, amounts numbers, and nothing is
// computed; nor is it in the CSV files of printed tables, which people open in spreadsheets all the same.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { build_tricky_site, lacks, no_python, python, scratch_folder, tricky_rows } from "./clients/clients.mjs";
import { site_folder } from "./settings.mjs";
import { files_in } from "./site-tree.mjs";

const folder = scratch_folder("workbooks");
const no_office = lacks("soffice", "--version");

// One start of LibreOffice for many files: it takes seconds.
function convert(files, format, name) {
  const output = path.join(folder, name);
  const profile = pathToFileURL(path.join(folder, "profile")).href;
  const operands = ["--headless", "--convert-to", format, "--outdir", output, ...files];
  execFileSync("soffice", [`-env:UserInstallation=${profile}`, ...operands], { stdio: "ignore" });
  return files.map((file) => path.join(output, `${path.parse(file).name}.${format}`));
}

// A number as it is printed, without the marks of the language.
const plain = (text) => text.replaceAll(",", "").replace("−", "-");

describe("a workbook in LibreOffice", { skip: no_office || no_python }, () => {
  const books = [];
  const by_name = new Map(); // sheets of each workbook as it is opened
  const saved = new Map(); // the same as LibreOffice has saved them
  let printed; // sheets of the printed tables' CSV files
  let typed; // what LibreOffice makes of the same texts as a person types them

  before(() => {
    const tricky = build_tricky_site(path.join(folder, "tricky"));
    for (const [name, site] of [["example", site_folder], ["tricky", tricky]]) {
      for (const file of files_in(site).filter((each) => each.endsWith(".xlsx"))) {
        const facts = path.join(site, file.replace(/\.xlsx$/, ".csv"));
        const copy = path.join(folder, "books", `${name}-${path.basename(file)}`);
        mkdirSync(path.dirname(copy), { recursive: true });
        copyFileSync(path.join(site, file), copy);
        books.push({ name: `${name}: ${file}`, copy, facts: file.startsWith("years/") ? undefined : facts });
      }
    }
    const entered = path.join(folder, "books", "typed.csv");
    writeFileSync(entered, '0401,=1+1,-10.0,"@SUM(1+1)"\n');
    const files = books.map(({ copy }) => copy);
    const tables = files_in(tricky).filter((file) => /\/data\/\d\d-[^/]*\.csv$/.test(file)).map((file) => path.join(tricky, file));
    const saved_files = convert(files, "xlsx", "saved").map((file) => {
      const renamed = path.join(path.dirname(file), `saved-${path.basename(file)}`);
      renameSync(file, renamed);
      return renamed;
    });
    const opened = python("sheets.py", ...convert([...files, ...saved_files, ...tables, entered], "fods", "opened"));
    books.forEach(({ name }, index) => {
      by_name.set(name, opened[index]);
      saved.set(name, opened[files.length + index]);
    });
    printed = opened.slice(2 * files.length, -1).flatMap((sheets) => Object.values(sheets));
    typed = Object.values(opened.at(-1))[0][0];
  });

  it("has no formula, and only texts and numbers", () => {
    assert.ok(books.length >= 3);
    for (const [name, sheets] of [...by_name, ...saved]) {
      for (const [sheet, rows] of Object.entries(sheets)) {
        for (const [kind, , text, formula] of rows.flat().filter((cell) => cell !== null)) {
          assert.equal(formula, null, `${name}, ${sheet}: ${text}`);
          assert.ok(["string", "float"].includes(kind), `${name}, ${sheet}: ${text} is ${kind}`);
        }
      }
    }
  });

  it("would have a formula and a number if the same were typed", () => {
    assert.deepEqual(typed.map((cell) => cell[0]), ["float", "float", "float", "string"]);
    assert.equal(typed[0][1], "401");
    assert.notEqual(typed[1][3], null);
  });

  it("finds no formula in the CSV files of printed tables either", () => {
    const cells = printed.flat(2).filter((cell) => cell !== null);
    assert.ok(cells.some(([, , text]) => text.includes("HYPERLINK")));
    assert.deepEqual(cells.filter(([, , , formula]) => formula !== null), []);
  });

  it("stays the same if LibreOffice saves it", () => {
    for (const [name, sheets] of by_name) assert.deepEqual(saved.get(name), sheets, name);
  });

  it("has the facts of the CSV file: every amount as printed, every text a text", () => {
    let numbers = 0;
    for (const { name, facts } of books.filter((book) => book.facts)) {
      const expected = python("facts.py", "csv", facts);
      const [head, ...rows] = Object.values(by_name.get(name)).at(-1).filter((row) => row.length > 0);
      assert.equal(rows.length, expected.length, name);
      const columns = head.map((cell) => cell[2]);
      for (const [index, row] of rows.entries()) {
        for (const [at, column] of columns.entries()) {
          const text = expected[index][column];
          const where = `${name}, row ${index + 2}, ${column}`;
          const cell = row[at] ?? null;
          if (text === "") assert.equal(cell, null, where);
          else if (["amount", "base_amount", "level"].includes(column) && text.replace(/\D/g, "").length <= 15) {
            assert.equal(cell[0], "float", where);
            assert.equal(Number(cell[1]), Number(text), where);
            if (column === "amount") assert.equal(plain(cell[2]), text, where);
            ++numbers;
          } else {
            assert.deepEqual(cell.slice(0, 3), ["string", null, text], where);
          }
        }
      }
    }
    assert.ok(numbers > 700);
  });

  it("has its tables as they are printed", () => {
    const [, sheets] = [...by_name].find(([name]) => name.startsWith("tricky: parks"));
    const spending = sheets["1 Spending 2024"].filter((row) => row.length === 5 && row[1] !== null);
    assert.deepEqual(
      spending.map((row) => row.map((cell) => cell && [cell[0], cell[2]])),
      [
        [null, ["string", "Total"], ["float", "1,312.5"], ["float", "800.0"], ["float", "512.5"]],
        [["string", "04"], ["string", "Culture"], ["float", "1,312.5"], ["float", "800.0"], ["float", "512.5"]],
        [["string", "0401"], ["string", "Parks"], ["float", "1,312.5"], ["float", "800.0"], ["float", "512.5"]],
      ],
    );
    const projects = sheets["3 Projects"];
    for (const { row_name, amount, state } of tricky_rows) {
      const [, ...cells] = projects.find((row) => row[0]?.[2] === row_name && (amount === "" || plain(row[1][2]) === amount));
      if (state === "blank") assert.deepEqual(cells, []);
      else if (state === "withheld") assert.deepEqual(cells[0].slice(0, 3), ["string", null, "withheld"]);
      else assert.equal(cells[0][0], amount.length > 16 ? "string" : "float", amount);
    }
  });
});
