// When there is no memory for more nodes, what records says so and leaves the engine as it was.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { init, MLP, scope, Value } from "../../www/micrograd.js";

const PAGE = 65_536;

/** Returns the engine with at most so many bytes of memory. @param {number} most */
function limited(most) {
  const wasm = readFileSync(new URL("../../www/pkg/micrograd_bg.wasm", import.meta.url));
  const MEMORY = 5;
  let at = 8;
  let end = at;
  let content = at;
  do {
    at = end;
    const { number, bytes } = leb128(wasm, at + 1);
    content = at + 1 + bytes;
    end = content + number;
  } while (wasm[at] !== MEMORY);
  // One memory, which has a smallest size only; it gets a largest.
  const [count, flags, ...smallest] = wasm.subarray(content, end);
  assert.deepEqual([count, flags], [1, 0]);
  const pages = most / PAGE;
  const section = [count, 1, ...smallest, (pages & 127) | 128, pages >> 7];
  return Buffer.concat([wasm.subarray(0, at), Buffer.from([MEMORY, section.length, ...section]), wasm.subarray(end)]);
}

/** Reads a number in the LEB128 encoding. @param {Uint8Array} wasm @param {number} at */
function leb128(wasm, at) {
  let [number, bytes] = [0, 0];
  do number += (wasm[at + bytes] & 127) * 128 ** bytes;
  while (wasm[at + bytes++] & 128);
  return { number, bytes };
}

await init(limited(128 * PAGE));

test("a full tape is an error, for an operation and for a network, and a scope makes room again", () => {
  const model = new MLP(2, [16, 16, 1]);
  const x = new Value(1);
  for (const record of [() => x.add(1), () => model.forward([x, 2])]) {
    const fill = () =>
      scope(() => {
        for (;;) record();
      });
    assert.throws(fill, /tape is full/);
    assert.throws(fill, /tape is full/);
    assert.equal(x.mul(3).data, 3);
    assert.equal(typeof model.forward([x, 2]).data, "number");
  }
});
