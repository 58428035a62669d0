// Runs Python with our modules, on the engine. It does not depend on a page, a worker or an interpreter: quick.js and full.js
// start one each.
import { Drawing } from "./drawing.js";
import { failureOf } from "./failure.js";
import { lackOfModule } from "./lacks.js";
import { isInLibrary, namesLibrary } from "./libraries.js";
import { MOST_MESSAGE } from "./limits.js";
import { relieveMemory } from "./memory.js";
import { bounded } from "./printed.js";
import { Draws } from "./random.js";
import { loopNames, splitCells } from "./statements.js";
import { Tape } from "./tape.js";

/** @import { Printed } from "./printed.js" */
/** @import { Cell } from "./statements.js" */
/** @import { Failure, Output, Result } from "./result.js" */

/** The longest time that printed text waits before it is sent, in milliseconds. */
const PATIENCE = 50;

/**
 * The functions of notebook.py that are called here.
 * @typedef {object} Notebook
 * @property {(isFresh: boolean, namesNetworks: boolean, listsAttributes: boolean, loopNames: string, addsOperations: boolean, expectsRefusals: boolean) => void} begin
 * @property {(text: string) => boolean} check
 * @property {(text: string, defines: string) => boolean} run
 * @property {(text: string, lines: number) => boolean} run_last
 * @property {() => boolean} end_cell
 * @property {() => boolean} end
 */

/**
 * A Python interpreter, as quick.js and full.js adapt theirs.
 * @typedef {object} Interpreter
 * @property {"quick" | "full"} name
 * @property {(name: string, functions: object) => void} addModule adds a module of JavaScript functions
 * @property {(path: string, text: string) => void} addFile adds a module of Python
 * @property {boolean} takesLate whether it finds modules that are added after its start
 * @property {() => any} notebook imports notebook.py
 * @property {(address: number, number: number) => void} setNumber writes a float into Python's memory
 * @property {(address: number, count: number) => Float64Array} floats returns floats of Python's memory
 * @property {(address: number, count: number) => Int32Array} integers returns whole numbers of Python's memory
 * @property {object} [functions] what only modules of ours for this interpreter call
 * @property {(address: number, count: number) => Uint32Array} [indices] returns a view of whole numbers in Python's memory;
 *   absent if the interpreter cannot tell which objects exist
 * @property {(source: string) => string} read returns the source as this interpreter should read it
 * @property {(text: string, source: string) => string} written returns a text that a program has printed as CPython writes it
 * @property {() => boolean} isWorn returns whether a new interpreter would be faster than this one
 * @property {(type: string, message: string) => string} lackOf returns what the interpreter lacks according to an exception, or ""
 * @property {(source: string, printed: string) => string} lackOfPrinted returns what it lacks according to what was printed, or ""
 * @property {() => string} lastTrace returns where it was when it ended for good, as Python prints a traceback, or ""
 */

const FUNCTIONS = ["begin", "check", "run", "run_last", "end_cell", "end"];

export class Runner {
  #tape = new Tape();
  #draws = new Draws();
  #printed;
  /** @type {Notebook} */
  #notebook;
  /** @type {Output[]} */
  #outputs = [];
  /** The number of outputs that have been sent. */
  #told = 0;
  #toldAt = 0;
  /** @type {(outputs: Output[]) => void} */
  #onOutputs = () => {};
  #cell = 0;
  /** Whether the next output replaces those of the cell. */
  #isClearing = false;
  /** The lines of the code, without empty ones at its end. */
  #source = "";
  /** @type {Failure | undefined} */
  #failure;
  /** What the interpreter lacked for this code, or "". */
  #lacks = "";
  /** Whether another runner must replace this one, because its memory is full or Python is broken. */
  isSpent = false;
  #drawing = new Drawing(this.#tape);
  /** What writes the libraries' files, which is done when code names one, as it takes as long as starting Python. @type {(() => void)[]} */
  #libraries = [];

  #python;

  /**
   * @param {Interpreter} python
   * @param {[path: string, text: string][]} modules the modules; those in a folder named after an interpreter are only for that one
   * @param {Printed} printed what the interpreter prints
   */
  constructor(python, modules, printed) {
    this.#python = python;
    this.#printed = printed;
    python.addModule("_engine", this.#functions());
    this.add(modules);
    const notebook = python.notebook();
    this.#notebook = /** @type {Notebook} */ (Object.fromEntries(FUNCTIONS.map((name) => [name, notebook[name]])));
  }

  /** Adds modules. @param {[path: string, text: string][]} modules those in a folder named after an interpreter are only for that one */
  add(modules) {
    const python = this.#python;
    for (const [path, text] of modules) {
      const [, interpreter, name] = /^(?:(quick|full)\/)?(.*)$/.exec(path) ?? [];
      if (interpreter && interpreter !== python.name) continue;
      if (python.takesLate && isInLibrary(path)) this.#libraries.push(() => python.addFile(name, text));
      else python.addFile(name, text);
    }
  }

  /**
   * Runs code to its end.
   * @param {string} source cells are separated by lines that start with `# %%`
   * @param {{ fresh?: boolean, onOutputs?: (outputs: Output[]) => void }} [choices] `fresh: false` keeps variables;
   *   `onOutputs` is called with outputs while the code runs, and with the last ones before this returns
   * @returns {Result}
   */
  run(source, { fresh = true, onOutputs = () => {} } = {}) {
    const started = performance.now();
    this.#onOutputs = onOutputs;
    this.#reset(fresh);
    this.#source = source;
    this.#addLibraries(source);
    const namesNetworks = /\b(Neuron|Layer|MLP)\b/.test(source);
    const listsAttributes = /\b__dict__\b|\bvars\(/.test(source);
    const expectsRefusals = /\bAssertionError\b/.test(source);
    this.#notebook.begin(
      fresh,
      namesNetworks,
      listsAttributes,
      loopNames(source),
      addsOperations(source),
      expectsRefusals,
    );
    try {
      splitCells(this.#python.read(source)).every((cell, index) => this.#runCell(cell, index));
    } catch (error) {
      this.#break(error);
    }
    // What was computed before an error can be drawn.
    if (!this.isSpent) this.#notebook.end();
    this.#tellAll();
    const printed = this.#outputs.map((output) =>
      output.kind === "text" || output.kind === "repr" ? output.text : "",
    );
    this.#lacks ||= this.#python.lackOfPrinted(source, printed.join(""));
    const end = this.#failure ? "error" : "finished";
    const seconds = (performance.now() - started) / 1000;
    const result = { outputs: this.#outputs, seconds, end, ...this.#drawing.result };
    return /** @type {Result} */ ({
      ...result,
      ...(this.#failure && { error: this.#failure }),
      ...(this.#lacks && { lacks: this.#lacks }),
    });
  }

  /** Writes the libraries, which import one another, if code names one. @param {string} source */
  #addLibraries(source) {
    if (!namesLibrary(source)) return;
    for (const write of this.#libraries) write();
    this.#libraries = [];
  }

  /**
   * Marks the runner as spent, as no interpreter survives a JavaScript exception that passes through it.
   * @param {unknown} error
   */
  #break(error) {
    this.isSpent = true;
    const isDeep = /call stack|recursion/.test(String(error));
    const type = isDeep ? "RecursionError" : "SystemError";
    const message = isDeep
      ? "the calls nest too deeply for the memory that a browser has for them"
      : `an exception of JavaScript’s ended Python: ${error}`;
    this.#lacks ||= this.#python.lackOf("SystemError", message);
    this.#failure = failureOf(type, bounded(message, MOST_MESSAGE), this.#python.lastTrace(), this.#cell, this.#source);
  }

  /** Returns whether a new runner would be faster than this one, although it works. */
  get isWorn() {
    return this.#python.isWorn();
  }

  /** Sends what was printed, unless the last message was just sent. */
  tell() {
    if (performance.now() - this.#toldAt > PATIENCE) this.#tellAll();
  }

  /** @param {boolean} fresh */
  #reset(fresh) {
    this.#outputs = [];
    this.#told = 0;
    // What is printed first is sent at once: it may be all that a long program says.
    this.#toldAt = -Infinity;
    this.#printed.clear();
    this.#failure = undefined;
    this.#lacks = "";
    this.#drawing.begin();
    if (!fresh) return;
    this.#tape.clear();
    this.#drawing.clear();
    this.#draws.clear();
  }

  /**
   * @param {Cell} cell
   * @param {number} index
   */
  #runCell(cell, index) {
    this.#cell = index;
    this.#isClearing = false;
    const isFine = this.#runStatements(cell) && this.#notebook.end_cell();
    this.#takePrinted();
    return isFine;
  }

  /** @param {Cell} cell */
  #runStatements({ line, text, statements }) {
    const notebook = this.#notebook;
    if (!notebook.check("\n".repeat(line) + text)) return false;
    const last = statements.at(-1);
    if (!last) return true;
    // Statements run together up to a definition, which must be wrapped before it is used.
    let waiting = "";
    let from = 0;
    for (const statement of statements) {
      if (!waiting) from = statement.line;
      if (statement === last && last.parts.length && last.parts.at(-1) && !last.defines) break;
      waiting = waiting.padEnd(waiting.length + statement.line - from - count(waiting), "\n") + statement.text;
      if (!statement.defines && statement !== last) continue;
      if (!notebook.run("\n".repeat(from) + waiting, statement.defines)) return false;
      waiting = "";
    }
    if (waiting && !notebook.run("\n".repeat(from) + waiting, "")) return false;
    const shown = last.defines ? "" : last.parts.at(-1);
    if (!shown) return true;
    const before = last.parts.slice(0, -1);
    if (before.length && !notebook.run("\n".repeat(last.line) + before.join("; "), "")) return false;
    return notebook.run_last(shown, last.line + count(before.join("")));
  }

  #takePrinted() {
    if (!this.#printed.isWaiting) return;
    this.#clear();
    const text = this.#python.written(this.#printed.take(), this.#source);
    const last = this.#outputs.at(-1);
    // An output that was already sent must not change.
    if (last?.kind === "text" && last.cell === this.#cell && this.#told < this.#outputs.length) last.text += text;
    else this.#outputs.push({ kind: "text", text, cell: this.#cell });
  }

  /** @param {Output} output */
  #add(output) {
    this.#takePrinted();
    this.#clear();
    this.#outputs.push(output);
  }

  /** Takes away what the cell has shown, if it has asked for that; the page has to do so with what was sent. */
  #clear() {
    if (!this.#isClearing) return;
    this.#isClearing = false;
    const first = this.#outputs.findIndex(({ cell }) => cell === this.#cell);
    if (first < 0) return;
    this.#outputs.length = Math.max(first, this.#told);
    if (first < this.#told) this.#outputs.push({ kind: "clear", cell: this.#cell });
  }

  #tellAll() {
    this.#takePrinted();
    this.#toldAt = performance.now();
    if (this.#told === this.#outputs.length) return;
    this.#onOutputs(this.#outputs.slice(this.#told));
    this.#told = this.#outputs.length;
  }

  /** Returns the functions of the Python module `_engine`. */
  #functions() {
    const python = this.#python;
    const tape = this.#tape;
    const draws = this.#draws;
    let box = 0;
    const write = (/** @type {number} */ place, /** @type {number} */ number) => {
      python.setNumber(box + 8 * place, number);
    };
    tape.write = draws.write = write;
    const { indices } = python;
    tape.canCollect = indices !== undefined;
    return {
      mailbox: (/** @type {number} */ address) => {
        box = address;
      },
      relieve: () => {
        this.isSpent = true;
        relieveMemory();
      },
      ...tape.functions(),
      ...draws.functions(),
      ...this.#drawing.functions(python),
      ...python.functions,
      collect: (
        /** @type {number} */ values,
        /** @type {number} */ valueCount,
        /** @type {number} */ scopes,
        /** @type {number} */ scopeCount,
      ) => {
        if (!indices) return;
        tape.collect(indices(values, valueCount));
        this.#drawing.collect(indices(scopes, scopeCount));
      },
      shown: (/** @type {string} */ text) =>
        this.#add({ kind: "repr", text: python.written(bounded(text), this.#source), cell: this.#cell }),
      note: (/** @type {string} */ text) => this.#add({ kind: "note", text, cell: this.#cell }),
      note_at: (/** @type {string} */ name, /** @type {string} */ text) => {
        const line = lineOf(name, this.#source);
        this.#add({ kind: "note", text: line ? `Line ${line}: ${text}` : text, cell: this.#cell });
      },
      chart: (/** @type {string} */ json) => this.#add(plotOf("chart", json, this.#cell)),
      figure: (/** @type {string} */ json) => this.#add(plotOf("figure", json, this.#cell)),
      film: (/** @type {string} */ json) => this.#add(plotOf("film", json, this.#cell)),
      clear: (/** @type {boolean} */ waits) => {
        this.#takePrinted();
        this.#isClearing = true;
        if (!waits) this.#clear();
      },
      lacks: (/** @type {string} */ what) => {
        this.#lacks ||= what;
      },
      missing: (/** @type {string} */ module) => {
        this.#lacks ||= lackOfModule(module);
      },
      failed: (
        /** @type {string} */ type,
        /** @type {string} */ message,
        /** @type {string} */ trace,
        /** @type {string} */ names,
      ) => {
        this.#lacks ||= python.lackOf(type, message);
        this.#failure ??= failureOf(
          type,
          python.written(bounded(message, MOST_MESSAGE), this.#source),
          trace,
          this.#cell,
          this.#source,
          names.split(" "),
        );
      },
    };
  }
}

/**
 * Returns the last line that assigns a variable or begins the definition of a class; 0 if there is none.
 * @param {string} name
 * @param {string} source
 */
function lineOf(name, source) {
  const defines = new RegExp(
    `^\\s*(?:class\\s+${name}\\b|(?:[\\w, ]+,\\s*)?${name}\\s*(?:,[\\w, ]+)?(?::[^=]+)?=(?!=))`,
  );
  let found = 0;
  source.split("\n").forEach((line, index) => {
    if (defines.test(line)) found = index + 1;
  });
  return found;
}

/**
 * Returns whether a source writes the backward pass of operations for micrograd's own Value, or for a class that extends it.
 * @param {string} source
 */
function addsOperations(source) {
  return (
    /\._backward\s*=(?!=)/.test(source) &&
    /\bimport\b.*\bmicrograd\b|\bmicrograd\b.*\bimport\b/.test(source) &&
    !/\bclass\s+Value\s*(?:\(\s*(?:object\s*)?\)\s*)?:/.test(source)
  );
}

/** @param {string} text */
function count(text) {
  return text.split("\n").length - 1;
}

/**
 * @template {"chart" | "figure" | "film"} Kind
 * @param {Kind} kind
 * @param {string} json what matplotlib/_figure.py writes, in which null stands for NaN and infinity
 * @param {number} cell
 * @returns {Extract<Output, { kind: Kind }>}
 */
function plotOf(kind, json, cell) {
  return { kind, cell, ...JSON.parse(json, (_, value) => (value === null ? Number.NaN : value)) };
}
