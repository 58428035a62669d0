// A plain training loop with `await` in it can go on for ever: what no handle needs is freed while the loop waits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { wasm } from "../../www/engine/instance.js";
import { compile, init, MLP, makeMoons, scope, seed, steps, Value } from "../../www/micrograd.js";
import initialise from "../../www/pkg/micrograd.js";

await init();
const { memory } = await initialise();
setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

const nextTask = () => new Promise((resolve) => setImmediate(resolve));

/** Records nodes that nothing holds. */
function waste() {
  const x = new Value(1);
  for (let k = 0; k < 100_000; k++) x.exp();
}

/** Wastes nodes until some are freed. */
async function freed() {
  let length = 0;
  for (let turn = 0; wasm.length() > length; turn++) {
    assert.ok(turn < 100, "nodes are freed");
    length = wasm.length();
    waste();
    await nextTask();
    collectGarbage();
    await nextTask();
  }
}

const sum = (/** @type {Value[]} */ values) => values.reduce((total, value) => total.add(value));

/** One step of the demo. */
function step({ x, y }, model) {
  const losses = x.map((point, index) => model.forward(point).mul(-y[index]).add(1).relu());
  const total = sum(losses).mul(1 / y.length);
  model.zeroGrad();
  total.backward();
  for (const p of model.parameters()) p.data -= 0.1 * p.grad;
  return total;
}

test("the demo's loop takes no more memory the longer it runs, and computes the same", async () => {
  const start = () => {
    seed(1337);
    return [makeMoons({ samples: 100, noise: 0.1 }), new MLP(2, [16, 16, 1])];
  };
  const [data, model] = start();
  const losses = [];
  for (let k = 0; k < 250; k++) {
    losses.push(step(data, model).data);
    await nextTask();
    // 250 steps record 16 million nodes, which take 800 MB.
    assert.ok(memory.buffer.byteLength < 500 * 1024 * 1024, `${memory.buffer.byteLength} bytes after ${k} steps`);
  }
  const [same, other] = start();
  const expected = Array.from({ length: 100 }, () => scope(() => step(same, other).data));
  assert.deepEqual(losses.slice(0, 100), expected);
});

test("what a handle names stays what it was, with all that it is computed from", async () => {
  const a = new Value(2, "a");
  const power = a.mul(3).pow(3);
  for (let k = 0; k < 10_000; k++) new Value(k).exp();
  const b = new Value(5, "b");
  const out = power.add(b).tanh().add(a);
  await freed();
  const before = out.id;
  await freed();
  assert.ok(out.id <= before);
  out.backward();
  assert.equal(out.data, 3);
  assert.equal(a.grad, 1);
  assert.deepEqual([a.label, b.label, power.op, power.data], ["a", "b", "**3", 216]);
  const [sum] = out.prev[0].prev;
  assert.deepEqual(
    sum.prev.map(({ data, label }) => [data, label]),
    [
      [216, ""],
      [5, "b"],
    ],
  );
  assert.deepEqual(
    power.topologicalOrder().map(({ data }) => data),
    [2, 3, 6, 216],
  );
});

test("a program still knows its values", async () => {
  const data = {
    x: [
      [1, 2],
      [2, -1],
      [0, 1],
    ],
    y: [1, -1, 1],
  };
  const model = new MLP(2, [4, 1]);
  const total = step(data, model);
  const program = compile(total, model.parameters());
  const values = total.topologicalOrder();
  const { data: numbers } = program.inspectAll(values);
  await freed();
  const later = total.mul(2);
  await freed();
  assert.deepEqual(program.inspectAll(values).data, numbers);
  assert.deepEqual(program.inspectAll(total.topologicalOrder()).data, numbers);
  assert.throws(() => program.inspect(later), /after compile\(\)/);
  program.step(0.1);
  program.store();
  assert.deepEqual(
    Array.from(program.parameters),
    model.parameters().map((parameter) => parameter.data),
  );
});

test("a scope and a loop of steps() end as they would", async () => {
  const w = new Value(1);
  let kept = w;
  const lengths = new Set();
  for (const _ of steps(3)) {
    lengths.add(wasm.length());
    kept = scope(() => w.add(1).exp());
    for (let k = 0; k < 15; k++) waste();
    await nextTask();
    collectGarbage();
    await nextTask();
    assert.equal(kept.data, Math.exp(2));
  }
  assert.equal(kept.prev[0].data, 2);
  assert.equal(lengths.size, 1, "each turn begins where the one before did");
  for (const _ of steps(Infinity)) {
    kept = w.add(4);
    break;
  }
  await freed();
  assert.equal(kept.prev[0].data, 1);
  const gone = scope(() => ({ [Symbol.iterator]: w.exp() }))[Symbol.iterator];
  assert.ok(!gone.isLive);
  await freed();
  assert.throws(() => gone.data, /was freed/);
});
