// Two graphs together: as large as the room allows, at one scale, and legible.
import assert from "node:assert/strict";
import { test } from "node:test";
import { READABLE } from "../../www/graph/layout/placement.js";
import { arrangementOf, MARGIN } from "../../www/learn/pictures/two-frames.js";

const LINE = 21;
/** Of chapter 12: a long chain, and a short one. */
const LONG = { across: [666, 666].map(wide(170)), down: [257, 257].map(wide(470)) };
const SHORT = { across: [362, 362].map(wide(170)), down: [257, 257].map(wide(266)) };

/** @param {number} height @returns {(width: number) => { width: number, height: number }} */
function wide(height) {
  return (width) => ({ width, height });
}

test("in a wide room graphs go down beside each other, enlarged", () => {
  const { isStacked, direction, scale } = arrangementOf({ width: 800, height: 620 }, LONG, LINE);
  assert.deepEqual([isStacked, direction], [false, "down"]);
  assert.ok(scale > 1, `${scale}`);
  assert.ok(scale * 470 + 2 * MARGIN + 2 * LINE <= 620);
});

test("in a narrow room one graph is above the other, and both are whole if that is legible", () => {
  const { isStacked, direction, scale } = arrangementOf({ width: 374, height: 440 }, SHORT, LINE);
  assert.deepEqual([isStacked, direction], [true, "across"]);
  assert.ok(scale >= READABLE && scale * 362 + 2 * MARGIN <= 374);
});

test("where both cannot be whole and legible, they stay legible and are scrolled", () => {
  for (const room of [
    { width: 374, height: 440 },
    { width: 374, height: 280 },
    { width: 320, height: 200 },
  ]) {
    assert.equal(arrangementOf(room, LONG, LINE).scale, READABLE);
  }
});

test("graphs of different sizes have one scale", () => {
  const drawings = { across: [249, 791].map(wide(206)), down: [97, 311].map(wide(572)) };
  const { isStacked, scale } = arrangementOf({ width: 820, height: 600 }, drawings, LINE);
  assert.ok(scale > 1 && scale * (isStacked ? 791 : 97 + 311) <= 820);
});
