// The JSON of a site against the schemas that it publishes: each document, and the list of all.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { site_folder } from "./settings.mjs";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const validator = (name) => new Ajv2020({ strict: true, allErrors: true }).compile(read(path.join(site_folder, "data", name)));

test("each document follows its schema", () => {
  const validate = validator("document.schema.json");
  const files = readdirSync(site_folder, { recursive: true }).filter((file) => path.basename(file) === "document.json");
  assert.ok(files.length > 0);
  for (const file of files) {
    const document = read(path.join(site_folder, file));
    assert.ok(validate(document), `${file}: ${JSON.stringify(validate.errors)}`);
    const schema = path.join(site_folder, path.dirname(file), document.$schema);
    assert.equal(path.relative(site_folder, schema), path.join("data", "document.schema.json"));
    assert.ok(document.tables.length > 0);
  }
});

test("a changed document does not follow it", () => {
  const validate = validator("document.schema.json");
  const [file] = readdirSync(site_folder, { recursive: true }).filter((each) => path.basename(each) === "document.json");
  const changes = [
    (document) => delete document.unit,
    (document) => (document.tables[0].sides[0].rows[0].cells[0] = 12.5),
    (document) => (document.tables[0].sides[0].rows[0].role = "sum"),
    (document) => (document.more = 1),
  ];
  for (const change of changes) {
    const document = read(path.join(site_folder, file));
    change(document);
    assert.ok(!validate(document), String(change));
  }
});

test("the list of documents follows its schema and leads to their files", () => {
  const validate = validator("site.schema.json");
  const list = read(path.join(site_folder, "data", "site.json"));
  assert.ok(validate(list), JSON.stringify(validate.errors));
  assert.ok(list.documents.length > 0);
  for (const { page, files } of list.documents) {
    for (const file of [page, ...Object.values(files)]) readFileSync(path.join(site_folder, "data", file));
  }
});
