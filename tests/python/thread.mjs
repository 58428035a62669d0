// Lets a worker of the page's Python run in a thread of Node's: gives it the names that it has in a browser, and what is
// carried into its sandbox; the interpreter, which `workerData` names, finds its own files here.
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { pythonModules } from "../../scripts/python-modules.mjs";
import { isInLibrary } from "../../www/python/host/libraries.js";

const inFile = (modules) => new TextEncoder().encode(JSON.stringify(modules));
const modules = await pythonModules();
const libraries = modules.filter(([path]) => isInLibrary(path));
const files = {
  "micrograd.wasm": await readFile("www/pkg/micrograd_bg.wasm"),
  "modules.json": inFile(modules.filter((module) => !libraries.includes(module))),
  ...(workerData === "full" && { "library-modules.json": inFile(libraries) }),
};
// The quick interpreter starts without the libraries, which here come after the first request.
const later = workerData === "full" ? {} : { "libraries.json": inFile(libraries) };

let listener;
parentPort.on("message", (data) => {
  listener({ data });
  for (const [name, content] of Object.entries(later)) {
    listener({ data: { name, content } });
    delete later[name];
  }
});
globalThis.self = {
  set onmessage(given) {
    const isFirst = !listener;
    listener = given;
    if (!isFirst) return;
    given({ data: { names: Object.keys({ ...files, ...later }) } });
    for (const [name, content] of Object.entries(files)) given({ data: { name, content } });
  },
  postMessage: (reply) => parentPort.postMessage(reply),
};
const { serve } = await import("../../www/python/host/worker.js");
const { createRunner } = await import(`../../www/python/host/${workerData}.js`);
await serve(createRunner);
