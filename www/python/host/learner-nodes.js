// Makes a recording of the values of a learner's own class.
import { LEAF, operationOf } from "../../engine/operations.js";
import { NONE, OPAQUE, UsedScopes } from "../../engine/recording.js";
import { shortened } from "./limits.js";

/** @import { Recording, Scope } from "../../engine/recording.js" */

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
    const known = count === 0 ? { number: LEAF, exponent: 0 } : operationOf(symbol, count);
    const { number: operation, exponent } = known ?? { number: OPAQUE, exponent: 0 };
    if (operation === OPAQUE) this.#symbols.push([place, shortened(symbol || "?")]);
    if (label) this.#labels.push([place, shortened(label)]);
    if (isChanged) this.#changed.push(place);
    this.#nodes.push({ operation, a: a < 0 ? NONE : a, b: b < 0 ? NONE : b, exponent, data, grad, scope });
  }

  clear() {
    this.#nodes = [];
    this.#labels = [];
    this.#symbols = [];
    this.#changed = [];
  }

  /**
   * Returns the collected values as a recording, and clears the list.
   * @param {Scope[]} scopes all that were entered; those that are used are kept
   * @returns {Recording}
   */
  recording(scopes) {
    const nodes = this.#nodes;
    const labels = this.#labels;
    const symbols = this.#symbols;
    const changed = this.#changed;
    this.clear();
    const used = new UsedScopes((scope) => scopes[scope - 1]);
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
      root: nodes.length - 1,
    };
  }
}
