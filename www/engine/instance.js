// Loads the one WebAssembly instance of the engine in this page, worker or process.
import initialise, * as wasm from "../pkg/micrograd.js";

export { wasm };

/** The index that the engine returns if it has no memory for another node. */
export const FULL = 0xffffffff;

/** @type {Promise<void> | undefined} */
let ready;

/** Whether the engine can be used. */
let isReady = false;

/** The scope of memory that holds all that is ever recorded. */
export let outermost = 0;

/**
 * Loads the engine. Later calls wait for the first one, and try again if that failed.
 * @param {BufferSource | WebAssembly.Module} [source] the bytes or the module, if neither `fetch` nor Node's file system can reach it
 * @returns {Promise<void>}
 */
export function init(source) {
  ready ??= load(source).catch((error) => {
    ready = undefined;
    throw new Error(`The engine could not be loaded: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  });
  return ready;
}

/** @param {BufferSource | WebAssembly.Module} [source] */
async function load(source) {
  await initialise({ module_or_path: source ?? (await nodeBytes()) });
  outermost = wasm.openScope();
  isReady = true;
}

/** Returns the bytes in Node, whose `fetch` reads no files, and `undefined` in a browser, where wasm-bindgen fetches. */
async function nodeBytes() {
  if (typeof process === "undefined" || !process.versions?.node) return undefined;
  const { readFile } = await import("node:fs/promises");
  return readFile(new URL("../pkg/micrograd_bg.wasm", import.meta.url));
}

/** Throws unless `init` has finished. */
export function assertReady() {
  if (!isReady) throw new Error("The engine is not loaded yet: await init() first");
}
