// How numbers are written: those of the engine held against what Python's format() prints, counts against the locale's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fourDecimals, numberText } from "../../www/engine/numbers.js";
import { barNumber, barPercent, cellText, decimals, placeText, signed, thousands, told } from "../../www/ui/numbers.js";

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

test("what is 0 to the digits that are shown has no sign", () => {
  for (const zero of [0, -0, -1e-9]) {
    assert.equal(cellText(zero), "0.0000");
    assert.equal(told(zero), "0");
    assert.equal(placeText({ x: zero, y: zero }), "(0.00, 0.00)");
  }
  for (const zero of [0, -0]) assert.equal(decimals(zero) + signed(zero), "0.00000.0000");
  assert.equal(cellText(-0.00006), "-0.0001");
  assert.equal(decimals(-1e-9), "−1.00e−9");
});

test("counts have separators, as toLocaleString writes them in English", () => {
  for (const count of [0, -0.4, 7, 999, 1000, 65_818, 999_999.5, 1_000_000, -12_345, 2n ** 80n]) {
    const whole = typeof count === "bigint" ? count : Math.round(count) + 0;
    assert.equal(thousands(count), whole.toLocaleString("en"));
  }
});

test("the readouts of the bar have no more characters than it has room for", () => {
  const losses = {
    0.8958441: "0.8958",
    123.45678: "123.457",
    12345.678: "12345.7",
    999999.9: "1e6",
    5.41e44: "5.41e44",
  };
  for (const [value, text] of Object.entries({ ...losses, 4.1e211: "4.1e211", 1.234e-12: "1.2e−12", 3e-300: "3e−300" }))
    assert.equal(barNumber(Number(value)), text);
  const shares = { 1: "100%", 0.975: "97.5%", [-2.097]: "−209.7%", [-12.345]: "−1e3%", [-8.3e45]: "−8e47%" };
  for (const [share, text] of Object.entries(shares)) assert.equal(barPercent(Number(share)), text);
});
