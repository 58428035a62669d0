// Makes a Recording: of a value on the engine's tape, or of values of a learner's own class.
import { wasm } from "../../engine/instance.js";

/** @import { Recording, Scope } from "../../engine/recording.js" */

export const NONE = 0xffffffff;
export const OPAQUE = 255;

/**
 * The recording of a value on the tape.
 * @param {number} root
 * @param {object} known
 * @param {Map<number, string>} known.labels the names that the learner gave
 * @param {Map<number, string>} known.names those of variables
 * @param {(id: number) => boolean} known.isChanged
 * @returns {Recording}
 */
export function recordTape(root, { labels, names, isChanged }) {
  // Indices grow with time, so this is the order in which the values were made.
  const ids = wasm.topologicalOrder(root).sort();
  const first = ids[0];
  const places = new Uint32Array(root - first + 1);
  ids.forEach((id, place) => {
    places[id - first] = place;
  });
  const operands = wasm.operandsOf(ids);
  const operation = wasm.operationsOf(ids);
  const place = (/** @type {number} */ id) => (id === NONE ? NONE : places[id - first]);
  const { scope, scopes } = scopesOf(wasm.scopesOf(ids));
  /** @type {[number, string][]} */
  const named = [];
  ids.forEach((id, place) => {
    const label = labels.get(id) || names.get(id);
    if (label) named.push([place, label]);
  });
  return {
    operation,
    a: ids.map((_, index) => place(operands[2 * index])),
    b: ids.map((_, index) => place(operands[2 * index + 1])),
    exponent: wasm.exponentsOf(ids),
    data: wasm.dataOf(ids),
    grad: wasm.gradsOf(ids),
    labels: named,
    scope,
    scopes,
    symbols: [],
    changed: Array.from(ids.keys()).filter((place) => isChanged(ids[place])),
    root: ids.length - 1,
  };
}

/**
 * Numbers the tape's scopes that are used, the outer before the inner.
 * @param {Uint32Array} found
 */
function scopesOf(found) {
  /** @type {Scope[]} */
  const scopes = [];
  /** @type {Map<number, number>} */
  const numbers = new Map([[0, 0]]);
  /** @type {(scope: number) => number} */
  const numberOf = (scope) => {
    const known = numbers.get(scope);
    if (known !== undefined) return known;
    const parent = numberOf(wasm.scopeParent(scope));
    const number = scopes.push({ name: wasm.scopeName(scope), parent });
    numbers.set(scope, number);
    return number;
  };
  return { scope: found.map(numberOf), scopes };
}

/** The engine's names of the operations by what micrograd writes for them, and how many operands each has. */
const SYMBOLS = new Map([
  ["+", { name: "Add", operands: 2 }],
  ["*", { name: "Mul", operands: 2 }],
  ["**", { name: "PowValue", operands: 2 }],
  ...["exp", "log", "tanh", "relu", "sigmoid", "sin", "cos", "sqrt", "abs"].map(
    (symbol) =>
      /** @type {[string, { name: string, operands: number }]} */ ([
        symbol,
        { name: symbol[0].toUpperCase() + symbol.slice(1), operands: 1 },
      ]),
  ),
]);

/** Collects the values of a learner's own class, operands first. */
export class NodeList {
  /** @type {{ operation: number, a: number, b: number, exponent: number, data: number, grad: number, scope: number }[]} */
  #nodes = [];
  /** @type {[number, string][]} */
  #labels = [];
  /** @type {[number, string][]} */
  #symbols = [];
  /** @type {number[]} */
  #changed = [];
  #operations = wasm.operations();

  /**
   * @param {string} symbol
   * @param {number} a -1 for none
   * @param {number} b
   * @param {number} data
   * @param {number} grad
   * @param {string} label
   * @param {number} scope
   * @param {boolean} isChanged
   */
  push(symbol, a, b, data, grad, label, scope, isChanged) {
    const place = this.#nodes.length;
    const count = a < 0 ? 0 : b < 0 ? 1 : 2;
    const { operation, exponent } = this.#operation(symbol, count);
    if (operation === OPAQUE) this.#symbols.push([place, symbol || "?"]);
    if (label) this.#labels.push([place, label]);
    if (isChanged) this.#changed.push(place);
    this.#nodes.push({ operation, a: a < 0 ? NONE : a, b: b < 0 ? NONE : b, exponent, data, grad, scope });
  }

  /**
   * @param {string} symbol
   * @param {number} count
   */
  #operation(symbol, count) {
    if (count === 0) return { operation: 0, exponent: 0 };
    const exponent = count === 1 ? /^\*\*\s*\(?(-?[\d.]+(?:e[+-]?\d+)?)\)?$/i.exec(symbol) : null;
    if (exponent) return { operation: this.#operations.indexOf("Pow"), exponent: Number(exponent[1]) };
    const known = SYMBOLS.get(symbol.toLowerCase());
    const isKnown = known?.operands === count;
    return { operation: isKnown ? this.#operations.indexOf(known.name) : OPAQUE, exponent: 0 };
  }

  clear() {
    this.#nodes = [];
    this.#labels = [];
    this.#symbols = [];
    this.#changed = [];
  }

  /**
   * Gives what was collected, and forgets it.
   * @param {Scope[]} scopes all that were entered; those that are used are kept
   * @returns {Recording}
   */
  recording(scopes) {
    const nodes = this.#nodes;
    const labels = this.#labels;
    const symbols = this.#symbols;
    const changed = this.#changed;
    this.clear();
    /** @type {Scope[]} */
    const kept = [];
    /** @type {Map<number, number>} */
    const numbers = new Map([[0, 0]]);
    /** @type {(scope: number) => number} */
    const numberOf = (scope) => {
      const known = numbers.get(scope);
      if (known !== undefined) return known;
      const { name, parent } = scopes[scope - 1];
      const outer = numberOf(parent);
      const number = kept.push({ name, parent: outer });
      numbers.set(scope, number);
      return number;
    };
    return {
      operation: Uint8Array.from(nodes, (node) => node.operation),
      a: Uint32Array.from(nodes, (node) => node.a),
      b: Uint32Array.from(nodes, (node) => node.b),
      exponent: Float64Array.from(nodes, (node) => node.exponent),
      data: Float64Array.from(nodes, (node) => node.data),
      grad: Float64Array.from(nodes, (node) => node.grad),
      labels,
      scope: Uint32Array.from(nodes, (node) => numberOf(node.scope)),
      scopes: kept,
      symbols,
      changed,
      root: nodes.length - 1,
    };
  }
}
