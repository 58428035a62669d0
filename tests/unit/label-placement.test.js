// Where the notes of a step stand: beside their values, and over as little else as possible.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overlap, placeNotes } from "../../www/graph/layout/label-placement.js";

const value = { x: 0, y: 0, width: 40, height: 40 };
const note = { width: 40, height: 10, about: value, above: true };
const free = { held: [value], others: [], points: [], seen: value, room: { width: 800, height: 600 } };

test("a note stands close to its value, on the side where it is wanted", () => {
  assert.deepEqual(placeNotes([note], free), [{ x: 0, y: -14, width: 40, height: 10 }]);
  assert.deepEqual(placeNotes([{ ...note, above: false }], free), [{ x: 0, y: 44, width: 40, height: 10 }]);
});

test("no note covers another, or what must be seen", () => {
  const held = [value, { x: -20, y: -60, width: 80, height: 50 }];
  const places = placeNotes([note, note, { ...note, above: false }], { ...free, held });
  for (const [index, place] of places.entries()) {
    for (const other of [...held, ...places.slice(0, index)]) assert.equal(overlap(place, other), 0);
  }
});

test("a note stands farther away rather than over the edge of a box", () => {
  // The boxes leave no place near the value; by their areas alone, a unit of one would be covered.
  const others = [
    { x: -200, y: -150, width: 440, height: 137 },
    { x: -200, y: 53, width: 440, height: 137 },
    { x: -200, y: -150, width: 196, height: 340 },
    { x: 44, y: -150, width: 196, height: 340 },
  ];
  const [place] = placeNotes([note], { ...free, others });
  assert.deepEqual(
    others.map((other) => overlap(place, other)),
    [0, 0, 0, 0],
  );
});
