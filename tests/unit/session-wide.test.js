// Points of more than two features: what the network reads, what is drawn of them, and what is refused.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { init } from "../../www/micrograd.js";
import { standardScale } from "../../www/train/datasets/scale.js";
import { extentOnPlane, meansOf, offPlane, onPlane, rowOf, sliceOf } from "../../www/train/datasets/slice.js";
import { scoreGrid } from "../../www/train/pictures/boundary/compute.js";
import { scoreAt } from "../../www/train/pictures/boundary/plane.js";
import { contributions } from "../../www/train/pictures/contributions/compute.js";
import { hiddenLayers } from "../../www/train/pictures/hidden-layers/compute.js";
import { network } from "../../www/train/pictures/network/compute.js";
import { diagnose } from "../../www/train/run/nonfinite.js";
import { recordPoint } from "../../www/train/run/record.js";
import { Run } from "../../www/train/run/run.js";
import { changesBetween, check, complete, summaryOf } from "../../www/train/settings/settings.js";
import { inputNames } from "../../www/train/settings/width.js";
import { Lab } from "../../www/train/worker/lab.js";
import { FEATURES, flowers, KINDS } from "../common/flowers.js";

before(() => init());

const TABLE = { kind: "own", points: flowers(45), names: [...FEATURES, "kind"], classes: KINDS };
const SCALE = standardScale(TABLE.points, false);
/** The rows with a number to predict: the weight. */
const NUMBERS = {
  ...TABLE,
  points: flowers(45).map(([length, width, height, weight, kind]) => [length, width, height, kind, weight]),
  names: ["length", "width", "height", "kind", "weight"],
  classes: [],
};

/** Uses a run and frees it. */
function running(settings, use) {
  const run = new Run(check(settings));
  try {
    return use(run);
  } finally {
    run.free();
  }
}

test("the network reads all features, under their names", () => {
  const settings = check({ data: TABLE, model: { scale: SCALE } });
  assert.equal(settings.model.width, 4);
  assert.deepEqual(inputNames(settings), FEATURES);
  assert.match(summaryOf("data", settings), /45 points of your own, 4 features, 3 classes/);
  assert.match(summaryOf("model", settings), /^4 → 16 → 16 → 3, /);
  running(settings, (run) => {
    assert.deepEqual(run.sizes, [4, 16, 16, 3]);
    assert.deepEqual(rowOf(run.dataset, 44), flowers(45)[44].slice(0, -1));
  });
});

test("points drawn by hand and those of the data sets stay pairs", () => {
  const settings = check({});
  assert.deepEqual([settings.model.width, inputNames(settings)], [2, ["x", "y"]]);
  assert.equal(complete({ data: { ...TABLE, kind: "moons" } }).model.width, 2);
  running({}, (run) => {
    assert.equal(sliceOf(run.dataset), undefined);
    assert.equal(onPlane(run.dataset.points, undefined), run.dataset.points);
    assert.equal(offPlane(run.dataset.points, undefined), run.dataset.points);
    assert.equal(scoreGrid(run, 8, 6).slice, undefined);
  });
});

test("a point's graph has the numbers of the compiled program, bit for bit, at every width", () => {
  const wide = Array.from({ length: 40 }, (_, at) => [
    ...Array.from({ length: 30 }, (_, feature) => ((at * (feature + 3)) % 17) / 8 - 1),
    at % 2 ? 1 : -1,
  ]);
  const thirty = { kind: "own", points: wide, names: [...Array.from({ length: 30 }, (_, at) => `f${at}`), "label"] };
  const three = { ...TABLE, points: TABLE.points.map((row) => row.slice(2)), names: ["height", "weight", "kind"] };
  for (const [data, model] of [
    [TABLE, {}],
    [TABLE, { scale: SCALE }],
    [NUMBERS, { scale: standardScale(NUMBERS.points, true) }],
    [{ ...three, points: three.points.map(([a, b, kind]) => [a, b, a - b, kind]), names: ["a", "b", "c", "kind"] }, {}],
    [thirty, { hidden: [8] }],
  ]) {
    running({ data, model, training: { rate: 0.01 } }, (run) => {
      for (let step = 0; step < 5; step += 1) run.take();
      const { places } = run.compiled;
      for (const point of [0, 7, 29]) {
        const { recording } = recordPoint(run, {
          point: rowOf(run.dataset, point),
          target: run.dataset.targets[point],
        });
        run.pass();
        const loss = run.compiled.inspect(places.sampleLoss + point * places.perLoss);
        assert.equal(recording.data[recording.root], loss.data);
        const placeOf = new Map(recording.labels.map(([place, name]) => [name, place]));
        for (const [feature, name] of data.names.slice(0, -1).entries()) {
          assert.equal(recording.data[placeOf.get(name)], data.points[point][feature]);
        }
        for (const [output, id] of places.scores.entries()) {
          const name = places.scores.length === 1 ? "score" : `score of ${data.classes[output]}`;
          assert.equal(recording.data[placeOf.get(name)], run.compiled.inspect(id + point * places.perSample).data);
        }
      }
    });
  }
});

test("standardised features train as those would that were standardised before, bit for bit", () => {
  const seen = TABLE.points.map((row) =>
    row.map((number, at) => (at < 4 ? (number + -SCALE[at][0]) * (1 / SCALE[at][1]) : number)),
  );
  const losses = (points, model) =>
    running({ data: { ...TABLE, points, test: 0.2 }, model, training: { batch: 9 } }, (run) =>
      Array.from({ length: 20 }, () => run.take()),
    );
  assert.deepEqual(losses(TABLE.points, { scale: SCALE }), losses(seen, {}));
});

test("test points and minibatches are whole rows, and the table is learned", () => {
  const training = { rate: 0.1, schedule: "constant", l2: 0, batch: 12 };
  running({ data: { ...TABLE, test: 0.2 }, model: { scale: SCALE }, training }, (run) => {
    const { training: count, order } = run.dataset;
    assert.equal(count, 36);
    for (const [place, index] of order.entries()) {
      assert.deepEqual(rowOf(run.dataset, place), TABLE.points[index].slice(0, -1));
    }
    for (let step = 0; step < 200; step += 1) run.take();
    const { accuracy, testAccuracy } = run.measure();
    assert.deepEqual([accuracy, testAccuracy], [1, 1]);
    // The scores of the points alone are those of the pass.
    assert.equal(run.compiled.scoresAt(run.dataset.points)[0].length, 45);
  });
});

test("a number is predicted from all features, at its own scale", () => {
  const points = NUMBERS.points.map(([length, width, height, kind]) => [
    length,
    width,
    height,
    kind,
    1e4 * (length + 2 * width - height + 3 * kind),
  ]);
  const scale = standardScale(points, true);
  const training = { rate: 0.05, schedule: "constant", l2: 0 };
  running({ data: { ...NUMBERS, points }, model: { hidden: [], scale }, training }, (run) => {
    for (let step = 0; step < 500; step += 1) run.take();
    // A network without hidden layers learns a sum of the features. At a scale of another column it would diverge.
    const { accuracy } = run.measure();
    assert.ok(accuracy > 0.999, `${accuracy}`);
    const [scores] = run.compiled.scoresAt(run.dataset.points);
    const errors = scores.map((score, point) => Math.abs(score - points[point][4]));
    assert.ok(Math.max(...errors) < 1e-2 * points[0][4], "the predictions are at the scale of the numbers");
  });
});

test("the plane through a point has the point's own score where it lies, on every pair of features", () => {
  const data = { ...TABLE, points: TABLE.points.map((row) => [...row.slice(0, 4), row[4] ? 1 : -1]), classes: [] };
  const settings = { data: { ...data, classes: ["daisy", "other"] }, model: { scale: SCALE } };
  running(settings, (run) => {
    for (let step = 0; step < 10; step += 1) run.take();
    const [scores] = run.compiled.scoresAt(run.dataset.points);
    for (const [point, axes] of [
      [3, [0, 1]],
      [20, [3, 1]],
      [31, [2, 0]],
    ]) {
      const slice = sliceOf(run.dataset, { axes, through: rowOf(run.dataset, point) });
      const [x, y] = onPlane(run.dataset.points, slice).subarray(2 * point);
      // A grid of a single cell has the place in its middle.
      const extent = { left: x - 1, right: x + 1, top: y + 1, bottom: y - 1 };
      const grid = scoreGrid(run, 1, 1, extent, slice);
      assert.equal(grid.slice, slice);
      assert.equal(scoreAt(grid, x, y), scores[point]);
      const { left, right, top, bottom } = extentOnPlane(run.dataset, slice);
      assert.ok(left < x && x < right && bottom < y && y < top);
    }
    // Without a point it goes through the mean.
    const middle = sliceOf(run.dataset);
    assert.deepEqual(middle, { axes: [0, 1], through: meansOf(run.dataset) });
    for (const [feature, mean] of middle.through.entries()) {
      const sum = TABLE.points.reduce((total, row) => total + row[feature], 0);
      assert.ok(Math.abs(mean - sum / 45) < 1e-12 * Math.abs(mean));
    }
    // What was asked of other points is not taken.
    assert.deepEqual(sliceOf(run.dataset, { axes: [0, 7], through: [1, 2] }), middle);
    assert.deepEqual(Array.from(onPlane(offPlane(Float64Array.of(1, 2, 3, 4), middle), middle)), [1, 2, 3, 4]);
  });
});

test("the maps of neurons and the bent plane lie on the plane on show", () => {
  running({ data: TABLE, model: { scale: SCALE } }, (run) => {
    const { gradients } = run.compiled;
    const slice = sliceOf(run.dataset, { axes: [2, 3] });
    const { maps } = network({ run, gradients, slice }, { cells: 2 });
    const { left, right, top, bottom } = extentOnPlane(run.dataset, slice);
    const first = offPlane(Float64Array.of((3 * left + right) / 4, (3 * top + bottom) / 4), slice);
    const outputs = run.outputsAt(first).flat();
    assert.equal(maps.length, 35);
    // The middle of a cell is computed in another way.
    for (const [neuron, [found]] of maps.entries()) assert.ok(Math.abs(found - outputs[neuron][0]) < 1e-9);
    const layers = hiddenLayers({ run, slice });
    assert.deepEqual(
      layers.map(({ points, lines }) => [points.length, lines.length]),
      [
        [90, 26],
        [90, 26],
      ],
    );
  });
});

test("what the points contribute to a gradient adds up to it", () => {
  running({ data: TABLE, model: { scale: SCALE } }, (run) => {
    for (const parameter of [0, 3, 100]) {
      const { points, regularisation, sum } = contributions({ run }, { parameter });
      assert.equal(
        [...points].reverse().reduce((total, part) => total + part, regularisation),
        sum,
      );
    }
  });
});

test("an input that is no longer finite is named", () => {
  const points = TABLE.points.map((row) => [row[0], row[1], row[2], 1e15, row[4]]);
  const data = { ...TABLE, points, names: ["layer 1", "width", "height", "weight", "kind"] };
  running({ data, model: { scale: [...SCALE.slice(0, 3), [0, 1e-300]] } }, (run) => {
    assert.equal(diagnose(run).where, "the input weight of point 1 is infinite (inf)");
  });
});

test("the lab draws what is asked of the present points, and takes whole points to score and to record", () => {
  const lab = new Lab();
  lab.handle({ type: "start", settings: { data: TABLE, model: { scale: SCALE } } });
  const [scene] = lab.news();
  assert.deepEqual([scene.width, scene.points.length, scene.sizes], [4, 180, [4, 16, 16, 3]]);
  const slice = sliceOf(scene, { axes: [3, 0], through: rowOf(scene, 5) });
  const { runs } = lab.frame({ columns: 8, rows: 6, slice }, [{}]);
  assert.deepEqual(runs[0].grid.slice, slice);
  const { scores } = lab.handle({ type: "score", points: scene.points.subarray(0, 8) });
  assert.deepEqual([scores.length, scores[0].length], [3, 2]);
  const { recording } = lab.handle({ type: "record", point: rowOf(scene, 5), target: scene.targets[5] });
  const features = recording.labels.filter(([, name]) => TABLE.names.slice(0, 4).includes(name));
  assert.deepEqual(
    features.map(([place]) => recording.data[place]),
    rowOf(scene, 5),
  );
  assert.throws(() => lab.handle({ type: "record", point: [1, 2, 3] }), /weight must be a finite number/);
  lab.handle({ type: "change", settings: {} });
  assert.equal(lab.frame({ columns: 8, rows: 6, slice }, [{}]).runs[0].grid.slice, undefined);
});

test("rows that do not fit each other are refused", () => {
  const refused = (change, reason) => assert.throws(() => check({ data: { ...TABLE, ...change } }), reason);
  const [first, second] = TABLE.points;
  refused({ points: [first, second.slice(1)] }, /^Refused: data\.points\[1\] must be 4 features and a label/);
  refused({ points: [[1, 2], second] }, /^Refused: data\.points\[0\] must be \[x, y, label\]/);
  refused({ points: [first, [1, 2, "3", 4, 1]] }, /^Refused: the feature 3 of data\.points\[1\] must be a number/);
  refused({ points: [new Array(32).fill(1), first] }, /^Refused: data\.points\[0\] must be 30 features and a label/);
  refused({ names: ["x", "y", "label"] }, /^Refused: data\.names must be 5 names for points of 4 features/);
  assert.throws(
    () => check({ data: TABLE, model: { scale: SCALE.slice(0, 2) } }),
    /^Refused: model\.scale must be empty, or a pair for each of 4 features/,
  );
});

test("another width makes another network, and what is computed of x and y does not count", () => {
  const settings = check({ data: TABLE });
  assert.ok(changesBetween(settings, check({})).has("network"));
  const other = check({ data: TABLE, model: { features: ["x", "x^2"] } });
  assert.deepEqual(changesBetween(settings, other), new Set());
});
