// Loading the engine.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { init, Layer, MLP, makeMoons, Neuron, permutation, scope, seed, uniform, Value } from "../../www/micrograd.js";

// One test, since the engine is loaded once in a process.
test("init", async (t) => {
  await t.test("before it everything says that it is missing", () => {
    const uses = [
      () => new Value(1),
      () => new Neuron(1),
      () => new Layer(1, 1),
      () => new MLP(1, [1]),
      () => scope(() => 1),
      () => seed(1),
      () => uniform(0, 1),
      () => permutation(3),
      () => makeMoons(),
    ];
    for (const use of uses) assert.throws(use, /await init\(\) first/);
  });

  await t.test("bytes that are no engine are refused, and can be followed by others", async () => {
    await assert.rejects(init(Uint8Array.of(1, 2, 3)), /The engine could not be loaded/);
    assert.throws(() => new Value(1), /await init\(\) first/);
  });

  await t.test("it takes the bytes", async () => {
    await init(await readFile(new URL("../../www/pkg/micrograd_bg.wasm", import.meta.url)));
    assert.equal(new Value(2).mul(3).data, 6);
  });

  await t.test("again it changes nothing", async () => {
    const a = new Value(2);
    await Promise.all([init(), init()]);
    assert.equal(a.mul(3).data, 6);
  });
});
