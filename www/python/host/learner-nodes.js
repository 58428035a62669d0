// Makes a recording of the values of a learner's own class.
import { LEAF } from "../../engine/operations.js";
import { NONE, OPAQUE, UsedScopes } from "../../engine/recording.js";
import { chain } from "./chain.js";
import { identify } from "./identify.js";
import { shortened } from "./limits.js";

/** @import { Recording, Scope } from "../../engine/recording.js" */

/** Collects the values of a learner's own class, operands first. */
export class NodeList {
  /** @type {{ operation: number, a: number, b: number, exponent: number, data: number, grad: number, scope: number, age: number }[]} */
  #nodes = [];
  /** @type {[number, string][]} */
  #labels = [];
  /** @type {[number, string][]} */
  #symbols = [];
  /** @type {number[]} */
  #changed = [];
  /** The operands of the next value. @type {number[]} */
  #operands = [];
  /** Numbers that may be the exponent of the next value. @type {number[]} */
  #hints = [];

  /** Adds an operand after the first two to the value that is pushed next. @param {number} place */
  operand(place) {
    this.#operands.push(place);
  }

  /** Adds a number that may be the exponent of the value that is pushed next. @param {number} number */
  hint(number) {
    this.#hints.push(number);
  }

  /**
   * Adds a value and returns its place.
   * @param {string} symbol
   * @param {number} a the first operand, or -1
   * @param {number} b the second operand, or -1; `operand` adds others before
   * @param {number} data
   * @param {number} grad
   * @param {string} label
   * @param {number} scope
   * @param {boolean} isChanged
   * @param {number} age the number of values that had been made before; 0 if it is not known
   */
  push(symbol, a, b, data, grad, label, scope, isChanged, age) {
    const operands = [a, b, ...this.#operands].filter((place) => place >= 0);
    const hints = this.#hints;
    this.#operands = [];
    this.#hints = [];
    const node = { data, grad, scope, age };
    if (operands.length === 0) return this.#add({ operation: LEAF, operands, exponent: 0, ...node }, label, isChanged);
    const numberOf = (/** @type {number} */ place) => this.#nodes[place].data;
    if (operands.length > 2) return this.#chain(symbol, operands, node, label, isChanged);
    const found = identify(symbol, operands, numberOf, data, hints);
    const { number: operation, exponent } = found ?? { number: OPAQUE, exponent: 0 };
    const place = this.#add({ operation, exponent, operands: found?.operands ?? operands, ...node }, label, isChanged);
    if (!found) this.#symbols.push([place, shortened(symbol.trim() || "?")]);
    return place;
  }

  /**
   * Adds a value of more than two operands as a chain of operations of two, and returns the place of the last.
   * @param {string} symbol
   * @param {number[]} operands
   * @param {{ data: number, grad: number, scope: number, age: number }} node
   * @param {string} label
   * @param {boolean} isChanged
   */
  #chain(symbol, operands, node, label, isChanged) {
    const numbers = operands.map((place) => this.#nodes[place].data);
    const { operation, steps } = chain(symbol, numbers, node);
    let [place] = operands;
    for (const [index, step] of steps.entries()) {
      place = this.#add(
        { ...node, operation, exponent: 0, operands: [place, operands[index + 1]], ...step },
        "",
        false,
      );
      if (operation === OPAQUE) this.#symbols.push([place, "…"]);
    }
    const last = { ...node, operation, exponent: 0, operands: [place, operands[operands.length - 1]] };
    place = this.#add(last, label, isChanged);
    if (operation === OPAQUE) this.#symbols.push([place, shortened(symbol.trim() || "?")]);
    return place;
  }

  /**
   * @param {{ operation: number, exponent: number, operands: number[], data: number, grad: number, scope: number,
   *   age: number }} node
   * @param {string} label
   * @param {boolean} isChanged
   */
  #add({ operands: [a = NONE, b = NONE], ...node }, label, isChanged) {
    const place = this.#nodes.push({ a, b, ...node }) - 1;
    if (label) this.#labels.push([place, shortened(label)]);
    if (isChanged) this.#changed.push(place);
    return place;
  }

  clear() {
    this.#nodes = [];
    this.#labels = [];
    this.#symbols = [];
    this.#changed = [];
    this.#operands = [];
    this.#hints = [];
  }

  /**
   * Returns the collected values as a recording, and clears the list.
   * @param {(scope: number) => Scope} scopeOf returns a scope that was entered, by its number
   * @returns {Recording}
   */
  recording(scopeOf) {
    const { nodes, places } = byAge(this.#nodes);
    const placed = (/** @type {[number, string][]} */ names) =>
      names
        .map(([place, name]) => /** @type {[number, string]} */ ([places[place], name]))
        .sort(([one], [other]) => one - other);
    const [labels, symbols] = [placed(this.#labels), placed(this.#symbols)];
    const changed = this.#changed.map((place) => places[place]).sort((one, other) => one - other);
    this.clear();
    const used = new UsedScopes(scopeOf);
    return {
      operation: Uint8Array.from(nodes, (node) => node.operation),
      a: Uint32Array.from(nodes, (node) => node.a),
      b: Uint32Array.from(nodes, (node) => node.b),
      exponent: Float64Array.from(nodes, (node) => node.exponent),
      data: Float64Array.from(nodes, (node) => node.data),
      grad: Float64Array.from(nodes, (node) => node.grad),
      labels,
      scope: Uint32Array.from(nodes, (node) => used.number(node.scope)),
      scopes: used.list,
      symbols,
      changed,
      isOwn: true,
      root: nodes.length - 1,
    };
  }
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
