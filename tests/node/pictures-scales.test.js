// The scales of the training lab's pictures: curves, histograms, the loss landscape and the warped planes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lines } from "../../www/train/pictures/curve-lines.js";
import { logarithmicRange, logarithmicTicks } from "../../www/train/pictures/curve-scales.js";
import { bars } from "../../www/train/pictures/histograms.js";
import { lossAt, lossScale } from "../../www/train/pictures/landscape-scale.js";
import { fit } from "../../www/train/pictures/warp.js";

const log = (steps, losses) => ({
  steps: Float64Array.from(steps),
  losses: Float64Array.from(losses),
  accuracies: Float64Array.from(losses, (loss) => 1 - loss),
  testLosses: Float64Array.from(losses, () => Number.NaN),
  testAccuracies: Float64Array.from(losses, () => Number.NaN),
});
const run = (step, data) => ({
  step,
  measure: { data, regularisation: 0.25, accuracy: 0.5, testLoss: Number.NaN, testAccuracy: Number.NaN },
});

test("a curve ends at what is on show, and has gaps where there are no test points", () => {
  const { steps, series } = lines([log([0, 1], [0.5, 0.25])], [run(2, 0.5)], "loss");
  assert.deepEqual(steps, [0, 1, 2]);
  assert.deepEqual(series[0], [0.5, 0.25, 0.75]);
  assert.deepEqual(series[1], [null, null, null]);
  assert.deepEqual(lines([log([0, 1], [0.5, 0.25])], [run(2, 0.5)], "accuracy").series[0], [50, 75, 50]);
});

test("a step that was sought does not lengthen the curve", () => {
  const { steps } = lines([log([0, 1, 2], [1, 1, 1])], [run(1, 0.5)], "loss");
  assert.deepEqual(steps, [0, 1, 2]);
  assert.deepEqual(lines([], [], "loss").steps, []);
});

test("two runs share their steps; between its own steps a run keeps its last value", () => {
  const { steps, series } = lines([log([0, 2, 4], [4, 3, 2]), log([0, 3], [8, 7])], [run(4, 0), run(4, 1)], "loss");
  assert.deepEqual(steps, [0, 2, 3, 4]);
  assert.deepEqual(series[0], [4, 3, 3, 2]);
  assert.deepEqual(series[2], [8, 8, 7, 1.25]);
});

test("a logarithmic axis has at least a decade, and round numbers within it", () => {
  const [low, high] = logarithmicRange(0.5, 0.9);
  assert.ok(high / low >= 10);
  assert.deepEqual(logarithmicTicks(0.008, 1.2), [0.01, 0.1, 1]);
  assert.deepEqual(logarithmicTicks(0.1, 1), [0.1, 0.2, 0.5, 1]);
  // A loss that explodes.
  assert.deepEqual(logarithmicTicks(0.5, 2e22), [1, 1e5, 1e10, 1e15, 1e20]);
  assert.ok(logarithmicRange(null, null).every(Number.isFinite));
});

test("a histogram's bars", () => {
  assert.deepEqual(bars({ low: -1, high: 1, counts: Uint32Array.of(1, 4) }), [
    { share: 0.25, middle: -0.5 },
    { share: 1, middle: 0.5 },
  ]);
  assert.deepEqual(bars({ low: 0, high: 0, counts: Uint32Array.of(0, 0) })[0], { share: 0, middle: 0 });
});

test("the landscape's scale is logarithmic, and what is not finite lies above all", () => {
  const { low, high, share, levels } = lossScale([1, 10, 100, Infinity, Number.NaN]);
  assert.deepEqual([low, high], [1, 100]);
  assert.equal(share(1), 0);
  assert.ok(Math.abs(share(10) - 0.5) < 1e-12);
  assert.equal(share(100), 1);
  assert.equal(share(Infinity), 1);
  assert.equal(share(Number.NaN), 1);
  assert.ok(levels.every((level, index) => level > 1 && level < 100 && (index === 0 || level > levels[index - 1])));
  // A perfect fit: zero is the bottom of a scale of six decades.
  assert.equal(lossScale([0, 1]).share(0), 0);
  for (const losses of [[], [0, 0], [5, 5], [Infinity]]) assert.ok(Number.isFinite(lossScale(losses).share(1)));
});

test("the loss under the pointer: first row on top, samples from edge to edge", () => {
  const losses = [1, 2, 3, 4, 5, 6, 7, 8, Infinity];
  assert.equal(lossAt(losses, 3, 2, -2, 2), 1);
  assert.equal(lossAt(losses, 3, 2, 2, 2), 3);
  assert.equal(lossAt(losses, 3, 2, -2, -2), 7);
  assert.equal(lossAt(losses, 3, 2, 0, 0), 5);
  assert.equal(lossAt(losses, 3, 2, -1, 1), 3);
  assert.equal(lossAt(losses, 3, 2, 2, 0), 6);
  assert.equal(lossAt(losses, 3, 2, 2, -1), Infinity);
});

test("a warped plane fits its picture with equal scales, up is up", () => {
  const place = fit([Float64Array.of(-1, 0, 3, 2), Float64Array.of(Number.NaN, 5)], 220, 120, 10);
  assert.deepEqual(place(-1, 0), [10, 110]);
  assert.deepEqual(place(3, 2), [210, 10]);
  assert.deepEqual(fit([Float64Array.of(4, 4, 4, 4)], 100, 100, 10)(4, 4), [50, 50]);
  assert.deepEqual(fit([], 100, 80, 10)(1, 2), [50, 40]);
});
