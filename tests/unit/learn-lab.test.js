// What a card shows, written into its code for the lab.
import assert from "node:assert/strict";
import { test } from "node:test";
import { graphPlace, withNumbers } from "../../www/learn/lab.js";

const CODE = "a = Value(2.0)\nb = Value(-3.0)\nab = a * b\nL = ab + a\n";
const LIVE = {
  before: {},
  data: { a: 2, b: -3, "a*b": -6, L: -4 },
  grad: { a: -2, b: 2, "a*b": 1, L: 1 },
  hasGradients: false,
  shown: [],
  passes: 0,
  swept: [],
  walk: { step: 0, steps: 2, sentence: "" },
  presses: {},
  chosen: [],
};
const added = (live) => graphPlace(CODE, { ...LIVE, ...live }).code.slice(CODE.length);

test("numbers that were moved stand in the lines of their leaves, also those that are no literals", () => {
  assert.equal(withNumbers(CODE, LIVE.data), CODE);
  assert.match(withNumbers(CODE, { ...LIVE.data, a: 2.5 }), /^a = Value\(2\.5\)\nb = Value\(-3\.0\)$/m);
  assert.match(withNumbers(CODE, { ...LIVE.data, a: Infinity }), /^a = Value\(float\("inf"\)\)$/m);
});

test("gradients come about as they did on the card", () => {
  assert.equal(added({}), "");
  assert.equal(added({ hasGradients: true, passes: 1 }), "L.backward()\n");
  assert.equal(added({ hasGradients: true, passes: 2 }), "L.backward()\nL.backward()\n");
  assert.equal(added({ hasGradients: true, passes: 0 }), "");
  assert.equal(added({ shown: ["a*b", "L"], passes: 1 }), "L.grad = 1.0\nab.grad = 1.0\n");
  assert.equal(added({ hasGradients: true, swept: ["L", "a*b"] }), "L.grad = 1.0\nL._backward()\nab._backward()\n");
});

test("a walk back goes on at its step", () => {
  const { code, walk } = graphPlace(CODE, { ...LIVE, walk: { step: 1, steps: 2, sentence: "" }, passes: 0 });
  assert.equal(code, CODE);
  assert.deepEqual(walk, { instant: 4 });
});

test("code that has its gradients already is left as it is", () => {
  const own = `${CODE}L.backward()\n`;
  assert.equal(graphPlace(own, { ...LIVE, hasGradients: true, passes: 1 }).code, own);
});
