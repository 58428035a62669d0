// The pure parts of the training lab's pictures: where parameters, cells, lines and points are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init, MLP, seed } from "../../www/micrograd.js";
import { crossed } from "../../www/plot/contours.js";
import { svgFile } from "../../www/plot/file.js";
import { pixelsOf } from "../../www/plot/raster.js";
import { boundaryMarks } from "../../www/train/pictures/boundary/boundary-marks.js";
import { isolines } from "../../www/train/pictures/boundary/isolines.js";
import { Plane, scoreAt } from "../../www/train/pictures/boundary/plane.js";
import { arrowLengths } from "../../www/train/pictures/contributions/arrows.js";
import { barPlaces, headToTail, sumWords } from "../../www/train/pictures/contributions/sum-bar.js";
import { featureMap, seenExtent } from "../../www/train/pictures/network/feature-maps.js";
import { Parameters } from "../../www/train/pictures/network/parameters.js";
import { check } from "../../www/train/settings/settings.js";
import { Lab } from "../../www/train/worker/lab.js";
import { decimals, shortNumber, signed } from "../../www/ui/numbers.js";

await init();

const EXTENT = { left: -2, right: 2, top: 1, bottom: -1 };
const PLOT = { left: 10, top: 20, width: 400, height: 200 };

/** Scores of a function at the cells' centres, with a border one cell wide, row by row from the top. */
function gridOf(f, columns, rows) {
  const [width, height] = [4 / columns, 2 / rows];
  const scores = Float64Array.from({ length: (columns + 2) * (rows + 2) }, (_, index) => {
    const [row, column] = [Math.floor(index / (columns + 2)), index % (columns + 2)];
    return f(EXTENT.left + (column - 0.5) * width, EXTENT.top - (row - 0.5) * height);
  });
  return { extent: EXTENT, columns, rows, scores };
}

test("a parameter's index is its place in the model's own list", () => {
  seed(1337);
  const model = new MLP(3, [4, 2, 1]);
  const ids = model.parameters().map(({ id }) => id);
  const places = new Parameters([3, 4, 2, 1]);
  assert.equal(places.count, ids.length);
  model.layers.forEach((layer, l) => {
    layer.neurons.forEach(({ w, b }, n) => {
      w.forEach(({ id }, input) => {
        assert.equal(ids[places.weight(l, n, input)], id);
      });
      assert.equal(ids[places.bias(l, n)], b.id);
    });
  });
});

test("every index has a place, and every place its index", () => {
  const places = new Parameters([2, 16, 16, 1]);
  assert.equal(places.count, 337);
  for (let parameter = 0; parameter < places.count; parameter++) {
    const { layer, neuron, input } = places.place(parameter);
    const back = input < 0 ? places.bias(layer, neuron) : places.weight(layer, neuron, input);
    assert.equal(back, parameter);
  }
  assert.equal(places.neuron(2, 0), 32);
  assert.equal(places.name(0, ["x", "y"]), "weight from x to layer 1, neuron 1");
  assert.equal(places.name(2, ["x", "y"]), "bias of layer 1, neuron 1");
  assert.equal(places.name(49, ["x", "y"]), "weight from layer 1, neuron 2 to layer 2, neuron 1");
  assert.equal(places.name(336, ["x", "y"]), "bias of output");
  assert.equal(new Parameters([3, 1]).name(1, ["x", "x^2", "y"]), "weight from x² to output");
});

test("a neuron's map is the right way up: its first row is the top of the plane", () => {
  const settings = check({ model: { hidden: [1], activation: "linear", features: ["x", "y"] } });
  const lab = new Lab();
  // The hidden neuron is y itself, the output x of nothing: minus the neuron.
  lab.handle({ type: "start", settings, from: { runs: [{ parameters: Float64Array.of(0, 1, 0, -1, 0) }] } });
  const [{ pictures }] = lab.frame({ columns: 8, rows: 8 }, [{ network: { cells: 4 } }]).runs;
  const { maps } = pictures.network;
  const pixel = (value) => (value > 0 ? 0xff0000ff : 0xffff0000);
  const [neuron, output] = maps.map((map) => pixelsOf(map, pixel));
  assert.deepEqual([...neuron.slice(0, 4)], new Array(4).fill(0xff0000ff));
  assert.deepEqual([...neuron.slice(12)], new Array(4).fill(0xffff0000));
  assert.deepEqual([...output.slice(0, 4)], new Array(4).fill(0xffff0000));
  // The inputs' own maps, which the page computes, lie the same way.
  const extent = lab.news()[0].extent;
  assert.deepEqual([...featureMap("y", extent, 4)], [...maps[0]]);
});

test("the inputs' maps hold the features at the cells' centres", () => {
  assert.deepEqual([...featureMap("x", EXTENT, 2)], [-1, 1, -1, 1]);
  assert.deepEqual([...featureMap("y", EXTENT, 2)], [0.5, 0.5, -0.5, -0.5]);
  assert.deepEqual([...featureMap("xy", EXTENT, 2)], [-0.5, 0.5, 0.5, -0.5]);
  assert.deepEqual([...featureMap("x^2", EXTENT, 2)], [1, 1, 1, 1]);
  assert.equal(featureMap("sin y", EXTENT, 2)[2], Math.sin(-0.5));
  // What is standardised is shown as the network sees it, so that it has both colours.
  const far = { left: 50, right: 70, top: 30, bottom: 26 };
  const scale = [
    [60, 5],
    [28, 1],
    [400, 100],
  ];
  assert.deepEqual([...featureMap("x", seenExtent(far, scale), 2)], [-1, 1, -1, 1]);
  assert.deepEqual([...featureMap("y", seenExtent(far, scale), 2)], [1, 1, -1, -1]);
  assert.deepEqual(seenExtent(far, []), far);
});

test("the plane: up is up, and pixels lead back to places", () => {
  const plane = new Plane(EXTENT, PLOT);
  assert.deepEqual([plane.toX(-2), plane.toX(2), plane.toY(1), plane.toY(-1)], [10, 410, 20, 220]);
  assert.equal(plane.fromX(plane.toX(0.5)), 0.5);
  assert.equal(plane.fromY(plane.toY(-0.25)), -0.25);
  assert.ok(plane.holds(10, 20) && plane.holds(410, 220) && !plane.holds(9, 100) && !plane.holds(100, 221));
});

test("the point under the pointer is the nearest within reach", () => {
  const plane = new Plane(EXTENT, PLOT);
  const points = Float64Array.of(0, 0, 0.1, 0, 1, 0.5);
  // 0.1 is ten pixels.
  assert.equal(plane.pointAt(points, 210, 120, 12), 0);
  assert.equal(plane.pointAt(points, 216, 120, 12), 1);
  assert.equal(plane.pointAt(points, 310, 58, 12), 2);
  assert.equal(plane.pointAt(points, 310, 57, 12), -1);
  assert.equal(plane.pointAt(new Float64Array(), 210, 120, 12), -1);
});

test("the score between cells is that of a plane through them, up to the edges", () => {
  const f = (x, y) => 3 * x - 2 * y + 1;
  const grid = gridOf(f, 16, 8);
  for (const [x, y] of [
    [0, 0],
    [0.123, -0.456],
    [-2, 1],
    [2, -1],
    [1.99, 0.99],
  ]) {
    assert.ok(Math.abs(scoreAt(grid, x, y) - f(x, y)) < 1e-12, `${x}, ${y}`);
  }
});

test("an isoline runs where the score has its level", () => {
  const plane = new Plane(EXTENT, PLOT);
  for (const level of [0, 0.5]) {
    // A circle around (0.5, 0.2), half a unit wide where the score is 0.
    const grid = gridOf((x, y) => 0.5 - Math.hypot(x - 0.5, y - 0.2), 80, 40);
    const rings = isolines(grid, level * 0.4, PLOT);
    assert.equal(rings.length, 1);
    for (const [x, y] of rings[0]) {
      const distance = Math.hypot(plane.fromX(x) - 0.5, plane.fromY(y) - 0.2);
      assert.ok(Math.abs(distance - (0.5 - level * 0.4)) < 0.01, `${distance}`);
    }
    assert.deepEqual(rings[0][0], rings[0].at(-1));
  }
  assert.deepEqual(crossed(gridOf((x) => x, 4, 2).scores, [-8, -2, -1, 1, 2, 8]), [-2, -1, 1, 2]);
});

test("the boundary as a file: a path for each line, a mark for each point, test points hollow", () => {
  const plane = new Plane(EXTENT, PLOT);
  const data = { points: Float64Array.of(0, 0, 1, 0.5, -1, 0), targets: Float64Array.of(1, -1, 1), training: 2 };
  const colour = (name) => (name === "--positive" ? "#0000ff" : "#ff8800");
  const paper = { width: 420, height: 250, rem: 16, colour };
  const grid = gridOf((x, y) => x + y, 16, 8);
  const file = (boundary) =>
    svgFile(paper, "Decision boundary", boundaryMarks({ plane, data, grid, mode: "contours", rem: 16, ...boundary }));
  const svg = file({});
  // A circle for the training point, two for the ring of the test point.
  assert.equal(svg.match(/<circle /g).length, 3);
  assert.match(svg, /<circle cx="210" cy="120" r="3.2" fill="#0000ff"/);
  assert.match(svg, /<circle cx="110" cy="120" r="2.45" fill="none" stroke="#0000ff"/);
  assert.match(svg, /<g transform="translate\(310 70\)"><rect x="-2.72" y="-2.72" width="5.43" height="5.43" /);
  assert.ok(svg.startsWith("<svg xmlns=") && svg.endsWith("</svg>"));
  assert.doesNotMatch(svg, /NaN|undefined|var\(/);
  // On a plane four times as wide as the points need, they lie closer and are half as large, with an edge in proportion.
  const fitted = { left: -0.5, right: 0.5, top: 0.25, bottom: -0.25 };
  assert.match(
    file({ fitted }),
    /<circle cx="210" cy="120" r="1.6" fill="#0000ff" stroke="#ff8800" stroke-width="0.8"/,
  );
  // −2, −1, +1, +2 and the boundary itself, which has a line around it.
  assert.equal(svg.match(/<path d="M/g).length, 6);
  const contributions = { points: Float64Array.of(1, -0.5), regularisation: 0, sum: 0.5 };
  const selected = { x: 0, y: 0, point: 1 };
  assert.equal(file({ contributions, selected, mode: "smooth" }).match(/<path d="M/g).length, 2 + 2);
  const empty = { points: new Float64Array(), targets: new Float64Array(), training: 0 };
  assert.doesNotMatch(file({ data: empty, grid: undefined, mode: "smooth" }), /NaN/);
});

test("arrows are as long as their parts, and the parts go head to tail to the sum", () => {
  assert.deepEqual(arrowLengths([1, -2, 0.5, 0], 40), [20, -40, 10, 0]);
  assert.deepEqual(arrowLengths([0, 0], 40), [0, 0]);
  const contributions = { points: Float64Array.of(0.5, -0.25, 0.25), regularisation: -0.125, sum: 0.375 };
  assert.deepEqual(headToTail(contributions), { up: 0.75, down: -0.375, sum: 0.375 });
  assert.match(sumWords(contributions), /\+0\.7500.*−0\.3750.*gradient \+0\.3750, so .* smaller/);
  // A step leaves a frozen parameter as it is.
  assert.match(sumWords(contributions, true), /gradient \+0\.3750, but the parameter is frozen\.$/);
  assert.match(sumWords({ points: Float64Array.of(0), regularisation: 0, sum: 0 }), /gradient is 0/);
});

test("the bar of a gradient stays within its track, whatever the numbers", () => {
  const bar = (points, sum) => barPlaces({ points: Float64Array.from(points), regularisation: 0, sum });
  assert.deepEqual(bar([4, -1], 3), { zero: 0, up: 100, down: 25, end: 75, sum: 75 });
  assert.deepEqual(bar([1, -4], -3), { zero: 75, up: 25, down: 100, end: 0, sum: 0 });
  assert.deepEqual(bar([0], 0), { zero: 0, up: 0, down: 0, end: 0, sum: 0 });
  for (const [points, sum] of [
    [[1e308, -9e307], 1e307],
    [[5e-324], 5e-324],
    // Large parts that cancel: the sum that was added in order can lie beside the way.
    [[1e20, -1e20], 16384],
  ]) {
    const places = Object.values(bar(points, sum));
    assert.ok(
      places.every((place) => place >= 0 && place <= 100),
      `${places}`,
    );
  }
  for (const [points, sum] of [
    [[1e308, 1e308], Infinity],
    [[Infinity, -Infinity], Number.NaN],
    [[Number.NaN], Number.NaN],
    [[1e308, -1e308, -1e308], -1e308],
  ]) {
    assert.equal(bar(points, sum), undefined);
  }
  assert.deepEqual(arrowLengths([1, -Infinity, Number.NaN, 2], 40), [20, -40, 0, 40]);
  const words = sumWords({ points: Float64Array.of(Infinity, -Infinity), regularisation: 0, sum: Number.NaN });
  assert.match(words, /too large.*gradient NaN/);
  assert.doesNotMatch(words, /larger|smaller/);
});

test("a frame's contributions sum to the gradient that the network diagram shows", () => {
  const lab = new Lab();
  lab.handle({ type: "start", settings: check({}) });
  lab.train(5);
  const wanted = [{ contributions: { parameter: 60 } }];
  const [{ pictures, gradients }] = lab.frame({ columns: 8, rows: 8 }, wanted).runs;
  const { contributions } = pictures;
  const { up, down, sum } = headToTail(contributions);
  assert.ok(contributions.points.some((part) => part !== 0));
  assert.ok(Math.abs(up + down - sum) <= 1e-12 * (up - down));
  assert.ok(Math.abs(sum - gradients[60]) <= 1e-12 * (up - down));
});

test("numbers in pictures are short and have a true minus sign", () => {
  assert.equal(decimals(-1.23456), "−1.2346");
  assert.equal(decimals(-1.5e-7), "−1.50e−7");
  assert.equal(decimals(0), "0.0000");
  assert.equal(decimals(Number.NaN), "NaN");
  assert.equal(decimals(-Infinity), "−∞");
  assert.equal(signed(0.5), "+0.5000");
  assert.equal(shortNumber(0.1 + 0.2), "0.3");
  assert.equal(shortNumber(-0.00001), "−1e−5");
  assert.equal(shortNumber(1e20), "1e20");
  assert.equal(decimals(1234567), "1.23e6");
});
