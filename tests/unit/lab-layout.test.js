// What the lab decides about space and time: where a card stands, what is folded, and how long a pass takes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Computation } from "../../www/graph/computation/computation.js";
import { RecordedGraph } from "../../www/graph/computation/recorded-graph.js";
import { recordedBy } from "../../www/graph/editor/first-graph.js";
import { foldings, visible } from "../../www/graph/groups/collapse.js";
import { groupsOf } from "../../www/graph/groups/groups.js";
import { fingerprint } from "../../www/graph/groups/structure.js";
import { sceneOf } from "../../www/graph/layout/arrangement.js";
import { keepCard, placeCard } from "../../www/graph/layout/card-placement.js";
import { whole } from "../../www/graph/layout/placement.js";
import { rateOf, SPEEDS } from "../../www/graph/steps/playback.js";
import { Timeline } from "../../www/graph/steps/timeline.js";
import { told } from "../../www/graph/steps/told.js";
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

test("a closed group is one step, and what it says is how much it does", () => {
  const computation = new Computation(recorded(EXAMPLES.mlp));
  const timeline = new Timeline(computation);
  const [, closed] = foldings(computation);
  const { item, items } = visible(computation, closed);
  const boxes = { item, group: items.map(({ group }) => group?.name ?? "") };
  const all = timeline.steps();
  const steps = timeline.steps(boxes);
  assert.equal(all.length, timeline.length);
  assert.ok(steps.length < all.length / 3, `${steps.length} of ${all.length}`);
  assert.equal(steps.at(-1), timeline.length - 1);
  assert.ok(steps.includes(timeline.boundary));
  const at = steps.length - 1;
  const { phase, step, steps: count, sentence } = told(timeline.at(steps[at]), steps, at, timeline.boundary, boxes);
  assert.deepEqual([phase, step], ["backward", count]);
  assert.match(sentence, /operations pass their gradients on.*\nThat was the last step/);
});

test("a whole pass at normal speed takes 20 s at most", () => {
  for (const steps of [5, 30, 1000, 130_000]) {
    assert.ok(steps / rateOf("normal", steps) <= 20.001, `${steps} steps`);
  }
  assert.equal(1 / rateOf("normal", 5), SPEEDS.normal.seconds);
});
