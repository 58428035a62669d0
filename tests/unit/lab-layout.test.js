// What the lab decides about space and time: where a card stands, what is folded, and how long a pass takes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { recordedIn } from "../../www/engine/recording.js";
import { Computation } from "../../www/graph/computation/computation.js";
import { RecordedGraph } from "../../www/graph/computation/recorded-graph.js";
import { recordedBy } from "../../www/graph/editor/first-graph.js";
import { foldings, visible } from "../../www/graph/groups/collapse.js";
import { groupsOf } from "../../www/graph/groups/groups.js";
import { fingerprint } from "../../www/graph/groups/structure.js";
import { sceneOf } from "../../www/graph/layout/arrangement.js";
import { keepCard, placeCard } from "../../www/graph/layout/card-placement.js";
import { whole } from "../../www/graph/layout/placement.js";
import { description } from "../../www/graph/steps/description.js";
import { rateOf, SPEEDS } from "../../www/graph/steps/playback.js";
import { Timeline } from "../../www/graph/steps/timeline.js";
import { told } from "../../www/graph/steps/told.js";
import { groupNames } from "../../www/graph/view/names.js";
import { init, Value } from "../../www/micrograd.js";
import { EXAMPLES } from "../common/graphs.js";
import { recorded } from "../common/recording.js";

await init();

test("graphs of other operations are told apart, though all else is the same", () => {
  const texts = [(x) => x.pow(3), (x) => x.pow(-1), (x) => x.exp(), (x) => x.tanh()].map((operation) =>
    fingerprint(new RecordedGraph(recordedBy(() => operation(new Value(2, "x"))))),
  );
  assert.equal(new Set(texts).size, texts.length);
});

test("a card covers neither its value nor what is near it, if there is room", () => {
  const room = { x: 0, y: 0, width: 800, height: 500 };
  const value = { x: 350, y: 200, width: 100, height: 60 };
  const near = [{ x: 550, y: 200, width: 100, height: 60 }];
  const { x, y } = placeCard([{ width: 300, height: 200 }], room, value, { near, others: [] });
  const meets = (area) => x < area.x + area.width && area.x < x + 300 && y < area.y + area.height && area.y < y + 200;
  assert.ok(!meets(value) && !near.some(meets), `${x} ${y}`);
  assert.ok(x >= 0 && x + 300 <= 800 && y >= 0 && y + 200 <= 500, `${x} ${y}`);
});

test("a card is made shorter where it would cover a box otherwise, but not without end", () => {
  const room = { x: 0, y: 0, width: 700, height: 500 };
  const value = { x: 0, y: 240, width: 100, height: 60 };
  const row = { x: 0, y: 240, width: 700, height: 20 };
  const around = { near: [], others: [value, row] };
  const { y, height } = placeCard([{ width: 300, height: 380 }], room, value, around);
  assert.ok(height >= 216 && (y + height <= 240 || y >= 260), `${height} at ${y}`);
  // There it would show hardly half of what it says.
  assert.equal(placeCard([{ width: 300, height: 460 }], room, value, around).height, 460);
  // Nowhere is there room for the least card: it keeps its height.
  const narrow = {
    ...around,
    others: [...around.others, { x: 0, y: 100, width: 700, height: 20 }, { ...row, y: 380 }],
  };
  assert.equal(placeCard([{ width: 300, height: 380 }], room, value, narrow).height, 380);
});

test("a card is made wider and lower where that shows all of it, and keeps its place when it grows", () => {
  const room = { x: 0, y: 0, width: 700, height: 500 };
  const row = { x: 0, y: 240, width: 700, height: 20 };
  const around = { near: [], others: [row] };
  const shapes = [
    { width: 300, height: 380 },
    { width: 500, height: 230 },
  ];
  const spot = placeCard(shapes, room, row, around);
  assert.deepEqual([spot.width, spot.height], [500, 230]);
  // Below the row it can grow as far as the room; above it as far as the row.
  const { x, y } = spot;
  const free = y < 240 ? 240 - y : 500 - y;
  const grown = keepCard(spot, 400, room, around);
  assert.deepEqual([grown.x, grown.y, grown.width], [x, y, 500]);
  assert.ok(grown.height <= free && grown.height > free - 24, `${grown.height} of ${free}`);
  // A low card that has to say more stays, and scrolls.
  const low = { ...spot, y: 320, height: 180 };
  assert.deepEqual(keepCard(low, 400, room, around), low);
  assert.equal(keepCard({ ...spot, y: 200 }, 230, room, around), undefined, "over the row it cannot stay");
});

test("a card covers no box where any place is free, however far from its value", async () => {
  const card = { width: 300, height: 220 };
  const room = { x: 0, y: 0, width: 870, height: 560 };
  const meets = (spot) => (area) =>
    spot.x < area.x + area.width && area.x < spot.x + 300 && spot.y < area.y + area.height && area.y < spot.y + 220;
  let free = 0;
  for (const build of Object.values(EXAMPLES)) {
    const graph = new RecordedGraph(recordedBy(build));
    for (const open of foldings(graph)) {
      const scene = await sceneOf(graph, open, "across", open);
      const { k, x, y } = whole(room, scene);
      const boxes = scene.boxes.map((box) => ({
        x: x + k * box.x,
        y: y + k * box.y,
        width: k * box.width,
        height: k * box.height,
      }));
      const isAnyFree = Array.from({ length: 40 * 24 }, (_, at) => ({
        x: (at % 40) * 14.25,
        y: Math.floor(at / 40) * 14.2,
      })).some(
        (spot) =>
          !boxes.some(meets({ x: spot.x - 13, y: spot.y - 13 })) &&
          !boxes.some(meets(spot)) &&
          !boxes.some(meets({ x: spot.x + 13, y: spot.y + 13 })),
      );
      if (!isAnyFree) continue;
      for (const value of boxes) {
        const spot = placeCard([card], room, value, { near: [], others: boxes });
        assert.ok(!boxes.some(meets(spot)), `${spot.x} ${spot.y} covers a box of ${boxes.length}`);
        free += 1;
      }
    }
  }
  assert.ok(free > 20, `${free} cards`);
});

test("a graph is fitted between the controls that float over the view", () => {
  const insets = { top: 50, right: 0, bottom: 100, left: 0 };
  const { k, y } = whole({ width: 800, height: 600 }, { width: 100, height: 400 }, 2, insets);
  assert.ok(y >= 50 && y + 400 * k <= 500, `${y} ${k}`);
});

test("the sign of an operation leaves room for the longest number, whose characters are 0.605 of 14 px wide", async () => {
  const graph = new RecordedGraph(recordedBy(EXAMPLES["sneak-peek"]));
  const [open] = foldings(graph);
  const { boxes } = await sceneOf(graph, open, "across", open);
  const computed = boxes.filter(({ symbol }) => symbol);
  assert.ok(computed.length > 10);
  for (const { x, width, symbol, operation } of computed) {
    const start = x + width - 6 - 9 * 0.605 * 14;
    assert.ok(
      operation.x + operation.width <= start,
      `${symbol} reaches ${operation.x + operation.width - start} px into it`,
    );
  }
});

test("the sneak peek is folded by lines of code, from all its values to a handful of names", () => {
  const graph = new RecordedGraph(recordedBy(EXAMPLES["sneak-peek"]));
  const shown = [...foldings(graph)].map((open) => visible(graph, open));
  assert.equal(shown[0].items.length, graph.length);
  assert.deepEqual(shown[0].open, [], "no frames around what is open by itself");
  for (let at = 1; at < shown.length; at++) assert.ok(shown[at].items.length < shown[at - 1].items.length);
  const names = shown.map(({ items }) => items.map(({ place }) => graph.label(place)).join(" "));
  const lines = names.indexOf("a b c d e f g");
  assert.ok(lines > 0, names.join("\n"));
  // What is smaller still shows what is nearest the result.
  assert.match(names.at(-1), /^\w g$/);
  // A line that the reader opens has a frame.
  const folded = [...foldings(graph)][lines];
  const { key } = groupsOf(graph).list.find(({ type, name }) => type === "expression" && name === "c");
  assert.equal(visible(graph, new Set([...folded, key]), folded).open.length, 1);
});

/** Returns the boxes as the view tells them. */
function boxesOf(graph, open) {
  const { item, items } = visible(graph, open);
  const boxes = items.map(({ place, group }) => ({ place, group, title: group?.name ?? "" }));
  return { item, group: groupNames(boxes), place: items.map(({ place }) => place) };
}

/** Returns what the player shows at a step. */
function toldAt(computation, timeline, boxes, at) {
  const steps = timeline.steps(boxes);
  return told(computation, timeline, timeline.at(steps[at], steps[at - 1]), steps, at, boxes);
}

test("groups of the same name are told apart by what is around them", () => {
  const computation = new Computation(recorded(EXAMPLES.mlp));
  const { list } = groupsOf(computation);
  const open = new Set(list.filter(({ name }) => /^(MLP|layer)/.test(name)).map(({ key }) => key));
  const names = boxesOf(computation, open).group.filter((name) => /^neuron/.test(name));
  assert.ok(names.length > 4, names.join());
  assert.equal(new Set(names).size, names.length, names.join());
  assert.ok(names.includes("neuron 0 of layer 1"), names.join());
});

test("a closed group whose ReLU is closed never says that it passes a gradient on", () => {
  const computation = new Computation(
    recorded(() => {
      const x = new Value(2, "x");
      const [off, on] = [-1, 1].map((weight) => recordedIn(`neuron ${weight}`, () => x.mul(weight).add(0.5).relu()));
      return off.mul(3).add(on);
    }),
  );
  const others = groupsOf(computation).list.filter(({ type }) => type !== "scope");
  const timeline = new Timeline(computation);
  const boxes = boxesOf(computation, new Set(others.map(({ key }) => key)));
  const steps = timeline.steps(boxes);
  const said = steps.map((_, at) => toldAt(computation, timeline, boxes, at));
  const of = (name, phase) => said.find((step) => step.phase === phase && step.sentence.startsWith(name))?.sentence;
  assert.equal(
    of("neuron -1:", "forward"),
    "neuron -1: its 3 operations are computed. Its ReLU is closed, as -1.5 is not above 0, and gives 0.",
  );
  assert.match(
    of("neuron -1:", "backward"),
    /^neuron -1: its ReLU is closed, as -1.5 is not above 0, so its 3 operations pass nothing on\./,
  );
  assert.match(of("neuron 1:", "backward"), /^neuron 1: its 3 operations pass their gradients on/);
  // What each adds is written at x, without the group's inner names.
  const notes = steps.flatMap((instant, at) => timeline.at(instant, steps[at - 1]).stage.notes);
  const atX = notes.filter(({ to, operand }) => computation.operands(to)[operand] === 0).map(({ text }) => text);
  assert.deepEqual(atX.toSorted(), ["x.grad += 0", "x.grad += 1"]);
});

test("a ReLU alone says that it is closed, in both phases and in its card", () => {
  const computation = new Computation(recorded(() => new Value(-2, "x").relu().mul(3)));
  const timeline = new Timeline(computation);
  const at = (phase, step) =>
    Array.from({ length: timeline.length }, (_, instant) => timeline.at(instant)).find(
      (moment) => moment.phase === phase && moment.step === step,
    );
  assert.match(at("forward", 1).sentence, /It is closed, as -2 is not above 0\.$/);
  assert.match(at("backward", 2).sentence, /it is closed, as -2 is not above 0, and passes nothing on/);
  assert.match(
    description(computation, timeline, undefined, 1).sentences.join(" "),
    /It is closed, as -2 is not above 0/,
  );
  // An open one that gets no gradient is not closed.
  const open = new Computation(recorded(() => new Value(2, "x").relu().mul(0)));
  const line = new Timeline(open);
  assert.doesNotMatch(line.at(line.length - 1).sentence, /closed/);
});

test("a closed group is one step, and what it says is how much it does", () => {
  const computation = new Computation(recorded(EXAMPLES.mlp));
  const timeline = new Timeline(computation);
  const [, closed] = foldings(computation);
  const boxes = boxesOf(computation, closed);
  const all = timeline.steps();
  const steps = timeline.steps(boxes);
  assert.equal(all.length, timeline.length);
  assert.ok(steps.length < all.length / 3, `${steps.length} of ${all.length}`);
  assert.equal(steps.at(-1), timeline.length - 1);
  assert.ok(steps.includes(timeline.boundary));
  const at = steps.length - 1;
  const { phase, step, steps: count, sentence } = toldAt(computation, timeline, boxes, at);
  assert.deepEqual([phase, step], ["backward", count]);
  assert.match(sentence, /operations pass their gradients on.*\nLast step/);
});

test("a whole pass at normal speed takes 20 s at most", () => {
  for (const steps of [5, 30, 1000, 130_000]) {
    assert.ok(steps / rateOf("normal", steps) <= 20.001, `${steps} steps`);
  }
  assert.equal(1 / rateOf("normal", 5), SPEEDS.normal.seconds);
});
