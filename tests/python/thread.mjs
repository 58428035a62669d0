// Lets a worker of the page's Python run in a thread of Node's: gives it the names that it has in a browser, and what is
// carried into its room; the interpreter, which `workerData` names, finds its own files here.
import { readFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { pythonModules } from "../../scripts/python-modules.mjs";

const files = {
  "micrograd.wasm": await readFile("www/pkg/micrograd_bg.wasm"),
  "modules.json": new TextEncoder().encode(JSON.stringify(await pythonModules())),
};

let listener;
parentPort.on("message", (data) => listener({ data }));
globalThis.self = {
  set onmessage(given) {
    const isFirst = !listener;
    listener = given;
    if (!isFirst) return;
    given({ data: { names: Object.keys(files) } });
    for (const [name, content] of Object.entries(files)) given({ data: { name, content } });
  },
  postMessage: (reply) => parentPort.postMessage(reply),
};
const { serve } = await import("../../www/python/host/worker.js");
const { createRunner } = await import(`../../www/python/host/${workerData}.js`);
await serve(createRunner);
