// The scales of the training lab's pictures: curves, histograms, the loss landscape and the warped planes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { svgFile } from "../../www/plot/file.js";
import { markup } from "../../www/plot/mark.js";
import { ticks } from "../../www/plot/scale.js";
import { pointsMark } from "../../www/train/datasets/thumbnail.js";
import { axesOf } from "../../www/train/pictures/boundary/plane-axes.js";
import { lines, stylesOf } from "../../www/train/pictures/curves/curve-lines.js";
import { curveMarks, curveWithLegend, frameOf } from "../../www/train/pictures/curves/curve-marks.js";
import { stepText, verticalScale } from "../../www/train/pictures/curves/curve-scales.js";
import { fit } from "../../www/train/pictures/hidden-layers/fit.js";
import { axisLabels, bars, labelWidth } from "../../www/train/pictures/histograms/view.js";
import { lossAt, lossScale } from "../../www/train/pictures/landscape/loss-scale.js";
import { marginMarks, marginWords, namesAt } from "../../www/train/pictures/margins/view.js";
import { beside } from "../../www/train/pictures/readout.js";

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

test("the numbers under a histogram never overlap, whatever they are", () => {
  const rem = 16;
  const ends = [-1e300, -123456, -0.94, -0.000123, -5e-324, 0, 5e-324, 0.000044, 0.96, 1, 98765, 1e300];
  const ranges = ends.flatMap((low) => ends.filter((high) => high >= low).map((high) => ({ low, high })));
  for (const width of [60, 73, 90, 120, 160, 320]) {
    for (const range of ranges) {
      const places = axisLabels(range, width, rem).map(({ x, anchor, label }) => {
        const wide = labelWidth(label, rem);
        const left = x - { start: 0, middle: wide / 2, end: wide }[anchor];
        return { left, right: left + wide, label };
      });
      assert.ok(places.length > 0);
      const text = `${JSON.stringify(range)} on ${width}: ${JSON.stringify(places)}`;
      // Half a digit between two numbers tells them apart.
      for (const [index, { left, right }] of places.entries()) {
        if (index > 0) assert.ok(left >= places[index - 1].right + labelWidth("0", rem) / 2, text);
        if (places.length > 1) assert.ok(left >= 0 && right <= width, text);
      }
    }
  }
  const labels = (range, width) => axisLabels(range, width, rem).map(({ label }) => label);
  assert.deepEqual(labels({ low: -0.94, high: 0.96 }, 160), ["−0.94", "0", "0.96"]);
  assert.deepEqual(labels({ low: -0.94, high: 0.96 }, 100), ["−0.94", "0.96"]);
  assert.deepEqual(labels({ low: 0, high: 0 }, 100), ["0"]);
});

test("the colours of a small picture are those of the classes, each once", () => {
  const several = { kind: "several", range: [0, 3], classes: ["a", "b", "c", "d"] };
  const points = [0, 0, 1, 0, 2, 0, 3, 0, 4, 0];
  const strokes = (targets, look) => pointsMark(points, targets, look).map(({ attributes }) => attributes.stroke);
  assert.deepEqual(
    strokes([0, 1, 2, 3, 1], several),
    [3, 2, 1, 0].map((index) => `var(--class-${index})`),
  );
  assert.deepEqual(strokes([-1, 1, 1, -1, 1]), ["var(--positive)", "var(--negative)"]);
  assert.equal(new Set(strokes([1, 2, 3, 4, 5], { kind: "number", range: [1, 5], classes: [] })).size, 5);
});

test("words beside a position of a picture stay within it", () => {
  for (const room of [100, 300, 800]) {
    for (const size of [40, 90]) {
      for (let at = 0; at <= room; at += 5) {
        const start = beside(at, size, room);
        assert.ok(start >= 0 && start + size <= room, `${size} at ${at} of ${room}: ${start}`);
      }
    }
  }
  assert.deepEqual([beside(100, 50, 400), beside(300, 50, 400)], [116, 234]);
});

/** Returns the numbers beside an axis that holds these values. */
const numbers = (quantity, logarithmic, values, most = 5) =>
  ticks(verticalScale(quantity, logarithmic, [values], [100, 0]), most).map(({ text }) => text);

test("a logarithmic axis has at least a decade, and round numbers within it", () => {
  const { domain } = verticalScale("loss", true, [[0.5, 0.9]], [100, 0]);
  assert.deepEqual(domain(), [0.09, 0.9]);
  assert.deepEqual(numbers("loss", true, [0.5, 0.9]), ["0.1", "0.2", "0.5"]);
  assert.deepEqual(numbers("loss", true, [0.01, 1.1]), ["0.01", "0.1", "1"]);
  assert.deepEqual(numbers("loss", true, [0.01, 1.1], 2), ["0.01", "1"]);
  assert.deepEqual(numbers("loss", true, []), ["0.1", "0.2", "0.5", "1"]);
});

test("numbers beside a logarithmic axis are never crowded, and mostly two at least", () => {
  for (let high = 0.2; high < 1e4; high *= 1.07) {
    for (const decades of [1, 1.2, 1.5, 2, 2.4]) {
      for (const most of [3, 4, 6]) {
        const scale = verticalScale("loss", true, [[high / 10 ** decades, high]], [100, 0]);
        const places = ticks(scale, most).map(({ value }) => scale(value));
        const between = places.slice(1).map((place, index) => Math.abs(place - places[index]));
        assert.ok(Math.min(...between) >= 100 / most - 8, `${high}, ${decades} decades, ${most}: ${between}`);
        assert.ok(most < 4 || places.length > 1, `${high}, ${decades} decades, ${most}: one number alone`);
      }
    }
  }
});

test("a loss of any size has its powers of ten, as many as fit", () => {
  assert.deepEqual(numbers("loss", true, [0.5, 1.5e46]), ["1", "1e10", "1e20", "1e30", "1e40"]);
  assert.deepEqual(numbers("loss", true, [0.9, 1e211]), ["1", "1e50", "1e100", "1e150", "1e200"]);
  assert.deepEqual(numbers("loss", true, [1e-300, 1e308]), ["1e−200", "1", "1e200"]);
  for (const losses of [[5e-324], [Number.MAX_VALUE], [5e-324, Number.MAX_VALUE], [0, 1], [0.25, 0.25]]) {
    for (const most of [2, 5, 9]) {
      const scale = verticalScale("loss", true, [losses], [100, 0]);
      const found = ticks(scale, most).map(({ value }) => value);
      assert.ok(found.length > 0 && found.length <= most, `${losses}: ${found}`);
      for (const value of [...found, ...losses.filter((loss) => loss > 0)]) {
        const place = scale(value);
        assert.ok(place >= 0 && place <= 100, `${value} of ${losses} at ${place}`);
      }
    }
  }
});

test("numbers beside a plane are as many as are short enough for its margin", () => {
  const up = (bottom, top) => {
    const extent = { left: 0, right: 1, top, bottom };
    const [, axis] = axesOf(extent, { width: 100, height: 100, rem: 16 }, { toX: (x) => x, toY: (y) => y });
    return [...markup(axis).matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text);
  };
  assert.deepEqual(up(-1.2, 2.1), ["−1", "0", "1", "2"]);
  assert.deepEqual(up(2.1e6, 4.3e6), ["3e6", "4e6"]);
  // Where no others are shorter, they are as many as elsewhere.
  assert.ok(up(44.985, 45.021).length > 2);
});

test("a linear axis begins at zero, and goes as far as numbers do", () => {
  assert.deepEqual(numbers("loss", false, [0.5, 2]), ["0", "0.5", "1", "1.5", "2"]);
  assert.deepEqual(numbers("loss", false, [1.7e308]), ["0", "5e307", "1e308", "1.5e308"]);
  assert.deepEqual(numbers("accuracy", true, [50], 6), ["0", "20", "40", "60", "80", "100"]);
  assert.equal(verticalScale("accuracy", true, [[50]], [100, 0])(50), 50);
});

/** What is written on a curve of some losses. */
const curve = (changes) => ({
  quantity: "loss",
  logarithmic: true,
  lines: { steps: [], series: [[], [], [], []] },
  range: [0, 100],
  markers: [],
  ...changes,
});
const SIZE = { width: 400, height: 180, rem: 10 };
const textsOf = (marks) =>
  [
    ...marks
      .map(markup)
      .join("")
      .matchAll(/>([^<>]+)<\/text>/g),
  ].map(([, text]) => text);

test("steps are whole, and the last one has room", () => {
  const steps = (range, width) =>
    textsOf(curveMarks(curve({ range }), { ...SIZE, width })).filter((text) => !/\./.test(text));
  assert.deepEqual(steps([0, 1000], 150).slice(0, -1), ["0", "500", "1,000"]);
  assert.deepEqual(steps([3, 5], 300).slice(0, 3), ["3", "4", "5"]);
  assert.equal(stepText(1000), "1,000");
  const right = (range) =>
    SIZE.width - frameOf(curve({ range }), SIZE).plot.left - frameOf(curve({ range }), SIZE).plot.width;
  assert.ok(right([0, 1e6]) > right([0, 1e4]) && right([0, 1e4]) >= right([0, 100]));
});

test("lines have a legend when there is more than one", () => {
  const titles = (...values) => stylesOf(lines(...values, "loss")).map(({ title }) => title);
  assert.deepEqual(titles([log([0, 1], [1, 1])], [run(2, 0.5)]), []);
  const tested = { ...log([0, 1], [1, 1]), testLosses: Float64Array.of(2, 2) };
  assert.deepEqual(titles([tested], [run(2, 0.5)]), ["training", "test"]);
  assert.deepEqual(titles([tested, log([0], [1])], [run(2, 1), run(2, 1)]), ["training", "test", "twin"]);
});

test("a curve as marks: its lines with their gaps, its numbers, its legend", () => {
  const shown = curve({
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
  });
  const paper = { ...SIZE, colour: (name) => `the${name}` };
  const svg = svgFile(paper, "Loss by step", curveWithLegend(shown, SIZE));
  // The plot is 30 from the left, 7.5 from the right, 25 from above and 16 from below.
  assert.deepEqual(frameOf(shown, SIZE, 2.5).plot, { left: 30, top: 25, width: 362.5, height: 139 });
  // A margin of 0.04 above and below, and two decades between.
  const y = (decades) => String(Number((139 * (0.04 + 0.46 * decades)).toFixed(1)));
  assert.ok(
    svg.includes(`<path d="M0,${y(0)}L181.3,${y(1)}L362.5,${y(2)}" stroke="the--accent" stroke-width="1"`),
    svg,
  );
  assert.match(
    svg,
    new RegExp(`<path d="M181.3,${y(0)}Z?" stroke="the--accent" stroke-width="0.8"[^>]* stroke-dasharray="3.5 2.5"`),
  );
  for (const label of ["0.01", "0.1", "1", "0", "100", "training", "test", "a &lt; b"]) {
    assert.ok(svg.includes(`>${label}</text>`), label);
  }
  assert.ok(!svg.includes(">twin<"));
  assert.ok(svg.includes('<circle cx="362.5" cy="133.44" r="2" fill="the--accent"/>'));
  assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
  assert.doesNotMatch(svgFile(paper, "", curveWithLegend(curve({}), SIZE)), /NaN|undefined/);
  // Zoomed in, no line and no dot leaves the plot.
  const zoomed = curveMarks({ ...shown, range: [10, 60], cursor: 1, selection: [20, 30] }, SIZE)
    .map(markup)
    .join("");
  assert.ok(!zoomed.includes('r="2"'));
  assert.match(zoomed, /<svg width="362.5" height="159" fill="none"><path/);
  assert.match(zoomed, /<circle cx="290" cy="[\d.]+" r="2.5" fill="var\(--accent\)"/);
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

test("margins: each point is in one bar, those that are not finite in none", () => {
  const numbers = {
    margins: Float64Array.of(-0.5, 0.5, 0.55, 1, 3, Infinity),
    targets: Float64Array.of(1, 1, -1, 1, -1, 1),
    kind: "two",
  };
  const size = { width: 400, height: 160, rem: 16 };
  const marks = marginMarks(numbers, size).map(markup).join("");
  const bars = [
    ...marks.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="[\d.]+" height="([\d.]+)" fill="var\(--(\w+)\)"/g),
  ];
  assert.deepEqual(
    bars.map(([, , , , sign]) => sign),
    ["positive", "positive", "negative", "positive", "negative"],
  );
  // 0.5 and 0.55 share a bar, the one of the class below zero on top.
  const [, below, above] = bars.map(([, x, y]) => [Number(x), Number(y)]);
  assert.equal(below[0], above[0]);
  assert.ok(above[1] < below[1]);
  assert.match(marginWords(numbers), /Of 6 points, 1 is on the wrong side .* and 2 within the margin/);
  assert.doesNotMatch(
    marginMarks({ margins: new Float64Array(), targets: new Float64Array() }, size).map(markup).join(""),
    /NaN/,
  );
});

test("the names over the margins never run into each other or over the edge, and stand over their places where there is room", () => {
  // The letters of these fonts are about half as wide as high.
  const half = (name) => name.length * 0.25 * 13;
  for (const apart of [5, 26, 60, 200]) {
    for (const first of [10, 25, 41, 120]) {
      const [one, other] = namesAt(
        [
          { name: "boundary", place: first },
          { name: "margin", place: first + apart },
        ],
        -16,
        16,
      );
      assert.ok(other.text - half("margin") > one.text + half("boundary"), `${first}, ${apart}`);
      assert.ok(one.text - half("boundary") >= -16);
      if (apart === 200 && first === 41) assert.deepEqual([one.text, other.text], [41, 241]);
    }
  }
});
