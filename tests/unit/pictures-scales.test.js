// The scales of the training lab's pictures: curves, histograms, the loss landscape and the warped planes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lines, looksOf } from "../../www/train/pictures/curves/curve-lines.js";
import {
  powersOfTen,
  roomRight,
  stepScale,
  stepsWithin,
  verticalScale,
} from "../../www/train/pictures/curves/curve-scales.js";
import { curveSVG } from "../../www/train/pictures/curves/curve-svg.js";
import { bars } from "../../www/train/pictures/histograms/view.js";
import { lossAt, lossScale } from "../../www/train/pictures/landscape/scale.js";
import { fit } from "../../www/train/pictures/network/warp.js";

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

/** The numbers beside a logarithmic axis that holds these losses. */
const logarithmic = (losses, most = 5) => verticalScale("loss", true, losses).ticks(most);

test("a logarithmic axis has at least a decade, and round numbers within it", () => {
  assert.deepEqual(logarithmic([0.5, 0.9]), [0.1, 0.2, 0.5, 1]);
  assert.deepEqual(logarithmic([0.01, 1.1]), [0.01, 0.1, 1]);
  assert.deepEqual(powersOfTen(-1, 0, 5), [0.1, 0.2, 0.5, 1]);
  assert.deepEqual(powersOfTen(-1, 0, 3), [0.1, 1]);
  assert.deepEqual(logarithmic([]), [0.1, 0.2, 0.5, 1]);
});

test("a loss of any size has its powers of ten, as many as fit", () => {
  assert.deepEqual(logarithmic([0.5, 1.5e46]), [1, 1e10, 1e20, 1e30, 1e40]);
  assert.deepEqual(logarithmic([0.5, 1.5e46], 10), [1, 1e5, 1e10, 1e15, 1e20, 1e25, 1e30, 1e35, 1e40, 1e45]);
  assert.deepEqual(logarithmic([0.9, 1e211]), [1, 1e50, 1e100, 1e150, 1e200]);
  assert.deepEqual(logarithmic([1e-300, 1e308]), [1e-200, 1, 1e200]);
  for (const losses of [[5e-324], [Number.MAX_VALUE], [5e-324, Number.MAX_VALUE], [0, 1], [0.25, 0.25]]) {
    for (const most of [2, 5, 9]) {
      const scale = verticalScale("loss", true, losses);
      const found = scale.ticks(most);
      assert.ok(found.length > 0 && found.length <= most, `${losses}: ${found}`);
      for (const value of [...found, ...losses.filter((loss) => loss > 0)]) {
        const share = scale.share(value);
        assert.ok(share >= 0 && share <= 1, `${value} of ${losses} at ${share}`);
      }
    }
  }
  assert.equal(verticalScale("loss", true, [1]).share(0), null);
});

test("a linear axis begins at zero, and goes as far as numbers do", () => {
  assert.deepEqual(verticalScale("loss", false, [0.5, 2]).ticks(5), [0, 0.5, 1, 1.5, 2]);
  assert.deepEqual(verticalScale("loss", false, [1.7e308]).ticks(5), [0, 5e307, 1e308, 1.5e308]);
  assert.deepEqual(verticalScale("accuracy", true, [50]).ticks(5), [0, 20, 40, 60, 80, 100]);
  assert.equal(verticalScale("accuracy", true, [50]).share(50), 0.5);
});

test("steps are whole, and the last one has room", () => {
  assert.deepEqual(stepScale(0, 1000).ticks(4), [0, 500, 1000]);
  assert.deepEqual(stepScale(3, 5).ticks(8), [3, 4, 5]);
  assert.equal(stepScale(0, 1000).label(1000), "1,000");
  assert.ok(roomRight("1,000,000") > roomRight("1,000") && roomRight("1,000") > roomRight("100"));
  assert.ok(stepsWithin(12, "1,000,000") < stepsWithin(12, "100"));
});

test("lines have a legend when there is more than one", () => {
  const titles = (...values) => looksOf(lines(...values, "loss")).map(({ title }) => title);
  assert.deepEqual(titles([log([0, 1], [1, 1])], [run(2, 0.5)]), []);
  const tested = { ...log([0, 1], [1, 1]), testLosses: Float64Array.of(2, 2) };
  assert.deepEqual(titles([tested], [run(2, 0.5)]), ["training", "test"]);
  assert.deepEqual(titles([tested, log([0], [1])], [run(2, 1), run(2, 1)]), ["training", "test", "twin"]);
});

test("a curve as SVG: its lines with their gaps, its numbers, its legend", () => {
  const picture = {
    title: "Loss by step",
    lines: {
      steps: [0, 50, 100],
      series: [
        [1, 0.1, 0.01],
        [null, 1, null],
        [null, null, null],
        [null, null, null],
      ],
    },
    markers: [{ step: 50, label: "a < b" }],
    steps: stepScale(0, 100),
    vertical: verticalScale("loss", true, [1, 0.1, 0.01]),
    last: 100,
    look: { rem: 10, colour: (name) => `the${name}` },
  };
  const svg = curveSVG(picture);
  // The plot is 30 from the left, 7.5 from the right, 25 from above and 15 from below, in a drawing of 400 by 180.
  const { share } = picture.vertical;
  const y = (value) => String(Number((25 + (1 - share(value)) * 140).toFixed(1)));
  assert.ok(
    svg.includes(`<path d="M30,${y(1)}L211.3,${y(0.1)}L392.5,${y(0.01)}" stroke="the--accent" stroke-width="1"/>`),
    svg,
  );
  assert.ok(
    svg.includes(`<path d="M211.3,${y(1)}" stroke="the--accent" stroke-width="0.8" stroke-dasharray="3.5 2.5"/>`),
  );
  for (const label of ["0.01", "0.1", "1", "0", "100", "training", "test", "a &lt; b"]) {
    assert.ok(svg.includes(`>${label}</text>`), label);
  }
  assert.ok(!svg.includes(">twin<"));
  assert.ok(svg.includes(`<circle cx="392.5" cy="${y(0.01)}" r="2" fill="the--accent"/>`));
  assert.ok(svg.startsWith("<svg xmlns=") && svg.endsWith("</svg>"));
  assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
  const empty = { steps: [], series: [[], [], [], []] };
  assert.doesNotMatch(curveSVG({ ...picture, lines: empty, markers: [] }), /NaN|undefined/);
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
