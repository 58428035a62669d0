// Lays out a graph without blocking: Graphviz runs in a worker, or directly in Node, which has no `Worker`.
import { LAYOUTS } from "../../pkg/layouts.js";

/** @import { Layout, Plan } from "./graphviz.js" */

/** The greatest number of boxes of a plan that is looked up among the layouts made at build time. */
const MOST_BOXES = 100;
/** The layouts made at build time: those of the first chapter, and those that `know` added. */
const known = { ...LAYOUTS };

/** @type {Worker | undefined} */
let worker;
/** The layouts that the worker was asked for. @type {Map<number, { resolve: (layout: Layout) => void, reject: (error: Error) => void }>} */
const waiting = new Map();
let asked = 0;

/**
 * Adds layouts that were made at build time.
 * @param {Record<string, Layout>} layouts by the plan, as JSON
 */
export function know(layouts) {
  Object.assign(known, layouts);
}

/**
 * Finds a place for every box and a curve for every link.
 * @param {Plan} plan
 * @returns {Promise<Layout>}
 */
export async function layout(plan) {
  // Some graphs were laid out when the page was built.
  if (plan.boxes.length <= MOST_BOXES) {
    const found = known[JSON.stringify(plan)];
    if (found) return found;
  }
  if (typeof Worker === "undefined") return (await import("./graphviz.js")).arrange(plan);
  worker ??= start();
  const id = asked++;
  const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  worker.postMessage({ id, plan });
  return answer;
}

function start() {
  const started = new Worker(new URL("./layout-worker.js", import.meta.url), { type: "module" });
  started.onmessage = ({ data: { id, layout, message } }) => {
    const answer = waiting.get(id);
    waiting.delete(id);
    if (layout) answer?.resolve(layout);
    else answer?.reject(new Error(message));
  };
  started.onerror = (event) => {
    event.preventDefault();
    // The worker's memory may be damaged, so the next layout starts another one.
    started.terminate();
    worker = undefined;
    for (const { reject } of waiting.values()) {
      reject(
        new Error(`Graphviz, which lays out the graph, failed: ${event.message || "its files could not be loaded"}`),
      );
    }
    waiting.clear();
  };
  return started;
}
