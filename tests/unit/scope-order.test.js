// Scopes of memory that end in another order than they began: each frees what is its own, once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wasm } from "../../www/engine/instance.js";
import { init } from "../../www/micrograd.js";

await init();

test("a scope that ended with one around it does not end another", () => {
  const outer = wasm.openScope();
  wasm.value(1);
  const middle = wasm.openScope();
  const inner = wasm.openScope();
  wasm.value(2);
  wasm.closeScope(middle, new Uint32Array());
  assert.equal(wasm.length(), 1);
  wasm.value(3);
  assert.deepEqual([...wasm.closeScope(inner, Uint32Array.of(1))], [1]);
  assert.equal(wasm.length(), 2, "the outer scope is still open");
  wasm.closeScope(outer, new Uint32Array());
  assert.equal(wasm.length(), 0);
});
