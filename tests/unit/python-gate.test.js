// What the room lets through: never more than a page can look at in good time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Gate, sizeOf } from "../../www/python/host/gate.js";

/** Makes a gate and its clock in milliseconds. */
function gateAt(now = 0) {
  const clock = { now };
  return { clock, gate: new Gate(() => clock.now) };
}

/** How many messages come through at once. */
function through(gate, message) {
  let count = 0;
  while (gate.admits(message)) count += 1;
  return count;
}

test("of a flood a thousand messages come through, and a hundred more a second", () => {
  const { gate, clock } = gateAt();
  assert.equal(through(gate, { type: "ready" }), 1000);
  clock.now += 1000;
  assert.equal(through(gate, { type: "ready" }), 100);
});

test("who was silent for long may not say more for it", () => {
  const { gate, clock } = gateAt();
  clock.now += 3_600_000;
  assert.equal(through(gate, {}), 1000);
});

test("a run that prints all the time is never held up", () => {
  const { gate, clock } = gateAt();
  for (let seconds = 0; seconds < 600; seconds += 0.05) {
    clock.now = 1000 * seconds;
    assert.ok(gate.admits({ type: "outputs", id: 1, outputs: [{ kind: "text", text: "x".repeat(100), cell: 0 }] }));
  }
});

test("the largest recording of a run comes through, twice it does not", () => {
  const values = 8_000_000;
  const arrays = { data: new Float64Array(values), grad: new Float64Array(values), exponent: new Float64Array(values) };
  const places = { a: new Uint32Array(values), b: new Uint32Array(values), scope: new Uint32Array(values) };
  const { gate } = gateAt();
  const recording = { ...arrays, ...places, operation: new Uint8Array(values) };
  assert.ok(gate.admits({ type: "result", result: { recording } }));
  assert.ok(!gate.admits({ type: "result", result: { recording } }));
});

test("what is large is found out without walking through it", () => {
  const most = 512e6;
  assert.ok(sizeOf("x".repeat(300_000_000), most) > most);
  assert.equal(sizeOf(new Array(2 ** 32 - 1), most), Infinity);
  // A view of a few numbers holds all of its buffer.
  assert.ok(sizeOf(new Uint8Array(new ArrayBuffer(600e6), 0, 1), most) > most);
});

test("what contains itself, or one thing a million times, is as large as it is to who reads it", () => {
  const most = 1e6;
  const cycle = {};
  cycle.again = cycle;
  assert.ok(sizeOf(cycle, most) > most);
  let shared = [1];
  for (let level = 0; level < 40; level++) shared = [shared, shared];
  assert.ok(sizeOf(shared, most) > most);
});

test("a depth that no stack would hold is no trouble", () => {
  let deep = [];
  for (let level = 0; level < 100_000; level++) deep = [deep];
  assert.ok(sizeOf(deep, 1e9) < 1e9);
});

test("what no runner sends does not come through", () => {
  const strange = [
    ...[new Map(), new Set(), new Date(), /x/, new Error("x"), new ArrayBuffer(8), 1n, new Blob([]), new Boolean(true)],
    { inner: [new Map()] },
  ];
  for (const data of strange) assert.ok(!gateAt().gate.admits(data), String(data));
});
