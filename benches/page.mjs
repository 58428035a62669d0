// How long a visitor of the published site waits: `make dist && node benches/page.mjs` opens each part in Chromium over a
// simulated line of 10 Mbit/s with 40 ms of latency, with an empty cache and then with a full one, and prints when there
// was something to see (first paint), a first picture, and when the part was live. Medians of several visits.

import { execFileSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { tmpdir } from "node:os";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";

const VISITS = 5;
const LINE = { offline: false, latency: 40, download_throughput: 10e6 / 8, upload_throughput: 10e6 / 8 };
const PARTS = /** @type {(keyof typeof MARKS)[]} */ ((process.env.PARTS ?? "learn graph train").split(" "));
/** Live: what is shown answers. A number can be dragged and Backward pressed, the training lab can train. */
const MARKS = {
  learn: ["first picture", "live"],
  graph: ["first picture", "live", "code has run"],
  train: ["first picture", "live"],
};
const PATIENCE = 20_000;

/** A key and a certificate for this computer. */
function certificate() {
  const folder = mkdtempSync(`${tmpdir()}/page-`);
  try {
    const [key, cert] = [`${folder}/key`, `${folder}/cert`];
    const made = ["-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout", key, "-out", cert];
    execFileSync("openssl", ["req", "-x509", ...made], { stdio: "ignore" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A server that speaks HTTP/2, compresses, and lets files be cached, as GitHub Pages does. */
function serve(certified) {
  const types = {
    html: "text/html",
    js: "text/javascript",
    mjs: "text/javascript",
    css: "text/css",
    wasm: "application/wasm",
  };
  const cache = new Map();
  const server = createSecureServer(certified, (request, response) => {
    const path = `dist${request.url.split("?")[0].replace(/\/$/, "/index.html")}`;
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
    if (!cache.has(path)) cache.set(path, gzipSync(readFileSync(path)));
    response
      .writeHead(200, {
        "content-type": types[extname(path).slice(1)] ?? (path.endsWith(".svg") ? "image/svg+xml" : "text/plain"),
        "content-encoding": "gzip",
        "cache-control": "max-age=600",
      })
      .end(cache.get(path));
  });
  return new Promise((resolve) => server.listen(0, "localhost", () => resolve(server)));
}

/** Opens a part and waits for its marks; milliseconds since the start of the navigation, files, KB fetched. */
async function visit(driver, url, part) {
  await driver.get("about:blank");
  await driver.get(`${url}#${part}`);
  return driver.executeAsyncScript(
    `const [marks, patience, done] = arguments;
     const start = performance.now();
     const look = () => {
       const found = marks.map((name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN);
       if (!found.some(Number.isNaN) || performance.now() - start > patience) {
         const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN;
         const files = performance.getEntriesByType("resource");
         const bytes = files.reduce((sum, { transferSize }) => sum + transferSize, 0);
         done([paint, ...found, files.length, bytes / 1024]);
       } else setTimeout(look, 20);
     };
     look();`,
    MARKS[part].map((mark) => `${part}: ${mark}`),
    PATIENCE,
  );
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

process.env.BROWSER = "chromium";
const { openBrowser } = await import("../tests/browser/browser.js");
const certified = certificate();
// The cache keeps nothing that comes with a certificate that is only tolerated.
const { publicKey } = new X509Certificate(certified.cert);
const key = publicKey.export({ type: "spki", format: "der" });
const trusted = createHash("sha256").update(key).digest("base64");
const server = await serve(certified);
/** The open connections. @type {Set<import("node:http2").ServerHttp2Session>} */
const sessions = new Set();
server.on("session", (session) => {
  sessions.add(session);
  session.on("close", () => sessions.delete(session));
});
const url = `https://localhost:${server.address().port}/`;
for (const part of PARTS) {
  const { driver, close } = await openBrowser({ trusted });
  try {
    await driver.manage().setTimeouts({ script: 2 * PATIENCE });
    // A browser that has just been started loads pages of its own, which would share the processor with ours.
    await visit(driver, url, part);
    await driver.setNetworkConditions(LINE);
    for (const cached of [false, true]) {
      const visits = [];
      for (let count = 0; count < VISITS; count += 1) {
        if (!cached) {
          await driver.sendDevToolsCommand("Network.clearBrowserCache");
          await driver.sendDevToolsCommand("Storage.clearDataForOrigin", { origin: url, storageTypes: "all" });
        }
        // A visitor who comes anew has no connection yet.
        for (const session of sessions) session.close();
        visits.push(await visit(driver, url, part));
      }
      const [paint, ...rest] = visits[0].map((_, index) => median(visits.map((times) => times[index])));
      const times = MARKS[part].map((mark, index) => `, ${mark} ${rest[index].toFixed(0)} ms`).join("");
      const [files, size] = rest.slice(-2);
      const cache = cached ? "full" : "empty";
      console.log(
        `${part}, ${cache} cache: paint ${paint.toFixed(0)} ms${times}, ${files} files, ${size.toFixed(0)} KB`,
      );
    }
  } finally {
    await close();
  }
}
process.exit();
