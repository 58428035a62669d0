// When the training worker trains and when it draws, by a clock that the test moves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { StepTime } from "../../www/train/run/step-time.js";
import { Clock } from "../../www/train/worker/clock.js";
import { FrameQueue } from "../../www/train/worker/frame-queue.js";
import { Turns } from "../../www/train/worker/turns.js";

/** Makes a clock, and a run whose every step takes some milliseconds of it. */
function world({ stepTime = 1, stopAt = Infinity } = {}) {
  const time = { now: 1000 };
  const trainee = {
    step: 0,
    slices: [],
    get isStopped() {
      return this.step >= stopAt;
    },
    train(steps) {
      const done = Math.min(steps, stopAt - this.step);
      this.step += done;
      this.slices.push(done);
      time.now += done * stepTime;
      return done;
    },
  };
  return { time, trainee, clock: new Clock(() => time.now) };
}

test("slices grow until they take five milliseconds, and begin anew when it forgets", () => {
  const { clock, trainee } = world({ stepTime: 0.25 });
  clock.play({ pace: Infinity, until: Infinity }, 0);
  for (let turn = 0; turn < 7; turn += 1) assert.equal(clock.advance(trainee), true);
  assert.deepEqual(trainee.slices, [1, 2, 4, 8, 16, 20, 20]);
  assert.equal(clock.wait, 0);
  clock.forget();
  clock.advance(trainee);
  assert.equal(trainee.slices.at(-1), 1);
});

test("a pace is kept, and what the machine cannot keep up with is let go", () => {
  const { time, clock, trainee } = world({ stepTime: 0 });
  clock.play({ pace: 10, until: Infinity }, 0);
  assert.equal(clock.advance(trainee), false);
  assert.equal(clock.wait, 100);
  time.now += 60;
  assert.deepEqual([clock.advance(trainee), clock.wait], [false, 40]);
  time.now += 40;
  assert.deepEqual([clock.advance(trainee), clock.wait, trainee.step], [true, 100, 1]);
  // Ten steps are due, and the slice has room for two.
  time.now += 1000;
  clock.advance(trainee);
  assert.deepEqual([trainee.step, clock.wait], [3, 100]);
});

test("it pauses at its goal, when the run stops by itself, and at a step that is behind it not at all", () => {
  const { clock, trainee } = world();
  clock.play({ pace: Infinity, until: 3 }, 0);
  for (let turn = 0; turn < 5 && clock.playing; turn += 1) clock.advance(trainee);
  assert.deepEqual([trainee.step, clock.playing], [3, false]);
  clock.play({ pace: Infinity, until: 3 }, trainee.step);
  clock.advance(trainee);
  assert.deepEqual([clock.playing, trainee.step > 3], [true, true]);
  const stopping = world({ stopAt: 2 });
  stopping.clock.play({ pace: Infinity, until: Infinity }, 0);
  for (let turn = 0; turn < 2; turn += 1) stopping.clock.advance(stopping.trainee);
  assert.deepEqual([stopping.trainee.step, stopping.clock.playing], [2, false]);
});

test("after a stop it plays on at a pace, whose first step is not due at once", () => {
  const { time, clock, trainee } = world({ stepTime: 0 });
  Object.defineProperty(trainee, "isStopped", { get: () => trainee.slices.length === 0 });
  clock.play({ pace: 20, until: Infinity }, trainee.step);
  clock.advance(trainee);
  assert.equal(clock.playing, true);
  time.now += 50;
  clock.advance(trainee);
  assert.deepEqual([trainee.step, clock.playing], [1, true]);
});

test("steps per second are counted over a quarter of a second, and told while it plays", () => {
  const { time, clock, trainee } = world({ stepTime: 0 });
  clock.play({ pace: 100, until: Infinity }, 0);
  for (let turn = 0; turn < 25; turn += 1) {
    time.now += 10;
    clock.advance(trainee);
  }
  assert.equal(clock.stepsPerSecond, 100);
  clock.pause();
  assert.equal(clock.stepsPerSecond, 0);
});

test("of a row of steps that are sought the last one counts, once, and playing ends", () => {
  const { clock } = world();
  clock.play({ pace: Infinity, until: Infinity }, 0);
  for (const step of [5, 50, -3]) clock.seek(step);
  assert.deepEqual([clock.playing, clock.takeSought(), clock.takeSought()], [false, 0, undefined]);
});

const request = (columns) => ({ type: "draw", columns, rows: columns, pictures: { maps: 0 } });

test("a frame is drawn when one is wanted and there is something new: at rest a coarse one, then a fine one", () => {
  const frames = new FrameQueue(() => 0);
  assert.equal(frames.next(false), undefined);
  frames.add(request(64));
  assert.deepEqual(frames.next(false), { request: request(64), refining: false });
  frames.answer(false);
  assert.equal(frames.next(false), undefined);
  frames.add(request(64));
  assert.equal(frames.next(true), undefined);
  assert.equal(frames.next(false)?.refining, true);
  frames.answer(true);
  frames.add(request(64));
  assert.equal(frames.next(false), undefined);
  frames.outdate();
  assert.equal(frames.next(true)?.refining, false);
  frames.answer(true);
  frames.add(request(32));
  assert.equal(frames.next(false)?.request.columns, 32);
});

test("who has not asked for a frame in a minute does not look", () => {
  let now = 0;
  const frames = new FrameQueue(() => now);
  frames.watch();
  now = 60_000;
  assert.equal(frames.isUnseen, false);
  now = 60_001;
  assert.equal(frames.isUnseen, true);
  frames.add(request(8));
  frames.answer(true);
  assert.equal(frames.isUnseen, false);
});

test("a turn comes once, after what was called for at the same time, and sooner than a timer", async (t) => {
  // Node waits for ports that are open.
  const { MessageChannel } = globalThis;
  /** @type {MessageChannel[]} */
  const channels = [];
  globalThis.MessageChannel = class extends MessageChannel {
    constructor() {
      super();
      channels.push(this);
    }
  };
  t.after(() => {
    globalThis.MessageChannel = MessageChannel;
    for (const { port1 } of channels) port1.close();
  });
  const order = [];
  await new Promise((resolve) => {
    const turns = new Turns(() => {
      order.push("turn");
      if (order.length < 3) return turns.soon();
      resolve();
    });
    turns.after(1e6);
    turns.soon();
    turns.soon();
    order.push("called");
  });
  assert.deepEqual(order, ["called", "turn", "turn"]);
});

test("the time of a step is measured over many, the shortest measurement counts, and the run stays where it was", () => {
  let now = 0;
  let restored = 0;
  const run = {
    state: () => "here",
    restore: (state) => (restored += state === "here" ? 1 : 0),
    take: () => (now += each),
  };
  let each = 0.02;
  const time = new StepTime(() => now);
  assert.equal(time.microseconds, 0);
  time.measure(run);
  assert.ok(Math.abs(time.microseconds - 20) < 1e-6, `${time.microseconds}`); // Sums of 0.02 are not exact.
  // A clock that ticks every millisecond, as one of a browser may, measures the same within a fifth of its five.
  const coarse = new StepTime(() => Math.floor(now));
  coarse.measure(run);
  assert.ok(coarse.microseconds > 16 && coarse.microseconds < 24, `${coarse.microseconds}`);
  each = 0.01;
  time.measure(run);
  each = 0.04;
  time.measure(run);
  assert.ok(Math.abs(time.microseconds - 10) < 1e-6, `${time.microseconds}`);
  time.measure(run);
  each = 0.001;
  time.measure(run);
  assert.ok(time.microseconds > 9, "it goes on measuring");
  time.forget();
  assert.equal(time.microseconds, 0);
  assert.equal(restored, 5);
});
