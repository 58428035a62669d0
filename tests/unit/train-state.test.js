// The state of the training lab: what the worker is told of a change, and what follows from what it answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULTS } from "../../www/train/settings/settings.js";
import { TrainState } from "../../www/train/state.js";

/** Makes a state, and lists of what it asked for and complained of. */
function opened() {
  const asked = [];
  const complaints = [];
  const state = new TrainState(
    (request) => asked.push(request),
    (subject, text) => text && complaints.push([subject, text]),
  );
  state.start(structuredClone(DEFAULTS));
  state.receiveScene(sceneOf(state.settings.value));
  state.receiveFrame(frame());
  return { state, asked, complaints, last: () => asked.at(-1) };
}

const sceneOf = (settings, run = 0) => ({
  type: "scene",
  run,
  settings,
  points: Float64Array.of(0, 0, 1, 1, 2, 2),
  targets: Float64Array.of(1, -1, 1),
  training: 3,
  extent: { left: -1, right: 3, top: 3, bottom: -1 },
  sizes: [2, ...settings.model.hidden, 1],
});
const frame = (step = 0, more = {}) => ({
  type: "frame",
  playing: false,
  runs: [{ step }],
  logs: [],
  lastStep: 20,
  ...more,
});
const setRate = (rate) => (settings) => {
  settings.training.rate = rate;
};
const ownPoints = (...points) => ({ ...DEFAULTS.data, kind: "own", points });

test("a change is checked, told to the worker with the twin's settings, and then in force", () => {
  const { state, complaints, last } = opened();
  assert.equal(state.change(setRate(0.5)), true);
  assert.deepEqual([last().type, last().settings.training.rate, last().twin], ["change", 0.5, undefined]);
  state.setTwin({ knob: "training-rate", value: undefined }, { playOn: true });
  assert.deepEqual([last().type, last().playOn, last().twin.training.rate], ["start", true, 0.5]);
  state.setTwin({ knob: "training-rate", value: 2 });
  assert.deepEqual([last().type, last().settings.training.rate, last().twin.training.rate], ["change", 0.5, 2]);
  state.setTwin({ knob: "nonsense", value: 2 });
  assert.deepEqual([state.twin.value, last().twin], [undefined, undefined]);
  const { value: before } = state.settings;
  const told = last();
  assert.equal(state.change(setRate(-1)), false);
  assert.deepEqual([state.settings.value, last()], [before, told]);
  assert.deepEqual(complaints, [
    ["settings", "“Learning rate” must be a number from 0 to 1000000, not -1. What was chosen before stays."],
  ]);
});

test("what the worker refuses is not in force; a link that it refuses gives way to the demo", () => {
  const { state, complaints, last } = opened();
  state.setTwin({ knob: "training-rate", value: 2 });
  state.change(setRate(0.5));
  state.setTwin({ knob: "training-rate", value: "fast" });
  state.receiveRefusal("training.rate must be a number, got the string fast");
  assert.deepEqual([state.settings.value.training.rate, state.twin.value.value], [0.5, 2]);
  assert.equal(complaints[0][0], "settings");
  const fresh = [];
  const other = new TrainState(
    (request) => fresh.push(request),
    (subject) => complaints.push([subject]),
  );
  other.start(
    { ...structuredClone(DEFAULTS), stop: { ...DEFAULTS.stop, step: 7 } },
    { twin: { knob: "training-rate", value: 1 } },
  );
  other.receiveRefusal("no");
  assert.deepEqual([fresh.at(-1).settings.stop.step, fresh.at(-1).twin], [100, undefined]);
  assert.ok(complaints.some(([subject]) => subject === "link"));
  assert.notEqual(last(), undefined);
});

test("an exception is no refusal", () => {
  const { state } = opened();
  assert.throws(
    () =>
      state.change(() => {
        throw new TypeError("a fault");
      }),
    /a fault/,
  );
  assert.throws(
    () => state.start(Object.defineProperty({}, "data", { enumerable: true, get: () => [].x.y })),
    TypeError,
  );
});

test("a step is sought until a frame shows it, and brings back the settings that it was trained with", () => {
  const { state, last } = opened();
  state.change(setRate(0.5));
  for (const step of [3, 4, 5]) state.seek(step);
  assert.deepEqual([last(), state.sought.value], [{ type: "seek", step: 5 }, 5]);
  state.receiveFrame(frame(3));
  assert.equal(state.sought.value, 5);
  state.receiveScene(sceneOf(structuredClone(DEFAULTS)));
  state.receiveFrame(frame(5));
  assert.deepEqual(
    [state.sought.value, state.settings.value.training.rate, state.step, state.lastStep],
    [undefined, 1, 5, 20],
  );
  // Another setting ends that: a scene that is still on its way is not in force.
  state.change(setRate(0.25));
  state.receiveScene(sceneOf(structuredClone(DEFAULTS)));
  assert.equal(state.settings.value.training.rate, 0.25);
});

test("the twin's settings at an earlier step are in force again, too", () => {
  const { state } = opened();
  state.setTwin({ knob: "training-rate", value: 2 });
  state.seek(1);
  const settings = structuredClone(DEFAULTS);
  settings.training.rate = 0.125;
  state.receiveScene(sceneOf(settings, 1));
  assert.deepEqual(state.twin.value, { knob: "training-rate", value: 0.125 });
  assert.equal(state.twinSettings.value.training.rate, 0.125);
});

test("points that are too few are shown, not told to the worker, and nothing trains on them", () => {
  const { state, asked, complaints, last } = opened();
  const scene = state.scene.value;
  state.changeData(ownPoints([4, 5, 1]));
  assert.deepEqual([last(), state.draft.value.training, state.points.value], [{ type: "pause" }, 1, [[4, 5, 1]]]);
  state.play();
  state.trainStep();
  assert.deepEqual([last().type, complaints.length], ["pause", 2]);
  // As soon as there are enough it hears of them; they are shown until it has them.
  state.changeData(ownPoints([4, 5, 1], [6, 7, -1]));
  assert.deepEqual([last().type, last().settings.data.points.length], ["change", 2]);
  assert.equal(state.draft.value.training, 1);
  state.receiveScene(sceneOf(state.settings.value));
  assert.equal(state.draft.value, undefined);
  // Back to what it has: it will not send it again.
  state.changeData(ownPoints());
  const count = asked.length;
  state.changeData(state.scene.value.settings.data);
  assert.deepEqual([state.draft.value, asked.length], [undefined, count + 1]);
  assert.notEqual(state.scene.value, scene);
});

test("data is undone and redone, whatever kind it was of", () => {
  const { state, last } = opened();
  const { data } = state.settings.value;
  state.changeData(ownPoints([0, 0, 1], [1, 1, -1]));
  state.rememberData(data);
  state.undo();
  assert.deepEqual([last().settings.data, state.history.canUndo.value], [data, false]);
  state.redo();
  assert.equal(state.settings.value.data.points.length, 2);
  state.redo();
  assert.equal(state.settings.value.data.points.length, 2);
});

test("what was picked belongs to the points, and what was selected to the network", () => {
  const { state } = opened();
  state.position.value = { x: 0, y: 0, point: 0 };
  state.parameter.value = 3;
  state.receiveScene(sceneOf(state.settings.value));
  assert.deepEqual([state.position.value?.point, state.parameter.value], [0, 3]);
  state.receiveScene({ ...sceneOf(state.settings.value), points: Float64Array.of(5, 5, 1, 1, 2, 2) });
  assert.deepEqual([state.position.value, state.parameter.value], [undefined, 3]);
  state.receiveScene({ ...sceneOf(state.settings.value), sizes: [2, 3, 1] });
  assert.equal(state.parameter.value, -1);
});

test("another worker is started with what is in force, however that came about", () => {
  const { state, last } = opened();
  state.receiveFrame(frame(4, { playing: true }));
  assert.equal(state.isPlaying.value, true);
  state.receiveEnd();
  assert.equal(state.isPlaying.value, false);
  state.change(setRate(0.5));
  assert.deepEqual([last().type, last().settings.training.rate], ["start", 0.5]);
});

test("another speed counts at once while it plays, to the same step", () => {
  const { state, last } = opened();
  state.setSpeed("5");
  assert.equal(last().type, "start");
  state.play(50);
  state.receiveFrame(frame(1, { playing: true }));
  state.setSpeed("Infinity");
  assert.deepEqual(last(), { type: "play", pace: Infinity, until: 50 });
});
