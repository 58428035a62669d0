// A long computation opens at a scale at which its numbers can be read: what is nearest the result is shown, and what came
// before is one box.
import assert from "node:assert/strict";
import { test } from "node:test";
import { RecordedGraph } from "../../www/graph/computation/recorded-graph.js";
import { LESSONS } from "../../www/graph/editor/lessons.js";
import { foldings, visible } from "../../www/graph/groups/collapse.js";
import { groupsOf } from "../../www/graph/groups/groups.js";
import { sceneOf } from "../../www/graph/layout/arrangement.js";
import { READABLE, whole } from "../../www/graph/layout/placement.js";
import { networkCode } from "../../www/learn/tutorial-network.js";
import { init, Value } from "../../www/micrograd.js";
import { createRunner } from "../common/python-runner.js";
import { recorded } from "../common/recording.js";

/** @import { Group } from "../../www/graph/groups/group.js" */

await init();

/** What the graph lab leaves for a graph in a window of 1280 x 800, and on a phone. */
const LAPTOP = { width: 870, height: 560 };
const PHONE = { width: 390, height: 330 };
const NARROW = { width: 320, height: 170 };

/** A learner's loops. @type {Record<string, () => Value>} */
const LOOPS = {
  "a chain": () => {
    let a = new Value(1);
    for (let turn = 0; turn < 250; turn++) a = a.mul(1.01).add(0.001);
    return a;
  },
  "a short chain": () => {
    let a = new Value(1);
    for (let turn = 0; turn < 20; turn++) a = a.mul(1.01).add(0.001);
    return a;
  },
  "steps of descent": () => {
    let [w, loss] = [new Value(0.5, "w"), undefined];
    for (let turn = 0; turn < 60; turn++) {
      const error = w.mul(2).sub(1);
      loss = error.pow(2);
      w = w.sub(error.mul(4).mul(0.05));
    }
    return loss;
  },
  "two values in turn": () => {
    let [a, b] = [new Value(1, "a"), new Value(1, "b")];
    for (let turn = 0; turn < 150; turn++) {
      [a, b] = [b, a.add(b).mul(0.5)];
      b.label = "b";
    }
    return b;
  },
};

/** Returns the first picture that is legible in a frame, and how many are tried before it. */
async function opened(graph, frame) {
  let tried = 0;
  for (const open of foldings(graph)) {
    for (const direction of ["across", "down"]) {
      const scene = await sceneOf(graph, open, direction, open);
      const { k } = whole(frame, scene);
      if (k >= READABLE) return { scene, tried, shown: visible(graph, open) };
    }
    tried += 1;
  }
  return undefined;
}

for (const [name, build] of Object.entries(LOOPS)) {
  test(`${name} opens at legible numbers, from the result back`, async () => {
    const graph = new RecordedGraph(recorded(build));
    const found = await opened(graph, LAPTOP);
    assert.ok(found, "no folding is legible");
    const { scene, shown, tried } = found;
    assert.ok(tried <= 12, `${tried} pictures are laid out in vain`);
    // The result itself is there, what it is computed from, and one box for all that came before.
    assert.equal(scene.boxes[scene.item[graph.root]].group, undefined);
    for (const operand of graph.operands(graph.root)) assert.equal(scene.boxes[scene.item[operand]].group, undefined);
    assert.ok(scene.boxes.length >= 5, `${scene.boxes.length} boxes`);
    assert.equal(scene.boxes.filter(({ group }) => group?.type === "earlier").length, 1);
    assert.deepEqual(shown.open, [], "no frames around what is open by itself");
    assert.ok(await opened(graph, PHONE), "on a phone no folding is legible");
  });
}

test("a loop that one name runs through opens with as many turns as are legible, not with all or none", async () => {
  const turns = (count) => () => {
    let a = new Value(1);
    for (let turn = 0; turn < count; turn++) a = a.mul(2).add(1);
    a.label = "a";
    return a;
  };
  for (const [count, frame, least] of [
    [5, LAPTOP, 9],
    [20, LAPTOP, 9],
    [5, PHONE, 3],
  ]) {
    const found = await opened(new RecordedGraph(recorded(turns(count))), frame);
    assert.ok(found, "no folding is legible");
    const { boxes } = found.scene;
    assert.ok(boxes.length >= least, `${count} turns: ${boxes.length} boxes`);
    assert.ok(boxes.filter(({ group }) => group).length <= 1, "one box for what came before");
  }
});

test("each group of earlier values that is opened shows some more, down to the first", () => {
  const graph = new RecordedGraph(recorded(LOOPS["a short chain"]));
  const earlier = groupsOf(graph).list.filter(({ type }) => type === "earlier");
  const counts = earlier.map((_, index) => {
    const open = new Set(earlier.slice(0, index).map(({ key }) => key));
    return visible(graph, open).items.length;
  });
  for (let at = 1; at < counts.length; at++) assert.ok(counts[at] > counts[at - 1], counts.join());
  assert.equal(visible(graph, new Set(earlier.map(({ key }) => key))).items.length, graph.length);
});

/** A sum of squared errors in the ways that people write it. @type {Record<string, string>} */
const SUMS = {
  "a generator": "loss = sum((model(x) - y) ** 2 for x, y in zip(xs, ys))",
  "a list": "loss = sum([(model(x) - y) ** 2 for x, y in zip(xs, ys)])",
  "a loop": "loss = 0\nfor x, y in zip(xs, ys): loss += (model(x) - y) ** 2",
  "predictions first": "ps = [model(x) for x in xs]\nloss = sum((p - y) ** 2 for p, y in zip(ps, ys))",
};

for (const [name, sum] of Object.entries(SUMS)) {
  for (const samples of [4, 50]) {
    test(`the errors of ${samples} samples, added by ${name}, are stacks of networks and of errors`, async () => {
      const code = `import random\nmodel = MLP(2, [4, 1])\nxs = [[random.random(), 1.0] for _ in range(${samples})]\nys = [1.0] * ${samples}`;
      const { recording } = (await createRunner()).run(`${code}\n${sum}`);
      const graph = new RecordedGraph(recording);
      const outside = groupsOf(graph).list.filter(
        ({ type, parent }) => type !== "earlier" && parent && (!parent.parent || parent.type === "earlier"),
      );
      assert.deepEqual(outside.map((group) => group.name).sort(), [
        `(x + c)**2 × ${samples}`,
        `MLP × ${samples}`,
        "parameters",
        `sum of ${samples + 1} terms`,
      ]);
      const networks = /** @type {Group} */ (outside.find((group) => group.name === `MLP × ${samples}`));
      // Opened, the stack shows networks of one sample each, which open one at a time.
      const [first] = networks.groups;
      assert.equal(first.name, "MLP (1)");
      assert.deepEqual(
        first.groups.map((group) => group.name),
        ["layer 0", "layer 1"],
      );
      const found = await opened(graph, LAPTOP);
      assert.ok(found, "no folding is legible");
      const { boxes, direction } = found.scene;
      if (samples === 4) {
        for (const name of ["MLP", "(x + c)**2"]) {
          const along = [1, 2, 3, 4].map((sample) => {
            const box = boxes.find(({ title }) => title === `${name} (${sample})`);
            assert.ok(box, `no ${name} (${sample})`);
            return direction === "across" ? box.y : box.x;
          });
          assert.deepEqual(
            along,
            along.toSorted((one, other) => one - other),
            `${name}: the first is first`,
          );
        }
      } else assert.ok(boxes.some(({ title }) => title === "MLP × 50"));
      assert.ok(await opened(graph, PHONE), "on a phone no folding is legible");
    });
  }
}

test("every example opens at legible numbers on the narrowest phone", async () => {
  const runner = await createRunner();
  for (const { title, source } of LESSONS) {
    const graph = new RecordedGraph(runner.run(source).recording);
    assert.ok(await opened(graph, NARROW), title);
  }
});

test("on a narrow phone, the inputs and weights of a neuron are boxes of one term each", async () => {
  const { recording } = (await createRunner()).run(LESSONS[0].source);
  const graph = new RecordedGraph(recording);
  const found = await opened(graph, { width: 320, height: 280 });
  assert.deepEqual(
    found?.scene.boxes.map(({ group, place }) => group?.name ?? graph.label(place)),
    ["x1, w1", "x2, w2", "b", "n", "o"],
  );
  for (const { name, values } of groupsOf(graph).list.filter(({ type }) => type === "inputs")) {
    assert.equal(values.map((place) => graph.label(place)).join(", "), name);
  }
});

test("the tutorial's loop, with classes of the learner's own, opens at legible numbers", async () => {
  const { recording } = (await createRunner()).run(networkCode("two steps", { rate: 0.05 }));
  const graph = new RecordedGraph(recording);
  assert.equal(graph.length, 398);
  const found = await opened(graph, LAPTOP);
  assert.ok(found, "no folding is legible");
  assert.ok(found.scene.boxes.length >= 3);
});
