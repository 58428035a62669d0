// The numbers that the pictures of the training lab are drawn from.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wasm } from "../../www/engine/instance.js";
import { init } from "../../www/micrograd.js";
import { scoreGrid } from "../../www/train/pictures/boundary/compute.js";
import { contributions } from "../../www/train/pictures/contributions/compute.js";
import { hiddenLayers, principal } from "../../www/train/pictures/hidden-layers/compute.js";
import { histogram, histograms } from "../../www/train/pictures/histograms/compute.js";
import { landscape } from "../../www/train/pictures/landscape/compute.js";
import { margins } from "../../www/train/pictures/margins/compute.js";
import { recordPoint } from "../../www/train/run/record.js";
import { check } from "../../www/train/settings/settings.js";
import { runFrame } from "../../www/train/worker/frame.js";
import { Session } from "../../www/train/worker/session.js";

await init();

const start = (settings, steps = 0) => {
  const session = new Session(check(settings));
  session.train(steps);
  return session;
};
const histogramsOf = ({ run }) => histograms({ run, gradients: run.compiled.gradients });
const near = (found, expected) => {
  for (const [index, x] of found.entries())
    assert.ok(Math.abs(x - expected[index]) < 1e-6, `${found} is not ${expected}`);
};
const ALL = {
  network: { cells: 12 },
  hiddenLayers: true,
  histograms: true,
  margins: true,
  optimizer: true,
  contributions: { parameter: 5 },
  landscape: { directions: "random", seed: 1, cells: 3, reach: 1 },
};
/** The pass of a step leaves out neurons, unlike what judges the network. */
const DROPOUT = [{ training: { dropout: 0.3 } }, { training: { dropout: 0.5, batch: 12 } }];
const SETTINGS = [
  {},
  { training: { batch: 12, optimizer: "adam", rate: 0.02 } },
  { model: { hidden: [5], activation: "tanh", features: ["y", "sin y"] }, training: { loss: "logistic", l1: 1e-3 } },
];

for (const settings of [...SETTINGS, ...DROPOUT]) {
  const name = JSON.stringify(settings);

  test(`${name}: looking does not change the run`, () => {
    const [seen, unseen] = [start(settings), start(settings)];
    for (let step = 0; step < 60; step += 1) {
      runFrame(seen, { columns: 9, rows: 7 }, ALL);
      seen.train(1);
    }
    unseen.train(60);
    assert.deepEqual(seen.run.state(), unseen.run.state());
    for (const session of [seen, unseen]) session.free();
  });

  test(`${name}: the parts of the points make up the gradient, bit by bit`, () => {
    const session = start(settings, 20);
    const { run } = session;
    for (const parameter of [0, 2, 7, run.compiled.parameters.length - 1]) {
      const { points, regularisation, sum } = contributions({ run }, { parameter });
      run.pass();
      assert.equal(sum, run.compiled.gradients[parameter]);
      const order = run.batch ? [...run.batch] : [...points.keys()];
      const total = order.reduceRight((total, point) => total + points[point], regularisation);
      assert.equal(total, sum, `parameter ${parameter}`);
      if (run.batch) assert.ok(points.filter((part) => part !== 0).length <= run.batch.length);
    }
    session.free();
  });
}

for (const settings of SETTINGS) {
  const name = JSON.stringify(settings);

  test(`${name}: what neurons give at the points is what the program inspects`, () => {
    const session = start(settings, 20);
    const { run } = session;
    const { points } = run.trainingPoints;
    const outputs = run.outputsAt(points);
    assert.deepEqual(outputs.at(-1), run.compiled.scoresAt(points));
    run.pass();
    const { neurons, perSample } = run.compiled.places;
    const order = run.batch ?? points.subarray(0, 100).keys();
    [...order].slice(0, 12).forEach((point, lane) => {
      neurons.forEach((layer, depth) => {
        layer.forEach((id, neuron) => {
          assert.equal(outputs[depth][neuron][point], run.compiled.inspect(id + lane * perSample).data);
        });
      });
    });
    session.free();
  });
}

test("the graph of a data point has the numbers of the program", () => {
  // With 64 points the mean divides by a power of two, which rounds nothing.
  const session = start({ data: { samples: 64 } }, 30);
  const { run } = session;
  const { places } = run.compiled;
  const recorded = wasm.length();
  for (const point of [0, 17, 63]) {
    const [x, y] = run.dataset.points.subarray(2 * point, 2 * point + 2);
    const { recording, moment } = recordPoint(run, { point: [x, y], target: run.dataset.targets[point] });
    assert.equal(moment, "after step 30");
    run.pass();
    const { data, grad, labels, root, a, b, scope, scopes } = recording;
    assert.equal(root, data.length - 1);
    for (const operands of [a, b]) {
      assert.ok(operands.every((operand, place) => operand === 0xffffffff || operand < place));
    }
    const placeOf = new Map(labels.map(([place, name]) => [name, place]));
    const compare = (place, id) => {
      const inspected = run.compiled.inspect(id);
      assert.equal(data[place], inspected.data);
      assert.equal(grad[place] / 64, inspected.grad);
    };
    compare(root, places.sampleLoss + point * places.perLoss);
    assert.equal(placeOf.get("loss"), root);
    // The network's own values were recorded one after another in both.
    const score = /** @type {number} */ (placeOf.get("score"));
    assert.deepEqual([data[placeOf.get("x")], data[placeOf.get("y")]], [x, y]);
    for (let back = 0; back < placeOf.get("score") - placeOf.get("y"); back += 1) {
      compare(score - back, places.scores[0] + point * places.perSample - back);
    }
    const neuron = scopes[scope[score] - 1];
    assert.deepEqual([neuron.name, scopes[neuron.parent - 1].name], ["neuron 0", "layer 2"]);
  }
  assert.equal(recordPoint(run, { point: [3, -2] }).recording.labels.at(-1)[1], "score");
  assert.equal(wasm.length(), recorded, "what it recorded is freed");
  assert.throws(() => recordPoint(run, { point: [NaN, 0] }), /x must be a finite number, got NaN/);
  session.free();
});

test("the grid has the score of each cell's middle, and a border", () => {
  const session = start({}, 10);
  const { columns, rows, scores } = scoreGrid(session.run, 8, 6);
  assert.equal(scores.length, 10 * 8);
  const { left, right, top, bottom } = session.run.dataset.extent;
  const middle = (column, row) => [
    left + ((column + 0.5) / 8) * (right - left),
    top + ((row + 0.5) / 6) * (bottom - top),
  ];
  for (const [column, row] of [
    [-1, -1],
    [0, 0],
    [7, 5],
    [8, 3],
  ]) {
    const [[score]] = session.run.compiled.scoresAt(Float64Array.from(middle(column, row)));
    assert.ok(Math.abs(scores[(row + 1) * (columns + 2) + column + 1] - score) < 1e-9, `cell ${column}, ${row}`);
  }
  assert.equal(rows, 6);
  session.free();
});

test("hidden layers of two neurons are shown as they are, wider ones along their principal directions", () => {
  const two = start({ model: { hidden: [2, 16] } }, 10);
  const [first, second] = hiddenLayers(two);
  const outputs = two.run.outputsAt(two.run.dataset.points);
  assert.deepEqual(
    first.points.filter((_, place) => place % 2 === 0),
    outputs[0][0],
  );
  assert.equal(first.lines.length, 26);
  assert.equal(second.points.length, 200);
  // The directions of largest variance: no pair of neurons has more.
  const variance = (numbers) => {
    const mean = numbers.reduce((sum, x) => sum + x) / numbers.length;
    return numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length;
  };
  const axis = (of) => second.points.filter((_, place) => place % 2 === of);
  assert.ok(variance(axis(0)) >= Math.max(...outputs[1].map(variance)) - 1e-9);
  assert.ok(variance(axis(0)) >= variance(axis(1)));
  assert.deepEqual(hiddenLayers(start({ model: { hidden: [] } })), []);
  const [long, short] = principal([
    [2, 1, 0],
    [1, 2, 0],
    [0, 0, 0.5],
  ]);
  // Eigenvalues 3, 1 and 0.5 by hand.
  near(long, [Math.SQRT1_2, Math.SQRT1_2, 0]);
  near(short.map(Math.abs), [Math.SQRT1_2, Math.SQRT1_2, 0]);
  assert.ok(
    principal([
      [0, 0],
      [0, 0],
    ])
      .flat()
      .every(Number.isFinite),
  );
  two.free();
});

test("histograms count every finite number; layers are flagged where they are ill", () => {
  assert.deepEqual([...histogram([0, 0, 1, 24, NaN, Infinity]).counts], [2, 1, ...Array(21).fill(0), 1]);
  assert.equal(histogram([3, 3, 3]).counts[0], 3);
  const session = start({ model: { hidden: [4, 3] } });
  const layers = () => {
    session.run.pass();
    return histogramsOf(session);
  };
  const sum = (counts) => counts.reduce((total, count) => total + count, 0);
  assert.deepEqual(
    layers().map(({ weights, activations, gradients }) =>
      [weights, activations, gradients].map(({ counts }) => sum(counts)),
    ),
    [
      [8, 400, 12],
      [12, 300, 15],
      [3, 100, 4],
    ],
  );
  const before = layers()[0].dead;
  session.edit(3 * 2 + 2, -100);
  assert.deepEqual(layers()[0].dead, [...new Set([...before, 2])].sort());
  const deep = start({ model: { hidden: Array(6).fill(3), activation: "sigmoid", initialisation: "glorot" } });
  deep.run.pass();
  const flows = histogramsOf(deep).map(({ flow }) => flow);
  // Each sigmoid passes a quarter at most: six of them next to nothing.
  assert.deepEqual([flows[0], flows.at(-1)], ["vanishing", "fine"]);
  const demo = start({}, 100);
  assert.ok(histogramsOf(demo).every(({ flow }) => flow === "fine"));
  session.edit(0, 1e6);
  session.edit(session.run.compiled.parameters.length - 2, 1e5);
  assert.ok(layers().some(({ flow }) => flow === "exploding"));
  for (const each of [session, deep, demo]) each.free();
});

test("a landscape along the run shows its path, from the left to the middle; without a step there is none", () => {
  const session = start({}, 0);
  const cut = { directions: "path", seed: 1, cells: 5, reach: 1 };
  assert.equal(landscape(session, cut).directions, "random");
  session.train(100);
  const along = landscape(session, cut);
  const [x, y] = along.path;
  assert.equal(along.directions, "path");
  assert.ok(Math.abs(x + 1) < 1e-9 && Math.abs(y) < 1e-9, `it begins at ${x}, ${y}`);
  const ups = along.path.filter((_, index) => index % 2 === 1);
  assert.ok(Math.max(...ups) > 0.02, "it is over the line between its ends");
  // Random directions hardly show how far it came.
  const random = landscape(session, { ...cut, directions: "random" });
  assert.ok(Math.abs(random.path[0]) < Math.abs(x) / 2);
  session.free();
});

test("the landscape has the loss in its middle, falls against the gradient, and leaves the run as it is", () => {
  for (const settings of SETTINGS) {
    const session = start(settings, 50);
    const before = session.run.state();
    for (const directions of ["path", "random", "gradient"]) {
      const request = { directions, seed: 3, cells: 21, reach: 0.01 };
      const { losses, path } = landscape(session, request);
      const { data, regularisation } = session.measure;
      const middle = losses[10 * 21 + 10];
      const expected = data + regularisation;
      assert.ok(Math.abs(middle - expected) <= 1e-15 * Math.max(1, expected));
      if (directions === "gradient" && !session.run.batch) assert.ok(losses[10 * 21 + 9] < middle);
      assert.deepEqual([...path.subarray(-2)], [0, 0]);
      assert.ok(path.length >= 6 && path.every(Number.isFinite));
      assert.deepEqual(landscape(session, request).losses, losses);
    }
    assert.deepEqual(session.run.state(), before);
    assert.throws(() => landscape(session, { directions: "random", seed: 1, cells: 1, reach: 1 }), /cells must be/);
    session.free();
  }
});

test("the margin of a point is its score times its class", () => {
  const session = start({ data: { samples: 40, test: 0.25 } }, 30);
  const { run } = session;
  const { margins: found, targets } = margins({ run });
  const { points } = run.trainingPoints;
  assert.equal(found.length, 30);
  const accuracy = found.filter((margin) => margin > 0).length / found.length;
  assert.equal(accuracy, session.measure.accuracy);
  const [scores] = run.compiled.scoresAt(points);
  assert.deepEqual(
    [...found],
    Array.from(scores, (score, point) => (targets[point] > 0 ? score : -score)),
  );
  session.free();
});
