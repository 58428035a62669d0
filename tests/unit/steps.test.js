// A plain training loop can go on for ever.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wasm } from "../../www/engine/instance.js";
import { init, steps, Value } from "../../www/micrograd.js";

await init();

test("a loop takes no more memory the longer it runs, and its last turn stays", () => {
  const x = new Value(5);
  let loss = x;
  const before = wasm.length();
  for (const k of steps(500)) {
    loss = x.mul(x);
    x.grad = 0;
    loss.backward();
    x.data -= 0.1 * x.grad;
    assert.ok(wasm.length() - before < 10, `turn ${k}`);
  }
  assert.equal(loss.prev.length, 2);
  assert.ok(Math.abs(x.data) < 1e-40);
});

test("a loop that awaits takes no more memory either", async () => {
  const x = new Value(5);
  const before = wasm.length();
  for (const k of steps(300)) {
    const loss = x.mul(x);
    await new Promise((resolve) => setImmediate(resolve));
    loss.backward();
    assert.ok(wasm.length() - before < 10, `turn ${k}`);
  }
});

test("a value of an earlier turn is refused, one made before the loop is not", () => {
  const w = new Value(1);
  let kept = w;
  const turn = () => {
    for (const k of steps(3)) if (k < 2) kept = kept.add(w);
  };
  assert.throws(turn, /was freed: .* Keep its number, as in losses\.push\(loss\.data\)/);
  assert.equal(w.data, 1);
});

test("a loop that is left keeps the turn that left it, and loops may lie within one another", () => {
  let last = new Value(0);
  for (const _ of steps(Infinity)) {
    for (const k of steps(4)) {
      last = new Value(k).mul(2);
      assert.equal(last.data, 2 * k);
    }
    break;
  }
  assert.equal(last.data, 6);
  assert.deepEqual([...steps(0)], []);
  assert.throws(() => steps(-1), /count must be a whole number/);
});
