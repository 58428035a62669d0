// Starts the quick interpreter: MicroPython, which is ready at once and has a part of Python.
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";
import { init } from "../../engine/instance.js";
import { bulkFunctions } from "./bulk.js";
import { inDialect } from "./dialect.js";
import { lackOfException, lackOfPrinted } from "./lacks.js";
import { boundMemory, QUICK } from "./memory.js";
import { Objects } from "./objects.js";
import { asPythonWrites, Printed } from "./printed.js";
import { Runner } from "./runner.js";
import { memoryOfNewest, unwindInWebAssembly } from "./unwinding.js";

/** @import { Interpreter } from "./runner.js" */

/** The size of Python's first heap in bytes; it grows when it is full. */
const HEAP = 16 * 1024 * 1024;

/**
 * The memory in use after a program, in bytes, above which the next one gets a new interpreter. What is left of many values
 * makes the search for free memory slow: in the same interpreter, 20,000 values of an own class took 0.6 s, then 2 s, then 5 s.
 */
const WORN = HEAP / 2;

/** The size of the interpreter's stack in words. A long list literal takes much of it. */
const STACK = 64 * 1024;

/** The folder in which MicroPython looks for modules. */
const FOLDER = "/lib";

/**
 * The part of MicroPython's interface that is used here.
 * @typedef {object} MicroPython
 * @property {{ setValue: (address: number, number: number, type: "double") => void }} _module
 * @property {(name: string, module: object) => void} registerJsModule
 * @property {{ analyzePath: (path: string) => { exists: boolean }, mkdir: (path: string) => void, writeFile: (path: string, text: string) => void }} FS
 * @property {(code: string) => void} runPython
 * @property {{ get: (name: string) => any, delete: (name: string) => void }} globals
 */

/**
 * Starts MicroPython with our modules and the engine.
 * @param {object} files
 * @param {[path: string, text: string][] | Promise<[path: string, text: string][]>} files.modules
 * @param {Promise<BufferSource>} [files.engine] the engine's WebAssembly, which Node finds by itself
 */
export async function createRunner({ modules, engine }) {
  boundMemory(QUICK);
  unwindInWebAssembly();
  const printed = new Printed();
  let tell = () => {};
  const [python] = await Promise.all([
    loadMicroPython({
      heapsize: HEAP,
      pystack: STACK,
      linebuffer: false,
      stdout: (/** @type {Uint8Array} */ bytes) => {
        printed.write(bytes);
        if (bytes[0] === 10) tell();
      },
    }),
    engine ? engine.then(init) : init(),
  ]);
  const runner = new Runner(interpreterOf(python, new Objects(memoryOfNewest())), await modules, printed);
  tell = () => runner.tell();
  return runner;
}

/**
 * @param {MicroPython} python
 * @param {Objects} objects
 * @returns {Interpreter}
 */
function interpreterOf(python, objects) {
  const { setValue } = python._module;
  /** @type {any} */
  let notebook;
  return {
    name: "quick",
    takesLate: true,
    addModule: python.registerJsModule,
    addFile(path, text) {
      const folders = `${FOLDER}/${path}`.split("/").slice(1, -1);
      folders.forEach((_, depth) => {
        const folder = `/${folders.slice(0, depth + 1).join("/")}`;
        if (!python.FS.analyzePath(folder).exists) python.FS.mkdir(folder);
      });
      python.FS.writeFile(`${FOLDER}/${path}`, text);
    },
    notebook() {
      python.runPython("import notebook");
      notebook = python.globals.get("notebook");
      python.globals.delete("notebook");
      return notebook;
    },
    setNumber: (address, number) => setValue(address, number, "double"),
    floats: (address, count) => objects.floats(address, count),
    integers: (address, count) => objects.integers(address, count),
    functions: bulkFunctions(objects),
    read: inDialect,
    written: asPythonWrites,
    isWorn: () => notebook.gc.mem_alloc() > WORN,
    lackOf: lackOfException,
    lackOfPrinted,
    lastTrace: () => "",
  };
}
