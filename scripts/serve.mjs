// A static server for development and for the tests: `node scripts/serve.mjs DIRECTORY PORT`.
import { once } from "node:events";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import sirv from "sirv";

/**
 * Serves a directory on localhost, never cached, every file read anew.
 * @param {string} directory
 * @param {{ port?: number, base?: string, onMissing?: (path: string) => void }} [options]
 *   port 0 takes a free one; base is the path the site stands under; onMissing hears of files that are not there
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serve(directory, { port = 0, base = "/", onMissing = () => {} } = {}) {
  const files = sirv(directory, { dev: true });
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const missing = () => {
      onMissing(path);
      response.writeHead(404).end("Not found");
    };
    if (!path.startsWith(base)) return missing();
    request.url = path.slice(base.length - 1); // what remains begins with "/"
    files(request, response, missing);
  });
  server.listen(port, "localhost");
  await once(server, "listening");
  return {
    url: `http://localhost:${server.address().port}${base}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [directory, port] = process.argv.slice(2);
  try {
    const { url } = await serve(directory, { port: Number(port) });
    console.log(`Serving ${directory} on ${url} (Ctrl-C stops it)`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(`Port ${port} is in use. Choose another one, for example: make serve PORT=${Number(port) + 1}`);
    process.exitCode = 1;
  }
}
