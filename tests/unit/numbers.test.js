// How the engine writes numbers, held against what Python's format() prints.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fourDecimals, numberText } from "../../www/engine/numbers.js";

/** @type {[number, string][]} */
const FOUR_DECIMALS = [
  [0, "0.0000"],
  [-0, "-0.0000"],
  [0.03125, "0.0312"],
  [0.09375, "0.0938"],
  [-0.15625, "-0.1562"],
  [0.00005, "0.0001"],
  [0.99996875, "1.0000"],
  [1234567.03125, "1234567.0312"],
  [2 ** 53 + 2, "9007199254740994.0000"],
];

test("four decimals are rounded as Python rounds them", () => {
  for (const [x, expected] of FOUR_DECIMALS) assert.equal(fourDecimals(x), expected);
});

/** @type {[number, string][]} */
const SHORTEST = [
  [0, "0"],
  [-0, "-0"],
  [-0.4, "-0.4"],
  [1e-4, "0.0001"],
  [1.5e-5, "1.5e-5"],
  [5e-324, "5e-324"],
  [1e15, "1000000000000000"],
  [1e16, "1e16"],
  [-1.5e16, "-1.5e16"],
  [Number.NaN, "NaN"],
  [Number.NEGATIVE_INFINITY, "-inf"],
];

test("the shortest text that names a number", () => {
  for (const [x, expected] of SHORTEST) assert.equal(numberText(x), expected);
});
