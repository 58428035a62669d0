// What a network can learn of points: one of several classes, a number, and both of points at any scale.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { init } from "../../www/micrograd.js";
import { format } from "../../www/train/datasets/csv.js";
import { isFarFromUnit, standardScale } from "../../www/train/datasets/scale.js";
import { readPoints } from "../../www/train/datasets/table/points.js";
import { guessRoles } from "../../www/train/datasets/table/roles.js";
import { readTable } from "../../www/train/datasets/table/table.js";
import { scoreGrid } from "../../www/train/pictures/boundary/compute.js";
import { shades } from "../../www/train/pictures/boundary/shades.js";
import { confusion } from "../../www/train/pictures/confusion/compute.js";
import { recordPoint } from "../../www/train/run/record.js";
import { Run } from "../../www/train/run/run.js";
import { changesBetween, check, complete } from "../../www/train/settings/settings.js";
import { FEATURES, flowers, KINDS } from "../common/flowers.js";

before(() => init());

/** Three clouds, told apart by the angle. */
const CLOUDS = Array.from({ length: 30 }, (_, at) => {
  const angle = (2 * Math.PI * (at % 3)) / 3;
  return [2 * Math.cos(angle) + 0.1 * (at % 7), 2 * Math.sin(angle) - 0.1 * (at % 5), at % 3];
});
const THREE = { kind: "own", points: CLOUDS, classes: ["red", "green", "blue"] };
/** A plane that is bent a little. */
const SLOPE = Array.from({ length: 40 }, (_, at) => {
  const [x, y] = [(at % 8) / 4 - 1, Math.floor(at / 8) / 2 - 1];
  return [x, y, 3 * x - y + 0.5 * x * y];
});
const NUMBERS = { kind: "own", points: SLOPE, classes: [] };

/** Uses a run and frees it. */
function running(settings, use) {
  const run = new Run(check(settings));
  try {
    return use(run);
  } finally {
    run.free();
  }
}

/** Cross-entropy with its gradient by the scores, in plain arithmetic. */
function softmax(scores, target) {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power);
  return {
    loss: Math.log(sum) + most - scores[target],
    gradient: powers.map((power, output) => power / sum - (output === target ? 1 : 0)),
  };
}

test("several classes have a score each, and cross-entropy as the loss", () => {
  running({ data: THREE, training: { l2: 0 } }, (run) => {
    assert.deepEqual(run.sizes, [2, 16, 16, 3]);
    const loss = run.pass();
    const scores = run.compiled.scores();
    assert.equal(scores.length, 3);
    const { targets } = run.dataset;
    const each = Array.from(targets, (target, point) =>
      softmax(
        scores.map((one) => one[point]),
        target,
      ),
    );
    const mean = each.reduce((sum, one) => sum + one.loss, 0) / each.length;
    // Sums of 30 numbers in another order.
    assert.ok(Math.abs(loss - mean) < 1e-12 * Math.abs(mean), `${loss} and ${mean}`);
    // The gradient of each bias of the last layer is the mean of those by its score.
    const { parameters } = run.compiled.places;
    for (const output of [0, 1, 2]) {
      const bias = parameters[parameters.length - 1 - 17 * (2 - output)];
      const expected = each.reduce((sum, one) => sum + one.gradient[output], 0) / each.length;
      assert.ok(Math.abs(run.compiled.inspect(bias).grad - expected) < 1e-12);
    }
  });
});

test("gradients of cross-entropy are those of finite differences", () => {
  running({ data: THREE, model: { hidden: [4], activation: "tanh" } }, (run) => {
    run.pass();
    const { gradients, parameters } = run.compiled;
    const width = 1e-6;
    for (const [index, parameter] of parameters.entries()) {
      const lossAt = (number) => {
        run.compiled.parameters = parameters.with(index, number);
        return run.pass();
      };
      const slope = (lossAt(parameter + width) - lossAt(parameter - width)) / (2 * width);
      // The error of a central difference is about the width squared, and that of the losses 1e-16 / width.
      assert.ok(Math.abs(gradients[index] - slope) < 1e-8, `parameter ${index}: ${gradients[index]} and ${slope}`);
    }
  });
});

test("scores of 800 give a finite loss", () => {
  running({ data: THREE, model: { hidden: [], features: ["x", "y"] } }, (run) => {
    run.compiled.parameters = run.compiled.parameters.map((number) => 800 * Math.sign(number || 1));
    assert.ok(Number.isFinite(run.pass()));
    assert.ok(run.compiled.gradients.every(Number.isFinite));
  });
});

test("a point's graph has the numbers of the compiled program, bit for bit, with classes, numbers and a scale", () => {
  const scale = [
    [0.5, 2],
    [-1, 3],
  ];
  const far = [...scale, [1.5, 4]];
  for (const [data, model] of [
    [THREE, { scale: [] }],
    [THREE, { scale }],
    [NUMBERS, { scale: [] }],
    [NUMBERS, { scale: far }],
  ]) {
    running({ data, model, training: { rate: 0.05 } }, (run) => {
      for (let step = 0; step < 5; step += 1) run.take();
      const { places } = run.compiled;
      for (const point of [0, 7, 29]) {
        const [x, y] = run.dataset.points.subarray(2 * point, 2 * point + 2);
        const { recording } = recordPoint(run, { point: [x, y], target: run.dataset.targets[point] });
        run.pass();
        const loss = run.compiled.inspect(places.sampleLoss + point * places.perLoss);
        assert.equal(recording.data[recording.root], loss.data);
        const placeOf = new Map(recording.labels.map(([place, name]) => [name, place]));
        for (const [output, id] of places.scores.entries()) {
          const name = places.scores.length === 1 ? "score" : `score of ${data.classes[output]}`;
          assert.equal(recording.data[placeOf.get(name)], run.compiled.inspect(id + point * places.perSample).data);
        }
      }
    });
  }
});

test("three classes are learned, and accuracy goes by the largest score", () => {
  const training = { rate: 0.1, schedule: "constant", l2: 0 };
  running({ data: { ...THREE, test: 0.2 }, training }, (run) => {
    const before = run.measure();
    for (let step = 0; step < 200; step += 1) run.take();
    const after = run.measure();
    assert.ok(before.accuracy < 0.9 && before.data > 0.5);
    assert.deepEqual([after.accuracy, after.testAccuracy], [1, 1]);
    assert.ok(after.data < 0.1, `the loss is ${after.data}`);
    const { scores, winners } = scoreGrid(run, 12, 9);
    const all = run.compiled.scoresAt(run.dataset.points);
    for (const [point, target] of run.dataset.targets.entries()) {
      assert.equal(Math.max(...all.map((one) => one[point])), all[target][point]);
    }
    assert.ok(scores.every((ahead) => ahead >= 0));
    assert.deepEqual(new Set(winners), new Set([0, 1, 2]));
  });
});

test("the confusion matrix counts each point where it is and where it is taken for, those for testing apart", () => {
  const training = { rate: 0.1, schedule: "constant", l2: 0 };
  running({ data: { ...THREE, test: 0.2 }, training }, (run) => {
    const found = confusion({ run });
    const sum = (rows) => rows.flat().reduce((total, count) => total + count);
    assert.deepEqual([sum(found.training), sum(found.test)], [24, 6]);
    assert.deepEqual(
      found.training.map((row) => row.reduce((total, count) => total + count)),
      [8, 8, 8],
    );
    const right = found.training.reduce((total, row, index) => total + row[index], 0);
    assert.equal(right / 24, run.measure().accuracy);
    assert.ok(right < 24, "some are still taken for others");
  });
  running({}, (run) => {
    const { training: counts } = confusion({ run });
    assert.equal((counts[0][0] + counts[1][1]) / 100, run.measure().accuracy);
    // Positive targets in the second row.
    assert.equal(counts[1][0] + counts[1][1], run.dataset.targets.filter((target) => target > 0).length);
  });
  running({ data: NUMBERS }, (run) => assert.equal(confusion({ run }), undefined));
});

test("the colours of several classes lie one after the other", () => {
  const grid = { scores: Float64Array.of(0, 9, 0, 9, 0, 9), winners: Uint8Array.of(0, 0, 1, 1, 2, 2) };
  const places = shades(grid, { kind: "several", range: [0, 2] }, 3);
  // As the engine looks a score up in a palette of 64 shades for each class.
  const index = (place) => Math.floor(((place / 3 + 1) / 2) * (3 * 64 - 1) + 0.5);
  assert.deepEqual(
    Array.from(places, (place) => Math.floor(index(place) / 64)),
    [0, 0, 1, 1, 2, 2],
  );
});

test("a number is learned, and how much of its variance is explained", () => {
  const training = { rate: 0.05, schedule: "constant", l2: 0, loss: "logistic" };
  running({ data: NUMBERS, training }, (run) => {
    assert.equal(run.kind, "number");
    const loss = run.pass();
    const { targets } = run.dataset;
    const [scores] = run.compiled.scores();
    const squares = scores.map((score, point) => (score - targets[point]) ** 2);
    const mean = squares.reduce((sum, square) => sum + square) / 40;
    assert.ok(Math.abs(loss - mean) < 1e-12 * mean, "it is the mean square, whatever loss was chosen between classes");
    for (let step = 0; step < 300; step += 1) run.take();
    const { accuracy, data } = run.measure();
    const average = targets.reduce((sum, target) => sum + target) / 40;
    const variance = targets.reduce((sum, target) => sum + (target - average) ** 2, 0) / 40;
    assert.ok(Math.abs(accuracy - (1 - data / variance)) < 1e-12);
    assert.ok(accuracy > 0.99, `${accuracy} is explained`);
  });
});

test("standardised points train as those would that were standardised before, bit for bit", () => {
  const raw = CLOUDS.map(([x, y, label]) => [1e5 * x + 3e6, 20 * y + 500, label === 2 ? 1 : -1]);
  const scale = standardScale(raw, false);
  assert.ok(isFarFromUnit(scale));
  const [[left, width], [low, height]] = scale;
  const seen = raw.map(([x, y, label]) => [(x + -left) * (1 / width), (y + -low) * (1 / height), label]);
  const mean = seen.reduce((sum, [x]) => sum + x, 0) / 30;
  const square = seen.reduce((sum, [x]) => sum + x * x, 0) / 30;
  assert.ok(Math.abs(mean) < 1e-12 && Math.abs(square - 1) < 1e-12);
  assert.ok(!isFarFromUnit(standardScale(seen, false)));
  const losses = (points, model) =>
    running({ data: { kind: "own", points }, model }, (run) => Array.from({ length: 30 }, () => run.take()));
  assert.deepEqual(losses(raw, { scale }), losses(seen, {}));
});

test("a number far from unit scale is predicted at its own scale", () => {
  const points = SLOPE.map(([x, y, z]) => [100 * x + 50, y, 1e6 * z + 4e6]);
  const scale = standardScale(points, true);
  const training = { rate: 0.05, schedule: "constant", l2: 0 };
  running({ data: { ...NUMBERS, points }, model: { scale }, training }, (run) => {
    for (let step = 0; step < 300; step += 1) run.take();
    assert.ok(run.measure().accuracy > 0.99);
    const [scores] = run.compiled.scoresAt(run.dataset.points);
    const errors = scores.map((score, point) => Math.abs(score - run.dataset.targets[point]));
    assert.ok(Math.max(...errors) < 1e6, "the predictions are millions");
  });
});

test("a label that can be none of the classes is refused", () => {
  const refused = (data, reason) => assert.throws(() => check({ data: { kind: "own", ...data } }), reason);
  const points = [
    [0, 0, 1],
    [1, 1, 0.5],
  ];
  refused({ points }, /^Refused: the label of data\.points\[1\] must be -1 or 1, got number 0\.5$/);
  refused(
    { points, classes: ["a", "b", "c"] },
    /^Refused: the label of data\.points\[1\] must be a whole number from 0 to 2/,
  );
  refused({ points, classes: new Array(11).fill("a") }, /data\.classes must be an array of at most 10 names/);
  assert.doesNotThrow(() => check({ data: { kind: "own", points, classes: [] } }));
});

test("how many outputs there are follows from the data, and other ones make another network", () => {
  assert.equal(complete({ data: THREE, model: { outputs: 7 } }).model.outputs, 3);
  assert.equal(complete({ data: { ...THREE, kind: "moons" } }).model.outputs, 1);
  assert.ok(changesBetween(check({ data: THREE }), check({})).has("network"));
  assert.ok(changesBetween(check({ data: NUMBERS }), check({})).has("program"), "the loss is another");
});

test("points that are saved as text are read as they were", () => {
  for (const data of [
    THREE,
    NUMBERS,
    { kind: "own", points: SLOPE.map(([x, y], at) => [x, y, at % 2 ? 1 : -1]) },
    { kind: "own", points: SLOPE.map(([x, y], at) => [x, y, at % 2 ? 1 : -1]), classes: ["no", "yes"] },
    { kind: "own", points: flowers(30), names: [...FEATURES, "kind"], classes: KINDS },
  ]) {
    const { data: settings } = check({ data });
    const table = readTable(format(settings.points, settings));
    const found = readPoints(
      table,
      { ...guessRoles(table), all: settings.points[0].length > 3 },
      { most: 2000, reach: 1e15, seed: 1 },
    );
    // The classes are read in the order of their names.
    const name = (label, classes) => (classes.length > 2 ? classes[label] : label);
    assert.deepEqual(
      found.points.map((point) => point.with(-1, name(point.at(-1), found.classes))),
      settings.points.map((point) => point.with(-1, name(point.at(-1), settings.classes))),
    );
  }
});
