// Serves a site as a strict government web server would: plain files on a case-sensitive disk, no folder listings, no guesses.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".csv": "text/csv; charset=utf-8",
  ".json": "application/json",
  ".jsonld": "application/ld+json",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".pdf": "application/pdf",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".zip": "application/zip",
};

const headers = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cache-Control": "no-store",
};

function listening(server, base_path) {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}${base_path}`,
        close: () => {
          server.closeAllConnections();
          return new Promise((closed) => server.close(closed));
        },
      }),
    );
  });
}

// base_path begins and ends with "/". Answers { url, close }, url being the address of the site's folder.
export async function serve(folder, base_path) {
  const read = async (address) => {
    const decoded = decodeURIComponent(address);
    if (!decoded.startsWith(base_path)) return undefined;
    const file = path.join(folder, decoded.slice(base_path.length));
    if (!file.startsWith(folder + path.sep)) return undefined;
    try {
      return { bytes: await readFile(decoded.endsWith("/") ? path.join(file, "index.html") : file), file };
    } catch {
      return undefined;
    }
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://site");
    const found = await read(pathname);
    const answer = found ?? (await read(`${base_path}404.html`));
    const type = types[path.extname(pathname)] ?? (found && pathname.endsWith("/") ? types[".html"] : undefined);
    response.writeHead(found ? 200 : 404, { ...headers, "Content-Type": (found ? type : types[".html"]) ?? "application/octet-stream" });
    response.end(answer?.bytes ?? "not found");
  });
  return listening(server, base_path);
}

// Serves single files to a program that reads web archives, and parts of them on request. files: path by address, such as "sw.js";
// an empty page is at the root.
export async function serve_files(files) {
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, "http://files").pathname.slice(1);
    if (name !== "" && !(name in files)) {
      response.writeHead(404).end();
      return;
    }
    const bytes = name === "" ? Buffer.from("<!doctype html><title>reader</title>") : await readFile(files[name]);
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
    const [begin, end] = range ? [Number(range[1]), Math.min(Number(range[2] || bytes.length - 1), bytes.length - 1)] : [0, bytes.length - 1];
    response.writeHead(range ? 206 : 200, {
      "Content-Type": types[path.extname(name)] ?? (name === "" ? types[".html"] : "application/octet-stream"),
      "Content-Length": end + 1 - begin,
      "Accept-Ranges": "bytes",
      ...(range ? { "Content-Range": `bytes ${begin}-${end}/${bytes.length}` } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : bytes.subarray(begin, end + 1));
  });
  return listening(server, "/");
}
