// The engine holds one computation of the graph lab at a time. Loading another one frees the one before.

import { rewound } from "../../engine/blocks.js";
import { FULL, wasm } from "../../engine/instance.js";
import { Refused } from "../../ui/refused.js";

/**
 * A computation as `wasm.load` takes it, and the numbers and gradients that its values have.
 * @typedef {{ operation: Uint8Array, a: Uint32Array, b: Uint32Array, numbers: Float64Array }} Arrays
 * @typedef {{ length: number, data: Float64Array, grad: Float64Array, arrays: () => Arrays }} Owner
 *
 * @typedef {{ first: number, ids: Uint32Array }} Place the ids of a computation's nodes on the engine
 */

const NOTHING = new Uint32Array(0);

/** @type {Place & { owner: Owner, depth: number, epoch: number } | undefined} */
let loaded;

/**
 * Loads a computation into the engine unless it is there.
 * @param {Owner} owner
 * @returns {Place}
 */
export function settle(owner) {
  // The end of another scope may have freed the computation.
  if (loaded?.owner === owner && wasm.isLive(loaded.first, loaded.epoch)) return loaded;
  if (loaded) evict(loaded.owner);
  const depth = wasm.openScope();
  try {
    const first = load(owner.arrays());
    const ids = new Uint32Array(owner.length).map((_, place) => first + place);
    wasm.setDataOf(ids, owner.data);
    wasm.setGradsOf(ids, owner.grad);
    loaded = { owner, depth, first, ids, epoch: wasm.epoch() };
    return loaded;
  } catch (error) {
    close(depth);
    throw error;
  }
}

/**
 * Frees the memory of a computation, unless other values were recorded after it.
 * @param {Owner} owner
 */
export function evict(owner) {
  if (loaded?.owner !== owner) return;
  const { depth, first, epoch } = loaded;
  loaded = undefined;
  if (wasm.isLive(first, epoch) && wasm.length() === first + owner.length) close(depth);
}

/**
 * Loads a computation, returns the number of its last value, and frees it.
 * @param {Arrays} arrays
 */
export function evaluate(arrays) {
  return evaluateLast(arrays, 1)[0];
}

/**
 * Loads a computation, returns the numbers of its last `count` values, and frees it.
 * @param {Arrays} arrays
 * @param {number} count
 */
export function evaluateLast(arrays, count) {
  const depth = wasm.openScope();
  try {
    const first = load(arrays) + arrays.operation.length - count;
    return wasm.dataOf(new Uint32Array(count).map((_, index) => first + index));
  } finally {
    close(depth);
  }
}

/** @param {Arrays} arrays */
function load({ operation, a, b, numbers }) {
  const first = wasm.load(operation, a, b, numbers);
  if (first === FULL) throw new Refused(`There is no memory for these ${operation.length} values`);
  return first;
}

/** @param {number} depth */
function close(depth) {
  wasm.closeScope(depth, NOTHING);
  rewound();
}
