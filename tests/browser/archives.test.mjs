// Bundles in the programs that people unpack them with, and in twenty years will: 7-Zip, libarchive's tar, Info-ZIP and Python. All of them
// find the same files, sound, and refuse a bundle in which one byte is another.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { build_tricky_site, lacks, scratch_folder } from "./clients/clients.mjs";
import { repository, site_folder, site_gen } from "./settings.mjs";
import { files_in } from "./site-tree.mjs";

const folder = scratch_folder("archives");
const tricky = build_tricky_site(path.join(folder, "tricky"));

function bundle(name, ...options) {
  const file = path.join(folder, `${name}.zip`);
  execFileSync(site_gen, ["bundle", "--quiet", "--output", file, ...options]);
  return file;
}
const with_sources = ["--with-sources", "--content", path.join(repository, "content"), "--themes", path.join(repository, "themes")];
const zip = { file: bundle("zip", "--site", tricky), site: tricky, at: "site" };
const bags = [
  { file: bundle("bag", "--site", tricky, "--format", "bagit"), site: tricky, at: "data/site" },
  { file: bundle("sources", "--site", site_folder, "--format", "bagit", ...with_sources), site: site_folder, at: "data/site" },
];

// Names in UTF-8 are what the file says they are, whatever the language of the machine.
const env = { ...process.env, LC_ALL: "C.UTF-8" };
const run = (program, ...operands) => execFileSync(program, operands, { env, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 }).toString();

const programs = {
  "7-Zip": {
    skip: lacks("7z"),
    check: (file) => assert.match(run("7z", "t", "-bd", file), /Everything is Ok/),
    unpack: (file, into) => run("7z", "x", "-bd", `-o${into}`, file),
  },
  "libarchive's tar": {
    skip: lacks("bsdtar", "--version"),
    check: (file) => run("bsdtar", "-xOf", file),
    unpack: (file, into) => run("bsdtar", "-xf", file, "-C", into),
  },
  "Info-ZIP's unzip": {
    skip: lacks("unzip", "-v"),
    check: (file) => assert.match(run("unzip", "-tq", file), /^No errors/),
    unpack: (file, into) => run("unzip", "-q", file, "-d", into),
  },
  "Python's zipfile": {
    skip: lacks("python3", "--version"),
    check: (file) => assert.doesNotMatch(run("python3", "-m", "zipfile", "-t", file), /corrupted/),
    unpack: (file, into) => run("python3", "-m", "zipfile", "-e", file, into),
  },
};

let unpackings = 0;
function unpacked(program, file) {
  const into = path.join(folder, `unpacked-${++unpackings}`);
  mkdirSync(into);
  program.unpack(file, into);
  return into;
}

function digests_in(place) {
  const digest = (file) => createHash("sha256").update(readFileSync(path.join(place, file))).digest("hex");
  return files_in(place).map((file) => `${digest(file)}  ${file}`);
}

// One byte of the home page is another, in its compressed form.
function damaged({ file, at }) {
  const content = readFileSync(file);
  const name = `${at}/index.html`;
  content[content.indexOf(name) + name.length + 100] ^= 0xff;
  const copy = path.join(folder, "damaged.zip");
  writeFileSync(copy, content);
  return copy;
}

for (const [name, program] of Object.entries(programs)) {
  describe(name, { skip: program.skip }, () => {
    it("finds bundles sound, and unpacks the very files into one folder", () => {
      for (const { file, site, at } of [zip, ...bags]) {
        program.check(file);
        const into = unpacked(program, file);
        assert.equal(readdirSync(into).length, 1);
        const top = path.join(into, readdirSync(into)[0]);
        for (const manifest of readdirSync(top).filter((each) => each.endsWith("manifest-sha256.txt"))) {
          execFileSync("sha256sum", ["--check", "--strict", "--quiet", manifest], { cwd: top });
        }
        assert.deepEqual(digests_in(path.join(top, at)), digests_in(site));
      }
    });

    it("refuses a bundle with another byte", () => {
      for (const each of [zip, ...bags]) assert.throws(() => program.check(damaged(each)));
    });
  });
}

describe("the bag", () => {
  // The reference implementation of RFC 8493; Debian and npm have no validator of bags.
  const skip = lacks("python3", "-c", "import bagit") || programs["Info-ZIP's unzip"].skip;
  const validate = (place) => spawnSync("python3", ["-m", "bagit", "--validate", place], { env, stdio: "ignore" }).status;

  it("is valid to bagit-python", { skip }, () => {
    for (const { file } of bags) {
      const into = unpacked(programs["Info-ZIP's unzip"], file);
      assert.equal(validate(path.join(into, readdirSync(into)[0])), 0);
    }
  });

  it("is not valid to it if a file is another", { skip }, () => {
    const changes = [
      (top) => appendFileSync(path.join(top, "data/site/index.html"), "\n"),
      (top) => writeFileSync(path.join(top, "data/more.txt"), ""),
      (top) => rmSync(path.join(top, "data/site/index.html")),
      (top) => appendFileSync(path.join(top, "bag-info.txt"), "More: x\n"),
      (top) => rmSync(path.join(top, "bagit.txt")),
    ];
    for (const change of changes) {
      const into = unpacked(programs["Info-ZIP's unzip"], bags[0].file);
      const top = path.join(into, readdirSync(into)[0]);
      change(top);
      assert.notEqual(validate(top), 0, String(change));
    }
  });
});
