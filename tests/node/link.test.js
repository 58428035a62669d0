// State in an address: it comes back as it went, or the reader is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode } from "../../www/link.js";

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
