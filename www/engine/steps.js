// Frees what a turn of a loop records before the next one, so that a plain training loop can go on for ever.
import { wrong } from "./check.js";
import { assertReady, refreshEpoch, wasm } from "./instance.js";

/**
 * Yields 0, 1, 2, …; what a turn of the loop has recorded is freed when the next one begins. The values of the last turn
 * stay, and so do those that were made before the loop; a freed one that is used throws.
 * @param {number} count how many turns; Infinity for a loop that ends otherwise
 * @returns {Generator<number, void, void>}
 */
export function steps(count) {
  assertReady();
  const isCount = count === Infinity || (Number.isSafeInteger(count) && count >= 0);
  if (!isCount) throw wrong("count", "a whole number from 0 on, or Infinity", count);
  return turns(count);
}

/** @param {number} count */
function* turns(count) {
  /** @type {number | undefined} */
  let scope;
  for (let turn = 0; turn < count; turn++) {
    if (scope !== undefined) {
      wasm.closeScope(scope, new Uint32Array());
      refreshEpoch();
    }
    scope = wasm.openScope();
    yield turn;
  }
}
