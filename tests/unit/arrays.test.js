// Many nodes in one call: loading a computation, and reading and writing its numbers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wasm } from "../../www/engine/instance.js";
import { init, MLP, scope, seed, Value } from "../../www/micrograd.js";

await init();

const NONE = 0xffffffff;
const OPERATION = Object.fromEntries(wasm.operations().map((name, index) => [name, index]));

/** Records the computation of the tutorial's sneak peek. */
function sneakPeek() {
  const a = new Value(-4);
  const b = new Value(2);
  let c = a.add(b);
  let d = a.mul(b).add(b.pow(3));
  c = c.add(c.add(1));
  c = c.add(new Value(1).add(c).add(a.neg()));
  d = d.add(d.mul(2).add(b.add(a).relu()));
  d = d.add(new Value(3).mul(d).add(b.sub(a).relu()));
  const e = c.sub(d);
  const f = e.pow(2);
  return f.div(2).add(new Value(10).div(f));
}

/**
 * A value's graph as arrays.
 * @param {Value} root
 */
function arraysOf(root) {
  const ids = wasm.topologicalOrder(root.id);
  const place = new Map([...ids].map((id, index) => [id, index]));
  const operands = [...wasm.operandsOf(ids)].map((id) => (id === NONE ? NONE : Number(place.get(id))));
  const [data, exponents, operations] = [wasm.dataOf(ids), wasm.exponentsOf(ids), wasm.operationsOf(ids)];
  return {
    ids,
    operations,
    a: Uint32Array.from(ids, (_, index) => operands[2 * index]),
    b: Uint32Array.from(ids, (_, index) => operands[2 * index + 1]),
    numbers: Float64Array.from(ids, (_, index) =>
      operations[index] === OPERATION.Pow ? exponents[index] : operations[index] === 0 ? data[index] : NaN,
    ),
  };
}

/**
 * Loads a computation and returns the ids of its nodes.
 * @param {ReturnType<typeof arraysOf>} arrays
 */
function loaded({ operations, a, b, numbers }) {
  const first = wasm.load(operations, a, b, numbers);
  return Uint32Array.from(operations, (_, place) => first + place);
}

test("what was read out and loaded has the same numbers and gradients", () => {
  seed(7);
  const model = new MLP(3, [4, 2], { activation: "tanh", outputActivation: "sigmoid" });
  const [first, second] = model.forward([1, -2, 0.5]);
  const others = first.exp().max(second.log().abs()).pow(second).sub(first.sin().min(first.cos()).sqrt());
  const peek = sneakPeek();
  assert.equal(peek.data.toFixed(4), "24.7041");
  for (const root of [peek, others]) {
    const arrays = arraysOf(root);
    const ids = loaded(arrays);
    root.backward();
    wasm.backward(ids[ids.length - 1]);
    assert.deepEqual(wasm.dataOf(ids), wasm.dataOf(arrays.ids));
    assert.deepEqual(wasm.gradsOf(ids), wasm.gradsOf(arrays.ids));
    assert.deepEqual(wasm.operationsOf(ids), arrays.operations);
    assert.deepEqual(wasm.exponentsOf(ids), wasm.exponentsOf(arrays.ids));
  }
});

test("one node at a time, backwards, is backward()", () => {
  const ids = loaded(arraysOf(sneakPeek()));
  wasm.backward(ids[ids.length - 1]);
  const expected = wasm.gradsOf(ids);
  wasm.setGradsOf(ids, new Float64Array(ids.length));
  wasm.setGrad(ids[ids.length - 1], 1);
  // A node's own step changes its operands only.
  for (const id of wasm.topologicalOrder(ids[ids.length - 1]).reverse()) {
    const before = wasm.gradsOf(ids);
    wasm.backwardStep(id);
    const operands = new Set(wasm.prev(id));
    wasm.gradsOf(ids).forEach((grad, place) => {
      if (!operands.has(ids[place])) assert.equal(grad, before[place]);
    });
  }
  assert.deepEqual(wasm.gradsOf(ids), expected);
  assert.equal(expected[0].toFixed(4), "138.8338");
});

test("numbers that were written count", () => {
  const ids = loaded(arraysOf(sneakPeek()));
  wasm.setDataOf(ids.subarray(0, 1), Float64Array.of(-4.5));
  wasm.replay();
  const a = new Value(-4.5).add(2).add(0);
  assert.equal(wasm.dataOf(ids)[2], a.data);
  assert.throws(() => wasm.setDataOf(ids, Float64Array.of(1)), /numbers has 1 elements, expected \d+/);
  assert.throws(() => wasm.setGradsOf(ids, Float64Array.of(1)), /numbers has 1 elements, expected \d+/);
});

test("what cannot be loaded is named, and nothing of it is recorded", () => {
  const length = wasm.length();
  const { Leaf, Add, Pow, Tanh } = OPERATION;
  /** @param {number[]} operations @param {number[]} a @param {number[]} b @param {number[]} [numbers] */
  const load = (operations, a, b, numbers = operations.map(() => 1)) =>
    wasm.load(Uint8Array.from(operations), Uint32Array.from(a), Uint32Array.from(b), Float64Array.from(numbers));
  assert.throws(() => load([Leaf, 200], [NONE, 0], [NONE, 0]), /operations\[1\] is not the number of an operation/);
  assert.throws(() => load([Leaf, Add], [NONE, 1], [NONE, 0]), /a\[1\] is not the place of an earlier node/);
  assert.throws(() => load([Leaf, Add], [NONE, 0], [NONE, NONE]), /b\[1\] is not the place of an earlier node/);
  assert.throws(() => load([Tanh], [0], [NONE]), /a\[0\] is not/);
  assert.throws(() => load([Leaf, Pow], [NONE, NONE], [NONE, NONE]), /a\[1\] is not/);
  assert.throws(() => load([Leaf], [], [NONE]), /a has 0 elements, expected 1/);
  assert.throws(() => load([Leaf], [NONE], []), /b has 0 elements, expected 1/);
  assert.throws(() => load([Leaf], [NONE], [NONE], [1, 2]), /numbers has 2 elements, expected 1/);
  assert.equal(wasm.length(), length);
  const first = load([Leaf, Pow, Tanh], [NONE, 0, 1], [NONE, NONE, NONE], [3, 2, 0]);
  assert.deepEqual([...wasm.dataOf(Uint32Array.of(first, first + 1))], [3, 9]);
  assert.equal(load([], [], []), wasm.length());
});

test("scopes name what is recorded in them", () => {
  wasm.enterScope("outer");
  const a = new Value(1);
  wasm.enterScope("inner");
  const b = new Value(2);
  wasm.leaveScope();
  const c = new Value(3);
  wasm.leaveScope();
  const d = new Value(4);
  const [outer, inner, again, none] = wasm.scopesOf(Uint32Array.of(a.id, b.id, c.id, d.id));
  assert.deepEqual([wasm.scopeName(outer), wasm.scopeName(inner), wasm.scopeName(none)], ["outer", "inner", ""]);
  assert.deepEqual([wasm.scopeParent(inner), wasm.scopeParent(outer), wasm.scopeParent(none)], [outer, 0, 0]);
  assert.deepEqual([again, none], [outer, 0]);
  wasm.leaveScope();
  const score = new MLP(2, [1, 1]).forward([1, 2]);
  const named = wasm.scopesOf(Uint32Array.of(score.id))[0];
  assert.match(wasm.scopeName(named), /^neuron 0$/);
  assert.match(wasm.scopeName(wasm.scopeParent(named)), /^layer 1$/);
});

test("a scope of memory frees what was loaded", () => {
  const arrays = arraysOf(sneakPeek());
  const length = wasm.length();
  scope(() => {
    loaded(arrays);
  });
  assert.equal(wasm.length(), length);
});
