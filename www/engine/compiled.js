// The engine's WebAssembly, compiled once for the page's workers, which need not wait for their own scripts to ask for it.

/** @type {Promise<WebAssembly.Module | undefined> | undefined} */
let compiled;

/**
 * Compiles the engine while it arrives.
 * @returns {Promise<WebAssembly.Module | undefined>} `undefined` if that fails: whoever loads the engine itself then
 *   meets the error, and tells of it
 */
export function compiledEngine() {
  compiled ??= WebAssembly.compileStreaming(fetch(new URL("../pkg/micrograd_bg.wasm", import.meta.url))).catch(
    () => undefined,
  );
  return compiled;
}
