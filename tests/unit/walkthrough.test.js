// Walking through a computation: what is there at each instant, and what is said of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Computation } from "../../www/graph/computation/computation.js";
import { Timeline } from "../../www/graph/steps/timeline.js";
import { init, Value } from "../../www/micrograd.js";
import { sneakPeek } from "../common/graphs.js";
import { recordingOf } from "../common/recording.js";

await init();

function named(value, label) {
  value.label = label;
  return value;
}

/** Records the lecture's L = (a * b + c) * f. */
function lecture() {
  const [a, b, c, f] = [new Value(2, "a"), new Value(-3, "b"), new Value(10, "c"), new Value(-2, "f")];
  const e = named(a.mul(b), "e");
  const d = named(e.add(c), "d");
  return named(d.mul(f), "L");
}

const open = (root) => new Computation(recordingOf(root));

/** The note and the sentence when a value's `_backward` runs, once all is done before it. */
function lastStep(root) {
  const timeline = new Timeline(open(root));
  return timeline.at(timeline.boundary + 1);
}

// From CPython with PyPI's micrograd 0.1.0, whose children were kept in order: the gradients of all values, in the order
// in which they were made, when so many calls of `_backward` have run. 28 are all.
const F = 6.941690962099126;
const D = 27.766763848396504;
const G = 83.30029154518951;
const LATE = [F, F, F, F, F, -41.650145772594755, -F, -F, 0.4958350687213661, 49, 1, 10, 0.02040816326530612, 1, 1];
const MICROGRAD = {
  4: [...new Array(32).fill(0), 0.4958350687213661, 49, 1, 10, 0.02040816326530612, 1, 1],
  13: [-F, F, ...new Array(12).fill(0), -F, 0, 0, 0, 0, 0, D, 0, F, -D, ...LATE],
  21: [
    159.6588921282799,
    673.3440233236151,
    0,
    G,
    G,
    G,
    ...new Array(8).fill(0),
    -F,
    0,
    D,
    0,
    D,
    D,
    D,
    0,
    F,
    -D,
    ...LATE,
  ],
  28: [
    ...[138.83381924198252, 645.5772594752186, -D, G, G, G, -13.883381924198252, -13.883381924198252],
    ...[-13.883381924198252, -F, -F, D, -F, -F, -F, 0, D, 0, D, D, D, 0, F, -D, ...LATE],
  ],
};

test("the gradients at an instant are micrograd's after as many calls of _backward, bit for bit", () => {
  const timeline = new Timeline(open(sneakPeek()));
  assert.equal(timeline.boundary, 29);
  // Forwards, from one to the next, and back again.
  for (const step of [4, 13, 21, 28, 13, 4]) {
    const { numbers, steps } = timeline.at(timeline.boundary + step);
    assert.equal(steps, 28);
    assert.deepEqual(
      Array.from(numbers.grad, (grad) => grad + 0),
      MICROGRAD[step],
      `step ${step}`,
    );
  }
});

test("the last instant is what backward leaves, and the computation's own gradients are left alone", () => {
  const root = sneakPeek();
  const computation = open(root);
  const timeline = new Timeline(computation);
  const { numbers, stage, phase, step, steps } = timeline.at(timeline.length - 1);
  assert.deepEqual([phase, step, steps], ["backward", 28, 28]);
  assert.ok(computation.isCleared);
  root.backward();
  const { data, grad } = recordingOf(root);
  assert.deepEqual(numbers.data, data);
  assert.deepEqual(numbers.grad, grad);
  assert.ok(stage.state.every((state) => state === 3));
  computation.backward();
  assert.deepEqual(computation.grad, grad);
  assert.deepEqual(timeline.derivatives(), grad);
});

test("every instant tells what is there already", () => {
  const timeline = new Timeline(open(lecture()));
  const states = Array.from({ length: timeline.length }, (_, instant) => timeline.at(instant).stage.state.join(""));
  // a b c f e d L: leaves first, then each operation; then gradients from L back.
  assert.deepEqual(states, ["1111000", "1111100", "1111110", "1111111", "1111113", "1113133", "1133333", "3333333"]);
  const currents = states.map((_, instant) => timeline.at(instant).stage.current);
  assert.deepEqual(currents, [-1, 4, 5, 6, 6, 6, 5, 4]);
  assert.ok(timeline.hasPassed(6, 5) && !timeline.hasPassed(6, 4));
});

test("a gradient that is used twice is growing until both uses have added to it", () => {
  const a = new Value(3, "a");
  const timeline = new Timeline(open(a.mul(2).add(a.mul(a))));
  const states = [0, 1, 2, 3].map((step) => timeline.at(timeline.boundary + step).stage.state[0]);
  assert.deepEqual(states, [1, 1, 2, 3]);
});

test("sentences say what happens, with the lecture's numbers", () => {
  const timeline = new Timeline(open(lecture()));
  const sentences = Array.from({ length: timeline.length }, (_, instant) => timeline.at(instant).sentence);
  assert.deepEqual(sentences, [
    "Given: a = 2, b = -3, c = 10, f = -2. Nothing is computed yet.",
    "e = a * b: 2 * (-3) = -6.",
    "d = e + c: -6 + 10 = 4.",
    "L = d * f: 4 * (-2) = -8.",
    "Now backward. The derivative of L by itself is 1: L.grad = 1.",
    "L is a product: it gives each factor the other factor times its own gradient.\n" +
      "d.grad += f.data * L.grad = -2 * 1 = -2.\nf.grad += d.data * L.grad = 4 * 1 = 4.",
    "d is a sum: it passes its own gradient on unchanged, times 1.\n" +
      "e.grad += 1 * d.grad = 1 * (-2) = -2.\nc.grad += 1 * d.grad = 1 * (-2) = -2.",
    "e is a product: it gives each factor the other factor times its own gradient.\n" +
      "a.grad += b.data * e.grad = -3 * (-2) = 6.\nb.grad += a.data * e.grad = 2 * (-2) = -4.\n" +
      "Last step: every grad is now the derivative of L by that value.",
  ]);
});

test("what was there before is added to", () => {
  const { sentence } = lastStep(named(new Value(3, "a").pow(1), "o"));
  assert.match(sentence, /a\.grad \+= 1 \* a\.data\*\*0 \* o\.grad = 1 \* 3\*\*0 \* 1 = 1\./);
  const a = new Value(3, "a");
  assert.match(
    lastStep(a.mul(a)).sentence,
    /a\.grad \+= a\.data \* \(a \* a\)\.grad = 3 \* 1 = 3\.\na\.grad \+= a\.data \* \(a \* a\)\.grad = 3 \* 1 = 3, which makes 6\./,
  );
  assert.match(
    lastStep(a.mul(2)).sentence,
    /a\.grad \+= 2 \* \(a \* 2\)\.grad = 2 \* 1 = 2\./,
    "not the constant's gradient",
  );
});

// The formulas are those of the tutorial's `_backward` where it has the operation, and of a table of derivatives else.
const pair = (operation, a, b) => new Value(a, "a")[operation](new Value(b, "b"));
const NOTES = {
  add: [pair("add", 2, -3), ["1 * 1", "1 * 1"], [1, 1]],
  mul: [pair("mul", 2, -3), ["-3 * 1", "2 * 1"], [-3, 2]],
  pow: [new Value(-4, "a").pow(3), ["3 * (-4)**2 * 1"], [48]],
  square: [new Value(-4, "a").pow(2), ["2 * (-4) * 1"], [-8]],
  inverse: [new Value(4, "a").pow(-1), ["-1 * 4**(-2) * 1"], [-0.0625]],
  powValue: [pair("pow", 2, 3), ["3 * 2**(3 - 1) * 1", "8 * log(2) * 1"], [12, 5.545177444479562]],
  exp: [new Value(1, "a").exp(), ["2.7183 * 1"], [Math.E]],
  log: [new Value(4, "a").log(), ["(1 / 4) * 1"], [0.25]],
  tanh: [new Value(0.5, "a").tanh(), ["(1 - 0.4621**2) * 1"], [0.7864477329659274]],
  relu: [new Value(3, "a").relu(), ["(3 > 0) * 1"], [1]],
  dead: [new Value(-3, "a").relu(), ["(0 > 0) * 1"], [0]],
  sigmoid: [new Value(0, "a").sigmoid(), ["0.5 * (1 - 0.5) * 1"], [0.25]],
  sin: [new Value(1, "a").sin(), ["cos(1) * 1"], [0.5403023058681398]],
  cos: [new Value(1, "a").cos(), ["-sin(1) * 1"], [-0.8414709848078965]],
  sqrt: [new Value(4, "a").sqrt(), ["(0.5 / 2) * 1"], [0.25]],
  abs: [new Value(-4, "a").abs(), ["sign(-4) * 1"], [-1]],
  max: [pair("max", 2, -3), ["(2 >= -3) * 1", "(-3 > 2) * 1"], [1, 0]],
  min: [pair("min", 2, -3), ["(2 <= -3) * 1", "(-3 < 2) * 1"], [0, 1]],
};

for (const [operation, [root, expected, grads]] of Object.entries(NOTES)) {
  test(`the edges of ${operation} carry its arithmetic, and its sentence the result`, () => {
    const { stage, numbers, sentence } = lastStep(root);
    assert.deepEqual(
      stage.notes,
      expected.map((text, operand) => ({
        to: numbers.data.length - 1,
        operand,
        text: `${"ab"[operand]}.grad += ${text}`,
      })),
    );
    grads.forEach((grad, place) => {
      assert.ok(
        Math.abs(numbers.grad[place] - grad) <= 4e-16 * Math.abs(grad),
        `${numbers.grad[place]} is not ${grad}`,
      );
      const written = String(Number(Math.abs(grad) < 1 ? grad.toPrecision(4) : grad.toFixed(4)));
      assert.ok(sentence.includes(` = ${written}.`), `${written} is not in ${sentence}`);
    });
  });
}

test("a step is worded alike with labels and without, in the names that the boxes have", () => {
  const [x, w, b] = ["x", "w", "b"].map((label) => new Value(2, label));
  const timeline = new Timeline(open(named(x.mul(w).add(x.mul(x)).add(b), "n")));
  const step = (number) => {
    const { sentence, stage } = timeline.at(timeline.boundary + number);
    return [...sentence.split("\n").slice(1), ...stage.notes.map(({ text }) => text)];
  };
  assert.deepEqual(step(1), [
    "(x * w + x * x).grad += 1 * n.grad = 1 * 1 = 1.",
    "b.grad += 1 * n.grad = 1 * 1 = 1.",
    "(… + …).grad += 1 * 1",
    "b.grad += 1 * 1",
  ]);
  assert.deepEqual(step(2), [
    "(x * w).grad += 1 * (x * w + x * x).grad = 1 * 1 = 1.",
    "(x * x).grad += 1 * (x * w + x * x).grad = 1 * 1 = 1.",
    "(x * w).grad += 1 * 1",
    "(x * x).grad += 1 * 1",
  ]);
  const { sentence } = lastStep(named(new Value(3, "a").mul(2), "a"));
  assert.match(sentence, /\na\.grad \+= 2 \* \(a \* 2\)\.grad = 2 \* 1 = 2\./);
});

test("a leaf alone is a computation, too", () => {
  const timeline = new Timeline(open(new Value(3, "x")));
  assert.equal(timeline.length, 2);
  assert.deepEqual([...timeline.at(1).numbers.grad], [1]);
});
