// What is said when a number stops being finite, and the way back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init } from "../../www/micrograd.js";
import { recordPoint } from "../../www/train/run/record.js";
import { PRESETS, settingsOf } from "../../www/train/settings/presets.js";
import { check } from "../../www/train/settings/settings.js";
import { Session } from "../../www/train/worker/session.js";

await init();

const start = (settings, from) => new Session(check(settings), from);

/** Returns the layer and neuron of the first number that is not finite in the graph of one point. */
function firstInGraph(run, point) {
  const [x, y] = run.dataset.points.subarray(2 * point, 2 * point + 2);
  const { recording } = recordPoint(run, { point: [x, y], target: run.dataset.targets[point] });
  const place = recording.data.findIndex((number) => !Number.isFinite(number));
  if (place < 0) return undefined;
  const neuron = recording.scopes[recording.scope[place] - 1];
  const layer = recording.scopes[neuron.parent - 1];
  return [layer, neuron].map(({ name }) => Number(name.split(" ")[1]));
}

for (const [name, settings] of Object.entries({
  "a learning rate far too high": { training: { rate: 60, schedule: "constant", loss: "mse" } },
  "a learning rate somewhat too high": { training: { rate: 1.5, schedule: "constant", loss: "mse" } },
  "a linear network": { model: { activation: "linear" }, training: { rate: 5, schedule: "constant", loss: "mse" } },
  "many changes of rate": { training: { rate: 30, loss: "mse", batch: 7, l2: 0 } },
})) {
  test(`${name}: names the first number, and leads back`, () => {
    const session = start(settings);
    const taken = session.train(20_000);
    const { finding, step } = session;
    assert.ok(finding && taken < 20_000, "it diverges");
    assert.equal(session.step, finding.step);
    assert.ok(finding.lastGood < finding.step);
    assert.match(finding.cause, /^The weights had grown to \S+: at a learning rate of \S+ each step/);
    assert.match(finding.remedy, new RegExp(`^Go back to step ${finding.lastGood} and lower the learning rate`));
    // The tape, which knows nothing of the program, agrees on the place.
    const words =
      /^(?:layer (\d+)|the output layer), neuron (\d+), (?:a product|the sum|the output) for point (\d+) is /;
    const [, layer, neuron, point] = words.exec(finding.where).map(Number);
    const depth = Number.isNaN(layer) ? session.run.sizes.length - 2 : layer - 1;
    assert.deepEqual(firstInGraph(session.run, point - 1), [depth, neuron - 1]);
    if (settings.training.batch === undefined) {
      for (let earlier = 0; earlier < point - 1; earlier += 1)
        assert.equal(firstInGraph(session.run, earlier), undefined);
    }
    // It happens again for who trains on, and not for who goes back and lowers the rate.
    assert.equal(session.train(1), 0);
    assert.equal(session.step, step);
    session.seek(finding.lastGood);
    assert.equal(session.finding, undefined);
    const { data, regularisation } = session.measure;
    assert.ok(Number.isFinite(data + regularisation));
    assert.ok(session.run.compiled.gradients.every(Number.isFinite));
    session.free();
  });
}

const constant = { schedule: "constant" };
for (const [name, settings, before = (session) => session] of [
  ["the preset", settingsOf(PRESETS.fast)],
  ["momentum", { training: { ...constant, optimizer: "momentum", rate: 2, loss: "mse" } }],
  ["mean squared error", { training: { ...constant, rate: 60, loss: "mse" } }],
  ["a large network", { model: { hidden: [64, 64] }, training: { ...constant, rate: 1, loss: "mse" } }],
  ["minibatches", { training: { ...constant, rate: 30, loss: "mse", batch: 10 } }],
  ["too much L2", { training: { ...constant, rate: 0.1, l2: 100 } }],
  [
    "a rate that was raised late",
    { training: { ...constant, rate: 500, loss: "mse" } },
    (session) => {
      session.change(check({ training: { ...constant, rate: 0.05, loss: "mse" } }));
      session.train(150);
      session.change(check({ training: { ...constant, rate: 500, loss: "mse" } }));
    },
  ],
]) {
  test(`${name}: from the last good step, at the rate that is told, training recovers`, () => {
    const session = start(settings);
    before(session);
    session.train(20_000);
    const { lastGood, rate, remedy } = session.finding;
    assert.match(remedy, new RegExp(`^Go back to step ${lastGood} and lower the learning rate to ${rate}\\b`));
    const wanted = structuredClone(session.settings);
    wanted.training.rate = rate;
    session.seek(lastGood);
    session.change(wanted);
    const { data, regularisation } = session.measure;
    assert.equal(session.train(50), 50);
    assert.equal(session.finding, undefined);
    const after = session.measure;
    assert.ok(after.data + after.regularisation < data + regularisation, `${after.data} from ${data}`);
    assert.ok(after.data < 10, `${after.data} is no recovery`);
    session.free();
  });
}

test("regularisation that overshoots is told from a high rate", () => {
  const session = start({ training: { rate: 0.1, l2: 100, schedule: "constant" } });
  session.train(5000);
  assert.match(session.finding.cause, /^The L2 regularisation overshoots/);
  assert.match(session.finding.remedy, /lower the learning rate to [\d.]+, or the L2 \(100\)/);
  session.free();
});

const points = [
  [1000, 0, 1],
  [1000, 1, -1],
];

test("a gradient that is the first not to be finite is named", () => {
  const settings = {
    data: { kind: "own", points },
    model: { features: ["x^2"], hidden: [1], activation: "linear" },
    training: { loss: "mse", l2: 0, rate: 1e-3, schedule: "constant" },
  };
  const session = start(settings, { parameters: Float64Array.of(1e-5, 0, 1e152, 0) });
  assert.ok(Number.isFinite(session.measure.data));
  session.train(5);
  assert.equal(session.finding.step, 0);
  assert.match(session.finding.where, /^the gradient of layer 1, neuron 1, weight 1 is infinite/);
  session.free();
});

test("an update that is the first not to be finite is named", () => {
  const settings = {
    data: { kind: "own", points },
    model: { features: ["x"], hidden: [1], activation: "linear" },
    training: { loss: "mse", l2: 0, rate: 1e6, schedule: "constant" },
  };
  const session = start(settings, { parameters: Float64Array.of(1e147, 0, 1e3, 0) });
  session.train(5);
  const { step, lastGood, where } = session.finding;
  assert.deepEqual([step, lastGood], [0, 0]);
  assert.equal(where, "the output layer, neuron 1, weight 1 is infinite (-inf)");
  session.free();
});

test("a healthy run has no finding", () => {
  const session = start({});
  session.train(3000);
  assert.equal(session.finding, undefined);
  session.free();
});

test("a number that belongs to no neuron is traced to a point and the neuron that answers it", () => {
  for (const [rate, schedule, words] of [
    [1000, "demo", /^the loss of point (\d+) is infinite \(inf\): for point \1 the output layer, neuron 1 gives \S+$/],
    [
      5,
      "constant",
      /^the sum of the losses is .*: for point \d+ the output layer, neuron 1 gives \S+, the largest score of all$/,
    ],
  ]) {
    const session = start({ training: { rate, schedule, loss: "mse" } });
    session.train(300);
    assert.match(session.finding.where, words);
    session.free();
  }
});
