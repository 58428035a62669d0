// State in an address: it comes back as it went, or the reader is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hashOf, placeOf } from "../../www/graph/editor/link.js";
import { lookOf, placementOf } from "../../www/graph/layout/placement.js";
import { decode, encode } from "../../www/ui/link.js";

const STATES = [
  {},
  { code: 'a = Value(2.0)\nprint("ü ∂ 🙂")\n', step: 7, open: [1, 2] },
  { settings: { rate: 1e-300, points: Array.from({ length: 500 }, (_, index) => [index / 7, (1 - index) / 3, 1]) } },
  [null, true, "x".repeat(100_000)],
];

test("what is encoded comes back, in letters that an address may have", async () => {
  for (const state of STATES) {
    const text = await encode(state);
    assert.match(text, /^[\w-]+$/);
    assert.deepEqual(await decode(text), state);
  }
});

test("repetition costs little", async () => {
  assert.ok((await encode("gradient ".repeat(1000))).length < 100);
});

test("a damaged link is told as one", async () => {
  const text = await encode(STATES[1]);
  const middle = Math.floor(text.length / 2);
  const damaged = [
    text.slice(0, -3),
    text.slice(0, 2),
    "1",
    `1${text}`,
    "1%%%",
    `${text.slice(0, middle)}AAAA${text.slice(middle + 4)}`,
  ];
  for (const wrong of damaged) await assert.rejects(decode(wrong), { message: /the link is damaged/ }, wrong);
});

test("a link of another version is told as one", async () => {
  await assert.rejects(decode("2abc"), { message: /another version/ });
  await assert.rejects(decode(""), { message: /another version/ });
});

test("a link to the graph lab holds where one looks, and what is no such place is left out", async () => {
  const place = { preset: "value", code: "a", opened: ["x"], walk: { instant: 3 }, look: { k: 1.5, x: 20, y: -3 } };
  const hash = await hashOf({ ...place, look: { k: 1.50000001, x: 20.2, y: -3.1 } });
  assert.deepEqual(await placeOf(hash.replace("#graph?", "")), place);
  for (const look of [
    undefined,
    5,
    null,
    { k: 0, x: 1, y: 1 },
    { k: -1, x: 1, y: 1 },
    { k: 1, x: "1", y: 1 },
    { k: 1, x: 1 },
  ]) {
    assert.equal((await placeOf(await encode({ ...place, look }))).look, undefined, JSON.stringify(look));
  }
});

test("where one looks is the same in a view of another size, and within the drawing", () => {
  const drawing = { width: 1000, height: 500 };
  const large = { width: 800, height: 600 };
  const look = { k: 2, x: 300, y: 100 };
  assert.deepEqual(lookOf(large, placementOf(large, drawing, look)), look);
  const small = { width: 300, height: 200 };
  assert.deepEqual(lookOf(small, placementOf(small, drawing, look)), look);
  const outside = placementOf(small, drawing, { k: 1, x: 5000, y: -70 });
  assert.deepEqual(lookOf(small, outside), { k: 1, x: 1000, y: 0 });
});
