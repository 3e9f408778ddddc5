// The catalogue of a site as data portals take it: JSON-LD becomes triples, and these fit the shapes of DCAT-AP 3.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import jsonld from "jsonld";
import { Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { build_addressed_site, build_tricky_site, scratch_folder } from "./clients/clients.mjs";
import { site_folder } from "./settings.mjs";

const folder = scratch_folder("catalogue");
const shapes = new Parser().parse(readFileSync(new URL("clients/catalogue.ttl", import.meta.url), "utf8"));
const validator = new SHACLValidator(new Store(shapes));
const read = (site) => JSON.parse(readFileSync(path.join(site, "data/catalogue.json"), "utf8"));

// Addresses relative to the catalogue need one of its own, as it has where it is published.
const base = "https://budget.example/site/data/catalogue.json";

async function triples_of(catalogue) {
  const lines = await jsonld.toRDF(catalogue, { base, format: "application/n-quads", safe: true });
  return new Store(new Parser({ format: "N-Quads" }).parse(lines));
}

// What does not fit, once for each kind: "Violation title MinCount".
async function faults_of(catalogue) {
  const { results } = await validator.validate(await triples_of(catalogue));
  const name = (term) => term?.value.replace(/^.*[#/]/, "").replace("ConstraintComponent", "") ?? "";
  return [...new Set(results.map((each) => [each.severity, each.path, each.sourceConstraintComponent].map(name).join(" ")))].sort();
}

const addressed = read(build_addressed_site(path.join(folder, "addressed")));

describe("the catalogue", () => {
  it("becomes triples of all its documents and files", async () => {
    const triples = await triples_of(addressed);
    const type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    for (const kind of ["Dataset", "Distribution"]) assert.ok(triples.getSubjects(type, `http://www.w3.org/ns/dcat#${kind}`, null).length > 0);
    // With an address, documents have addresses of their own.
    assert.deepEqual(triples.getObjects(null, "http://www.w3.org/ns/dcat#dataset", null).map(({ termType }) => termType), ["NamedNode"]);
  });

  it("fits DCAT-AP, if the site has licence and contact", async () => {
    assert.deepEqual(await faults_of(addressed), []);
  });

  it("lacks only licence and contact, if the site has none", async () => {
    const expected = ["Warning contactPoint MinCount", "Warning license MinCount"];
    assert.deepEqual(await faults_of(read(site_folder)), expected);
  });

  it("has sizes of the type for sizes", async () => {
    assert.ok(!(await faults_of(addressed)).includes("Violation byteSize Datatype"));
  });

  it("says of what class the things are that it names by address", async () => {
    for (const catalogue of [addressed, read(site_folder)]) {
      assert.deepEqual((await faults_of(catalogue)).filter((fault) => fault.endsWith(" Class")), []);
    }
  });

  it("names a licence that has no address as a thing, not as a text", async () => {
    const site = build_addressed_site(path.join(folder, "named"), ['url = "https://creativecommons.org/licenses/by/4.0/"\n', ""]);
    assert.ok(!(await faults_of(read(site))).includes("Violation license NodeKind"));
  });

  it("has addresses without characters that none may have", async () => {
    await triples_of(read(build_tricky_site(path.join(folder, "tricky"))));
  });

  it("does not fit if it is changed", async () => {
    const changes = {
      "Violation title MinCount": (catalogue) => delete catalogue["dct:title"],
      "Violation publisher MinCount": (catalogue) => delete catalogue["dct:publisher"],
      "Violation name MinCount": (catalogue) => delete catalogue["dct:publisher"]["foaf:name"],
      "Violation description MinLength": (catalogue) => (catalogue["dcat:dataset"][0]["dct:description"] = ""),
      "Violation publisher Class": (catalogue) => (catalogue["dcat:dataset"][0]["dct:publisher"] = "The council"),
      "Violation language Pattern": (catalogue) => (catalogue["dct:language"] = "en"),
      "Violation issued Or": (catalogue) => (catalogue["dcat:dataset"][0]["dct:issued"] = "last year"),
      "Violation accessURL MinCount": (catalogue) => delete catalogue["dcat:dataset"][0]["dcat:distribution"][0]["dcat:accessURL"],
      "Violation accessURL NodeKind": (catalogue) => (catalogue["dcat:dataset"][0]["dcat:distribution"][0]["dcat:accessURL"] = "data.csv"),
      "Warning license MinCount": (catalogue) => delete catalogue["dct:license"],
    };
    for (const [fault, change] of Object.entries(changes)) {
      const catalogue = structuredClone(addressed);
      change(catalogue);
      assert.ok((await faults_of(catalogue)).includes(fault), `${fault}: ${await faults_of(catalogue)}`);
    }
  });
});
