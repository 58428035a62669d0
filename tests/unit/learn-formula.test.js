// Formulas that a reader writes, and the check of a derivative.
import assert from "node:assert/strict";
import { test } from "node:test";
import { formula, NoFormula } from "../../www/learn/formula.js";
import { gradientCheck } from "../../www/learn/gradient-check.js";

test("it computes by Python's rules", () => {
  // The values are CPython's.
  for (const [text, x, value] of [
    ["x", 3, 3],
    ["2 + 3 * x", 4, 14],
    ["-x**2", 3, -9],
    ["2**-x", 1, 0.5],
    ["2**3**2", 0, 512],
    ["8 / 4 / 2", 0, 1],
    ["7 - 4 - 2", 0, 1],
    ["(1 + x) * (1 - x)", 0.5, 0.75],
    ["1e-3*x", 2, 0.002],
    ["abs(x) + relu(-x)", -2, 4],
    ["log(e) + cos(pi)", 0, 0],
    [" 3 × x − 1", 2, 5],
  ]) {
    assert.equal(formula(text)(x), value, text);
  }
});

test("it says what is wrong with a text", () => {
  for (const [text, reason] of [
    ["", /Write a formula/],
    ["1 +", /stops too early/],
    ["(1 + x", /not closed/],
    ["1 + x)", /without its \(/],
    ["2 x", /sign is missing/],
    ["y + 1", /“y” is not known/],
    ["exp x", /needs brackets/],
    ["x; alert(1)", /“;” does not belong/],
    ["constructor", /not known/],
    ["* x", /Before “\*”/],
    ["x".repeat(300), /at most/],
  ]) {
    assert.throws(
      () => formula(text),
      (error) => error instanceof NoFormula && reason.test(error.message),
      text,
    );
  }
});

const verdicts = (f, derivative) =>
  new Map(gradientCheck(formula(f), formula(derivative), [-5, 5], 201).map(({ x, verdict }) => [x, verdict]));

test("a right derivative is right everywhere, a wrong one where it is wrong", () => {
  for (const [f, derivative] of [
    ["log(1 + exp(x))", "1 / (1 + exp(-x))"],
    ["x**3", "3*x**2"],
    ["exp(x)", "exp(x)"],
    ["tanh(x)", "1 - tanh(x)**2"],
  ]) {
    assert.deepEqual(new Set(verdicts(f, derivative).values()), new Set(["right"]), f);
  }
  const found = verdicts("log(1 + exp(x))", "1 / (1 + exp(x))");
  // The two sigmoids cross at 0.
  assert.deepEqual(
    [...found].filter(([, verdict]) => verdict === "right").map(([x]) => x),
    [0],
  );
});

test("at a corner either side will do, or between", () => {
  for (const [derivative, verdict] of [
    ["0", "wrong"],
    ["relu(x) / x", "wrong"],
    ["(1 + x / abs(x)) / 2", "wrong"],
  ]) {
    // 0 / 0 at 0 is not a number.
    assert.equal(verdicts("relu(x)", derivative).get(derivative === "0" ? 5 : 0), verdict);
  }
  assert.equal(verdicts("abs(x)", "0 * x").get(0), "corner");
  assert.equal(verdicts("abs(x)", "2 + 0 * x").get(0), "wrong");
});

test("where the function has no value nothing is said", () => {
  const found = verdicts("log(x)", "1 / x");
  assert.equal(found.get(-1), "undefined");
  assert.equal(found.get(1), "right");
  // A pole is no corner.
  const pole = verdicts("1 / x", "-1 / x**2");
  assert.equal(pole.get(0), "undefined");
  assert.deepEqual(new Set(pole.values()), new Set(["right", "undefined"]));
  assert.deepEqual(new Set(verdicts("1e999 * x", "5").values()), new Set(["undefined"]));
});
