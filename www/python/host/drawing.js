// Collects what a run draws: the scopes of its values, and their recordings.
import { wasm } from "../../engine/instance.js";
import { recordingOf } from "../../engine/recording.js";
import { explains, gives, isKnown, isOperation, needsExponent } from "./identify.js";
import { LearnerNodes } from "./learner-nodes.js";
import { MOST_DRAWN, MOST_DRAWN_VALUES, shortened } from "./limits.js";

/** @import { Recording, Scope } from "../../engine/recording.js" */
/** @import { Drawn } from "./result.js" */
/** @import { Interpreter } from "./runner.js" */

/** The least number of calls after which those without values are dropped. */
const SCOPES = 20_000;

export class Drawing {
  /** The graphs that were drawn, the oldest first. @type {Drawn[]} */
  #drawn = [];
  #tape;
  /** The names of the variables that hold values, by the value's index. @type {Map<number, string>} */
  #names = new Map();
  #nodes = new LearnerNodes();
  /** The calls of the learner's classes, by number. @type {Map<number, Scope>} */
  #scopes = new Map();
  /** The number of calls so far. */
  #entered = 0;
  /** The number of calls that are kept at which those without values should be dropped. */
  #due = SCOPES;
  /** The number of calls of each name in each scope. @type {Map<string, number>} */
  #calls = new Map();
  /** The calls that have not returned, the outermost first. @type {number[]} */
  #open = [];

  /** @param {{ labels: Map<number, string>, isChanged: (id: number) => boolean }} tape the labels and changes of its values */
  constructor(tape) {
    this.#tape = tape;
  }

  /** Begins a run, and forgets what the previous one drew. */
  begin() {
    this.#drawn = [];
    // A scope may have been left open when memory ran out.
    while (this.#open.length > 0) this.#leave();
  }

  /** Returns the graph that was drawn last, and those before it. @returns {Partial<Drawn> & { title: string, earlier?: Drawn[] }} */
  get result() {
    const last = this.#drawn.at(-1);
    const earlier = this.#drawn.slice(0, -1);
    return { title: "", ...last, ...(earlier.length > 0 && { earlier }) };
  }

  /**
   * Keeps a graph, and drops the oldest ones if there are too many or they are too large.
   * @param {Recording} recording
   * @param {string} title
   */
  #keep(recording, title) {
    const drawn = this.#drawn;
    drawn.push({ recording, title: shortened(title) });
    const values = () => drawn.slice(0, -1).reduce((sum, { recording }) => sum + recording.data.length, 0);
    while (drawn.length > MOST_DRAWN || values() > MOST_DRAWN_VALUES) drawn.shift();
  }

  /** Forgets all calls. */
  clear() {
    this.#scopes.clear();
    this.#calls.clear();
    this.#entered = 0;
    this.#due = SCOPES;
  }

  /**
   * Drops the calls that computed no value that is held, after the tape has freed what is not held.
   * @param {Uint32Array} held the numbers of the calls in which the learner's values that are held were computed
   */
  collect(held) {
    const kept = new Set();
    for (let scope of [...held, ...this.#open]) {
      for (; scope > 0 && !kept.has(scope); scope = this.#scopes.get(scope)?.parent ?? 0) kept.add(scope);
    }
    for (const scope of this.#scopes.keys()) if (!kept.has(scope)) this.#scopes.delete(scope);
    for (const key of this.#calls.keys()) {
      const parent = Number.parseInt(key, 10);
      if (parent > 0 && !kept.has(parent)) this.#calls.delete(key);
    }
    this.#due = SCOPES + 2 * this.#scopes.size;
    // The tape has left all of its scopes.
    for (const scope of this.#open) wasm.enterScope(this.#scopes.get(scope)?.name ?? "");
  }

  /**
   * Returns the number of a call, as a negative number if calls without values should be dropped.
   * @param {string} name
   * @param {number} parent
   */
  #enter(name, parent) {
    const key = `${parent} ${name}`;
    const index = this.#calls.get(key) ?? 0;
    this.#calls.set(key, index + 1);
    // Calls within a call are numbered, as the engine numbers layers and neurons.
    const numbered = shortened(parent ? `${name} ${index}` : name);
    wasm.enterScope(numbered);
    this.#entered += 1;
    this.#open.push(this.#entered);
    this.#scopes.set(this.#entered, { name: numbered, parent });
    return this.#scopes.size > this.#due ? -this.#entered : this.#entered;
  }

  #leave() {
    wasm.leaveScope();
    this.#open.pop();
  }

  /**
   * Returns the functions that Python calls.
   * @param {Pick<Interpreter, "floats" | "integers">} python
   */
  functions({ floats, integers }) {
    const nodes = this.#nodes;
    return {
      enter: this.#enter.bind(this),
      leave: this.#leave.bind(this),
      name: (/** @type {number} */ id, /** @type {string} */ name) => {
        this.#names.set(id, name);
      },
      record: (/** @type {number} */ id, /** @type {string} */ title) => {
        const { labels } = this.#tape;
        const recording = recordingOf(id, {
          // A label that the learner gave takes precedence over the name of a variable.
          labelOf: (id) => shortened(labels.get(id) || this.#names.get(id) || ""),
          isChanged: (id) => this.#tape.isChanged(id),
        });
        this.#keep(recording, title || labels.get(id) || "");
        this.#names.clear();
      },
      node_symbol: nodes.symbol.bind(nodes),
      node_hint: nodes.hint.bind(nodes),
      node_label: nodes.label.bind(nodes),
      node_own: nodes.own.bind(nodes),
      node_untracked: nodes.untracked.bind(nodes),
      explains,
      gives,
      knows: isKnown,
      is_operation: isOperation,
      needs_exponent: needsExponent,
      record_nodes: (
        /** @type {string} */ title,
        /** @type {number} */ count,
        /** @type {number} */ operandCount,
        /** @type {number} */ constantCount,
        /** @type {number[]} */ ...addresses
      ) => {
        const [data, grad, first] = addresses.slice(0, 3).map((address) => floats(address, count));
        const constants = floats(addresses[3], constantCount);
        const [rows, symbol, scope, age, counts] = addresses.slice(4, 9).map((address) => integers(address, count));
        const operands = integers(addresses[9], operandCount);
        const recording = nodes.recording(
          { data, grad, first, rows, symbol, scope, age, counts, operands, constants },
          (scope) => this.#scopes.get(scope) ?? { name: "", parent: 0 },
        );
        this.#keep(recording, title || recording.labels.find(([place]) => place === recording.root)?.[1] || "");
      },
      forget: () => nodes.clear(),
    };
  }
}
