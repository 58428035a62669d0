// Makes protected calls cheap. MicroPython's package is built with assertions, which look each function up in a table of
// WebAssembly's, by a call that costs more than the function: nearly half of the time of a program.

/** The functions of the table that was asked last, by index. Nothing changes a table of MicroPython's once it is filled. */
let table = /** @type {WebAssembly.Table | undefined} */ (undefined);
/** @type {unknown[]} */
let functions = [];

/** Lets tables remember what they have been asked for. */
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
