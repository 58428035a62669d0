// Dropout: which neurons a step leaves out, that the compiled program computes the same as the scalar graph, and that what
// judges the network uses all of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init, Value } from "../../www/micrograd.js";
import { landscape } from "../../www/train/pictures/landscape/compute.js";
import { network } from "../../www/train/pictures/network/compute.js";
import { Dropout } from "../../www/train/run/dropout.js";
import { recordSampleLoss, recordSum } from "../../www/train/run/loss.js";
import { diagnose } from "../../www/train/run/nonfinite.js";
import { recordPoint } from "../../www/train/run/record.js";
import { Run } from "../../www/train/run/run.js";
import { makeNetwork } from "../../www/train/run/trained-network.js";
import { check } from "../../www/train/settings/settings.js";
import { lossOf } from "../../www/train/settings/target.js";
import { Session } from "../../www/train/worker/session.js";

await init();

const THREE = {
  kind: "own",
  points: Array.from({ length: 21 }, (_, index) => [Math.cos(index), Math.sin(index * index), index % 3]),
  classes: ["a", "b", "c"],
};
const WIDE = {
  ...THREE,
  names: ["length", "width", "weight", "kind"],
  points: THREE.points.map(([x, y, kind]) => [x, y, x * y, kind]),
};
const NUMBERS = { kind: "own", classes: [], points: THREE.points.map(([x, y]) => [x, y, x * y + 3]) };

/** Runs of every kind. A mean over a power of two rounds nothing. @type {[name: string, settings: any][]} */
const RUNS = [
  ["the demo's network", { data: { samples: 64 } }],
  ["tanh, on minibatches", { model: { hidden: [5, 4, 3], activation: "tanh" }, training: { batch: 16 } }],
  ["a neuron of one and an activation for each layer", { model: { hidden: [1, 6], layerActivations: ["sin", "elu"] } }],
  ["three classes", { data: THREE, model: { hidden: [6] } }],
  ["points of three features", { data: WIDE, model: { hidden: [5, 4] } }],
  ["numbers", { data: NUMBERS, model: { hidden: [6, 2] } }],
];

/** @param {any} settings @param {object} [training] */
const dropping = (settings, training = {}) =>
  check({ ...settings, training: { rate: 0.05, l2: 0, ...settings.training, dropout: 0.3, ...training } });

/** @param {ReturnType<typeof check>} settings @param {(run: Run) => void} body */
function running(settings, body) {
  const run = new Run(settings);
  try {
    body(run);
  } finally {
    run.free();
  }
}

/** Returns the points that the next pass reads. @param {Run} run */
const pointsOfPass = (run) => [...(run.batch ?? Array(run.dataset.training).keys())];

test("a step leaves out what NumPy's stream says", () => {
  // NumPy 2.4: np.random.seed((seed + step * 0x9e3779b1) % 2**32); np.random.rand(3, 8) < 1 - 0.3
  for (const [seed, step, expected] of /** @type {[number, number, string][]} */ ([
    [1337, 0, "11111110 01111010 01110111"],
    [1337, 1, "10010101 00110111 11011111"],
    [4294967295, 3, "11111001 00001111 11111001"],
    [0, 1_000_000, "01111111 11111110 01010101"],
  ])) {
    const dropout = new Dropout({ dropout: 0.3, dropoutSeed: seed }, 8, 3);
    dropout.at(17);
    const rows = [0, 1, 2].map((sample) => [...dropout.of(step, sample)]);
    const found = rows.map((row) => row.map((factor) => (factor === 0 ? "0" : "1")).join("")).join(" ");
    assert.equal(found, expected);
    // The largest of np.array(kept) / (1 - 0.3)
    assert.equal(Math.max(...rows.flat()), 1.4285714285714286);
  }
});

for (const [name, settings] of RUNS) {
  test(`${name}: the compiled program agrees with the scalar graph, bit for bit`, () => {
    running(dropping(settings), (run) => {
      const { model } = run.settings;
      for (let turn = 0; turn < 3; turn += 1) {
        for (let step = 0; step < 4; step += 1) run.take();
        const network = makeNetwork(model);
        const parameters = network.parameters();
        for (const [index, number] of run.compiled.parameters.entries()) parameters[index].data = number;
        /** @type {Value[][]} */
        const dropped = [];
        const losses = pointsOfPass(run).map((point) => {
          const factors = [...(run.factorsOf(point) ?? [])].map((factor) => new Value(factor));
          dropped.push(factors);
          const { points, width } = run.dataset;
          let values = [...points.subarray(width * point, width * (point + 1))].map((feature) => new Value(feature));
          let first = 0;
          for (const [depth, layer] of network.layers.entries()) {
            /** @type {Value[]} */
            const outputs = [layer.forward(values)].flat();
            const isLast = depth === network.layers.length - 1;
            values = isLast ? outputs : outputs.map((output, neuron) => output.mul(factors[first + neuron]));
            first += outputs.length;
          }
          const target = run.dataset.targets[point];
          const against = values.map((_, output) => {
            return new Value(values.length === 1 ? -target : output === target ? -1 : 0);
          });
          return recordSampleLoss(lossOf(run.settings), values, against);
        });
        const loss = recordSum(losses).mul(1 / losses.length);
        loss.backward();
        assert.equal(run.pass(), loss.data);
        assert.deepEqual(
          [...run.compiled.gradients],
          parameters.map(({ grad }) => grad),
        );
        // The factors can be inspected like any other value.
        const { factors, perSample } = run.compiled.places;
        for (const sample of [0, 3, losses.length - 1]) {
          for (const [place, id] of factors.entries()) {
            const { data, grad } = dropped[sample][place];
            assert.deepEqual(run.compiled.inspect(id + sample * perSample), { data, grad });
          }
        }
        const shares = dropped.flat().filter(({ data }) => data === 0).length / dropped.flat().length;
        assert.ok(shares > 0.1 && shares < 0.5, `a share of ${shares} is left out`);
      }
    });
  });

  test(`${name}: what judges the network uses all of it`, () => {
    running(dropping({ ...settings, data: { ...settings.data, test: 0.2 } }), (run) => {
      running(check({ ...run.settings, training: { ...run.settings.training, dropout: 0 } }), (whole) => {
        for (let step = 0; step < 5; step += 1) run.take();
        whole.compiled.parameters = run.compiled.parameters;
        const { points, targets } = run.dataset;
        run.pass();
        const sample = run.compiled.places.sampleLoss + run.compiled.places.perLoss;
        const before = run.compiled.inspect(sample);
        assert.deepEqual(run.compiled.scoresAt(points), whole.compiled.scoresAt(points));
        assert.deepEqual(run.compiled.lossesAt(points, targets), whole.compiled.lossesAt(points, targets));
        assert.deepEqual(run.compiled.inspect(sample), before, "the pass can still be inspected");
        assert.deepEqual(run.measure(), whole.measure());
        assert.deepEqual(run.compiled.inspect(sample), before);
        assert.deepEqual(run.outputsAt(points), whole.outputsAt(points));
        const cut = /** @type {const} */ ({ directions: "random", seed: 1, cells: 3, reach: 1 });
        const lossesOf = (/** @type {Run} */ run) =>
          landscape(/** @type {any} */ ({ run, keyframes: { upTo: () => [] } }), cut).losses;
        assert.deepEqual(lossesOf(run), lossesOf(whole));
        run.pass();
        assert.deepEqual(run.compiled.inspect(sample), before, "and the next pass is the same again");
      });
    });
  });
}

test("with a share of 0 nothing is recorded, and without hidden layers nothing is left out", () => {
  running(check({}), (plain) => {
    running(check({ training: { dropout: 0, dropoutSeed: 5 } }), (run) => {
      for (let step = 0; step < 20; step += 1) assert.equal(run.take(), plain.take());
      assert.deepEqual(run.state().parameters, plain.state().parameters);
      assert.deepEqual(run.compiled.places, plain.compiled.places);
    });
  });
  const alone = { model: { hidden: [], features: ["x", "y", "xy"] } };
  running(check(alone), (plain) => {
    running(dropping(alone, { rate: 1, l2: 1e-4 }), (run) => {
      for (let step = 0; step < 20; step += 1) assert.equal(run.take(), plain.take());
    });
  });
});

test("the same seed leaves out the same, another one leaves out other neurons", () => {
  const losses = (/** @type {object} */ training) => {
    const found = /** @type {number[]} */ ([]);
    running(dropping({}, training), (run) => {
      for (let step = 0; step < 10; step += 1) found.push(run.take());
    });
    return found;
  };
  assert.deepEqual(losses({}), losses({}));
  assert.notDeepEqual(losses({}), losses({ dropoutSeed: 1 }));
  assert.notDeepEqual(losses({}), losses({ dropout: 0.2 }));
});

test("another seed or share counts from the step on at which it is chosen", () => {
  const session = new Session(dropping({}));
  session.train(6);
  const drawn = () => [...(session.run.factorsOf(0) ?? [])];
  const before = drawn();
  session.change(dropping({}, { dropoutSeed: 99 }));
  assert.notDeepEqual(drawn(), before);
  session.change(dropping({}, { dropout: 0 }));
  assert.deepEqual(drawn(), []);
  const { parameters } = session.run.compiled;
  session.change(dropping({}));
  assert.deepEqual(drawn(), before);
  assert.deepEqual(session.run.compiled.parameters, parameters);
  session.free();
});

test("a run goes on from a link as it went on in the page", () => {
  const settings = dropping({ training: { batch: 20, optimizer: "adam" } });
  const session = new Session(settings);
  session.train(7);
  const { parameters, optimizer: memory, step, epoch } = session.run.state();
  const linked = new Session(settings, { parameters, memory, step, epoch });
  for (const each of [session, linked]) each.train(9);
  assert.deepEqual(linked.run.state(), session.run.state());
  for (const each of [session, linked]) each.free();
});

test("the graph of a point shows what the next step leaves out of it, that of a place nothing", () => {
  const session = new Session(dropping({ data: { samples: 64, test: 0.25 }, training: { batch: 16 } }));
  session.train(30);
  const { run } = session;
  const { places } = run.compiled;
  const batch = pointsOfPass(run);
  const at = (/** @type {number} */ point) => {
    return {
      point: [...run.dataset.points.subarray(2 * point, 2 * point + 2)],
      index: point,
      target: run.dataset.targets[point],
    };
  };
  for (const sample of [0, 5, 15]) {
    const { recording, moment } = recordPoint(run, at(batch[sample]));
    assert.equal(moment, "after step 30, with the dropout of step 31");
    run.pass();
    const { data, grad, labels, scope, scopes } = recording;
    const factors = labels.filter(([, name]) => name === "dropped" || name === "kept");
    assert.equal(factors.length, 32);
    for (const [index, [place, name]] of factors.entries()) {
      const inspected = run.compiled.inspect(places.factors[index] + sample * places.perSample);
      assert.deepEqual([data[place], grad[place] / 16], [inspected.data, inspected.grad]);
      assert.equal(name === "dropped", data[place] === 0);
      const inner = scopes[scope[place] - 1];
      assert.deepEqual([inner.name, scopes[inner.parent - 1].name], ["dropout", `layer ${index < 16 ? 0 : 1}`]);
    }
    const loss = run.compiled.inspect(places.sampleLoss + sample * places.perLoss);
    assert.equal(data[recording.root], loss.data);
    // The network's own values were recorded one after another in both.
    const placeOf = new Map(labels.map(([place, name]) => [name, place]));
    const [y, score] = [placeOf.get("y") ?? 0, placeOf.get("score") ?? 0];
    for (let back = 0; back < score - y; back += 1) {
      const inspected = run.compiled.inspect(places.scores[0] + sample * places.perSample - back);
      assert.deepEqual([data[score - back], grad[score - back] / 16], [inspected.data, inspected.grad]);
    }
    const around = [scope[score], scopes[scope[score] - 1].parent].map((number) => scopes[number - 1].name);
    assert.deepEqual(around, ["neuron 0", "layer 2"]);
  }
  // The diagram of the network leaves out the same neurons.
  const { gradients } = run.compiled;
  const droppedFor = (/** @type {number | undefined} */ point) =>
    network({ run, gradients }, { cells: 2, point }).dropped;
  const factors = [...(run.factorsOf(batch[5]) ?? [])];
  const expected = [0, 16].map((from) => [...Array(16).keys()].filter((neuron) => factors[from + neuron] === 0));
  assert.deepEqual(droppedFor(batch[5]), expected);
  assert.ok(expected.flat().length > 0);
  const outside = [...Array(48).keys()].find((point) => !batch.includes(point)) ?? 0;
  for (const place of [{ point: [0.5, 0.25] }, at(outside), at(60), { ...at(batch[0]), point: [9, 9] }]) {
    const { recording, moment } = recordPoint(run, place);
    assert.equal(moment, "after step 30");
    assert.ok(recording.labels.every(([, name]) => name !== "kept"));
  }
  assert.deepEqual([droppedFor(outside), droppedFor(60), droppedFor(undefined)].flat(2), []);
  session.free();
});

test("what dropout makes too large for a number is named", () => {
  running(dropping({ model: { hidden: [1], activation: "linear" } }), (run) => {
    // The neuron gives 1.5e308 everywhere, and 1 / (1 - 0.3) times that is infinite.
    run.compiled.parameters = Float64Array.of(0, 0, 1.5e308, 0, 0);
    const first = pointsOfPass(run).findIndex((point) => run.factorsOf(point)?.[0] !== 0);
    assert.equal(diagnose(run).where, `layer 1, a neuron after dropout for point ${first + 1} is infinite (inf)`);
  });
});
