// Compiles the engine's WebAssembly once for the page and its workers.

/** @type {Promise<WebAssembly.Module | undefined> | undefined} */
let compiled;

/**
 * Compiles the engine while it is being downloaded.
 * @returns {Promise<WebAssembly.Module | undefined>} `undefined` if that fails. Code that then loads the engine itself
 *   reports the error
 */
export function compiledEngine() {
  compiled ??= WebAssembly.compileStreaming(fetch(new URL("../pkg/micrograd_bg.wasm", import.meta.url))).catch(
    () => undefined,
  );
  return compiled;
}
