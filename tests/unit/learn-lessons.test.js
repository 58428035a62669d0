// What cards say in states that a reader can reach besides the wanted one, and when their tasks are done.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init } from "../../www/micrograd.js";
import { CHAPTERS } from "../../www/pkg/chapters.js";

await init();

/** @param {string} id of a card */
async function taskOf(id) {
  const [name, number] = id.split("/");
  const { chapter } = await CHAPTERS.find((one) => one.name === name).load();
  return chapter.cards[Number(number) - 1].task;
}

test("a point beyond the margin has no largest gradient; another one brings the hint back", async () => {
  const task = await taskOf("the-moons/5");
  const opened = { point: 3, values: 984, loss: 1.2, toggles: [], reached: undefined };
  assert.match(task.hint(opened), /Now follow the largest gradient/);
  assert.equal(task.lesson(opened), "");
  assert.match(task.hint({ ...opened, loss: 0 }), /beyond the margin.*Choose another/);
  assert.equal(task.isDone({ ...opened, loss: 0 }), false);
});

test("the loss of a blue point grows as its score falls, and nothing is said of one that costs nothing", async () => {
  const task = await taskOf("the-moons/2");
  assert.match(task.lesson({ answer: { score: -3.118, loss: 4.118 } }), /^Loss 4\.118.*score of this blue point falls/);
  assert.equal(task.lesson({ answer: { score: 2, loss: 0 } }), "");
});

test("what moved last is what is spoken of", async () => {
  const task = await taskOf("a-neuron/2");
  const data = { x1: 2, x2: 0, w1: -3, w2: 1, b: 7, n: 1, o: 0.7616 };
  assert.match(task.lesson({ moved: "b", data }), /the bias shifts/);
  assert.match(task.lesson({ moved: "w1", data }), /the weight decides/);
  assert.match(task.lesson({ moved: "w2", data }), /x2.* is 0, so it has no say/);
  assert.match(task.lesson({ moved: "x1", data }), /as much as its weight, −3/);
  assert.match(task.hint({ moved: "b", data }), /Now move a weight/);
});

test("every nudge moves the leaves, and the leftover gradient is compared with the start", async () => {
  const { chapter } = await CHAPTERS.find(({ name }) => name === "by-hand").load();
  const [all, leftover] = chapter.cards[5].actions;
  const before = { a: 2, b: -3, c: 10, f: -2 };
  const grad = { a: 6, b: -4, c: -2, f: 4 };
  const once = all.change({ before, data: before, grad });
  assert.deepEqual(once, { a: 2.06, b: -3.04, c: 9.98, f: -1.96 });
  assert.notDeepEqual(all.change({ before, data: once, grad }), once);
  const wrongly = leftover.change({ before, data: once, grad });
  assert.equal(wrongly.f, -2.07);
  assert.deepEqual(all.change({ before, data: wrongly, grad }), once);
  assert.match(chapter.cards[5].task.lesson({ before, data: { ...wrongly, L: -7.6954 } }), /f.* went down, .*−2\.07/);
});

test("before the engines have run there is nothing to choose, and that is said", async () => {
  const task = await taskOf("what-goes-wrong/1");
  assert.match(
    task.hint({ step: 0, steps: 3, parting: [], differs: false, chosen: ["a"], grad: { a: [0, 0] } }),
    /Press Run first/,
  );
});

test("the error of the slope is spoken of where it is shown", async () => {
  const task = await taskOf("what-a-gradient-says/7");
  assert.match(task.lesson({ decades: 14 }), /^−3\.0198, and not −3/);
  assert.equal(task.lesson({ decades: 17 }), "");
});

test("a derivative agrees only where there is a slope, and the hint is for the function of the card", async () => {
  const task = await taskOf("more-operations/6");
  const state = { edits: 2, isRead: true, isGiven: true, checked: 201, wrong: [], corners: [] };
  assert.equal(task.isDone(state), true);
  assert.equal(task.isDone({ ...state, checked: 0 }), false);
  assert.equal(task.lesson({ ...state, wrong: [1] }), "");
  assert.match(task.hint({ ...state, wrong: [1] }), /softplus/);
  assert.doesNotMatch(task.hint({ ...state, wrong: [1], isGiven: false }), /softplus/);
});

test("a leaf with another number is still missing", async () => {
  const task = await taskOf("a-value-remembers/1");
  const lines = ["a = Value(2.0)", "b = Value(-3.0)", "c = Value(10.0)", "f = Value(2.0)", "x = Value(1.0)"];
  const state = { missing: ["f = Value(-2.0)"], newest: "x = Value(1.0)", lines };
  assert.match(task.hint(state), /You made .*f = Value\(2\.0\).*Undo it/);
  assert.equal(task.isDone(state), false);
  assert.doesNotMatch(task.lesson({ missing: [], lines }), /Four leaves, and nothing/);
});
