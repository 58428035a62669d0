// Represents a graph as arrays: operands, consumers, and which values have the same structure.

import { memoized } from "./memoized.js";

/** @import { Graph } from "../computation/computation.js" */

/**
 * The `operands` of the value at `place` stand from `start[place]` to `start[place + 1]`. `consumer` is the one value that
 * uses it, NOBODY or SEVERAL. `kind` is equal for values whose whole expressions are alike but for numbers and labels.
 * @typedef {{ length: number, start: Uint32Array, operands: Uint32Array, consumer: Int32Array, symbols: string[],
 *   kind: Uint32Array }} Structure
 */

const NOBODY = -1;
export const SEVERAL = -2;

/** Returns the structure of a graph. */
export const structure = memoized(made);

/**
 * @param {Graph} graph
 * @returns {Structure}
 */
function made(graph) {
  const { length } = graph;
  const start = new Uint32Array(length + 1);
  const consumer = new Int32Array(length).fill(NOBODY);
  const kind = new Uint32Array(length);
  /** @type {number[]} */
  const operands = [];
  const symbols = new Array(length);
  const kinds = new Numbering();
  for (let place = 0; place < length; place++) {
    const symbol = graph.symbol(place);
    symbols[place] = symbol;
    let key = symbol;
    for (const operand of graph.operands(place)) {
      operands.push(operand);
      consumer[operand] = consumer[operand] === NOBODY || consumer[operand] === place ? place : SEVERAL;
      key += `,${kind[operand]}`;
    }
    kind[place] = kinds.of(key);
    start[place + 1] = operands.length;
  }
  return { length, start, operands: Uint32Array.from(operands), consumer, symbols, kind };
}

/** Numbers texts, so that equal texts have the same number. */
export class Numbering {
  /** @type {Map<string, number>} */
  #numbers = new Map();

  /** @param {string} text */
  of(text) {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

/** Returns a text that identifies the structure of a graph, and is the same whenever the same program runs. @param {Graph} graph */
export function fingerprint(graph) {
  const { length, kind, operands, symbols } = structure(graph);
  let hash = 17;
  const mix = (/** @type {number} */ number) => {
    hash = Math.imul(hash ^ number, 0x5bd1e995);
    hash ^= hash >>> 15;
  };
  const mixText = (/** @type {string} */ text) => {
    for (let index = 0; index < text.length; index++) mix(text.charCodeAt(index));
  };
  for (let place = 0; place < length; place++) {
    // The numbers of kinds are those of this graph: in another, the same number may be another operation.
    mix(kind[place]);
    mixText(symbols[place]);
    mix(graph.scope(place));
    mixText(graph.label(place));
  }
  for (const operand of operands) mix(operand);
  for (const { name, parent } of graph.scopes) {
    mix(parent);
    mixText(name);
  }
  return `${length} ${operands.length} ${graph.scopes.length} ${hash}`;
}
