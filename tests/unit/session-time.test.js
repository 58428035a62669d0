// Time travel: an earlier step, computed again, has the bits that it had.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init } from "../../www/micrograd.js";
import { check } from "../../www/train/settings/settings.js";
import { Session } from "../../www/train/worker/session.js";

await init();

/** Returns everything by which a step is known. */
const fingerprint = ({ run, step, measure, settings }) => {
  const { parameters, optimizerState } = run.compiled;
  return { step, parameters, optimizerState, measure, settings, epoch: run.epoch, rate: run.learningRate };
};

/** What is done to a run, by the step before which it is done. */
const RUNS = {
  "plain descent": [{}, {}],
  momentum: [{ training: { optimizer: "momentum", rate: 0.05 } }, {}],
  Adam: [{ training: { optimizer: "adam", rate: 0.01 }, data: { test: 0.2 } }, {}],
  "Adam on minibatches": [{ training: { optimizer: "adam", rate: 0.01, batch: 16 } }, {}],
  "a change of rate": [
    {},
    { 30: (session) => session.change(check({ training: { rate: 0.3, schedule: "constant" } })) },
  ],
  "an edited weight": [{}, { 30: (session) => session.edit(7, -0.5), 61: (session) => session.edit(0, 2) }],
  "dropout, its share and its seed": [
    { training: { dropout: 0.2 } },
    {
      30: (session) => session.change(check({ training: { dropout: 0.2, dropoutSeed: 4 } })),
      57: (session) => session.change(check({ training: { dropout: 0.5, dropoutSeed: 4, batch: 16 } })),
      300: (session) => session.change(check({ training: { batch: 16 } })),
    },
  ],
  "many changes": [
    { training: { batch: 10 } },
    {
      8: (session) => session.edit(3, 1),
      30: (session) =>
        session.change(check({ training: { optimizer: "adam", rate: 0.02, loss: "logistic", l1: 1e-4 } })),
      31: (session) => session.edit(3, 0),
      77: (session) =>
        session.change(check({ data: { kind: "circles" }, training: { optimizer: "adam", rate: 0.02 } })),
    },
  ],
};

for (const [name, [settings, events]] of Object.entries(RUNS)) {
  test(`${name}: any step can be come back to`, () => {
    const session = new Session(check(settings));
    const seen = [];
    for (let step = 0; step <= 700; step += 1) {
      events[step]?.(session);
      seen.push(fingerprint(session));
      if (step < 700) session.train(1);
    }
    const { steps, losses } = session.log.arrays();
    for (const step of [0, 57, 8, 29, 30, 31, 32, 61, 77, 78, 300, 255, 257, 511, 699, 700, 1]) {
      session.seek(step);
      assert.deepEqual(fingerprint(session), seen[step], `step ${step}`);
    }
    // Looking changes nothing.
    assert.equal(session.lastStep, 700);
    assert.deepEqual(session.log.arrays().losses, losses);
    // Training on from an earlier step goes the same way, and forgets what came later.
    session.seek(600);
    session.train(50);
    assert.deepEqual(fingerprint(session), seen[650]);
    assert.equal(session.lastStep, 650);
    assert.deepEqual(session.log.arrays().losses, losses.subarray(0, steps.indexOf(650)));
    session.free();
  });
}

test("other data go on like a fresh run from the same parameters", () => {
  for (const training of [{}, { batch: 12 }]) {
    for (const data of [{ kind: "xor" }, { kind: "spirals", samples: 60, test: 0.3 }, { noise: 0.4, seed: 9 }]) {
      const session = new Session(check({ training }));
      session.train(20);
      session.change(check({ training, data }));
      const { parameters } = session.run.compiled;
      const fresh = new Session(check({ training, data }), { parameters, step: 20 });
      for (const each of [session, fresh]) each.train(30);
      assert.deepEqual(session.run.compiled.parameters, fresh.run.compiled.parameters);
      assert.deepEqual(session.measure, fresh.measure);
      for (const each of [session, fresh]) each.free();
    }
  }
});

test("another way from an earlier step is another run", () => {
  const session = new Session(check({}));
  session.train(100);
  const before = session.run.compiled.parameters;
  session.seek(50);
  session.edit(5, 1.5);
  assert.equal(session.lastStep, 50);
  session.train(50);
  assert.notDeepEqual(session.run.compiled.parameters, before);
  const after = session.run.compiled.parameters;
  session.seek(20);
  session.seek(100);
  assert.deepEqual(session.run.compiled.parameters, after);
  assert.throws(() => session.edit(337, 1), /There is no parameter 337: the network has 337/);
  assert.throws(() => session.edit(0, NaN), /must be a number from -1000000 to 1000000, got NaN/);
  session.free();
});

test("a weight that is dragged while it trains leaves bounded keyframes, and every step exact", () => {
  const session = new Session(check({ data: { samples: 12 }, model: { hidden: [3] }, training: { rate: 0.1 } }));
  const seen = [];
  for (let step = 0; step < 1000; step += 1) {
    session.edit(step % 5, Math.sin(step));
    seen.push(session.run.compiled.parameters);
    session.train(1);
  }
  assert.ok(session.keyframes.length <= 200);
  for (const step of [999, 3, 500, 501, 747]) {
    session.seek(step);
    assert.deepEqual(session.run.compiled.parameters, seen[step], `step ${step}`);
  }
  session.free();
});

test("thinned keyframes still lead to every step", () => {
  const session = new Session(check({ data: { samples: 12 }, model: { hidden: [3] }, training: { rate: 0.2 } }));
  const seen = new Map();
  for (let step = 0; step < 12_000; step += 1) {
    if (step % 997 === 0) seen.set(step, session.run.compiled.parameters);
    session.train(1);
  }
  for (const [step, parameters] of seen) {
    session.seek(step);
    assert.deepEqual(session.run.compiled.parameters, parameters, `step ${step}`);
  }
  session.free();
});
