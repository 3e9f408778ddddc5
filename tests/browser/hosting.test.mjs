// The configurations of site-gen/HOSTING.md, as they stand there, in real servers.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import http from "node:http";
import { after, before, describe, it } from "node:test";
import os from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { repository as checkout, site_gen as program } from "./settings.mjs";

const text = readFileSync(path.join(checkout, "site-gen/HOSTING.md"), "utf8");
const blocks = (language) => [...text.matchAll(new RegExp("```" + language + "\\n([^`]*)```", "g"))].map((match) => match[1]);

const is_there = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

let folder;
let site;

const is_there_at = (file) => existsSync(path.join(site, file));

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "hosting-"));
  cpSync(path.join(checkout, "tests/sites/with-address/content"), path.join(folder, "content"), { recursive: true });
  const settings = path.join(folder, "content/site.toml");
  writeFileSync(settings, readFileSync(settings, "utf8").replace("[outputs]\n", "[outputs]\ncompressed = true\n"));
  // Servers run as another user.
  execFileSync("chmod", ["755", folder]);
  site = path.join(folder, "public");
  build();
});

after(() => rmSync(folder, { recursive: true, force: true }));

function build() {
  execFileSync(program, ["build", "--quiet", "--content", path.join(folder, "content"), "--themes", path.join(checkout, "themes"), "--output", site, "--theme", "civic"]);
}

function get(port, address, headers = {}) {
  return new Promise((resolve, reject) => {
    const request = http.get({ port, path: address, headers, agent: false }, (response) => {
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) }));
      response.on("error", reject);
    });
    request.on("error", reject);
  });
}

async function answers(port) {
  for (let i = 0; i < 100; ++i) {
    try {
      await get(port, "/");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("the server does not answer");
}

// The block with another folder and another address.
const placed = (block, address) =>
  block
    .replaceAll("/srv/budget/public", site)
    .replaceAll("Alias /budget ", `Alias ${address === "/" ? "/" : address.slice(0, -1)} `)
    .replaceAll("/budget/", address);

function nginx_configuration(place, port, address) {
  const [location, map, deny] = blocks("nginx");
  // With an alias at the root, nginx wants the folder with its slash, as it stands.
  return `daemon off; pid ${place}/pid; error_log ${place}/error.log; worker_processes 1;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path ${place}/body; proxy_temp_path ${place}/proxy; fastcgi_temp_path ${place}/fastcgi; uwsgi_temp_path ${place}/uwsgi; scgi_temp_path ${place}/scgi;
  ${map}
  server { listen 127.0.0.1:${port}; ${placed(location, address)} ${deny} }
}
`;
}

function apache_configuration(place, port, address) {
  const modules = "/usr/lib/apache2/modules";
  const load = (name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`;
  let block = placed(blocks("apache")[0], address);
  // At the root there is no alias but the root itself.
  if (address === "/") block = block.replace(/^Alias .*$/m, `DocumentRoot ${site}`);
  return `ServerRoot ${place}
PidFile ${place}/pid
ErrorLog ${place}/error.log
ServerName localhost
Listen 127.0.0.1:${port}
${["mpm_event", "authz_core", "alias", "dir", "headers", "mime", "rewrite"].map(load).join("\n")}
TypesConfig /etc/mime.types
${block}
`;
}

const servers = {
  nginx: { file: "/usr/sbin/nginx", configuration: nginx_configuration, arguments: (file) => ["-c", file, "-e", "stderr"] },
  apache: { file: "/usr/sbin/apache2", configuration: apache_configuration, arguments: (file) => ["-f", file, "-D", "FOREGROUND"] },
};

let next_port = 18700 + (process.pid % 200) * 4;

async function serve(name, address, use) {
  const server = servers[name];
  const port = next_port++;
  const place = mkdtempSync(path.join(folder, `${name}-`));
  const file = path.join(place, "server.conf");
  writeFileSync(file, server.configuration(place, port, address));
  const child = spawn(server.file, server.arguments(file), { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (said += piece));
  try {
    await answers(port).catch((error) => {
      throw new Error(`${error.message}: ${said}`);
    });
    await use(port);
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

for (const [name, server] of Object.entries(servers)) {
  describe(name, { skip: !is_there(server.file) && "it is not installed" }, () => {
    for (const address of ["/", "/a/b/"]) {
      it(`serves the site at ${address} with the headers of the document`, () =>
        serve(name, address, async (port) => {
          const home = await get(port, address);
          assert.equal(home.status, 200);
          assert.equal(home.headers["content-type"], "text/html; charset=utf-8");
          assert.match(home.headers["content-security-policy"], /^default-src 'none'; .*frame-ancestors 'none'$/);
          assert.equal(home.headers["x-content-type-options"], "nosniff");
          assert.equal(home.headers["referrer-policy"], "no-referrer");
          assert.equal(home.headers["cache-control"], "no-cache");
          assert.deepEqual(home.body, readFileSync(path.join(site, "index.html")));

          // A browser that has the page is told that it is the same.
          const again = await get(port, address, { "if-none-match": home.headers.etag });
          assert.equal(again.status, 304);

          const types = {
            "robots.txt": "text/plain; charset=utf-8",
            ".well-known/security.txt": "text/plain; charset=utf-8",
            "feed.xml": "text/xml; charset=utf-8",
            "data/catalogue.json": "application/json; charset=utf-8",
          };
          for (const [file, type] of Object.entries(types)) {
            const response = await get(port, address + file);
            assert.equal(response.status, 200, file);
            assert.equal(response.headers["content-type"].replace("application/xml", "text/xml"), type, file);
          }
          const csv = execFileSync("find", [site, "-name", "*.csv", "-path", "*/data/*"]).toString().split("\n")[0];
          assert.equal((await get(port, address + path.relative(site, csv))).headers["content-type"], "text/csv; charset=utf-8");

          const assets = readdirSync(path.join(site, "assets")).filter((each) => /\.[0-9a-f]{12}\.(css|js)$/.test(each));
          assert.ok(assets.length > 2);
          for (const asset of assets) {
            const response = await get(port, `${address}assets/${asset}`);
            assert.equal(response.status, 200, asset);
            assert.equal(response.headers["cache-control"], "public, max-age=31536000, immutable");
            assert.match(response.headers["content-type"], asset.endsWith(".css") ? /^text\/css/ : /javascript/);
          }

          const missing = await get(port, `${address}no/such/page.html`);
          assert.equal(missing.status, 404);
          assert.deepEqual(missing.body, readFileSync(path.join(site, "404.html")));
          assert.equal((await get(port, `${address}assets/`)).status === 200, false); // no listing
        }));

      it(`sends compressed copies at ${address}`, () =>
        serve(name, address, async (port) => {
          const forms = name === "apache" ? ["gzip", "br"] : ["gzip"];
          for (const form of forms) {
            const response = await get(port, `${address}index.html`, { "accept-encoding": form });
            assert.equal(response.status, 200);
            assert.equal(response.headers["content-encoding"], form);
            assert.match(response.headers["content-type"], /^text\/html/);
            assert.deepEqual(response.body, readFileSync(path.join(site, `index.html.${form === "br" ? "br" : "gz"}`)));
          }
          const plain = await get(port, `${address}index.html`);
          assert.equal(plain.headers["content-encoding"], undefined);
          const assets = readdirSync(path.join(site, "assets")).filter((each) => /\.[0-9a-f]{12}\.(css|js)\.gz$/.test(each));
          assert.ok(assets.length > 2);
          for (const asset of [...assets.map((each) => `assets/${each.slice(0, -3)}`), "index.html"]) {
            const caching = asset === "index.html" ? "no-cache" : "public, max-age=31536000, immutable";
            for (const form of ["identity", ...forms]) {
              const response = await get(port, address + asset, { "accept-encoding": form });
              assert.equal(response.headers["content-encoding"], form === "identity" ? undefined : form, asset);
              assert.equal(response.headers["cache-control"], caching, `${asset} as ${form}`);
              // Otherwise a cache gives the copy to a browser that cannot read it.
              assert.match(response.headers.vary ?? "", /^accept-encoding$/i, `${asset} as ${form}`);
            }
          }
          const refused = await get(port, `${address}index.html`, { "accept-encoding": "br;q=0, gzip;q=0" });
          assert.equal(refused.headers["content-encoding"], undefined);
        }));
    }
  });
}

describe("a publication under load", { skip: !is_there(servers.nginx.file) && "nginx is not installed" }, () => {
  it("gives no response but 200 and no mixture of two files", () =>
    serve("nginx", "/a/b/", async (port) => {
      const settings = path.join(folder, "content/site.toml");
      const original = readFileSync(settings, "utf8");
      const title = (number) => original.replace(/^title = ".*"$/m, `title = "Budgets, edition ${number}"`);
      const theme = path.join(folder, "themes");
      cpSync(path.join(checkout, "themes"), theme, { recursive: true });
      const style = path.join(theme, "civic/assets/base.css");
      const css = readFileSync(style, "utf8");
      let is_done = false;
      let requests = 0;
      let builds = 0;
      const faults = [];
      const visit = async () => {
        while (!is_done || requests < 2000) {
          const page = await get(port, "/a/b/index.html");
          ++requests;
          const html = page.body.toString();
          const editions = new Set([...html.matchAll(/Budgets, edition (\d+)/g)].map((match) => match[1]));
          if (page.status !== 200 || !html.endsWith("</html>\n") || editions.size > 1) faults.push(`page ${page.status}, editions ${[...editions]}`);
          for (const [, asset] of html.matchAll(/(?:href|src)="(assets\/[^"]+\.(?:css|js))"/g)) {
            const { status } = await get(port, `/a/b/${asset}`);
            ++requests;
            if (status !== 200) faults.push(`${asset} ${status}`);
          }
        }
      };
      const rebuild = async () => {
        for (; builds < 12; ++builds) {
          writeFileSync(settings, title(builds));
          if (builds % 3 === 2) writeFileSync(style, `${css}\n/* ${builds} */\n`);
          await new Promise((resolve, reject) => {
            const child = spawn(program, ["build", "--quiet", "--content", path.join(folder, "content"), "--themes", theme, "--output", site, "--theme", "civic"], { stdio: "inherit" });
            child.on("exit", (status) => (status === 0 ? resolve() : reject(new Error(`a build ended with ${status}`))));
          });
        }
        is_done = true;
      };
      await Promise.all([rebuild(), visit(), visit(), visit()]);
      assert.ok(requests >= 2000);
      assert.deepEqual(faults, []);
      writeFileSync(settings, original);
    }));
});

describe("the policy", () => {
  it("lets the page for wrong addresses have its own style", () => {
    const content = path.join(folder, "without-address");
    cpSync(path.join(checkout, "tests/sites/one-department/content"), content, { recursive: true });
    const output = path.join(folder, "public-without-address");
    execFileSync(program, ["build", "--quiet", "--content", content, "--themes", path.join(checkout, "themes"), "--output", output, "--theme", "civic"]);
    const [, style] = /<style>([^]*?)<\/style>/.exec(readFileSync(path.join(output, "404.html"), "utf8"));
    const digest = createHash("sha256").update(style).digest("base64");
    const policies = [...text.matchAll(/Content-Security-Policy "([^"]*)"/g)].map((match) => match[1]);
    assert.equal(policies.length, 2);
    for (const policy of policies) assert.ok(policy.includes(`style-src 'self' 'sha256-${digest}';`), `${policy} does not have ${digest}`);
  });
});

describe("compressed copies", () => {
  it("are what they are copies of, the facts of the site, too", () => {
    const settings = path.join(folder, "content/site.toml");
    const original = readFileSync(settings, "utf8");
    writeFileSync(settings, original.replace("long-tables = false\n", "").replace("facts = false\n", ""));
    build();
    writeFileSync(settings, original);
    const expand = { ".br": brotliDecompressSync, ".gz": gunzipSync };
    const copied = [];
    for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      const ending = path.extname(file);
      if (!(ending in expand)) continue;
      assert.ok(expand[ending](readFileSync(file)).equals(readFileSync(file.slice(0, -3))), file);
      copied.push(path.relative(site, file));
    }
    for (const file of ["index.html", "data/facts.csv", "data/2024/facts-2024.csv"]) {
      for (const ending of Object.keys(expand)) assert.ok(copied.includes(file + ending), file + ending);
    }
    build();
    assert.ok(!is_there_at("data/facts.csv.gz"));
  });
});

describe("rsync", { skip: !is_there("/usr/bin/rsync") && "it is not installed" }, () => {
  it("sends what has changed, wherever the site was built", () => {
    const [command] = blocks("sh");
    const server = path.join(folder, "server");
    mkdirSync(server);
    const send = (from) =>
      execFileSync("bash", ["-c", command.replace("public/ www.example.org:/srv/budget/public/", `--itemize-changes '${from}/' '${server}/'`)])
        .toString()
        .split("\n")
        .filter((line) => /^[<>]f|^\*deleting/.test(line))
        .map((line) => line.replace(/^\S+\s+/, ""));
    build();
    assert.ok(send(site).length > 20);
    assert.deepEqual(send(site), []);
    // The same content from another checkout, built into a new folder: all its times are new, and nothing is sent.
    const other = path.join(folder, "other");
    execFileSync(program, ["build", "--quiet", "--content", path.join(folder, "content"), "--themes", path.join(checkout, "themes"), "--output", other, "--theme", "civic"]);
    rmSync(path.join(other, "assets/superseded.txt"), { force: true });
    const same = send(other).filter((file) => !file.startsWith("assets/") && !file.startsWith("manifest-"));
    assert.deepEqual(same, []);
    const about = path.join(folder, "content/about.md");
    writeFileSync(about, `${readFileSync(about, "utf8")}\nMore of it.\n`);
    build();
    const sent = send(site).filter((file) => !file.startsWith("assets/"));
    assert.deepEqual(sent.sort(), ["about/index.html", "about/index.html.br", "about/index.html.gz", "manifest-sha256.txt"]);
    const time = statSync(path.join(server, "index.html")).mtimeMs;
    assert.ok(time > 0);
  });
});
