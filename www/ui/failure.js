// Explains why the engine cannot run in this browser, and what to do.

/** The smallest module with a SIMD instruction, which is a function that makes a vector and drops it. */
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11,
]);

/** The error for something that the page needs and could not load. */
export class NotLoaded extends Error {}

/**
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (typeof WebAssembly === "undefined") {
    return "WebAssembly is switched off in this browser, and the engine needs it. Allow it for this site, then reload.";
  }
  if (!WebAssembly.validate(SIMD_MODULE)) {
    return "This browser lacks WebAssembly SIMD, which the engine needs. Firefox 89, Chrome 91, Safari 16.4 and newer have it.";
  }
  const message = error instanceof Error ? error.message : String(error);
  return `${message.replace(/\.?$/, ".")} Check the connection and reload. If that does not help, a file is missing on the server.`;
}
