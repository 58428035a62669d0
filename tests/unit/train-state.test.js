// The state of the training lab: what the worker is told of a change, and what follows from what it answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { effect } from "@preact/signals-core";
import { init } from "../../www/micrograd.js";
import { heldWords } from "../../www/train/panels/plane-axes-choice.js";
import { READING } from "../../www/train/remarks.js";
import { complete, DEFAULTS } from "../../www/train/settings/settings.js";
import { differingTwin, TWIN_FIELDS, twinSettings } from "../../www/train/settings/twin-settings.js";
import { TrainState } from "../../www/train/state.js";
import { Lab } from "../../www/train/worker/lab.js";

await init();

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

const sceneOf = (settings, run = 0, twin = run === 1) => ({
  type: "scene",
  run,
  twin,
  settings,
  points: Float64Array.of(0, 0, 1, 1, 2, 2),
  width: 2,
  targets: Float64Array.of(1, -1, 1),
  training: 3,
  extent: { left: -1, right: 3, top: 3, bottom: -1 },
  sizes: [2, ...settings.model.hidden, 1],
});
const frame = (step = 0, more = {}) => ({
  type: "frame",
  playing: false,
  runs: [{ step, parameters: new Float64Array(337) }],
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
  state.startAnew("twin", undefined, { twin: { setting: "training-rate", value: undefined }, playOn: true });
  assert.deepEqual([last().type, last().playOn, last().twin.training.rate], ["start", true, 0.5]);
  state.setTwin({ setting: "training-rate", value: 2 });
  assert.deepEqual([last().type, last().settings.training.rate, last().twin.training.rate], ["change", 0.5, 2]);
  state.setTwin({ setting: "nonsense", value: 2 });
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
  state.setTwin({ setting: "training-rate", value: 2 });
  state.change(setRate(0.5));
  state.setTwin({ setting: "training-rate", value: "fast" });
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
    { twin: { setting: "training-rate", value: 1 } },
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
  state.setTwin({ setting: "training-rate", value: 2 });
  state.seek(1);
  const settings = structuredClone(DEFAULTS);
  settings.training.rate = 0.125;
  state.receiveScene(sceneOf(settings, 1));
  assert.deepEqual(state.twin.value, { setting: "training-rate", value: 0.125 });
  assert.equal(state.twinSettings.value.training.rate, 0.125);
});

test("points that are too few are shown, not told to the worker, and nothing trains on them", () => {
  const { state, asked, complaints, last } = opened();
  const scene = state.scene.value;
  state.changeData({ data: ownPoints([4, 5, 1]), scale: [], rate: 1 });
  assert.deepEqual([last(), state.draft.value.training, state.points.value], [{ type: "pause" }, 1, [[4, 5, 1]]]);
  state.play();
  state.trainStep();
  assert.deepEqual([last().type, complaints.length], ["pause", 2]);
  // As soon as there are enough it hears of them; they are shown until it has them.
  state.changeData({ data: ownPoints([4, 5, 1], [6, 7, -1]), scale: [], rate: 1 });
  assert.deepEqual([last().type, last().settings.data.points.length], ["start", 2]);
  assert.equal(state.draft.value.training, 1);
  state.receiveScene(sceneOf(state.settings.value));
  assert.equal(state.draft.value, undefined);
  // Back to what it has: it will not send it again.
  state.changeData({ data: ownPoints(), scale: [], rate: 1 });
  const count = asked.length;
  state.changeData({ data: state.scene.value.settings.data, scale: [], rate: 1 });
  assert.deepEqual([state.draft.value, asked.length], [undefined, count + 1]);
  assert.notEqual(state.scene.value, scene);
});

test("data is undone and redone, whatever kind it was of", () => {
  const { state, last } = opened();
  const before = state.data;
  const scale = [
    [0.5, 0.5],
    [0.5, 0.5],
  ];
  state.changeData({ data: ownPoints([0, 0, 1], [1, 1, -1]), scale, rate: 0.1 });
  state.rememberData(before);
  state.undo();
  assert.deepEqual([last().settings.data, state.history.canUndo.value], [before.data, false]);
  assert.deepEqual([last().settings.model.scale, last().settings.training.rate], [[], 1]);
  state.redo();
  assert.equal(state.settings.value.data.points.length, 2);
  assert.deepEqual(state.settings.value.model.scale, scale);
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

test("a run that has just begun is not said to go on where the one before had stopped", () => {
  const { state } = opened();
  state.receiveFrame(frame(20, { stopped: "It reached step 20." }));
  state.startAnew("settings", structuredClone(DEFAULTS), { playOn: true });
  state.play();
  assert.equal(state.remark.value.actions[0].label, "Undo the new run");
  state.receiveFrame(frame(4, { finding: { step: 4 } }));
  assert.deepEqual(state.halt.finding, { step: 4 });
  state.startAnew("settings");
  assert.equal(state.halt.finding, undefined);
});

test("until the first frame of a new run, the pictures are not shown that of the run before again", () => {
  const { state } = opened();
  const shown = [];
  effect(() => shown.push(state.frame.value?.runs[0].step));
  state.receiveFrame(frame(20));
  state.startAnew("settings");
  state.receiveFrame(frame(0));
  assert.deepEqual(shown, [0, 20, 0]);
});

test("Play at a stop goes on, and where no number is finite it starts anew; it says which", () => {
  const { state, last, asked } = opened();
  state.receiveFrame(frame(20, { stopped: "It reached step 20." }));
  state.play();
  assert.deepEqual([last().type, state.remark.value.text], ["play", "Training goes on after step 20."]);
  state.play(30);
  state.receiveFrame(frame(30, { lastStep: 30, stopped: "" }));
  state.play();
  assert.equal(state.remark.value.text, "Training goes on after step 30.");
  state.receiveFrame(frame(31, { lastStep: 31, stopped: "" }));
  state.play();
  assert.equal(state.remark.value, undefined);
  state.receiveFrame(frame(31, { lastStep: 31, finding: { step: 31 } }));
  state.play();
  assert.deepEqual(
    asked.slice(-2).map(({ type }) => type),
    ["start", "play"],
  );
  assert.match(state.remark.value.text, /starts anew from step 0/);
});

test("other data or another network begin a new run, with a way back; own points are trained on", () => {
  const { state, last } = opened();
  const setNoise = (noise) => state.change(({ data }) => Object.assign(data, { noise }));
  const act = (label) => state.remark.value.actions.find((action) => action.label === label).act();
  const trained = frame(9, { lastStep: 9, runs: [{ step: 9, epoch: 9, parameters: new Float64Array(337).fill(1) }] });
  state.receiveFrame(trained);
  setNoise(0.2);
  assert.deepEqual([last().type, last().playOn, last().settings.data.noise], ["start", true, 0.2]);
  assert.match(state.remark.value.text, /^New data: a new run/);
  // Once more, before anything was trained: the way back leads to what was.
  state.receiveFrame(frame(0, { lastStep: 0 }));
  setNoise(0.3);
  assert.ok(state.remark.value.actions.some(({ label }) => label === "Keep the weights"));
  // They fit no other network.
  state.change(({ model }) => model.hidden.push(4));
  assert.deepEqual(
    [state.remark.value.text, state.remark.value.actions.map(({ label }) => label)],
    ["Another network: a new run begins at step 0.", ["Undo"]],
  );
  act("Undo");
  assert.deepEqual([last(), state.settings.value.data.noise], [{ type: "return", to: "runs" }, 0.1]);
  state.receiveFrame(trained);
  setNoise(0.2);
  act("Keep the weights");
  assert.deepEqual([last().type, last().from.step, last().from.runs[0].parameters[0]], ["start", 9, 1]);
  state.receiveFrame(trained);
  state.change(({ model }) => model.hidden.push(4));
  assert.equal(last().type, "start");
  assert.deepEqual(
    [state.remark.value.text, state.remark.value.actions.map(({ label }) => label)],
    ["Another network: a new run begins at step 0.", ["Undo"]],
  );
  state.changeData({ data: ownPoints([0, 0, 1], [1, 1, -1]), scale: [], rate: 1 });
  assert.equal(last().type, "change");
  state.startAnew("reset");
  assert.match(state.remark.value.text, /^Back at step 0/);
});

test("who clicks faster than the worker answers gets back, with Undo, the run that was trained, with its own settings", () => {
  const asked = [];
  const state = new TrainState(
    (request) => asked.push(request),
    (_, text) => assert.equal(text, ""),
  );
  const lab = new Lab((scene) => state.receiveScene(scene));
  /** Lets the worker answer all that it was asked so far. */
  const answer = () => {
    for (const request of asked.splice(0)) lab.handle(request);
    for (const scene of lab.news()) state.receiveScene(scene);
    state.receiveFrame({ type: "frame", playing: false, ...lab.frame({ columns: 4, rows: 4 }, []) });
  };
  const press = (label) => state.remark.value.actions.find((action) => action.label === label).act();
  const inForce = () => [state.settings.value, state.twinSettings.value, state.scene.value.settings];
  const trained = () => [lab.sessions[0].settings, lab.sessions[1]?.settings, lab.sessions[0].settings];
  const setHidden = (...hidden) => state.change(({ model }) => Object.assign(model, { hidden }));
  const setKind = (kind) => state.change(({ data }) => Object.assign(data, { kind }));

  state.start({ ...structuredClone(DEFAULTS), model: { ...DEFAULTS.model, hidden: [3] } });
  answer();
  lab.train(5);
  answer();
  // The page still shows the run of five steps; the worker has long begun others.
  setKind("circles");
  setHidden(4);
  setKind("xor");
  assert.deepEqual(
    state.remark.value.actions.map(({ label }) => label),
    ["Undo"],
    "the weights on show are of another network",
  );
  press("Undo");
  answer();
  assert.deepEqual([lab.step, state.settings.value.data.kind, state.settings.value.model.hidden], [5, "moons", [3]]);
  assert.deepEqual(inForce(), trained());

  // Likewise with a twin, whichever of the two is left.
  state.startAnew("twin", undefined, { twin: { setting: "training-momentum", value: 0.5 } });
  setKind("spirals");
  state.startAnew("alone", undefined, { twin: undefined });
  press("Undo");
  answer();
  assert.deepEqual([lab.step, state.twin.value, state.twinScene.value], [5, undefined, undefined]);
  assert.deepEqual(inForce(), trained());
  state.startAnew("twin", undefined, { twin: { setting: "training-momentum", value: 0.5 } });
  answer();
  lab.train(3);
  answer();
  state.startAnew("alone", undefined, { twin: undefined });
  setKind("blobs");
  press("Undo");
  answer();
  assert.deepEqual([lab.step, state.twin.value], [3, { setting: "training-momentum", value: 0.5 }]);
  assert.deepEqual(inForce(), trained());
});

test("weights from a file begin a new run, with a way back to the one that was trained", () => {
  const { state, last } = opened();
  const from = { runs: [{ parameters: Float64Array.of(2) }] };
  const words = "The weights of other.json are those of 2 → 1.";
  state.receiveFrame(frame(0, { lastStep: 0 }));
  state.startAnew("weights", state.settings.value, { from, words });
  assert.deepEqual(state.remark.value, { text: words });
  state.receiveFrame(frame(9, { lastStep: 9 }));
  state.startAnew("weights", state.settings.value, { from });
  assert.deepEqual([last().type, last().from], ["start", from]);
  assert.equal(state.remark.value.text, "The weights of the file begin a new run at step 0.");
  state.remark.value.actions[0].act();
  assert.deepEqual(last(), { type: "return", to: "runs" });
});

test("freezing is undone and done again, but not in another network", () => {
  const { state } = opened();
  const frozen = () => state.settings.value.model.frozen;
  state.toggleFrozen(3);
  state.toggleFrozen(7);
  state.undo();
  assert.deepEqual(frozen(), [3]);
  state.redo();
  assert.deepEqual(frozen(), [3, 7]);
  state.change(({ model }) => model.hidden.push(4));
  state.undo();
  assert.deepEqual(frozen(), []);
});

test("a weight that was changed by hand is as before after one undo, at its step, until there is another run", () => {
  const { state, asked, last } = opened();
  const at = (step, number, more) =>
    state.receiveFrame(frame(step, { runs: [{ step, parameters: Float64Array.of(9, number) }], ...more }));
  at(5, 0.5);
  for (const value of [0.6, 0.7, 0.8]) state.edit(1, value);
  at(5, 0.8);
  state.undo();
  assert.deepEqual(last(), { type: "edit", parameter: 1, value: 0.5 });
  assert.equal(state.history.canUndo.value, false, "a drag is one step of undo");
  state.redo();
  assert.deepEqual(last(), { type: "edit", parameter: 1, value: 0.8 });
  // Training has gone on: the way back is at the step of the change.
  at(9, 0.3);
  state.undo();
  assert.deepEqual(asked.slice(-2), [
    { type: "seek", step: 5 },
    { type: "edit", parameter: 1, value: 0.5 },
  ]);
  // Another way leaves what came after the step it began at, and another run all of it.
  at(5, 0.5);
  state.edit(1, 1);
  at(20, 0.1, { lastStep: 20 });
  at(4, 0.4, { abandoned: { from: 3, to: 20 }, lastStep: 4 });
  assert.equal(state.history.canUndo.value, false);
  state.edit(0, 1);
  assert.equal(state.history.canUndo.value, true);
  state.startAnew("reset");
  assert.equal(state.history.canUndo.value, false);
  // While it trains, the number is another one at once.
  at(2, 0.4, { playing: true });
  state.edit(0, 2);
  assert.equal(state.history.canUndo.value, false);
});

test("a twin begins a new run, and so does the run without it, with a way back to the one that was trained", () => {
  const { state, last } = opened();
  const twin = { setting: "training-rate", value: 2 };
  state.receiveFrame(frame(0, { lastStep: 0 }));
  state.startAnew("twin", undefined, { twin });
  assert.equal(state.remark.value, undefined, "nothing was trained");
  state.receiveFrame(frame(9, { lastStep: 9 }));
  state.startAnew("alone", undefined, { twin: undefined });
  assert.deepEqual([last().type, last().twin, state.twin.value], ["start", undefined, undefined]);
  assert.equal(state.remark.value.text, "A run begins at step 0, without the twin.");
  state.remark.value.actions.find(({ label }) => label === "Undo").act();
  assert.deepEqual([last(), state.twin.value], [{ type: "return", to: "runs" }, twin]);
});

test("playing with points of one class says that there is nothing to tell apart, until there is", () => {
  const { state } = opened();
  state.changeData({ data: ownPoints([0, 0, 1], [1, 1, 1]), scale: [], rate: 1 });
  state.play();
  assert.equal(
    state.remark.value.text,
    "All points are of class +1: there is nothing to tell apart. Add some of class −1.",
  );
  state.changeData({ data: ownPoints([0, 0, 1], [1, 1, 1], [2, 2, -1]), scale: [], rate: 1 });
  state.receiveFrame(frame(10, { lastStep: 10, playing: true }));
  assert.equal(state.remark.value, undefined);
});

test("Fit shows new points too, however far they lie", () => {
  const { state } = opened();
  assert.equal(state.whole.value, undefined);
  const { left, bottom } = state.scene.value.extent;
  state.newPoints.value = { points: Float64Array.of(0, 0), targets: Float64Array.of(1) };
  assert.equal(state.whole.value, undefined);
  state.newPoints.value = { points: Float64Array.of(0, 0, 900, 40), targets: Float64Array.of(1, Number.NaN) };
  const { right, top } = state.whole.value;
  assert.ok(right > 900 && top > 40);
  assert.ok(state.whole.value.left <= left && state.whole.value.bottom <= bottom);
});

test("training on from an earlier step says what it put aside, and brings it back with its settings", () => {
  const { state, last } = opened();
  state.receiveFrame(frame(5, { abandoned: { from: 4, to: 20 }, lastStep: 5 }));
  assert.equal(state.remark.value.text, "Training took another way at step 4. Steps 5 to 20 are put aside.");
  state.receiveFrame(frame(6, { abandoned: { from: 4, to: 20 }, lastStep: 6 }));
  state.remark.value.actions[0].act();
  assert.deepEqual([last(), state.remark.value], [{ type: "return", to: "branch" }, undefined]);
  const settings = structuredClone(DEFAULTS);
  settings.training.rate = 0.5;
  state.receiveScene(sceneOf(settings));
  assert.equal(state.settings.value.training.rate, 0.5);
});

test("too few points of one's own survive a new start of the worker", () => {
  const asked = [];
  const state = new TrainState(
    (request) => asked.push(request),
    () => {},
  );
  state.start({ ...structuredClone(DEFAULTS), data: ownPoints([0.5, 1, -1]) });
  assert.equal(asked[0].settings.data.kind, "moons");
  state.receiveScene(sceneOf(asked[0].settings));
  assert.deepEqual([...state.draft.value.points], [0.5, 1]);
  assert.equal(state.settings.value.data.points.length, 1);
  state.changeData({ data: ownPoints([0.5, 1, -1], [1, 1, 1]), scale: [], rate: 1 });
  assert.deepEqual([asked.at(-1).type, asked.at(-1).settings.data.points.length], ["start", 2]);
});

test("a twin starts with a difference, whatever it differs in", () => {
  for (const { id, kind, read } of TWIN_FIELDS) {
    const twin = differingTwin(DEFAULTS, id);
    const own = complete(twinSettings(DEFAULTS, twin));
    const field = TWIN_FIELDS.find((one) => one.id === id);
    assert.notDeepEqual(field.read(own), read(DEFAULTS), `${kind} ${id}`);
  }
  // Where a hundredth would show nothing, the record says more.
  assert.equal(differingTwin(DEFAULTS, "training-dropout")?.value, 0.2);
});

test("the pencil keeps the plane still; points of one's own begin on an empty plane, and come back", () => {
  const { state } = opened();
  const { extent } = state.scene.value;
  state.draw();
  assert.deepEqual([state.extent.value, state.isDrawing.value], [extent, true]);
  state.showWhole();
  assert.deepEqual([state.extent.value, state.isDrawing.value], [undefined, false]);
  state.drawOwn();
  assert.deepEqual([state.settings.value.data.kind, state.points.value, state.extent.value], ["own", [], extent]);
  assert.equal(state.lacksPoints.value, true);
  state.remark.value.actions[0].act();
  assert.deepEqual([state.settings.value.data.kind, state.remark.value], ["moons", undefined]);
  state.changeData({ data: ownPoints([0, 0, 1], [1, 1, -1]), scale: [], rate: 1 });
  state.changeData({ data: { ...state.settings.value.data, kind: "moons" }, scale: [], rate: 1 });
  state.drawOwn();
  assert.deepEqual(state.settings.value.data.points.length, 2);
});

test("a remark belongs to its act: it goes at the next one, or after the first step once it has been read", (context) => {
  context.mock.timers.enable({ apis: ["Date"] });
  const { state } = opened();
  const at = (step, more) => frame(step, { lastStep: 500, runs: [{ step, epoch: step, parameters: [] }], ...more });
  const words = () => state.remark.value?.text;
  const read = () => {
    context.mock.timers.tick(READING);
    state.reviewRemark();
  };
  state.receiveFrame(at(20, { stopped: "It reached step 20." }));
  state.play();
  state.receiveFrame(at(400, { playing: true }));
  assert.equal(words(), "Training goes on after step 20.");
  read();
  assert.equal(words(), undefined);

  // Before its first step a run is new for however long.
  state.startAnew("reset");
  state.receiveFrame(at(0, { lastStep: 0 }));
  read();
  assert.match(words(), /^Back at step 0/);
  state.trainStep();
  assert.equal(words(), "");
  assert.deepEqual(
    state.remark.value.actions.map(({ label }) => label),
    ["Undo the new run"],
    "without the words the button says what it undoes",
  );
  const acts = {
    step: () => state.trainStep(),
    play: () => state.play(),
    pause: () => state.pause(),
    seek: () => state.seek(0),
    edit: () => state.edit(0, 1),
    change: () => state.change(({ training }) => Object.assign(training, { rate: training.rate / 2 })),
  };
  for (const [name, act] of Object.entries(acts)) {
    state.receiveFrame(at(9));
    state.startAnew("settings");
    state.receiveFrame(at(0, { lastStep: 0 }));
    assert.equal(words(), "A new run begins at step 0.", name);
    act();
    assert.equal(words(), "", name);
  }
  // Flat out, a hundred steps are gone before anyone has read a word.
  state.receiveFrame(at(9));
  state.startAnew("settings");
  state.receiveFrame(at(100, { lastStep: 100 }));
  assert.equal(words(), "A new run begins at step 0.");
  read();
  assert.deepEqual([words(), state.remark.value.actions.length], ["", 1]);

  state.receiveFrame(at(151, { lastStep: 151, abandoned: { from: 150, to: 500 } }));
  read();
  assert.match(words(), /^Training took another way/);
  state.receiveFrame(at(152, { lastStep: 152, abandoned: { from: 150, to: 500 } }));
  assert.deepEqual([words(), state.remark.value.actions.map(({ label }) => label)], ["", ["Undo: back to step 500"]]);
  state.receiveFrame(at(152, { lastStep: 152 }));
  assert.equal(state.remark.value, undefined);

  state.drawOwn();
  assert.match(words(), /^Press to add points/);
  state.stopDrawing();
  assert.equal(state.remark.value, undefined);
});

/** A state with a table of three features. */
function withTable() {
  const made = opened();
  const { state } = made;
  const data = { ...ownPoints([1, 10, 100, 1], [2, 20, 300, -1], [6, 60, 500, 1]), names: ["a", "b", "c", "kind"] };
  state.changeData({ ...state.data, data, scale: [] }, false);
  const scene = {
    ...sceneOf(state.settings.value),
    points: Float64Array.of(1, 10, 100, 2, 20, 300, 6, 60, 500),
    width: 3,
  };
  state.receiveScene(scene);
  return made;
}

test("the plane of a table goes through the mean, or through the point that is chosen, along the chosen features", () => {
  const { state } = opened();
  assert.equal(state.slice.value, undefined);
  const { state: wide } = withTable();
  assert.deepEqual(wide.slice.value, { axes: [0, 1], through: [3, 30, 300] });
  wide.extent.value = { left: 0, right: 1, top: 1, bottom: 0 };
  wide.position.value = { x: 2, y: 20, point: 1 };
  wide.showAxes([2, 0]);
  assert.deepEqual(wide.slice.value, { axes: [2, 0], through: [2, 20, 300] });
  assert.deepEqual([wide.extent.value, wide.position.value.point], [undefined, 1]);
  wide.position.value = { x: 2, y: 20 };
  wide.showAxes([2, 1]);
  assert.equal(wide.position.value, undefined, "a place is one of the former plane");
  // Axes that these points do not have are those of other points.
  wide.showAxes([7, 1]);
  assert.deepEqual(wide.slice.value.axes, [0, 1]);
});

test("a table cannot be drawn on; points of one's own begin on an empty plane, and undo brings the table back", () => {
  const { state } = withTable();
  state.draw();
  assert.equal(state.isDrawing.value, false);
  assert.match(state.remark.value.text, /^These points have 3 features, and the pencil gives a point only two\./);
  state.drawOwn();
  assert.equal(state.isDrawing.value, true);
  assert.deepEqual([state.settings.value.data.points, state.settings.value.model.width], [[], 2]);
  assert.deepEqual(state.settings.value.data.names, ["x", "y", "label"]);
  assert.deepEqual(state.extent.value, { left: -1, right: 1, top: 1, bottom: -1 });
  state.undo();
  assert.deepEqual([state.settings.value.data.points.length, state.settings.value.model.width], [3, 3]);
  assert.deepEqual([state.isDrawing.value, state.extent.value], [false, undefined], "the pencil is put away");
});

test("the words on the plane say where the other features are held", () => {
  assert.equal(heldWords(1), "The other one is held at its mean.");
  assert.equal(heldWords(28), "The other 28 are held at their mean.");
  assert.equal(heldWords(1, 4), "The other one is held at point 5’s value.");
  assert.equal(heldWords(2, 0), "The other 2 are held at point 1’s values.");
});
