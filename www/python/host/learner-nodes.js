// Makes a recording of the values of a learner's own class.
import { LEAF } from "../../engine/operations.js";
import { NONE, OPAQUE, UsedScopes } from "../../engine/recording.js";
import { chain } from "./chain.js";
import { identify } from "./identify.js";
import { shortened } from "./limits.js";

/** @import { Recording, Scope } from "../../engine/recording.js" */
/** @typedef {{ data: number, grad: number, scope: number, age: number }} Numbers */
/** @typedef {Numbers & { operation: number, a: number, b: number, exponent: number }} Node */

/**
 * What Python tells of the values of a learner's own class, an entry for each, operands first.
 * @typedef {object} Rows
 * @property {Float64Array} data
 * @property {Float64Array} grad
 * @property {Int32Array} a the first operand, as a place in these arrays, or -1
 * @property {Int32Array} b the second operand, or -1
 * @property {Int32Array} symbol the number of the operation's symbol
 * @property {Int32Array} scope
 * @property {Int32Array} age the number of values that had been made before; 0 if it is not known
 */

/** Collects what only some values have, and makes a recording of all. */
export class LearnerNodes {
  /** The symbols that values have, by their numbers. */
  #symbols = [""];
  /** @type {[row: number, label: string][]} */
  #labels = [];
  /** @type {Set<number>} */
  #changed = new Set();
  /** The operands after the first two. @type {Map<number, number[]>} */
  #operands = new Map();
  /** Numbers that may be an exponent. @type {Map<number, number[]>} */
  #hints = new Map();

  /** Returns the number of a symbol. @param {string} text */
  symbol(text) {
    return this.#symbols.push(text) - 1;
  }

  /** Adds an operand after the first two to a value. @param {number} row @param {number} operand */
  operand(row, operand) {
    added(this.#operands, row, operand);
  }

  /** Adds a number that may be the exponent of a value. @param {number} row @param {number} number */
  hint(row, number) {
    added(this.#hints, row, number);
  }

  /** @param {number} row @param {string} text */
  label(row, text) {
    this.#labels.push([row, text]);
  }

  /** Notes that the number of a value has changed since it was made. @param {number} row */
  change(row) {
    this.#changed.add(row);
  }

  clear() {
    this.#symbols = [""];
    this.#labels = [];
    this.#changed.clear();
    this.#operands.clear();
    this.#hints.clear();
  }

  /**
   * Returns the values as a recording, and forgets what was collected.
   * @param {Rows} rows
   * @param {(scope: number) => Scope} scopeOf returns a scope that was entered, by its number
   * @returns {Recording}
   */
  recording(rows, scopeOf) {
    /** @type {Node[]} */
    const made = [];
    /** The place of each row's value, as some are written as several. */
    const placeOf = new Uint32Array(rows.data.length);
    /** @type {[place: number, symbol: string][]} */
    const opaque = [];
    for (let row = 0; row < placeOf.length; row += 1) {
      const more = this.#operands.get(row) ?? [];
      const operands = [rows.a[row], rows.b[row], ...more].filter((one) => one >= 0).map((one) => placeOf[one]);
      const symbol = this.#symbols[rows.symbol[row]];
      const numbers = { data: rows.data[row], grad: rows.grad[row], scope: rows.scope[row], age: rows.age[row] };
      const nodes = nodesOf(symbol, operands, numbers, made, this.#hints.get(row) ?? []);
      for (const node of nodes) made.push(node);
      placeOf[row] = made.length - 1;
      for (let place = made.length - nodes.length; place < made.length; place += 1) {
        if (made[place].operation !== OPAQUE) continue;
        opaque.push([place, place === placeOf[row] ? shortened(symbol.trim() || "?") : "…"]);
      }
    }
    const { nodes, places } = byAge(made);
    const placed = (/** @type {[number, string][]} */ names) =>
      names
        .map(([place, name]) => /** @type {[number, string]} */ ([places[place], name]))
        .sort(([one], [other]) => one - other);
    const labels = this.#labels.map(([row, text]) => /** @type {[number, string]} */ ([placeOf[row], shortened(text)]));
    const changed = Array.from(this.#changed, (row) => places[placeOf[row]]).sort((one, other) => one - other);
    this.clear();
    const used = new UsedScopes(scopeOf);
    return {
      operation: Uint8Array.from(nodes, (node) => node.operation),
      a: Uint32Array.from(nodes, (node) => node.a),
      b: Uint32Array.from(nodes, (node) => node.b),
      exponent: Float64Array.from(nodes, (node) => node.exponent),
      data: Float64Array.from(nodes, (node) => node.data),
      grad: Float64Array.from(nodes, (node) => node.grad),
      labels: placed(labels),
      scope: Uint32Array.from(nodes, (node) => used.number(node.scope)),
      scopes: used.list,
      symbols: placed(opaque),
      changed,
      isOwn: true,
      root: nodes.length - 1,
    };
  }
}

/** @param {Map<number, number[]>} lists @param {number} key @param {number} number */
function added(lists, key, number) {
  const list = lists.get(key);
  if (list) list.push(number);
  else lists.set(key, [number]);
}

/**
 * Returns the node of a value, or those of a chain of operations of two if it has more operands; the value's is the last.
 * @param {string} symbol
 * @param {number[]} operands
 * @param {Numbers} numbers
 * @param {Node[]} made the nodes before
 * @param {number[]} hints
 * @returns {Node[]}
 */
function nodesOf(symbol, operands, numbers, made, hints) {
  const node = (/** @type {number} */ operation, /** @type {number} */ exponent, /** @type {number[]} */ of) => {
    const [a = NONE, b = NONE] = of;
    return { operation, exponent, a, b, ...numbers };
  };
  if (operands.length === 0) return [node(LEAF, 0, operands)];
  if (operands.length > 2) {
    const parts = operands.map((place) => made[place].data);
    const { operation, steps } = chain(symbol, parts, numbers);
    const links = operands.slice(1).map((operand, at) => [at === 0 ? operands[0] : made.length + at - 1, operand]);
    return links.map((link, at) => ({ ...node(operation, 0, link), ...steps[at] }));
  }
  const found = identify(symbol, operands, (place) => made[place].data, numbers.data, hints);
  return [found ? node(found.number, found.exponent, found.operands) : node(OPAQUE, 0, operands)];
}

/**
 * Orders values as they were made, as far as that is known. A value whose age is not known, or is not greater than that of
 * its operands, stays before the one that it was sent for.
 * @template {{ a: number, b: number, age: number }} Node
 * @param {Node[]} nodes operands first
 */
function byAge(nodes) {
  const ages = new Float64Array(nodes.length);
  let isKnown = true;
  nodes.forEach(({ a, b, age }, place) => {
    const oldest = Math.max(a === NONE ? 0 : ages[a], b === NONE ? 0 : ages[b]);
    ages[place] = Math.max(age, oldest);
    if (age > 0 && age < oldest) isKnown = false;
  });
  const order = Array.from(nodes.keys());
  if (isKnown) order.sort((one, other) => ages[one] - ages[other] || one - other);
  const places = new Uint32Array(nodes.length);
  order.forEach((from, to) => {
    places[from] = to;
  });
  const moved = (/** @type {number} */ operand) => (operand === NONE ? NONE : places[operand]);
  return { places, nodes: order.map((from) => ({ ...nodes[from], a: moved(nodes[from].a), b: moved(nodes[from].b) })) };
}
