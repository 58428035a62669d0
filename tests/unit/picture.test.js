// What a large graph is collapsed to: scopes, stacks, sums, parameters; how they open; what is found in them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { RecordedGraph } from "../../www/graph/computation/recorded-graph.js";
import { around, boxes, opening, visible } from "../../www/graph/groups/collapse.js";
import { Group } from "../../www/graph/groups/group.js";
import { split } from "../../www/graph/groups/grouping.js";
import { groupsOf } from "../../www/graph/groups/groups.js";
import { fingerprint } from "../../www/graph/groups/structure.js";
import { Toggles } from "../../www/graph/groups/toggles.js";
import { sceneOf } from "../../www/graph/layout/arrangement.js";
import { FRAME_TITLE } from "../../www/graph/layout/scene.js";
import { find } from "../../www/graph/view/find.js";
import { edgeOf, statesOf } from "../../www/graph/view/stage.js";
import { file } from "../../www/graph/view/svg.js";
import { Walk } from "../../www/graph/view/walk.js";
import { init, MLP, makeMoons, seed, Value } from "../../www/micrograd.js";
import { graphOf } from "../common/graph.js";
import { createRunner } from "../common/python-runner.js";
import { recordingOf } from "../common/recording.js";

await init();

const sum = (values) => values.reduce((total, value) => total.add(value));

/** Records the loss of the tutorial's four samples. */
function fourSamples() {
  seed(1337);
  const model = new MLP(3, [4, 4, 1], { activation: "tanh", outputActivation: "tanh" });
  const inputs = [
    [2, 3, -1],
    [3, -1, 0.5],
    [0.5, 1, 1],
    [1, 1, -1],
  ];
  const wanted = [1, -1, -1, 1];
  return sum(inputs.map((x, index) => model.forward(x).sub(wanted[index]).pow(2)));
}

/** Records the training demo's loss. */
function demoLoss(samples = 100) {
  seed(1337);
  const { x, y } = makeMoons({ samples, noise: 0.1 });
  const model = new MLP(2, [16, 16, 1]);
  const scores = x.map((xi) => model.forward(xi));
  const losses = scores.map((score, index) => score.mul(-y[index]).add(1).relu());
  const squares = model.parameters().map((p) => p.mul(p));
  return sum(losses)
    .mul(1 / losses.length)
    .add(sum(squares).mul(1e-4));
}

const oneSample = () => {
  seed(1337);
  return new MLP(2, [16, 16, 1]).forward([1, 2]);
};

/** All groups, opened. */
const everything = (graph) => new Set(groupsOf(graph).list.map(({ key }) => key));
const named = (graph, name) => groupsOf(graph).list.find((group) => group.name === name);

/** What must hold for any way to show a graph. */
function check(graph, shown) {
  const { items, links, item, open } = shown;
  for (let place = 0; place < graph.length; place++) {
    const { group, place: itself } = items[item[place]];
    if (group) assert.ok(around(graph, place).includes(group.key), `${place} is in ${group.key}`);
    else assert.equal(itself, place);
  }
  const values = items.filter(({ group }) => !group);
  assert.equal(values.length + items.reduce((size, { group }) => size + (group?.size ?? 0), 0), graph.length);
  // Every edge of the graph is there, once for each operand of a value and bundled into a group.
  let edges = 0;
  for (let place = 0; place < graph.length; place++) {
    for (const operand of graph.operands(place)) {
      edges += Number(item[operand] !== item[place] || items[item[place]].group === undefined);
    }
  }
  assert.equal(
    links.reduce((count, link) => count + link.count, 0),
    edges,
  );
  for (const { parent } of open) assert.ok(!parent.parent || parent.type === "earlier" || open.includes(parent));
}

/** The groups that are in no other, but in earlier values. */
const outermost = (graph) =>
  groupsOf(graph).list.filter(({ type, parent }) => {
    const isOutside = parent && (!parent.parent || parent.type === "earlier");
    return isOutside && type !== "earlier";
  });

test("a small graph is shown as it is", () => {
  const graph = graphOf(new Value(2, "a").mul(new Value(3, "b")).tanh());
  const shown = visible(graph, opening(graph));
  check(graph, shown);
  assert.equal(shown.items.length, 4);
  assert.deepEqual(
    shown.links.map(({ from, to, operand }) => [from, to, operand]),
    [
      [0, 2, 0],
      [1, 2, 1],
      [2, 3, 0],
    ],
  );
});

test("one sample of a network opens as its neurons, each with its own weights", () => {
  const graph = graphOf(oneSample());
  const shown = visible(graph, opening(graph));
  check(graph, shown);
  const [network] = groupsOf(graph).all.groups;
  assert.equal(network.name, "MLP");
  assert.deepEqual(
    network.groups.map(({ name, summary }) => `${name}: ${summary}`),
    // A neuron of n inputs has n weights, a bias, n products, n sums and a ReLU; a linear one has no ReLU.
    ["layer 0: 16 neurons · 128 values", "layer 1: 16 neurons · 800 values", "layer 2: 1 neuron · 49 values"],
  );
  assert.equal(network.values.length, 2, "the inputs, which all neurons share, are in no neuron");
  assert.equal(shown.items.length, 2 + 33);
  assert.equal(named(graph, "layer 2").result, graph.root);
  const all = visible(graph, everything(graph));
  check(graph, all);
  assert.equal(all.items.length, graph.length);
});

test("the four samples of the tutorial stack, and their parameters gather by neuron", () => {
  const graph = graphOf(fourSamples());
  const open = opening(graph);
  const shown = visible(graph, open);
  check(graph, shown);
  const groups = outermost(graph).sort((one, other) => one.first - other.first);
  assert.deepEqual(
    groups.map(({ type, name }) => `${type} ${name}`),
    ["parameters parameters", "stack MLP × 4", "stack (x + c)**2 × 4", "sum sum of 4 terms"],
  );
  const [parameters, stack] = groups;
  assert.equal(parameters.summary, "3 layers · 41 values");
  assert.deepEqual(
    stack.groups.map(({ name }) => name),
    ["MLP (1)", "MLP (2)", "MLP (3)", "MLP (4)"],
  );
  assert.ok(open.has(stack.key) && !open.has(parameters.key));
  assert.ok(shown.items.length >= 20 && shown.items.length <= 150, `${shown.items.length} boxes`);
});

test("the demo's loss of 65,814 values and more opens as few boxes", () => {
  const graph = graphOf(demoLoss());
  const shown = visible(graph, opening(graph));
  check(graph, shown);
  assert.ok(graph.length > 65_000);
  assert.ok(shown.items.length >= 8 && shown.items.length <= 150, `${shown.items.length} boxes`);
  const names = outermost(graph).map(({ name }) => name);
  for (const name of ["parameters", "MLP × 100", "ReLU(x * c + c) × 100", "x * x × 337"]) {
    assert.ok(names.includes(name), `${name} is not among ${names.join("; ")}`);
  }
  assert.ok(names.includes("sum of 100 terms") && names.includes("sum of 337 terms"));
});

test("to collapse a loss takes time in proportion to its values", () => {
  const recordings = [25, 100].map((samples) => recordingOf(demoLoss(samples)));
  const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // In turn, so that what else the machine does slows both.
  for (let round = 0; round < 3; round++) {
    for (const [index, recording] of recordings.entries()) {
      // Another object each time: nothing is known of it.
      const graph = new RecordedGraph(recording);
      const start = process.cpuUsage();
      visible(graph, opening(graph));
      const { user, system } = process.cpuUsage(start);
      least[index] = Math.min(least[index], user + system);
    }
  }
  // Four times the values: sixteen times the work if one part of it were quadratic.
  assert.ok(least[1] < 10 * least[0], `${least[0]} µs, then ${least[1]} µs`);
});

test("of many alike the first open, and the others stay behind one box", () => {
  const graph = graphOf(demoLoss());
  const stack = named(graph, "MLP × 100");
  const outside = opening(graph);
  const shown = visible(graph, new Set([...[...outside].filter((key) => stack.key.startsWith(key)), stack.key]));
  check(graph, shown);
  const inside = shown.items.filter(({ group }) => group?.parent === stack).map(({ group }) => group.name);
  assert.deepEqual(inside, ["MLP (1)", "MLP (2)", "MLP (3)", "97 more"]);
  for (const group of groupsOf(graph).list) assert.ok(group.children <= 64, `${group.key} shows ${group.children}`);
});

test("a loss without scopes, as of a learner's own classes, is told apart by structure", () => {
  const flat = (root) => {
    const recording = recordingOf(root);
    return new RecordedGraph({ ...recording, scope: recording.scope.fill(0), scopes: [] });
  };
  const four = flat(fourSamples());
  check(four, visible(four, opening(four)));
  const names = (graph) => outermost(graph).map(({ name }) => name);
  // 41 parameters and 12 inputs; of each sample 4 neurons that share inputs, and the rest.
  assert.deepEqual(names(four).sort(), ["leaf × 53", "sum of 4 terms", "tanh(…) × 16", "…**2 × 4"]);
  const demo = flat(demoLoss());
  const shown = visible(demo, opening(demo));
  check(demo, shown);
  assert.ok(shown.items.length <= 20, `${shown.items.length} boxes`);
  for (const name of ["ReLU(x + y * z + … * …) × 1600", "sum of 100 terms"]) {
    assert.ok(names(demo).includes(name), names(demo).join("; "));
  }
});

test("a chain of 100,000 opens stretch by stretch", () => {
  let chain = new Value(0.5, "start");
  for (let length = 0; length < 100_000; length++) chain = chain.tanh();
  const graph = graphOf(chain);
  const open = opening(graph);
  const shown = visible(graph, open);
  assert.ok(shown.items.length <= 130);
  // From the first to the last without a way back.
  for (const { from, to } of shown.links) assert.equal(to, from + 1);
  for (const key of around(graph, 50_000)) open.add(key);
  const near = visible(graph, open);
  check(graph, near);
  assert.equal(near.items[near.item[50_000]].group, undefined);
  assert.ok(near.items.length <= 200);
});

test("a stretch of values without names says which ones", () => {
  const all = new Group("all", "");
  all.values = Array.from({ length: 20_000 }, (_, place) => place);
  split(all, { label: () => "", symbol: (place) => (place === 19_999 ? "+" : "") });
  assert.equal(all.groups[0].name, "leaves 1–625");
  assert.equal(all.groups[15].name, "leaves 9,376–10,000");
  assert.equal(all.groups[31].name, "values 19,376–20,000");
});

test("what is too much is counted before it is laid out, and refused", async () => {
  const graph = graphOf(demoLoss());
  const all = everything(graph);
  assert.equal(boxes(graph, all), graph.length);
  await assert.rejects(sceneOf(graph, all), /^TooManyBoxes|boxes; 2,000 fit the picture/);
  const open = opening(graph);
  assert.equal(boxes(graph, open), visible(graph, open).items.length);
});

test("frames are around what is in them, and groups do not overlap what is not", async () => {
  const graph = graphOf(fourSamples());
  const numbers = graph;
  const scene = await sceneOf(graph, opening(graph));
  const inside = (inner, outer) =>
    inner.x >= outer.x - 1 &&
    inner.y >= outer.y - 1 &&
    inner.x + inner.width <= outer.x + outer.width + 1 &&
    inner.y + inner.height <= outer.y + outer.height + 1;
  for (const frame of scene.frames) {
    for (const box of scene.boxes) {
      const keys = around(graph, box.group ? firstOf(box.group) : box.place);
      assert.equal(
        inside(box, frame),
        keys.includes(frame.group.key),
        `${box.title || box.place} in ${frame.group.key}`,
      );
    }
  }
  const svg = file(scene, numbers, { theme: "dark" });
  assert.match(svg, /<text class="label"[^>]*>neuron 0<\/text>/);
  assert.match(svg, /#16171a/);
  assert.ok(!svg.includes("prefers-color-scheme") && !svg.includes("#fbfaf8"));
});

function firstOf(group) {
  return group.values[0] ?? firstOf(group.groups[0]);
}

test("neurons of a layer stand in order, and edges end at their boxes", async () => {
  const graph = graphOf(oneSample());
  const { frames, boxes: all, edges } = await sceneOf(graph, opening(graph));
  const neurons = all.filter(({ group }) => /^neuron \d+$/.test(group?.name ?? ""));
  for (const layer of new Set(neurons.map(({ group }) => group.parent))) {
    const names = neurons
      .filter(({ group }) => group.parent === layer)
      .sort((one, other) => one.y - other.y)
      .map(({ title }) => title);
    assert.deepEqual(
      names,
      Array.from(names, (_, index) => `neuron ${index}`),
    );
  }
  for (const { from, to, points, tip } of edges) {
    const [start, end] = [all[from], all[to]];
    const left = end.symbol ? end.operation.x : end.x;
    assert.ok(Math.abs(points[0] - start.x - start.width) < 2, "it begins at the right of a box");
    assert.ok(Math.abs(points[1] - start.y - start.height / 2) < 2);
    assert.ok(Math.abs(tip[0] - left) < 2, "it ends at the left of one");
    assert.ok(Math.abs(tip[1] - end.y - end.height / 2) < 2);
  }
  for (const { group, y } of frames) {
    const inside = all.filter((box) => box.group?.parent === group);
    for (const box of inside)
      assert.ok(box.y - y >= FRAME_TITLE + 14, `${box.title} is ${box.y - y} below a title's top`);
  }
});

test("an edge that Graphviz writes backwards ends with its arrow at its box, as every other", async () => {
  // Its groups depend on one another both ways.
  const source = `
class Neuron:
    def __init__(self, n):
        self.w = [Value(0.3) for i in range(n)]
    def __call__(self, x):
        return sum(w * xi for w, xi in zip(self.w, x))

hidden = [Neuron(2) for _ in range(4)]
out = [Neuron(4) for _ in range(2)]
loss = sum(sum(o([h([k, 0.3]) for h in hidden]) for o in out) for k in range(3))`;
  const { recording } = (await createRunner()).run(source);
  const graph = new RecordedGraph(recording);
  for (const direction of ["across", "down"]) {
    const { boxes, edges } = await sceneOf(graph, opening(graph), direction);
    for (const { from, to, points, tip } of edges) {
      assert.ok([...points, ...tip].every(Number.isFinite), `from ${from} to ${to}: ${tip}`);
      const distance = ([x, y], { x: left, y: top, width, height }) =>
        Math.hypot(x - left - width / 2, y - top - height / 2);
      const [start, end] = [points.slice(0, 2), points.slice(-2)];
      if (from === to) continue;
      // The end is nearer to its box than the start is, and the other way round.
      assert.ok(distance(end, boxes[to]) < distance(start, boxes[to]), `from ${from} to ${to}`);
      assert.ok(distance(start, boxes[from]) < distance(end, boxes[from]), `from ${from} to ${to}`);
    }
  }
});

test("the same program has the same layout, whatever its numbers", async () => {
  const make = (number) => graphOf(new Value(number, "a").mul(2).add(new Value(number, "b")).tanh());
  const [one, other] = [make(1), make(5)];
  assert.equal(fingerprint(one), fingerprint(other));
  const [first, second] = [await sceneOf(one, new Set()), await sceneOf(other, new Set())];
  assert.deepEqual(first.boxes, second.boxes);
  assert.equal(first.edges[0].points, second.edges[0].points, "laid out once");
  const renamed = graphOf(new Value(1, "a").mul(2).add(new Value(1, "c")).tanh());
  assert.notEqual(fingerprint(one), fingerprint(renamed));
});

test("a closed group is as far as what is in it, and carries the arithmetic that goes into it", async () => {
  const graph = graphOf(oneSample());
  const scene = await sceneOf(graph, opening(graph));
  const { list } = groupsOf(graph);
  const neuron = list.find(({ key }) => key.endsWith("/layer 0/neuron 0"));
  const box = scene.boxes.findIndex(({ group }) => group === neuron);
  const state = new Uint8Array(graph.length);
  const looks = () => statesOf(scene, { state, current: -1, notes: [] })[box];
  assert.equal(looks(), 0);
  state[neuron.values[0]] = 1;
  assert.equal(looks(), 1, "reached, as soon as one of its values is");
  for (const place of neuron.values) state[place] = 3;
  assert.equal(looks(), 3);
  state[neuron.values[0]] = 2;
  assert.equal(looks(), 2, "growing, as long as one is");
  const into = neuron.values.find((place) => graph.operands(place).some((operand) => scene.item[operand] !== box));
  const operand = graph.operands(into).findIndex((place) => scene.item[place] !== box);
  assert.equal(edgeOf(scene, into, operand).to, box);
  assert.equal(edgeOf(scene, neuron.result, 0), undefined, "an edge inside is not drawn");
});

test("both edges of x * x carry their own arithmetic", async () => {
  const x = new Value(3, "x");
  const graph = graphOf(x.mul(x));
  const scene = await sceneOf(graph, opening(graph));
  assert.notEqual(edgeOf(scene, 1, 0), edgeOf(scene, 1, 1));
});

test("labels are found: the exact one first, then those that begin so", () => {
  const [x, y, z] = [new Value(1, "my w1"), new Value(2, "w12"), new Value(3, "W1")];
  const graph = graphOf(x.mul(y).add(z));
  assert.deepEqual(
    find(graph, graph, " w1 ").map(({ label }) => label),
    ["W1", "w12", "my w1"],
  );
  assert.deepEqual(find(graph, graph, "v"), []);
  assert.deepEqual(find(graph, graph, " "), []);
});

test("what else is written on boxes is found: groups, operations, and expressions if there is nothing else", () => {
  const graph = graphOf(oneSample());
  const neurons = find(graph, graph, "Neuron 3");
  assert.deepEqual(
    neurons.map(({ group }) => group.key.match(/layer \d/)[0]),
    ["layer 0", "layer 1"],
  );
  for (const { place, group } of neurons) assert.equal(place, group.result);
  const inOrder = find(graph, graph, "neuron").map(({ group }) => group.key.match(/layer \d.neuron \d+/)[0]);
  assert.equal(inOrder.length, 33);
  assert.deepEqual(
    [...inOrder.slice(0, 3), inOrder[16]],
    [0, 1, 2, 16].map((at) => `layer ${at >> 4}/neuron ${at % 16}`),
  );
  const relus = find(graph, graph, "relu");
  assert.equal(relus.length, 32);
  assert.ok(relus.every(({ place }) => graph.symbol(place) === "ReLU"));
  const [a, b] = [new Value(2, "a"), new Value(3, "b")];
  const product = graphOf(a.mul(b).tanh());
  assert.deepEqual(
    find(product, product, "A*b").map(({ label }) => label),
    ["a * b"],
  );
});

test("arrows walk along the edges", async () => {
  const [a, b] = [new Value(2, "a"), new Value(3, "b")];
  const graph = graphOf(b.add(a.mul(b)).tanh());
  const scene = await sceneOf(graph, opening(graph));
  const walk = new Walk(scene);
  const at = (label) => Array.from({ length: graph.length }, (_, place) => graph.label(place)).indexOf(label);
  const sumPlace = graph.operands(graph.root)[0];
  const product = graph.operands(sumPlace)[1];
  assert.equal(walk.neighbour(graph.root, "ArrowLeft"), sumPlace);
  assert.equal(walk.neighbour(sumPlace, "ArrowLeft"), at("b"), "the first operand");
  assert.equal(walk.neighbour(at("a"), "ArrowRight"), product);
  assert.equal(walk.neighbour(graph.root, "ArrowRight"), graph.root, "stays at the end");
  assert.equal(walk.neighbour(at("a"), "End"), graph.root);
  const seen = new Set([walk.neighbour(graph.root, "Home")]);
  for (let place = [...seen][0]; seen.size < graph.length; seen.add(place)) {
    const next = walk.neighbour(place, "ArrowDown");
    assert.notEqual(next, place, "down reaches every box");
    place = next;
  }
  assert.equal(walk.neighbour(0, "x"), undefined);
});

test("what the reader opened is kept beside what opens by itself", () => {
  const toggles = new Toggles();
  toggles.learn(new Set(["/a", "/b"]), new Set(["/b", "/c"]));
  assert.deepEqual(toggles.list, ["-/a", "+/c"]);
  assert.deepEqual([...new Toggles(toggles.list).apply(new Set(["/a", "/d"]))], ["/d", "/c"]);
  assert.deepEqual(new Toggles(["nonsense", 5, "+/x"]).list, ["+/x"]);
});
