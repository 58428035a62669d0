// The training lab without its clock: requests, twins, and what is refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init } from "../../www/micrograd.js";
import { isSoonReplayed } from "../../www/train/run/replay.js";
import { Lab } from "../../www/train/worker/lab.js";
import { Refused } from "../../www/ui/refused.js";

await init();

const NONE = [];
const frame = (lab) => lab.frame({ columns: 4, rows: 4 }, NONE);
const started = (request) => {
  const lab = new Lab();
  lab.handle({ type: "start", settings: {}, ...request });
  return lab;
};

test("a scene comes at each start and change of data, not with every change", () => {
  const lab = started();
  const [scene] = lab.news();
  assert.deepEqual([scene.run, scene.sizes, scene.training], [0, [2, 16, 16, 1], 100]);
  assert.deepEqual(lab.news(), []);
  lab.train(10);
  lab.handle({ type: "change", settings: { training: { rate: 0.5 } } });
  assert.deepEqual(lab.news(), []);
  assert.equal(lab.step, 10);
  lab.train(10);
  lab.handle({ type: "change", settings: { training: { rate: 0.5 }, data: { kind: "xor" } } });
  assert.equal(lab.news()[0].settings.data.kind, "xor");
  assert.equal(lab.step, 20);
  // What was sought had other settings.
  lab.handle({ type: "seek", step: 3 });
  assert.deepEqual(
    lab.news().map(({ settings }) => [settings.data.kind, settings.training.rate]),
    [["moons", 1]],
  );
  // Another network starts anew.
  lab.handle({ type: "change", settings: { model: { hidden: [3] } } });
  assert.deepEqual([lab.step, lab.lastStep, lab.news()[0].sizes.join()], [0, 0, "2,3,1"]);
});

test("who listens hears of a scene before its program is made, and again of the one that stays", () => {
  const heard = [];
  const lab = new Lab(({ run, sizes, points }) => heard.push([run, sizes.join(), points.length / 2, lab.sessions[0]]));
  lab.handle({ type: "start", settings: {} });
  const [first] = lab.sessions;
  lab.handle({ type: "change", settings: { data: { samples: 60 } } });
  lab.handle({ type: "change", settings: { data: { samples: 60 }, training: { rate: 0.5 } } });
  lab.handle({ type: "change", settings: { model: { hidden: [3] } } });
  assert.deepEqual(heard, [
    [0, "2,16,16,1", 100, undefined],
    [0, "2,16,16,1", 60, first],
    [0, "2,3,1", 100, first],
  ]);
  assert.deepEqual(lab.news(), []);
  const memory = Float64Array.of(1);
  const from = { runs: [{ parameters: new Float64Array(337), memory }] };
  assert.throws(() => lab.handle({ type: "start", settings: {}, from }), /memory must be 0 numbers, got 1/);
  assert.deepEqual([heard.length, lab.news()[0].sizes.join()], [4, "2,3,1"]);
});

test("the log is sent when it has changed", () => {
  const lab = started();
  lab.train(5);
  assert.deepEqual([...frame(lab).logs[0].steps], [0, 1, 2, 3, 4]);
  assert.deepEqual(frame(lab).logs, []);
  lab.train(1);
  assert.equal(frame(lab).logs[0].steps.length, 6);
});

test("twins go step by step", () => {
  const lab = started({ settings: { stop: { step: 40 } }, twin: { training: { rate: 0.5 }, stop: { step: 25 } } });
  const alone = started();
  alone.train(25);
  assert.equal(lab.train(100), 25);
  assert.match(lab.stopped, /step 25/);
  const { runs, lastStep } = frame(lab);
  assert.deepEqual([runs.map(({ step }) => step), lastStep], [[25, 25], 25]);
  assert.deepEqual(runs[0].parameters, frame(alone).runs[0].parameters);
  assert.notDeepEqual(runs[0].parameters, runs[1].parameters);
  assert.equal(lab.train(100), 15);
  lab.handle({ type: "seek", step: 12 });
  assert.deepEqual(
    frame(lab).runs.map(({ step }) => step),
    [12, 12],
  );
  const [{ settings }] = lab.sessions;
  lab.handle({ type: "change", settings, twin: { model: { hidden: [4] } } });
  assert.deepEqual(
    lab.sessions.map(({ step, run }) => [step, run.sizes.length]),
    [
      [0, 4],
      [0, 3],
    ],
  );
  // One of them changes: the other goes on as it is, and neither can be sought beyond that step.
  const changed = started({ twin: {} });
  changed.train(20);
  changed.handle({ type: "seek", step: 10 });
  changed.handle({ type: "change", settings: {}, twin: {} });
  assert.equal(changed.lastStep, 20);
  changed.handle({ type: "change", settings: {}, twin: { training: { rate: 0.5 } } });
  assert.equal(changed.lastStep, 10);
  assert.deepEqual(
    changed.sessions.map(({ step, lastStep, settings: { training } }) => [step, lastStep, training.rate]),
    [
      [10, 10, 1],
      [10, 10, 0.5],
    ],
  );
  // A twin comes: both start anew.
  const joined = started();
  joined.train(5);
  joined.handle({ type: "change", settings: {}, twin: {} });
  assert.deepEqual(
    joined.sessions.map(({ step }) => step),
    [0, 0],
  );
  // The same settings stay the same.
  const same = started({ twin: {} });
  same.train(30);
  assert.deepEqual(frame(same).runs[0].parameters, frame(same).runs[1].parameters);
});

test("twins go on from where others were, with what their optimizers remember", () => {
  const training = { optimizer: "adam", rate: 0.02, schedule: "constant", batch: 20 };
  const request = { settings: { training }, twin: { training: { ...training, rate: 0.1 } } };
  const lab = started(request);
  lab.train(60);
  const { runs } = frame(lab);
  const { step, epoch } = runs[0];
  const copy = started({ ...request, from: { runs, step, epoch } });
  for (const each of [lab, copy]) each.train(40);
  const numbers = (lab) => frame(lab).runs.map(({ isPlain, ...numbers }) => numbers);
  assert.deepEqual(numbers(copy), numbers(lab));
  // A twin whose numbers are not known starts with those of the run, if they fit; the epoch is that of the step.
  const old = started({ ...request, from: { runs: [{ parameters: runs[0].parameters }], step } });
  assert.deepEqual(frame(old).runs[1].parameters, runs[0].parameters);
  assert.equal(frame(old).runs[1].epoch, 12);
  const other = { ...request, twin: { model: { hidden: [3] } } };
  const unlike = started({ ...other, from: { runs: [{ parameters: runs[0].parameters }], step } });
  assert.deepEqual(frame(unlike).runs[1].parameters, frame(started(other)).runs[1].parameters);
});

test("a twin that diverges stops both, and is named", () => {
  const lab = started({ twin: { training: { rate: 60, loss: "mse" } } });
  const taken = lab.train(1000);
  assert.ok(taken < 1000);
  const { runs, finding } = frame(lab);
  assert.deepEqual([runs[0].step, runs[1].step, finding?.step], [taken, taken, taken]);
  assert.match(finding?.where ?? "", /^in the twin, .* is /);
});

test("what is refused changes nothing", () => {
  const lab = started();
  lab.train(10);
  const before = frame(lab);
  const wrong = [
    { type: "start", settings: { data: { samples: "many" } } },
    { type: "start", settings: {}, twin: { model: { hidden: [0] } } },
    { type: "start", settings: {}, from: { runs: [{ parameters: Float64Array.of(1, 2) }] } },
    { type: "start", settings: {}, from: { runs: [{ ...before.runs[0], memory: Float64Array.of(1, 2) }] } },
    { type: "start", settings: {}, from: { runs: [], step: -1 } },
    { type: "change", settings: { training: { batch: -5 } } },
    { type: "change", settings: {}, twin: { training: { batch: -5 } } },
    { type: "edit", parameter: 0, value: Infinity },
  ];
  for (const request of wrong) assert.throws(() => lab.handle(request), Refused);
  // The page never asks for these: if it does, it is no refusal.
  const impossible = [
    { type: "edit", parameter: 1.5, value: 0 },
    { type: "record", point: [NaN, 0] },
  ];
  for (const request of impossible) assert.throws(() => lab.handle(request), RangeError);
  const after = frame(lab);
  assert.deepEqual(after.runs, before.runs);
  assert.equal(lab.lastStep, 10);
  assert.deepEqual(lab.news().length, 1);
});

test("a run with weights from elsewhere begins at their step, and no step before it is shown", () => {
  const parameters = Float64Array.from({ length: 337 }, (_, index) => Math.sin(index));
  const lab = started({ from: { runs: [{ parameters }], step: 60 } });
  lab.train(5);
  assert.deepEqual([frame(lab).firstStep, frame(lab).lastStep], [60, 65]);
  lab.handle({ type: "seek", step: 3 });
  assert.deepEqual([lab.step, [...frame(lab).runs[0].parameters]], [60, [...parameters]]);
});

test("a branch that training left comes back once, with its log and its settings, to the last bit", () => {
  const lab = started();
  lab.train(12);
  lab.handle({ type: "change", settings: { training: { rate: 0.5 } } });
  lab.train(8);
  const before = frame(lab);
  lab.handle({ type: "seek", step: 5 });
  assert.equal(frame(lab).abandoned, undefined);
  lab.train(3);
  assert.deepEqual(frame(lab).abandoned, { from: 5, to: 20 });
  assert.equal(lab.lastStep, 8);
  lab.handle({ type: "return", to: "branch" });
  const after = frame(lab);
  assert.deepEqual([after.lastStep, after.abandoned, lab.sessions[0].settings.training.rate], [20, undefined, 0.5]);
  assert.deepEqual(after.runs[0].parameters, before.runs[0].parameters);
  assert.deepEqual(after.logs[0].losses, before.logs.length ? before.logs[0].losses : after.logs[0].losses);
  assert.equal(after.logs[0].steps.length, 20);
  lab.handle({ type: "return", to: "branch" });
  assert.equal(lab.step, 20);
  lab.handle({ type: "seek", step: 3 });
  assert.equal(lab.sessions[0].settings.training.rate, 1);
});

test("the runs that others took the place of come back, unless they were never trained", () => {
  const lab = started();
  lab.train(7);
  const before = frame(lab);
  lab.handle({ type: "start", settings: { data: { noise: 0.2 } } });
  lab.handle({ type: "start", settings: { data: { noise: 0.3 } }, twin: { data: { noise: 0.3 } } });
  assert.equal(lab.step, 0);
  lab.news();
  lab.handle({ type: "return", to: "runs" });
  const after = frame(lab);
  assert.deepEqual([lab.sessions.length, lab.step, lab.news().length], [1, 7, 1]);
  assert.deepEqual(after.runs[0].parameters, before.runs[0].parameters);
  assert.equal(after.logs[0].steps.length, 7);
  lab.handle({ type: "return", to: "runs" });
  assert.equal(lab.step, 7);
});

/** The numbers of a lab's runs as one text, in which each bit counts. */
const bits = (lab) =>
  JSON.stringify(
    lab.sessions.map(({ run, log }) => [
      run.step,
      run.epoch,
      [...run.compiled.parameters],
      [...run.compiled.optimizerState],
      log.entries,
    ]),
  );
const own = {
  kind: "own",
  points: Array.from({ length: 9 }, (_, at) => [Math.sin(at), Math.cos(2 * at), at % 2 ? 1 : -1]),
};

for (const [what, settings, twin] of [
  ["the demo", {}],
  [
    "Adam with batches, dropout and test points",
    { data: { test: 0.3 }, training: { optimizer: "adam", batch: 7, dropout: 0.2 } },
  ],
  ["own points", { data: own }],
  ["a run that stops by itself on the way", { stop: { step: 10, loss: 0.5 } }],
  ["a twin that stops before it", { stop: { accuracy: 0.8 } }, { stop: { accuracy: 0.8 }, training: { rate: 0.2 } }],
]) {
  test(`${what} comes to the same bits from its settings and the number of its steps`, () => {
    const lab = started({ settings, twin });
    while (lab.step < 37) lab.train(37 - lab.step);
    assert.ok(lab.sessions.every(({ isPlain }) => isPlain));
    assert.equal(bits(started({ settings, twin, steps: 37 })), bits(lab));
  });
}

test("what was changed on the way, or began with other weights, is not plain", () => {
  const changed = started();
  // Before the first step, a change is what it starts with.
  changed.handle({ type: "change", settings: { data: own } });
  changed.train(5);
  const again = started({ settings: { data: own }, steps: 5 });
  assert.deepEqual([changed.sessions[0].isPlain, bits(changed) === bits(again)], [true, true]);
  for (const act of [
    { type: "edit", parameter: 3, value: 1 },
    { type: "change", settings: { data: own, training: { rate: 0.5 } } },
  ]) {
    changed.handle(act);
    assert.equal(changed.sessions[0].isPlain, false, act.type);
    changed.train(2);
    assert.equal(changed.sessions[0].isPlain, false, act.type);
    changed.handle({ type: "seek", step: changed.step - 3 });
    assert.equal(changed.sessions[0].isPlain, true, "a step before the change");
  }
  const from = { runs: [{ parameters: new Float64Array(337) }] };
  assert.equal(started({ from }).sessions[0].isPlain, false);
  const edited = started();
  edited.handle({ type: "edit", parameter: 0, value: 1 });
  assert.equal(edited.sessions[0].isPlain, false);
});

test("a run is taken again where that takes no time to speak of", () => {
  const { settings } = started().sessions[0];
  assert.deepEqual(
    [100, 10_000, 1_000_000].map((steps) => isSoonReplayed(settings, steps)),
    [true, true, false],
  );
  const { data, model } = settings;
  const large = { ...settings, data: { ...data, samples: 500 }, model: { ...model, hidden: [64, 64] } };
  assert.deepEqual(
    [100, 1000].map((steps) => isSoonReplayed(large, steps)),
    [true, false],
  );
});
