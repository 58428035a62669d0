// Optimizers of a compiled program, held against their published formulas.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compile, init, MLP, seed, Value } from "../../www/micrograd.js";

await init();

/** Compiles the loss of a small network. */
function program() {
  seed(5);
  const model = new MLP(2, [4, 1], { activation: "tanh" });
  const points = [
    [0.5, -1, 1],
    [1.5, 0.25, -1],
    [-0.75, 2, 1],
  ];
  const losses = points.map(([x, y, target]) => model.forward([x, y]).sub(target).pow(2));
  return compile(
    losses.reduce((sum, loss) => sum.add(loss), new Value(0)),
    model.parameters(),
  );
}

/**
 * Runs steps of `made` and of `update`, written from the formulas, and compares each parameter after each.
 * @param {ReturnType<typeof program>} made
 * @param {(gradient: number, index: number, step: number) => number} update what is taken off, for a rate of 1
 * @param {number} tolerance
 */
function follow(made, update, tolerance) {
  for (let step = 1; step <= 6; step += 1) {
    const before = made.parameters;
    made.step(0.1);
    const { gradients, parameters } = made;
    parameters.forEach((found, index) => {
      const expected = before[index] - 0.1 * update(gradients[index], index, step);
      assert.ok(Math.abs(found - expected) <= tolerance * Math.abs(expected), `${found} for ${expected} at ${step}`);
    });
  }
}

test("descent is what there is when nothing is chosen", () => {
  const [made, chosen] = [program(), program()];
  chosen.useOptimizer("descent");
  follow(made, (gradient) => gradient, 0);
  follow(chosen, (gradient) => gradient, 0);
  assert.equal(made.optimizerState.length, 0);
});

test("momentum as in PyTorch's SGD", () => {
  const made = program();
  made.useOptimizer("momentum", { decay: 0.8 });
  /** @type {number[]} */
  const velocity = Array(made.parameters.length).fill(0);
  follow(
    made,
    (gradient, index) => {
      velocity[index] = 0.8 * velocity[index] + gradient;
      return velocity[index];
    },
    0,
  );
  assert.deepEqual([...made.optimizerState], velocity);
});

test("Adam as in the paper", () => {
  const made = program();
  made.useOptimizer("adam", { squareDecay: 0.99 });
  const count = made.parameters.length;
  /** @type {number[]} */
  const mean = Array(count).fill(0);
  /** @type {number[]} */
  const square = Array(count).fill(0);
  follow(
    made,
    (gradient, index, step) => {
      mean[index] = 0.9 * mean[index] + (1 - 0.9) * gradient;
      square[index] = 0.99 * square[index] + (1 - 0.99) * gradient * gradient;
      return mean[index] / (1 - 0.9 ** step) / (Math.sqrt(square[index] / (1 - 0.99 ** step)) + 1e-8);
    },
    // JavaScript's own powers may be an ulp off.
    1e-14,
  );
  assert.deepEqual([...made.optimizerState], [6, ...mean, ...square]);
});

test("a state that was saved goes on with the same bits", () => {
  for (const name of /** @type {const} */ (["descent", "momentum", "adam"])) {
    const [first, second] = [program(), program()];
    first.useOptimizer(name);
    first.train(5, 0.1);
    const saved = JSON.parse(JSON.stringify([[...first.parameters], [...first.optimizerState]]));
    const expected = first.train(5, 0.1);
    second.useOptimizer(name);
    [second.parameters, second.optimizerState] = saved;
    assert.deepEqual(second.train(5, 0.1), expected);
    assert.deepEqual(second.parameters, first.parameters);
    assert.deepEqual(second.optimizerState, first.optimizerState);
  }
});

test("choosing an optimizer starts it anew", () => {
  const made = program();
  made.useOptimizer("adam");
  made.step(0.1);
  made.useOptimizer("adam");
  assert.ok(made.optimizerState.every((number) => number === 0));
});

test("misuse is named", () => {
  const made = program();
  const use = (/** @type {any[]} */ ...given) => made.useOptimizer(.../** @type {["adam"]} */ (given));
  assert.throws(() => use("sgd"), /optimizer must be one of descent, momentum, adam, got the string "sgd"/);
  assert.throws(() => use("momentum", { beta: 1 }), /options has no "beta"; it may have decay/);
  assert.throws(() => use("momentum", { epsilon: 1 }), /options has no "epsilon"/);
  assert.throws(() => use("descent", { decay: 0.5 }), /descent has no options/);
  assert.throws(() => use("momentum", 0.9), /options must be an object, got number 0.9/);
  assert.throws(() => use("momentum", null), /options must be an object, got null/);
  assert.throws(() => use("momentum", { decay: 1 }), /decay must be from 0 to below 1, got number 1/);
  assert.throws(() => use("adam", { squareDecay: "x" }), /squareDecay must be a number, got the string "x"/);
  assert.throws(() => use("adam", { epsilon: -1 }), /epsilon must be at least 0/);
  made.useOptimizer("adam");
  const set = (/** @type {any} */ state) => {
    made.optimizerState = state;
  };
  assert.throws(() => set([1, 2]), /optimizerState has 2 elements, expected 35 for adam/);
  assert.throws(() => set("x"), /optimizerState must be an array of numbers/);
  assert.throws(
    () => set(Array(35).fill(0.5)),
    /optimizerState\[0\] must be the number of steps taken, got number 0.5/,
  );
  assert.ok(made.optimizerState.every((number) => number === 0));
});
