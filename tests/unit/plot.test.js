// What all pictures are made of: round numbers along an axis, marks, contours.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mixed } from "../../www/plot/colours.js";
import { ringPath, rings } from "../../www/plot/contours.js";
import { svgFile } from "../../www/plot/file.js";
import { linePath, seenIndices } from "../../www/plot/line.js";
import { at, mark, markup } from "../../www/plot/mark.js";
import { linear, logarithmic, ticks } from "../../www/plot/scale.js";

/** Returns what is written along a linear axis. */
const numbers = (low, high, most) => ticks(linear([low, high], [0, 1]), most).map(({ text }) => text);

test("round numbers are written as short as will do to tell them apart", () => {
  assert.deepEqual(numbers(0, 1, 6), ["0", "0.2", "0.4", "0.6", "0.8", "1"]);
  assert.deepEqual(numbers(121.4, 121.47, 4), ["121.4", "121.42", "121.44", "121.46"]);
  assert.deepEqual(numbers(1000000.1, 1000000.3, 5), [
    "1000000.1",
    "1000000.15",
    "1000000.2",
    "1000000.25",
    "1000000.3",
  ]);
  assert.deepEqual(numbers(-2.03, 3.2, 6), ["−2", "−1", "0", "1", "2", "3"]);
  assert.deepEqual(numbers(-1.5e-7, 1e-7, 3), ["−1e−7", "0", "1e−7"]);
  assert.deepEqual(numbers(0, 2e5, 5), ["0", "5e4", "1e5", "1.5e5", "2e5"]);
  assert.deepEqual(numbers(0, 1e4, 6), ["0", "2000", "4000", "6000", "8000", "10000"]);
  assert.deepEqual(numbers(0, 0, 5).length, 1);
});

test("no two numbers of an axis read the same, whatever its range, and each is the number at its place", () => {
  for (const start of [0, 1, -3, 121.4, -0.00017, 1e6, 123456.789, 1e15, 1e-12]) {
    for (const width of [1e-6, 0.07, 1 / 3, 1, 17, 4321, 1e9, 1e300]) {
      // Narrower than that, doubles do not lie close enough.
      if (Math.abs(start) > 1e9 * width) continue;
      for (const most of [2, 5, 9]) {
        const found = ticks(linear([start, start + width], [0, 1]), most);
        assert.ok(found.length > 0 && found.length <= most, `${start} to ${start + width}: ${found.length} of ${most}`);
        assert.equal(new Set(found.map(({ text }) => text)).size, found.length);
        for (const { value, text } of found) {
          // A thousandth of the way between two numbers is not seen.
          assert.ok(Math.abs(Number(text.replaceAll("−", "-")) - value) <= 1e-3 * width, `${text} at ${value}`);
        }
      }
    }
  }
});

test("a logarithmic axis has powers of ten, with their double and fivefold where there is room", () => {
  const powers = (low, high, most) => ticks(logarithmic([low, high], [0, 1]), most).map(({ text }) => text);
  assert.deepEqual(powers(0.1, 1, 4), ["0.1", "0.2", "0.5", "1"]);
  assert.deepEqual(powers(0.1, 1, 3), ["0.1", "1"]);
  assert.deepEqual(powers(1e-3, 1e6, 5), ["1e−2", "1", "1e2", "1e4", "1e6"]);
});

test("marks are written as SVG: what is missing is left out, what means something else is escaped", () => {
  const picture = mark(
    "g",
    { fill: "none", id: undefined },
    undefined,
    mark("text", { x: 1 / 3 }, 'a < "b" & c'),
    false,
  );
  assert.equal(markup(picture), '<g fill="none"><text x="0.33">a &lt; &quot;b&quot; &amp; c</text></g>');
  assert.equal(markup(at(1, 2.5, mark("path"))), '<g transform="translate(1 2.5)"><path/></g>');
  assert.equal(markup(at("10%", 0, mark("path"))), '<svg x="10%" y="0" overflow="visible"><path/></svg>');
});

test("a file is drawn on the colour of the page, and knows no token", () => {
  const colour = (name) => ({ "--font-body": '"A font", serif', "--surface": "#fff", "--text": "#123" })[name];
  const svg = svgFile({ width: 40, height: 30, rem: 16, colour }, "A < B", [mark("path", { fill: "var(--text)" })]);
  assert.equal(
    svg,
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30" ' +
      'font-family="\'A font\', serif" font-size="13"><title>A &lt; B</title>' +
      '<rect width="40" height="30" fill="#fff"/><path fill="#123"/></svg>',
  );
});

test("a line has a gap where there is no place", () => {
  assert.equal(
    linePath([
      [0, 1],
      [1, 2.04],
      [Number.NaN, 3],
      [2, 2],
      [3, Infinity],
    ]),
    "M0,1L1,2M2,2Z",
  );
  assert.equal(linePath([[0, Number.NaN]]), undefined);
});

test("rings lie where the values cross their level", () => {
  // A ramp: the middle of column c is at c + 0.5 and has the value c.
  const ramp = Float64Array.from({ length: 12 }, (_, index) => index % 4);
  const [ring] = rings(ramp, 4, 1.5, (column, row) => [10 * column, 10 * row]);
  assert.equal(Math.min(...ring.map(([x]) => x)), 20);
  assert.equal(
    ringPath([
      [
        [1, 2.04],
        [3, 4],
        [1, 2.04],
      ],
    ]),
    "M1,2L3,4L1,2Z",
  );
});

test("a colour lies between those of two tokens", () => {
  assert.equal(mixed(["--a", "--b", "--c"], 0.75), "color-mix(in lab,var(--b),var(--c) 50%)");
  assert.equal(mixed(["--a", "--b"], 2), "color-mix(in lab,var(--a),var(--b) 100%)");
});

test("of a long line the ends and the extremes of each column of pixels are kept, and its gaps", () => {
  const values = [5, 1, 9, 4, 4, null, null, 3];
  assert.deepEqual(seenIndices([0, 0.2, 0.4, 0.6, 0.8, 1, 1.1, 1.2], values), [0, 1, 2, 4, 5, 7]);
  const wave = Array.from({ length: 100_000 }, (_, index) => Math.sin(index * index));
  const kept = seenIndices(
    wave.map((_, index) => index / 500),
    wave,
  );
  assert.ok(kept.length <= 4 * 200 && kept.length > 3 * 200, `${kept.length}`);
  assert.ok(kept.every((index, at) => at === 0 || index > kept[at - 1]));
  assert.equal(
    Math.max(...kept.map((index) => wave[index])),
    wave.reduce((most, value) => Math.max(most, value)),
  );
  assert.deepEqual(seenIndices([], []), []);
});
