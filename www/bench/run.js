// Runs the suites one after the other, each in a worker of its own, so that its memory is freed and none warms another.

/** @import { Reply, Result, Suite } from "./results.js" */

/** @type {Suite[]} */
export const SUITES = [
  { id: "16-100", title: "MLP(2, [16, 16, 1]), 100 samples: the demo", width: 16, samples: 100, quick: true },
  { id: "16-1000", title: "MLP(2, [16, 16, 1]), 1,000 samples", width: 16, samples: 1_000, quick: false },
  { id: "16-10000", title: "MLP(2, [16, 16, 1]), 10,000 samples", width: 16, samples: 10_000, quick: false },
  { id: "64-100", title: "MLP(2, [64, 64, 1]), 100 samples", width: 64, samples: 100, quick: false },
  { id: "engine", title: "The engine’s other work", quick: true },
];

/**
 * @param {Suite} suite
 * @param {"quick" | "full"} length
 * @param {(done: number) => void} onProgress from 0 to 1
 * @param {AbortSignal} [signal]
 * @returns {Promise<Result>}
 */
function runSuite(suite, length, onProgress, signal) {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  /** @type {Promise<Result>} */
  const result = new Promise((resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.addEventListener("error", ({ message }) => reject(new Error(message || "its worker could not be loaded")));
    worker.addEventListener("message", (/** @type {MessageEvent<Reply>} */ { data: reply }) => {
      if (reply.type === "progress") onProgress(reply.done);
      else if (reply.type === "result") resolve(reply.result);
      else reject(new Error(reply.message));
    });
    worker.postMessage({ suite, length });
  });
  return result.finally(() => worker.terminate());
}

/**
 * @param {"quick" | "full"} length
 * @param {{
 *   onProgress?: (suite: Suite, done: number) => void,
 *   onResult?: (result: Result) => void,
 *   signal?: AbortSignal,
 * }} [listeners]
 * @returns {Promise<Result[]>}
 */
export async function run(length, { onProgress, onResult, signal } = {}) {
  const suites = SUITES.filter(({ quick }) => quick || length === "full");
  const results = [];
  for (const [index, suite] of suites.entries()) {
    const onPart = (/** @type {number} */ done) => onProgress?.(suite, (index + done) / suites.length);
    onPart(0);
    const result = await runSuite(suite, length, onPart, signal);
    onResult?.(result);
    results.push(result);
  }
  return results;
}
