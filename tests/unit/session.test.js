// A run of the training lab: the demo's numbers, stop rules, and what it remembers.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { init, MLP, makeMoons, permutation, scope, seed } from "../../www/micrograd.js";
import initialise from "../../www/pkg/micrograd.js";
import { check } from "../../www/train/settings/settings.js";
import { Session } from "../../www/train/worker/session.js";
import { train } from "../common/demo.js";

await init();

const start = (settings, from) => new Session(check(settings), from);

test("the demo has the 100 printed losses and accuracies, and the bits of one written by hand", async () => {
  const printed = await readFile(new URL("../reference/demo.txt", import.meta.url), "utf8");
  const session = start({});
  assert.equal(session.train(100), 100);
  const { steps, losses, accuracies } = session.log.arrays();
  const byHand = train(100);
  const lines = printed.trim().split("\n");
  assert.equal(lines.length, 100);
  assert.equal(steps.length, 100);
  lines.forEach((line, k) => {
    const [step, loss, percent] = line.split(" ").map(Number);
    assert.equal(steps[k], step);
    assert.ok(Math.abs(losses[k] - loss) <= 1e-12 * loss, `loss of step ${k}: found ${losses[k]}, printed ${loss}`);
    assert.equal(accuracies[k] * 100, percent, `accuracy of step ${k}`);
    assert.deepEqual([losses[k], accuracies[k]], byHand[k]);
  });
  session.free();
});

test("minibatches are those of the tutorial's loss(batch_size)", () => {
  const size = 20;
  const session = start({ training: { batch: size } });
  session.train(30);
  const { losses, accuracies } = session.log.arrays();
  seed(1337);
  const { x, y } = makeMoons();
  const model = new MLP(2, [16, 16, 1]);
  const sum = (values) => values.reduce((total, value) => total.add(value));
  for (let k = 0; k < 30; k += 1) {
    const chosen = permutation(100).slice(0, size);
    const [loss, accuracy] = scope(() => {
      const scores = chosen.map((index) => model.forward(x[index]));
      const each = scores.map((score, place) => score.mul(-y[chosen[place]]).add(1).relu());
      const total = sum(each)
        .mul(1 / size)
        .add(sum(model.parameters().map((p) => p.mul(p))).mul(1e-4));
      model.zeroGrad();
      total.backward();
      for (const p of model.parameters()) p.data -= (1 - (0.9 * k) / 100) * p.grad;
      const right = scores.filter((score, place) => y[chosen[place]] > 0 === score.data > 0);
      return [total.data, right.length / size];
    });
    assert.deepEqual([losses[k], accuracies[k]], [loss, accuracy], `step ${k}`);
  }
  assert.ok(Math.abs(session.run.epoch - 6) < 1e-9, "30 batches of a fifth are 6 epochs");
  session.free();
});

test("momentum and Adam step as their papers say", () => {
  const rules = {
    momentum: (memory, g) => {
      memory.v = 0.8 * (memory.v ?? 0) + g;
      return memory.v;
    },
    adam: (memory, g, t) => {
      memory.m = 0.8 * (memory.m ?? 0) + 0.2 * g;
      memory.s = 0.999 * (memory.s ?? 0) + 0.001 * g * g;
      return memory.m / (1 - 0.8 ** t) / (Math.sqrt(memory.s / (1 - 0.999 ** t)) + 1e-8);
    },
  };
  for (const [optimizer, rule] of Object.entries(rules)) {
    const training = { optimizer, momentum: 0.8, rate: 0.01, schedule: "constant" };
    const session = start({ model: { hidden: [5] }, training });
    const { compiled } = session.run;
    const memory = Array.from(compiled.parameters, () => ({}));
    for (let t = 1; t <= 20; t += 1) {
      compiled.pass();
      const { parameters, gradients } = compiled;
      session.train(1);
      const after = compiled.parameters;
      parameters.forEach((p, index) => {
        const expected = p - 0.01 * rule(memory[index], gradients[index], t);
        assert.ok(Math.abs(after[index] - expected) <= 1e-12, `${optimizer}, parameter ${index}, step ${t}`);
      });
    }
    session.free();
  }
});

test("training pauses at a step, an accuracy, a loss, and when patience ends", () => {
  const cases = [
    [{ step: 17 }, /^It reached step 17\.$/, (session) => session.step === 17],
    [{ accuracy: 0.9 }, /^The accuracy reached 91% at step 7\.$/, (session) => session.step === 8],
    [{ loss: 0.28 }, /^The loss fell to 0\.2689 at step 7\.$/, (session) => session.step === 8],
    [{ patience: 25 }, /^The loss did not fall below .* in the 25 steps after step \d+\.$/, () => true],
  ];
  for (const [stop, words, holds] of cases) {
    const session = start({ stop });
    const taken = session.train(5000);
    assert.ok(taken < 5000);
    assert.match(session.stopped, words);
    assert.ok(holds(session), `${JSON.stringify(stop)} stopped at step ${session.step}`);
    // It goes on from there, and does not stop again at the rule that it met.
    assert.equal(session.train(5), 5, `${JSON.stringify(stop)} stopped again: ${session.stopped}`);
    session.free();
  }
});

test("a step that was asked for is reached, whatever step the settings stop at before it", () => {
  for (const [goal, reached] of [
    [25, 25],
    [10, 17],
    [Infinity, 17],
  ]) {
    const session = start({ stop: { step: 17 } });
    session.goal = goal;
    session.train(25);
    assert.equal(session.step, reached);
    session.free();
  }
});

test("test points are drawn with the seed, as many of each class, and nothing is learned from them", () => {
  const session = start({ data: { test: 0.25 } });
  const { points, targets, training, order } = session.run.dataset;
  assert.deepEqual([points.length, targets.length, training], [200, 100, 75]);
  seed(1337);
  const { x, y } = makeMoons();
  assert.deepEqual([...points], Array.from(order, (place) => x[place]).flat());
  assert.deepEqual(
    [...targets],
    Array.from(order, (place) => y[place]),
  );
  const ofFirst = targets.subarray(training).filter((target) => target > 0).length;
  assert.ok(ofFirst === 12 || ofFirst === 13, `${ofFirst} of the 25 points are of class +1`);
  session.train(60);
  const { testLoss, testAccuracy } = session.measure;
  const [scores] = session.run.compiled.scoresAt(points.subarray(150));
  const margins = scores.map((score, index) => Math.max(0, 1 - score * targets[75 + index]));
  assert.ok(Math.abs(testLoss - margins.reduce((sum, x) => sum + x) / 25) < 1e-15);
  assert.equal(testAccuracy, scores.filter((score, index) => score > 0 === targets[75 + index] > 0).length / 25);
  const trained = Array.from({ length: training }, (_, at) => [points[2 * at], points[2 * at + 1], targets[at]]);
  const own = start({ data: { kind: "own", points: trained } });
  own.train(60);
  assert.deepEqual(own.run.compiled.parameters, session.run.compiled.parameters);
  for (const each of [session, own]) each.free();
});

test("a long run stays in bounded memory", async () => {
  const { memory } = await initialise();
  const session = start({
    data: { samples: 20, test: 0.2 },
    model: { hidden: [4] },
    training: { batch: 8, optimizer: "adam", rate: 0.01 },
  });
  session.train(20_000);
  const size = memory.buffer.byteLength;
  for (let turn = 0; turn < 20; turn += 1) {
    session.train(5000);
    session.log.arrays();
    assert.ok(session.log.length <= 2001 && session.keyframes.length <= 200);
  }
  session.seek(60_000);
  assert.equal(memory.buffer.byteLength, size);
  const { steps } = session.log.arrays();
  assert.deepEqual([...steps.subarray(0, 100)], [...Array(100).keys()]);
  assert.equal(steps.at(-1), 119_999);
  session.free();
});

test("sessions that are freed give their memory back", async () => {
  const { memory } = await initialise();
  const once = () => {
    const session = start({ data: { test: 0.2 } });
    session.train(3);
    session.free();
  };
  for (let turn = 0; turn < 3; turn += 1) once();
  const size = memory.buffer.byteLength;
  for (let turn = 0; turn < 30; turn += 1) once();
  assert.equal(memory.buffer.byteLength, size);
});

test("a run can start from parameters, at a step", () => {
  const first = start({});
  first.train(40);
  const { parameters } = first.run.compiled;
  const second = start({}, { parameters, step: 40 });
  first.train(20);
  second.train(20);
  assert.equal(second.step, 60);
  assert.deepEqual(second.run.compiled.parameters, first.run.compiled.parameters);
  assert.throws(() => start({}, { parameters: new Float64Array(5) }), /must be 337 numbers for this network, got 5/);
  parameters[3] = NaN;
  assert.throws(() => start({}, { parameters }), /Parameter 3 must be a finite number, got NaN/);
  for (const each of [first, second]) each.free();
});
