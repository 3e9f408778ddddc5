// The data packages of a site as their readers take them: the reader of Data Package 1 opens every file with its types, and the rules of
// version 2 hold.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import datapackage from "datapackage";
import { build_tricky_site, scratch_folder, tricky_rows } from "./clients/clients.mjs";
import { site_folder } from "./settings.mjs";
import { files_in } from "./site-tree.mjs";

const folder = scratch_folder("packages");
const tricky = build_tricky_site(path.join(folder, "tricky"));
const marked = build_tricky_site(path.join(folder, "marked"), "csv-bom = true\n");
const descriptors_in = (site) => files_in(site).filter((file) => path.basename(file) === "datapackage.json").map((file) => path.join(site, file));
const read_json = (file) => JSON.parse(readFileSync(file, "utf8"));
const document_of = (site) => path.join(site, "parks/2024/data/datapackage.json");

const open = (file) => datapackage.Package.load(file, { strict: true });

// Every table with all its values in the types that its fields state, keys and all.
async function read_tables(file) {
  const tables = new Map();
  for (const resource of (await open(file)).resources) {
    if (resource.descriptor.format === "sqlite") continue;
    assert.ok(resource.tabular, `${file}: ${resource.name}`);
    tables.set(resource.name, await resource.read({ keyed: true }));
    assert.equal(await resource.checkRelations(), true);
  }
  return tables;
}

describe("a reader of Data Package 1", () => {
  it("accepts the packages of documents, and reads their tables", async () => {
    for (const site of [site_folder, tricky]) {
      for (const file of descriptors_in(site)) {
        const tables = await read_tables(file);
        assert.ok([...tables.values()].some((rows) => rows.length > 0), file);
      }
    }
  });

  it("accepts the package of a site with a database", async () => {
    await read_tables(path.join(tricky, "data/datapackage.json"));
  });

  // Its libraries have no way to leave a mark out, whatever the description says: content/README.md says so.
  it("takes a byte-order mark as part of the first name", async () => {
    await assert.rejects(read_tables(document_of(marked)), /column header names do not match/);
  });

  it("reads amounts, blanks and codes as they are", async () => {
    const tables = await read_tables(document_of(tricky));
    const facts = tables.get("parks-2024-budget");
    for (const expected of tricky_rows) {
      const row = facts.find((each) => each.table === "projects" && each.row === expected.row);
      assert.equal(row.row_name, expected.row_name);
      assert.equal(row.amount, expected.amount === "" ? null : Number(expected.amount));
      assert.equal(row.state, expected.state);
    }
    assert.deepEqual(tables.get("01-spending").map(({ Code }) => Code), [null, "04", "0401"]);
    assert.deepEqual(tables.get("03-projects").map(({ Amount }) => Amount), [-10, 0, -1234567890123456.78, 99999999999.9, null, null]);
  });

  it("refuses a file that is not as described", async () => {
    const changes = [
      ["01-spending.csv", "Code,", "Kode,"],
      ["01-spending.csv", "800.0", "many"],
      ["parks-2024-budget.csv", ",-10.0,", ",none,"],
      ["parks-2024-budget.csv", ",money,", ",money,more,"],
      ["datapackage.json", '"resources"', '"files"'],
      ["datapackage.json", '"path": "01-spending.csv"', '"place": "01-spending.csv"'],
    ];
    for (const [file, from, to] of changes) {
      const copy = path.join(folder, "changed");
      cpSync(path.dirname(document_of(tricky)), copy, { recursive: true });
      const text = readFileSync(path.join(copy, file), "utf8");
      assert.ok(text.includes(from), from);
      writeFileSync(path.join(copy, file), text.replace(from, to));
      await assert.rejects(read_tables(path.join(copy, "datapackage.json")), undefined, `${file}: ${to}`);
    }
  });
});

describe("a package of version 2", () => {
  const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(read_json(new URL("clients/data-package-2.schema.json", import.meta.url)));

  it("follows the rules of descriptors", () => {
    for (const site of [site_folder, tricky, marked]) {
      for (const file of descriptors_in(site)) assert.ok(validate(read_json(file)), `${file}: ${JSON.stringify(validate.errors)}`);
    }
  });

  it("has the sizes and digests of its files", () => {
    for (const site of [site_folder, tricky, marked]) {
      for (const file of descriptors_in(site)) {
        for (const { path: name, bytes, hash } of read_json(file).resources) {
          const content = readFileSync(path.join(path.dirname(file), name));
          assert.equal(content.length, bytes, name);
          assert.equal(`sha256:${createHash("sha256").update(content).digest("hex")}`, hash, name);
        }
      }
    }
  });

  it("does not follow them if it is changed", () => {
    const changes = [
      (descriptor) => delete descriptor.resources,
      (descriptor) => delete descriptor.resources[0].name,
      (descriptor) => delete descriptor.resources[0].path,
      (descriptor) => (descriptor.resources[0].path = "/etc/passwd"),
      (descriptor) => (descriptor.resources[0].path = "../data.csv"),
      (descriptor) => (descriptor.resources[0].bytes = "12"),
      (descriptor) => (descriptor.resources[0].schema.fields[0].type = "money"),
      (descriptor) => delete descriptor.resources[0].schema.fields[0].name,
      (descriptor) => (descriptor.contributors = [{}]),
      (descriptor) => (descriptor.created = "yesterday"),
    ];
    for (const change of changes) {
      const descriptor = read_json(document_of(tricky));
      change(descriptor);
      assert.ok(!validate(descriptor), String(change));
    }
  });
});
