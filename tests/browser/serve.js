// A static server of the tests' own, which tells of what is missing.
import { once } from "node:events";
import { createServer } from "node:http";
import sirv from "sirv";

/** A page of nothing, which has an icon, or the browser would look for one. */
const BLANK = '<!doctype html><html lang="en"><title>Blank</title><link rel="icon" href="data:,">';

/**
 * Serves a directory on a free port of localhost. What is in `assets` has names that follow from what is in it, so that the
 * browser asks for it once and compiles it once; every other file is asked for anew. An empty page is called `blank`: who
 * leaves the site for it keeps the browser's process.
 * @param {string} directory
 * @param {{ base?: string, onFile?: (path: string) => void, onMissing?: (path: string) => void }} [options]
 *   base is the path the site stands under; onFile hears of the files that are asked for, by their paths in the directory, and
 *   onMissing of those that are not there
 * @returns {Promise<{ url: string, addScript: (text: string) => string, close: () => void }>} `addScript` makes a script
 *   part of the site, and returns its address
 */
export async function serve(directory, { base = "/", onFile = () => {}, onMissing = () => {} } = {}) {
  const files = sirv(directory, {
    dev: true,
    etag: true,
    setHeaders: (response, path) => {
      if (path.startsWith("/assets/")) response.setHeader("cache-control", "max-age=31536000, immutable");
    },
  });
  /** By path, without the base. @type {Map<string, string>} */
  const scripts = new Map();
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const missing = () => {
      onMissing(path);
      response.writeHead(404).end("Not found");
    };
    if (!path.startsWith(base)) return missing();
    request.url = path.slice(base.length - 1); // what remains begins with "/"
    const script = scripts.get(request.url);
    if (script !== undefined) response.writeHead(200, { "content-type": "text/javascript" }).end(script);
    else if (request.url === "/blank") response.writeHead(200, { "content-type": "text/html" }).end(BLANK);
    else {
      onFile(request.url.replace(/^\/|\?.*$/g, ""));
      files(request, response, missing);
    }
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  const url = `http://localhost:${server.address().port}${base}`;
  return {
    url,
    addScript(text) {
      const name = `added-${scripts.size}.js`;
      scripts.set(`/${name}`, text);
      return url + name;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
