// The engine's WebAssembly, compiled once by the page, so that its workers need not fetch it.

/** @type {Promise<WebAssembly.Module | undefined> | undefined} */
let compiled;

/**
 * Compiles the engine while it is being downloaded.
 * @returns {Promise<WebAssembly.Module | undefined>} `undefined` if that fails: whoever loads the engine itself then
 *   meets the error, and tells of it
 */
export function compiledEngine() {
  compiled ??= WebAssembly.compileStreaming(fetch(new URL("../pkg/micrograd_bg.wasm", import.meta.url))).catch(
    () => undefined,
  );
  return compiled;
}
