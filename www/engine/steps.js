// Frees what each iteration of a loop records, so that a plain training loop can run indefinitely.
import { rewound } from "./blocks.js";
import { wrong } from "./check.js";
import { assertReady, wasm } from "./instance.js";

/**
 * Yields 0, 1, 2, …, and frees what an iteration has recorded when the next one begins. The values of the last iteration
 * and those that were made before the loop stay. Using a freed value throws an error.
 * @param {number} count the number of iterations; `Infinity` for a loop that ends by itself
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
  try {
    for (let turn = 0; turn < count; turn++) {
      if (scope !== undefined) {
        wasm.closeScope(scope, new Uint32Array());
        rewound();
      }
      scope = wasm.openScope();
      yield turn;
    }
  } finally {
    if (scope !== undefined) wasm.dropScope(scope);
  }
}
