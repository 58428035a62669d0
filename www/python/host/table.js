// Makes indirect calls cheap. MicroPython's package is built with assertions, which look up each function in a table of
// WebAssembly by a call that costs more than the function itself, which takes nearly half of a program's time.

/** The table that was read last, and its functions by index. MicroPython never changes a table that is filled. */
let table = /** @type {WebAssembly.Table | undefined} */ (undefined);
/** @type {unknown[]} */
let functions = [];

/** Makes tables cache their functions. */
export function rememberFunctions() {
  if (table) return;
  const { get, set } = WebAssembly.Table.prototype;
  WebAssembly.Table.prototype.get = function (index) {
    if (this !== table) {
      table = this;
      functions = [];
    }
    functions[index] ??= get.call(this, index);
    return functions[index];
  };
  WebAssembly.Table.prototype.set = function (index, value) {
    functions = [];
    return set.call(this, index, value);
  };
}
