// The state of the graph lab: everything that is shown follows from it, and a link says it all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { effect } from "@preact/signals-core";
import { Computation } from "../../www/graph/computation/computation.js";
import { hashOf, placeOf } from "../../www/graph/editor/link.js";
import { PRESETS } from "../../www/graph/editor/presets.js";
import { GraphState } from "../../www/graph/state.js";
import { init, Value } from "../../www/micrograd.js";
import { History } from "../../www/ui/history.js";
import { recordingOf } from "../common/recording.js";

await init();

/** Makes a state that shows L = a * b + c, or what else is made of the product and c. */
function opened({ walk, isBackward = true, last = (product, c) => product.add(c) } = {}) {
  const [a, b, c] = [new Value(2, "a"), new Value(-3, "b"), new Value(10, "c")];
  const product = a.mul(b);
  const root = last(product, c);
  root.label = "L";
  if (isBackward) root.backward();
  const recording = recordingOf(root);
  const state = new GraphState();
  const shown = () => ({ computation: new Computation(recording), recording, title: "L" });
  state.open(shown(), walk);
  const { computation } = state.graph.value;
  const place = (label) => Array.from(computation.data, (_, at) => at).find((at) => computation.label(at) === label);
  return { state, shown, a: place("a"), b: place("b"), c: place("c"), L: place("L") };
}

const numbers = (state) => state.graph.value.computation.data;

test("nudges are undone and redone in turn, all leaves go back, and a new nudge ends what could be redone", () => {
  const { state, a, b, L } = opened();
  const recorded = [...state.graph.value.computation.grad];
  state.nudge(a, 3);
  state.nudge(a, 4);
  state.commit();
  state.nudge(b, 1);
  assert.deepEqual([numbers(state)[a], numbers(state)[b], numbers(state)[L]], [4, 1, 14]);
  // What is being nudged is taken back, too.
  state.undo();
  assert.deepEqual([numbers(state)[a], numbers(state)[b]], [4, -3]);
  state.undo();
  assert.deepEqual([numbers(state)[a], state.history.canUndo.value, state.history.canRedo.value], [2, false, true]);
  assert.deepEqual([...state.graph.value.computation.grad], recorded, "the gradients are those that were recorded");
  state.redo();
  assert.equal(numbers(state)[a], 4);
  state.nudge(b, 5);
  state.commit();
  assert.equal(state.history.canRedo.value, false);
  state.reset();
  assert.deepEqual([numbers(state)[a], numbers(state)[b]], [2, -3]);
  state.undo();
  assert.deepEqual([numbers(state)[a], numbers(state)[b]], [4, 5]);
  // Another graph has no past.
  const other = opened();
  other.state.nudge(other.a, 9);
  other.state.commit();
  other.state.open(other.shown());
  assert.equal(other.state.history.canUndo.value, false);
  // What ends where it began is no nudge.
  const { value: before } = state.history.canRedo;
  state.nudge(b, 6);
  state.nudge(b, 5);
  state.commit();
  assert.equal(state.history.canRedo.value, before);
});

test("the moment follows the instant and the numbers, and tells which value is talked of", () => {
  const { state, a, L } = opened();
  const seen = [];
  effect(() => seen.push(state.moment.value && [state.moment.value.phase, state.moment.value.numbers.data[L]]));
  state.go(2);
  assert.equal(state.selected.value, -1);
  state.select(a);
  state.go(1);
  state.go(2);
  assert.equal(state.selected.value, L, "a card that is open follows the steps");
  state.nudge(a, 5);
  state.go(undefined);
  assert.deepEqual(seen, [undefined, ["forward", 4], ["forward", 4], ["forward", 4], ["forward", -5], undefined]);
  state.go(3);
  state.zeroGrad();
  assert.deepEqual([state.instant.value, state.graph.value.computation.grad[a]], [undefined, 0]);
});

test("a step of a closed group is about its result: in the card, in the code and in the link", () => {
  const { state, a, b, c, L } = opened({ last: (product, c) => product.add(c).tanh() });
  const [product, sum] = [a, b, c, L].includes(2) ? [3, 4] : [2, 4];
  // A group has the product and the sum.
  const group = ["", "", "", "", ""];
  const item = Uint32Array.from({ length: 6 }, (_, place) =>
    place === product || place === sum ? 4 : Math.min(place, 3),
  );
  group[4] = "inner";
  state.boxes.value = { item, group, place: [a, b, c, L, sum] };
  state.select(a);
  for (const at of state.steps.value.keys()) {
    state.step(at);
    const { place } = state.moment.value;
    if (place !== product && place !== sum) continue;
    assert.deepEqual([state.selected.value, state.lit, state.walk.place], [sum, sum, sum], `step ${at}`);
  }
  state.select(b);
  assert.equal(state.lit, b, "what is selected during a step is lit");
  state.select(-1);
  state.step(1);
  assert.equal(state.lit, sum, "without a selection, the step's value");
});

test("what was computed on the way back is forgotten when a number changes", () => {
  const { state, a, c } = opened({ last: (product, c) => product.mul(c) });
  const { boundary } = state.timeline.value;
  state.go(boundary + 1);
  state.go(undefined);
  state.nudge(c, 7);
  state.go(boundary + 2);
  // The gradient of a is b * c.
  assert.equal(state.moment.value.numbers.grad[a], -21);
});

test("play starts anew at the end, and a step that is chosen does not end it by itself", () => {
  const { state } = opened();
  const { length } = state.timeline.value;
  state.play();
  assert.deepEqual([state.isPlaying.value, state.instant.value], [true, 0]);
  state.go(1);
  state.pause();
  state.play();
  assert.equal(state.instant.value, 1);
  state.go(length - 1);
  state.play();
  assert.equal(state.instant.value, 0);
  const empty = new GraphState();
  empty.play();
  assert.equal(empty.isPlaying.value, false);
});

test("a value that is selected has a card, unless it was selected in the code", () => {
  const { state, a, b } = opened();
  state.select(b, false);
  assert.deepEqual([state.selected.value, state.isCardOpen.value], [b, false]);
  state.select(a);
  assert.deepEqual([state.selected.value, state.isCardOpen.value], [a, true]);
  state.select(b, false);
  assert.deepEqual([state.selected.value, state.isCardOpen.value], [b, true], "it stays open");
  state.select(99);
  assert.deepEqual([state.selected.value, state.isCardOpen.value], [-1, false]);
  state.select(a);
  state.play();
  assert.deepEqual([state.selected.value, state.isCardOpen.value], [-1, false], "no card jumps while it plays");
  state.select(a);
  assert.equal(state.isPlaying.value, false, "no step leads away from what was chosen");
});

test("there are no gradients until backward has run", () => {
  const { state, a } = opened({ isBackward: false });
  assert.equal(state.hasGradients.value, false);
  assert.equal(state.shown.hasGradient(a), false);
  state.nudge(a, 5);
  state.commit();
  assert.equal(state.hasGradients.value, false, "a nudge brings none");
  state.backward();
  assert.equal(state.shown.hasGradient(a), true);
  // d = a * b + c
  assert.equal(state.shown.grad[a], -3, "one pass, not two");
  state.zeroGrad();
  assert.deepEqual([state.shown.hasGradient(a), state.shown.grad[a]], [true, 0], "cleared ones are shown");
});

test("a link brings all of it back", async () => {
  const { state, shown, a, b } = opened();
  state.code.value = { preset: PRESETS[1].id, text: "x = 1" };
  state.opened.value = ["+g1"];
  state.look.value = { k: 2, x: 3, y: 4 };
  state.nudge(a, 7);
  state.commit();
  state.go(4);
  state.select(b);
  const place = await placeOf((await hashOf(state.place)).split("?")[1]);
  assert.deepEqual(place, {
    preset: PRESETS[1].id,
    code: "x = 1",
    opened: ["+g1"],
    walk: { instant: 4, nudges: [[a, 7]], place: b },
    look: { k: 2, x: 3, y: 4 },
  });
  const other = new GraphState();
  other.open(shown(), place.walk);
  assert.deepEqual(other.walk, state.walk);
  assert.equal(other.history.canUndo.value, false);
  // The text of an example is not said, and nothing is said of a graph that the code does not make.
  state.code.value = { preset: PRESETS[1].id, text: PRESETS[1].source };
  state.isGuest.value = true;
  assert.deepEqual(state.place, { preset: PRESETS[1].id });
});

test("a history keeps what was done and what was undone", () => {
  const history = new History();
  assert.deepEqual([history.undo(), history.redo()], [undefined, undefined]);
  history.add("one");
  history.add("two");
  assert.deepEqual([history.undo(), history.undo(), history.undo(), history.redo()], ["two", "one", undefined, "one"]);
  history.add("three");
  assert.deepEqual([history.canRedo.value, history.undo(), history.undo()], [false, "three", "one"]);
  history.clear();
  assert.deepEqual([history.canUndo.value, history.canRedo.value], [false, false]);
});
