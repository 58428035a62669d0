// Records a computation as plain arrays, which workers can post and the page can draw, step through and change.
import { wasm } from "./instance.js";

/**
 * The arrays have one entry per value, in the order in which the values were made, so operands come before their
 * consumers. A worker can post a recording.
 * @typedef {object} Recording
 * @property {Uint8Array} operation the index in the engine's table (`OPERATIONS`), or `OPAQUE`
 * @property {Uint32Array} a the first operand, as a place in these arrays, or `NONE`
 * @property {Uint32Array} b the second operand, or `NONE`
 * @property {Float64Array} exponent the exponent of `x ** number`; 0 for other operations
 * @property {Float64Array} data the numbers at the time of recording
 * @property {Float64Array} grad the gradients at the time of recording
 * @property {[number, string][]} labels the labels, as [place, name]
 * @property {Uint32Array} scope the scope of each value: 0 for none, else 1 + the place in `scopes`
 * @property {Scope[]} scopes the scopes, outer ones first
 * @property {[number, string][]} symbols of operations that the engine does not know (a learner's own class may have
 *   any): [place, symbol]
 * @property {number[]} [changed] the places of values whose number changed after they were made, as when
 *   parameters are updated
 * @property {number[]} [plain] the places of plain numbers beside a learner's own values, which have no gradient
 * @property {boolean} [isOwn] whether the values are of a learner's own class, rather than the engine's
 * @property {number} root the place of the result, which is the last one
 *
 * A named part of a computation, such as the call of a layer. `parent` is 0 for none, else 1 + the place in
 * `scopes`.
 * @typedef {{ name: string, parent: number }} Scope
 */

/** The operand index for a missing operand, as in the engine. */
export const NONE = 0xffffffff;

/** The number of an operation that the engine does not know. */
export const OPAQUE = 255;

/**
 * Records the graph of a value on the tape.
 * @param {number} root the index of a live value
 * @param {object} [known] what is recorded outside the tape
 * @param {(id: number) => string} [known.labelOf] returns the label of a value, or ""
 * @param {(id: number) => boolean} [known.isChanged] returns whether the number of a value changed after it was made
 * @returns {Recording}
 */
export function recordingOf(root, known) {
  // Indices on the tape ascend in the order in which the values were made.
  return recordingOfAll(wasm.topologicalOrder(root).sort(), known);
}

/**
 * Records values, of which the last is the result: the others need not lead to it, as in a graph that is not finished yet.
 * @param {Uint32Array} ids the indices of live values on the tape, ascending, with all their operands
 * @param {Parameters<typeof recordingOf>[1]} [known]
 * @returns {Recording}
 */
export function recordingOfAll(ids, { labelOf = wasm.label, isChanged } = {}) {
  const first = ids[0];
  const places = new Uint32Array(ids[ids.length - 1] - first + 1);
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
 * Runs `body` in a named scope, so that its values are shown as one group and can be found by that name.
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

  /** @param {(scope: number) => Scope} read returns a scope by its number outside the recording, where 0 stands for none, too */
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
