// Every loss of the training lab against the same loss written in plain arithmetic, and its gradient against that of
// finite differences.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init } from "../../www/micrograd.js";
import { Run } from "../../www/train/run/run.js";
import { check } from "../../www/train/settings/settings.js";

await init();

const FEATURES = {
  x: (x) => x,
  y: (_, y) => y,
  "x^2": (x) => x ** 2,
  "y^2": (_, y) => y ** 2,
  xy: (x, y) => x * y,
  "sin x": (x) => Math.sin(x),
  "sin y": (_, y) => Math.sin(y),
};
const ACTIVATIONS = {
  relu: (z) => Math.max(0, z),
  tanh: Math.tanh,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  leakyrelu: (z) => (z > 0 ? z : 0.01 * z),
  elu: (z) => (z > 0 ? z : Math.expm1(z)),
  linear: (z) => z,
};
const LOSSES = {
  "max-margin": (score, target) => Math.max(0, 1 - target * score),
  mse: (score, target) => (score - target) ** 2,
  logistic: (score, target) => Math.log(1 + Math.exp(-target * score)),
};

function reference({ model, training }, { points, targets }, parameters) {
  let total = 0;
  targets.forEach((target, sample) => {
    const [x, y] = points.subarray(2 * sample, 2 * sample + 2);
    let values = model.features.map((feature) => FEATURES[feature](x, y));
    let at = 0;
    [...model.hidden, 1].forEach((neurons, depth) => {
      const isLast = depth === model.hidden.length;
      values = Array.from({ length: neurons }, () => {
        const sum = values.reduce((total, value) => total + parameters[at++] * value, 0) + parameters[at++];
        return isLast ? sum : ACTIVATIONS[model.layerActivations[depth] || model.activation](sum);
      });
    });
    total += LOSSES[training.loss](values[0], target);
  });
  const squares = parameters.reduce((sum, p) => sum + p * p, 0);
  const magnitudes = parameters.reduce((sum, p) => sum + Math.abs(p), 0);
  return total / targets.length + training.l2 * squares + training.l1 * magnitudes;
}

const all = Object.keys(FEATURES);
const CASES = [
  [{ hidden: [4, 3] }, { loss: "max-margin" }],
  [
    { hidden: [4, 3], activation: "tanh" },
    { loss: "mse", l2: 0 },
  ],
  [
    { hidden: [4, 3], activation: "sigmoid" },
    { loss: "logistic", l1: 0.01 },
  ],
  [
    { hidden: [5], activation: "linear", features: ["y"] },
    { loss: "logistic", l2: 0, l1: 0.02 },
  ],
  [
    { hidden: [], features: all },
    { loss: "mse", l2: 0.1, l1: 0.02 },
  ],
  [{ hidden: [3, 3, 3, 3, 3, 3], activation: "tanh", features: all }, { loss: "logistic" }],
  [{ hidden: [4, 3], activation: "leakyrelu" }, { loss: "mse" }],
  [{ hidden: [3, 4, 3, 3], layerActivations: ["elu", "", "tanh", "leakyrelu"] }, { loss: "logistic" }],
  [{ hidden: [6], initialisation: "he", features: ["x^2", "sin y"] }, { loss: "max-margin" }],
  [{ hidden: [6], initialisation: "glorot" }, { loss: "mse" }],
];

for (const [model, training] of CASES) {
  test(`${JSON.stringify({ ...model, ...training })}`, () => {
    const run = new Run(check({ data: { kind: "circles", samples: 14 }, model, training }));
    // Biases at 0 and neurons at their kink would be special.
    const parameters = run.compiled.parameters.map((p, index) => p + 0.01 * Math.sin(index + 1));
    run.compiled.parameters = parameters;
    const loss = run.pass();
    const expected = reference(run.settings, run.dataset, parameters);
    assert.ok(Math.abs(loss - expected) <= 1e-12 * Math.max(1, expected), `${loss} is not ${expected}`);
    const { gradients } = run.compiled;
    const nudge = 1e-6;
    parameters.forEach((p, index) => {
      const at = (value) => reference(run.settings, run.dataset, parameters.with(index, value));
      const slope = (at(p + nudge) - at(p - nudge)) / (2 * nudge);
      assert.ok(Math.abs(gradients[index] - slope) <= 1e-6 * Math.max(1, Math.abs(slope)), `parameter ${index}`);
    });
    const { data, regularisation } = run.measure();
    assert.ok(Math.abs(data + regularisation - loss) <= 1e-15 * Math.max(1, loss));
    run.free();
  });
}

test("weights start within the bounds of their initialisation", () => {
  const drawn = (initialisation) => {
    const run = new Run(check({ model: { hidden: [8], initialisation } }));
    const { parameters } = run.compiled;
    run.free();
    return parameters;
  };
  const [micrograd, he, glorot, zero] = ["micrograd", "he", "glorot", "zero"].map(drawn);
  assert.ok(zero.every((p) => Object.is(p, 0)));
  micrograd.forEach((p, index) => {
    const isFirst = index < 24;
    assert.equal(he[index], p * Math.sqrt(6 / (isFirst ? 2 : 8)));
    assert.equal(glorot[index], p * Math.sqrt(6 / (isFirst ? 10 : 9)));
  });
  // Python: random.seed(1337); random.uniform(-1, 1)
  assert.equal(micrograd[0], 0.23550571390294128);
});

test("a batch of one point, and a dataset that leaves one to train on, work", () => {
  const [one, lone] = [
    { training: { batch: 1 } },
    {
      data: {
        kind: "own",
        test: 0.5,
        points: [
          [1, 2, 1],
          [3, 4, 1],
        ],
      },
    },
  ].map((settings) => new Run(check(settings)));
  for (const run of [one, lone]) {
    const { parameters } = run.compiled;
    const loss = run.pass();
    const at = run.batch?.[0] ?? 0;
    const points = run.dataset.points.subarray(2 * at, 2 * at + 2);
    const expected = reference(run.settings, { points, targets: run.dataset.targets.subarray(at, at + 1) }, parameters);
    assert.ok(Math.abs(loss - expected) <= 1e-14);
    run.free();
  }
});

test("Adam keeps as much of means and mean squares as the settings say", () => {
  const run = new Run(check({ training: { optimizer: "adam", momentum: 0.8, squareDecay: 0.9, rate: 0.01 } }));
  const [mean, square] = [new Float64Array(337), new Float64Array(337)];
  for (let step = 1; step <= 3; step += 1) {
    run.pass();
    const { gradients, parameters: before } = run.compiled;
    const rate = run.learningRate;
    run.take();
    run.compiled.parameters.forEach((after, index) => {
      mean[index] = 0.8 * mean[index] + 0.2 * gradients[index];
      square[index] = 0.9 * square[index] + 0.1 * gradients[index] ** 2;
      const size = Math.sqrt(square[index] / (1 - 0.9 ** step)) + 1e-8;
      const expected = before[index] - (rate * (mean[index] / (1 - 0.8 ** step))) / size;
      // The formula is Kingma and Ba's, written here in an order of its own.
      assert.ok(Math.abs(after - expected) < 1e-14, `step ${step}, parameter ${index}`);
    });
  }
  run.free();
});
