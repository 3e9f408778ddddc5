// The facts of a site as programs read them: Python's csv and sqlite3, and DuckDB. Each reads the same rows, and what they add up is
// what the pages say.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { DuckDBInstance } from "@duckdb/node-api";
import { build_city, build_tricky_site, no_python, python, scratch_folder, tricky_rows } from "./clients/clients.mjs";
import { site_folder } from "./settings.mjs";

const folder = scratch_folder("facts");
const tricky = build_tricky_site(path.join(folder, "tricky"));
const marked = build_tricky_site(path.join(folder, "marked"), "csv-bom = true\n");
const city = build_city(path.join(folder, "city"));
const facts_of = (site) => path.join(site, "data", "facts.csv");

const database = await (await DuckDBInstance.create()).connect();
const query = async (sql) => (await database.runAndReadAll(sql)).getRowObjectsJson();
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

// The types that the data package states, in DuckDB's words. DuckDB's own guesses make 401 of the code 0401 and binary numbers of amounts.
function read_csv(site, file = facts_of(site)) {
  const description = JSON.parse(readFileSync(path.join(site, "data", "datapackage.json"), "utf8"));
  const { schema } = description.resources.find(({ path: file }) => file === "facts.csv");
  const types = { string: "VARCHAR", number: "DECIMAL(38, 12)", integer: "INTEGER", boolean: "BOOLEAN", date: "DATE" };
  const columns = schema.fields.map(({ name, type }) => `${quoted(name)}: ${quoted(types[type])}`);
  return `read_csv(${quoted(file)}, header = true, columns = {${columns.join(", ")}})`;
}

// A row's texts in their order, blank where there is none.
const texts = (row) => Object.values(row).map((value) => value ?? "");
// "12.50" and "12.5" are the same number.
const short = (number) => (number?.includes(".") ? number.replace(/\.?0+$/, "") : (number ?? ""));

describe("the facts", () => {
  it("are read by Python's csv as they are", { skip: no_python }, () => {
    const rows = python("facts.py", "csv", facts_of(tricky));
    for (const expected of tricky_rows) {
      const row = rows.find((each) => each.table === "projects" && each.row === expected.row);
      for (const [name, value] of Object.entries(expected)) assert.equal(row[name], value, `${expected.row}, ${name}`);
    }
    assert.deepEqual(new Set(rows.map(({ code }) => code)), new Set(["", "04", "0401"]));
    assert.deepEqual(python("facts.py", "csv", facts_of(marked)), rows);
  });

  it("are the same rows to DuckDB as to Python", { skip: no_python }, async () => {
    for (const site of [site_folder, tricky, marked]) {
      const rows = await query(`SELECT * FROM read_csv(${quoted(facts_of(site))}, header = true, all_varchar = true)`);
      assert.ok(rows.length > 0);
      assert.deepEqual(rows.map(texts), python("facts.py", "csv", facts_of(site)).map(texts));
    }
  });

  it("have the types that their package states", { skip: no_python }, async () => {
    for (const site of [site_folder, tricky, marked]) {
      const rows = await query(`SELECT amount::VARCHAR AS amount, base_amount::VARCHAR AS base_amount, code FROM ${read_csv(site)}`);
      const as_read = rows.map(({ amount, base_amount, code }) => [short(amount), short(base_amount), code ?? ""]);
      const as_written = python("facts.py", "csv", facts_of(site)).map((row) => [short(row.amount), short(row.base_amount), row.code]);
      assert.deepEqual(as_read, as_written);
    }
  });

  it("of the years are together those of the site", async () => {
    const rows = (file) => `SELECT * FROM read_csv(${quoted(path.join(city, "data", file))}, header = true, all_varchar = true)`;
    const [years, all] = [rows("*/facts-*.csv"), rows("facts.csv")];
    assert.ok(Number((await query(`SELECT count(*) AS rows FROM (${all})`))[0].rows) > 1000);
    assert.deepEqual(await query(`(${years} EXCEPT ALL ${all}) UNION ALL (${all} EXCEPT ALL ${years})`), []);
  });

  it("are refused by DuckDB if a number is a word", async () => {
    const changed = path.join(folder, "changed.csv");
    writeFileSync(changed, readFileSync(facts_of(tricky), "utf8").replace(",-10.0,", ",none,"));
    await assert.rejects(query(`SELECT * FROM ${read_csv(tricky, changed)}`), /amount/);
  });
});

describe("the database", { skip: no_python }, () => {
  const differences = (site, csv = facts_of(site)) => python("facts.py", "differences", csv, path.join(site, "data", "facts.sqlite"));
  const all = new Map([tricky, marked, city].map((site) => [site, no_python ? {} : differences(site)]));
  const with_amounts = (rows) => rows.filter(({ state }) => state === "amount");

  it("has the amounts of the CSV file", () => {
    for (const found of all.values()) {
      assert.ok(found.rows > 0);
      assert.deepEqual(with_amounts(found["only in the CSV file"]), []);
      assert.deepEqual(with_amounts(found["only in the database"]), []);
    }
  });

  it("has no amount where the CSV file has none", () => {
    for (const found of all.values()) assert.equal(found["only in the database"].length, 0);
  });

  it("differs from a changed CSV file", () => {
    const changed = path.join(folder, "changed.csv");
    writeFileSync(changed, readFileSync(facts_of(tricky), "utf8").replace(",-10.0,k€,-10000,", ",-10.0,k€,10000,"));
    assert.deepEqual(with_amounts(differences(tricky, changed)["only in the CSV file"]).map((row) => row.base_amount), ["10000"]);
  });
});

describe("the city's expenditure", () => {
  const [headings, ...rows] = readFileSync(path.join(city, "data", "years.csv"), "utf8")
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  const printed = rows.map((row) => {
    const [year, stage, amount] = ["year", "stage", "amount"].map((name) => row[headings.indexOf(name)]);
    return { year, stage, amount };
  });
  // They are in units of 10,000, with two decimals.
  const expected = printed.map(({ year, stage, amount }) => `${year} ${stage} ${amount.replace(".", "")}00`).sort();
  const lines = (rows) => rows.map(({ year, stage, sum }) => `${year} ${stage} ${short(sum)}`).sort();
  const by_python = (file) => lines(python("facts.py", "sum", file));
  const by_duckdb = async (file) =>
    lines(
      await query(`SELECT year, stage, sum(base_amount)::VARCHAR AS sum FROM ${read_csv(city, file)}
        WHERE contained_in IS NULL AND "table" = 'expenditure' AND "row" = 'total' AND "column" = 'total' AND state = 'amount' GROUP BY ALL`),
    );

  it("is on the page of all years", () => {
    const page = readFileSync(path.join(city, "years", "index.html"), "utf8");
    assert.ok(printed.length > 10);
    for (const { year, amount } of printed) assert.ok(page.includes(amount.replace(/\B(?=(\d{3})+\.)/g, ",")), `${year}: ${amount}`);
  });

  it("is what Python's decimals add up", { skip: no_python }, () => {
    assert.deepEqual(by_python(facts_of(city)), expected);
  });

  it("is what DuckDB adds up", async () => {
    assert.deepEqual(await by_duckdb(facts_of(city)), expected);
  });

  it("is another if one amount is", { skip: no_python }, async () => {
    const changed = path.join(folder, "changed.csv");
    const line = /^(.*,expenditure,.*,total,,.*,money,[\d.]+,[^,]*),(\d+),/m;
    writeFileSync(changed, readFileSync(facts_of(city), "utf8").replace(line, (_, before, base) => `${before},${BigInt(base) + 100n},`));
    assert.notDeepEqual(by_python(changed), expected);
    assert.deepEqual(by_python(changed), await by_duckdb(changed));
  });
});
