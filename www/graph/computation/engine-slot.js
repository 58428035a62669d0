// Which computation is on the engine. There is one at a time; another that is needed is loaded in its place.

import { FULL, refreshEpoch, wasm } from "../../engine/instance.js";
import { Refused } from "../../ui/refused.js";

/**
 * A computation as `wasm.load` takes it, and the numbers and gradients that its values have.
 * @typedef {{ operation: Uint8Array, a: Uint32Array, b: Uint32Array, numbers: Float64Array }} Arrays
 * @typedef {{ length: number, data: Float64Array, grad: Float64Array, arrays: () => Arrays }} Owner
 *
 * @typedef {{ first: number, ids: Uint32Array }} Place where it is on the engine: its first node, and all of them
 */

const NOTHING = new Uint32Array(0);

/** @type {Place & { owner: Owner, depth: number, epoch: number } | undefined} */
let resident;

/**
 * Sees to it that a computation is on the engine.
 * @param {Owner} owner
 * @returns {Place}
 */
export function settle(owner) {
  // Whatever is recorded in a scope of others is freed with it.
  if (resident?.owner === owner && wasm.isLive(resident.first, resident.epoch)) return resident;
  if (resident) evict(resident.owner);
  const depth = wasm.openScope();
  try {
    const first = load(owner.arrays());
    const ids = new Uint32Array(owner.length).map((_, place) => first + place);
    wasm.setDataOf(ids, owner.data);
    wasm.setGradsOf(ids, owner.grad);
    resident = { owner, depth, first, ids, epoch: wasm.epoch() };
    return resident;
  } catch (error) {
    close(depth);
    throw error;
  }
}

/**
 * Gives the memory of a computation back, unless values of others were recorded after it.
 * @param {Owner} owner
 */
export function evict(owner) {
  if (resident?.owner !== owner) return;
  const { depth, first, epoch } = resident;
  resident = undefined;
  if (wasm.isLive(first, epoch) && wasm.length() === first + owner.length) close(depth);
}

/**
 * The number of the last value of a computation that is loaded for this and freed again.
 * @param {Arrays} arrays
 */
export function evaluate(arrays) {
  return evaluateLast(arrays, 1)[0];
}

/**
 * The numbers of its last values.
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
  refreshEpoch();
}
