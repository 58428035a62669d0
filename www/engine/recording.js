// A computation as plain arrays, which a worker records and the page draws, steps through and changes.
import { wasm } from "./instance.js";

/**
 * The arrays have one entry per value, in the order in which the values were made, so operands come before their
 * consumers. A worker can post a recording.
 * @typedef {object} Recording
 * @property {Uint8Array} operation its place in the engine's table (`OPERATIONS`), or `OPAQUE`
 * @property {Uint32Array} a the first operand, as a place in these arrays; `NONE` where there is none
 * @property {Uint32Array} b the second operand
 * @property {Float64Array} exponent of `x ** number`; 0 for other operations
 * @property {Float64Array} data the numbers as they were when it was recorded
 * @property {Float64Array} grad the gradients as they were then
 * @property {[number, string][]} labels the names of those values that have one: [place, name]
 * @property {Uint32Array} scope the scope of each value: 0 for none, else 1 + the place in `scopes`
 * @property {Scope[]} scopes outer ones first
 * @property {[number, string][]} symbols of operations that the engine does not know (a learner's own class may have
 *   any): [place, symbol]
 * @property {number[]} [changed] the values that the code gave another number after they were made, as an update of the
 *   parameters does
 * @property {boolean} [isOwn] whether the values are of a learner's own class, and not the engine's
 * @property {number} root the value whose graph it is: the last place
 *
 * A call that was recorded as one: of a network, a layer, a neuron. Its `parent` is 0 for none, else 1 + the place in
 * `scopes`.
 * @typedef {{ name: string, parent: number }} Scope
 */

/** Stands for a missing operand, here as in the engine. */
export const NONE = 0xffffffff;

/** Stands for an operation that the engine does not know. */
export const OPAQUE = 255;

/**
 * Records the graph of a value on the tape.
 * @param {number} root the index of a live value
 * @param {object} [known] what somebody else than the tape knows
 * @param {(id: number) => string} [known.labelOf] the name of a value, "" when it has none
 * @param {(id: number) => boolean} [known.isChanged] whether it got another number after it was made
 * @returns {Recording}
 */
export function recordingOf(root, { labelOf = wasm.label, isChanged } = {}) {
  // Indices on the tape ascend in the order in which the values were made.
  const ids = wasm.topologicalOrder(root).sort();
  const first = ids[0];
  const places = new Uint32Array(root - first + 1);
  ids.forEach((id, place) => {
    places[id - first] = place;
  });
  const operands = wasm.operandsOf(ids).map((id) => (id === NONE ? NONE : places[id - first]));
  /** @type {[number, string][]} */
  const labels = [];
  ids.forEach((id, place) => {
    const label = labelOf(id);
    if (label) labels.push([place, label]);
  });
  const scopes = new UsedScopes((scope) => ({ name: wasm.scopeName(scope), parent: wasm.scopeParent(scope) }));
  return {
    operation: wasm.operationsOf(ids),
    a: ids.map((_, place) => operands[2 * place]),
    b: ids.map((_, place) => operands[2 * place + 1]),
    exponent: wasm.exponentsOf(ids),
    data: wasm.dataOf(ids),
    grad: wasm.gradsOf(ids),
    labels,
    scope: wasm.scopesOf(ids).map(scopes.number),
    scopes: scopes.list,
    symbols: [],
    ...(isChanged && { changed: Array.from(ids.keys()).filter((place) => isChanged(ids[place])) }),
    root: ids.length - 1,
  };
}

/**
 * Runs `body` in a scope with a name: its values are shown as one group and can be found by that name.
 * @template T
 * @param {string} name
 * @param {() => T} body
 * @returns {T}
 */
export function recordedIn(name, body) {
  wasm.enterScope(name);
  try {
    return body();
  } finally {
    wasm.leaveScope();
  }
}

/** Numbers the scopes that a recording uses in the order in which they are first used, outer ones first. */
export class UsedScopes {
  /** The scopes that are used. @type {Scope[]} */
  list = [];
  /** @type {Map<number, number>} */
  #numbers = new Map([[0, 0]]);
  #read;

  /** @param {(scope: number) => Scope} read tells of a scope by its number elsewhere, where 0 is none too */
  constructor(read) {
    this.#read = read;
  }

  /** Returns the number of a scope in the recording. @param {number} scope @returns {number} */
  number = (scope) => {
    const known = this.#numbers.get(scope);
    if (known !== undefined) return known;
    const { name, parent } = this.#read(scope);
    const outer = this.number(parent);
    const number = this.list.push({ name, parent: outer });
    this.#numbers.set(scope, number);
    return number;
  };
}
