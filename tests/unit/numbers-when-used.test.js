// The numbers that factors had before training changed them, told from what was computed from them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { numbersWhenUsed } from "../../www/graph/computation/numbers-when-used.js";

/**
 * Returns the numbers of the changed values by place, of a computation whose first values are leaves.
 * @param {number[]} data
 * @param {[name: string, ...operands: number[]][]} operations of the last values
 * @param {number[]} changed
 */
function numbers(data, operations, changed) {
  const of = (/** @type {number} */ place) => operations[place - data.length + operations.length];
  return Object.fromEntries(
    numbersWhenUsed({
      data,
      length: data.length,
      changed,
      operation: (place) => of(place) && { name: of(place)[0] },
      operands: (place) => of(place)?.slice(1) ?? [],
    }),
  );
}

test("a product or a quotient says which number its changed operand had", () => {
  // The last is what was computed when the changed value, now 100, was -3 or 8.
  assert.deepEqual(numbers([100, 2, -6], [["Mul", 0, 1]], [0]), { 0: -3 });
  assert.deepEqual(numbers([2, 100, -6], [["Mul", 0, 1]], [1]), { 1: -3 });
  assert.deepEqual(numbers([100, 2, 4], [["Div", 0, 1]], [0]), { 0: 8 });
  assert.deepEqual(numbers([2, 100, 0.25], [["Div", 0, 1]], [1]), { 1: 8 });
});

test("what does not tell one number tells none", () => {
  assert.deepEqual(numbers([100, 2, 98], [["Add", 0, 1]], [0]), {}, "a sum has the same derivatives with any number");
  assert.deepEqual(numbers([100, 9], [["Mul", 0, 0]], [0]), {}, "of a square there may be two");
  assert.deepEqual(numbers([100, 0, 0], [["Mul", 0, 1]], [0]), {}, "a product with 0 is 0 for any number");
  assert.deepEqual(numbers([100, 7, -6], [["Mul", 0, 1]], [0, 1]), {}, "both factors were changed");
  assert.deepEqual(numbers([100, 2, -6], [["Mul", 0, 1]], [0, 2]), {}, "the product was changed, too");
  const twice = /** @type {[string, number, number][]} */ ([
    ["Mul", 0, 1],
    ["Mul", 0, 1],
  ]);
  assert.deepEqual(numbers([100, 2, -6, -6], twice, [0]), { 0: -3 });
  assert.deepEqual(numbers([100, 2, -6, -8], twice, [0]), {}, "it was changed between its uses");
});
