// Lets the page's Python worker run in a thread of Node's: gives it the names that it has in a browser.
import { parentPort } from "node:worker_threads";

globalThis.self = {
  set onmessage(listener) {
    parentPort.on("message", (data) => listener({ data }));
  },
  postMessage: (reply) => parentPort.postMessage(reply),
};
await import("../../www/python/host/worker.js");
