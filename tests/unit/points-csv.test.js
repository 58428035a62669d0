// Points as text: what separates them, their names, and what is said of wrong lines.
import assert from "node:assert/strict";
import { test } from "node:test";
import { format, parse } from "../../www/train/datasets/csv.js";

const POINTS = [
  [1, 2, 1],
  [-0.5, 3, -1],
];

for (const [what, text] of Object.entries({
  commas: "1,2,1\n-0.5,3,-1",
  "names and other line ends": "x,y,label\r\n1,2,1\r\n-0.5,3,-1\r\n",
  semicolons: "1;2;1\n-0.5;3;-1\n",
  "semicolons and decimal commas": "x;y;class\n1,0;2;1\n-0,5;3;0\n",
  tabs: "\uFEFFx\ty\tlabel\n1\t2\t1\n-0.5\t3\t-1",
  "its own": format(POINTS),
})) {
  test(`reads points with ${what}`, () => {
    assert.deepEqual(parse(text), { points: POINTS, errors: [] });
  });
}

test("no line is left out in silence", () => {
  assert.deepEqual(parse("1 2 1\n1,2,1\n1;2;1"), {
    points: [[1, 2, 1]],
    errors: [
      'Line 1: three columns are expected, x,y,label, with commas between them, and there is "1 2 1"',
      'Line 3: three columns are expected, x,y,label, with commas between them, and there is "1;2;1"',
    ],
  });
});
