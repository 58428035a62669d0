// Starts the full interpreter: CPython, as Pyodide builds it. It has several megabytes and takes seconds to start.
import { loadPyodide } from "pyodide";
import { init } from "../../engine/instance.js";
import { boundMemory, FULL } from "./memory.js";
import { Printed } from "./printed.js";
import { Runner } from "./runner.js";

/** @import { PyodideInterface } from "pyodide" */
/** @import { Interpreter } from "./runner.js" */

/** The folder of our modules. Python searches it last, so that its own library takes precedence. */
const FOLDER = "/playground";

/** The number of calls that are shown where too many were nested. */
const LAST_FRAMES = 3;

/**
 * Starts CPython with our modules and the engine.
 * @param {object} files
 * @param {[path: string, text: string][] | Promise<[path: string, text: string][]>} files.modules
 * @param {Promise<BufferSource>} [files.engine] the engine's WebAssembly, which Node finds by itself
 * @param {object} [options] the options of `loadPyodide`, which Node does not need
 */
export async function createRunner({ modules, engine }, options = {}) {
  boundMemory(FULL);
  const printed = new Printed();
  const [python] = await Promise.all([loadPyodide(options), engine ? engine.then(init) : init()]);
  // Pyodide's own standard output calls back at times when no Python can run.
  const encoder = new TextEncoder();
  python.registerJsModule("_output", {
    write(/** @type {string} */ text) {
      printed.write(encoder.encode(text));
      if (text.endsWith("\n")) runner.tell();
    },
  });
  const runner = new Runner(interpreterOf(python), await modules, printed);
  return runner;
}

/** @param {PyodideInterface} python @returns {Interpreter} */
function interpreterOf(python) {
  // Each run imports our modules anew, which compiles them again unless their bytecode is kept; by default Pyodide keeps none.
  python.runPython(`import sys\nsys.path.append("${FOLDER}")\nsys.dont_write_bytecode = False`);
  /** Where the learner's code was when the call stack of JavaScript came to its end, newest first. @type {string[]} */
  const frames = [];
  // Our modules print in another way: only CPython itself writes here, as it ends.
  python.setStdout({
    batched(line) {
      const [, number, name] = /^ {2}File "<code>", line (\d+) in (.*)$/.exec(line) ?? [];
      if (number) frames.push(`  File "<code>", line ${number}, in ${name}`);
    },
  });
  /** Its views of the memory, which are others after it has grown. @type {{ HEAPF64: Float64Array, HEAP32: Int32Array, HEAPU32: Uint32Array }} */
  const memory = /** @type {any} */ (python)._module;
  return {
    name: "full",
    takesLate: false, // CPython caches the contents of folders
    addModule: python.registerJsModule,
    addFile(path, text) {
      const file = `${FOLDER}/${path}`;
      python.FS.mkdirTree(file.slice(0, file.lastIndexOf("/")));
      python.FS.writeFile(file, text);
    },
    notebook: () => python.pyimport("notebook"),
    setNumber(address, number) {
      memory.HEAPF64[address / 8] = number;
    },
    floats: (address, count) => memory.HEAPF64.slice(address / 8, address / 8 + count),
    integers: (address, count) => memory.HEAP32.slice(address / 4, address / 4 + count),
    indices: (address, count) => memory.HEAPU32.subarray(address / 4, address / 4 + count),
    read: (source) => source,
    written: (text) => text,
    isWorn: () => false,
    // CPython lists no more than a hundred, so that to count equal ones would be wrong.
    lastTrace: () => frames.slice(0, LAST_FRAMES).reverse().join("\n"),
    lackOf: () => "",
    lackOfPrinted: () => "",
  };
}
