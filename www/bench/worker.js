// Runs one suite off the page's thread, and ends with it.
import { init } from "../engine/instance.js";
import { benchEngine } from "./engine.js";
import { benchTraining } from "./training.js";

/** @param {import("./results.js").Reply} reply */
const tell = (reply) => self.postMessage(reply);

self.addEventListener("message", async ({ data: { suite, length } }) => {
  try {
    await init();
    const onProgress = (/** @type {number} */ done) => tell({ type: "progress", done });
    const bench = suite.width ? benchTraining : benchEngine;
    tell({ type: "result", result: await bench(suite, length, onProgress) });
  } catch (error) {
    tell({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  }
});
