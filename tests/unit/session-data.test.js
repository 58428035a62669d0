// The datasets of the training lab.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init, makeMoons, seed } from "../../www/micrograd.js";
import { makeDataset } from "../../www/train/datasets/dataset.js";
import { DATASETS } from "../../www/train/datasets/datasets.js";
import { check } from "../../www/train/settings/settings.js";

await init();

const make = (data) => makeDataset(check({ data }).data);

/** Returns the points one by one, each with its target. */
const rows = ({ points, targets }) => Array.from(targets, (target, i) => [points[2 * i], points[2 * i + 1], target]);

test("moons are the demo's", () => {
  seed(1337);
  const { x, y } = makeMoons();
  const { points, targets, training, extent } = make({});
  assert.deepEqual([...points], x.flat());
  assert.deepEqual([...targets], y);
  assert.equal(training, 100);
  // scikit-learn's first point, from CPython with NumPy.
  assert.ok(Math.abs(points[0] - 1.1221146075409685) < 1e-15);
  assert.equal(extent.left, Math.min(...x.map(([a]) => a)) - 1);
  assert.equal(extent.top, Math.max(...x.map(([, b]) => b)) + 1);
});

for (const kind of Object.keys(DATASETS).filter((name) => name !== "own")) {
  test(`${kind}: as many points as asked for, of both classes, the same for the same seed`, () => {
    for (const samples of [2, 3, 100, 201]) {
      const { points, targets, training } = make({ kind, samples, test: 0.3 });
      assert.deepEqual([points.length, targets.length], [2 * samples, samples]);
      assert.equal(training, samples - Math.floor(samples * 0.3));
      assert.ok(points.every(Number.isFinite));
      assert.ok(targets.every((target) => target === 1 || target === -1));
      if (samples >= 100) {
        const share = targets.filter((target) => target === 1).length / samples;
        assert.ok(share > 0.35 && share < 0.65, `${share} of class 1`);
        // They are shuffled: the test points are of both classes.
        assert.equal(new Set(targets.subarray(training)).size, 2);
      }
    }
    assert.deepEqual(make({ kind, seed: 5 }), make({ kind, seed: 5 }));
    assert.notDeepEqual(make({ kind, seed: 5 }).points, make({ kind, seed: 6 }).points);
  });
}

test("without noise the shapes are exact", () => {
  for (const [x, y, target] of rows(make({ kind: "circles", noise: 0 }))) {
    assert.ok(Math.abs(Math.hypot(x, y) - (target === 1 ? 0.5 : 1)) < 1e-15);
  }
  for (const [x, y, target] of rows(make({ kind: "xor", noise: 0 }))) {
    assert.equal(Math.sign(x) * Math.sign(y), -target);
    assert.ok(Math.abs(x) >= 0.1 && Math.abs(y) >= 0.1 && Math.abs(x) <= 1.1);
  }
  for (const [x, y, target] of rows(make({ kind: "checkerboard", noise: 0 }))) {
    assert.ok(Math.abs(x) <= 2 && Math.abs(y) <= 2);
    assert.equal((Math.floor(x) + Math.floor(y)) % 2 === 0 ? 1 : -1, target);
  }
  assert.equal(new Set(rows(make({ kind: "blobs", noise: 0 })).map(String)).size, 2);
  for (const [x, y, target] of rows(make({ kind: "spirals", noise: 0 }))) {
    // On a spiral the angle tells the radius; the other class is half a turn away.
    const radius = Math.hypot(x, y);
    const angle = ((radius - 0.2) / 1.6) * 3 * Math.PI + (target > 0 ? Math.PI : 0);
    assert.ok(Math.abs(radius * Math.cos(angle) - x) < 1e-12 && Math.abs(radius * Math.sin(angle) - y) < 1e-12);
  }
});

test("noise is about as large as it says", () => {
  const [clean, noisy] = [0, 0.2].map((noise) => make({ kind: "xor", samples: 2000, noise }));
  assert.equal(clean.targets.length, 2000);
  const outside = rows(noisy).filter(([x, y, target]) => Math.sign(x) * Math.sign(y) !== -target).length;
  assert.ok(outside > 20 && outside < 400, `${outside} of 2000 points crossed a line`);
});

test("own points are taken as they are, in their order", () => {
  const points = [
    [3, -1, 1],
    [0.5, 0.25, -1],
    [-2, 4, 1],
  ];
  const dataset = make({ kind: "own", points, test: 0.34 });
  assert.deepEqual(rows(dataset), points);
  assert.equal(dataset.training, 2);
  assert.deepEqual(dataset.extent, { left: -3, right: 4, top: 5, bottom: -2 });
});

test("points for testing are drawn of each class, whatever their order", () => {
  const sorted = Array.from({ length: 50 }, (_, at) => [at, 0, at < 30 ? -1 : 1]);
  const drawn = (points, seed = 5) => make({ kind: "own", points, seed, test: 0.2 });
  const { points, targets, training, order } = drawn(sorted);
  assert.equal(training, 40);
  assert.deepEqual(
    rows({ points, targets }),
    Array.from(order, (place) => sorted[place]),
  );
  assert.equal(targets.subarray(40).filter((target) => target < 0).length, 6, "a fifth of the 30");
  assert.equal(targets.subarray(40).filter((target) => target > 0).length, 4, "a fifth of the 20");
  assert.deepEqual(drawn(sorted), drawn(sorted));
  assert.notDeepEqual(drawn(sorted, 6).order, order);
  // One more point changes no more than what it displaces.
  const test = (dataset) => new Set(dataset.order.subarray(dataset.training));
  const more = test(drawn([...sorted, [51, 0, 1]]));
  assert.ok([...test(drawn(sorted))].filter((place) => !more.has(place)).length <= 1);
  // Of a class with one point, it is trained on.
  const lonely = drawn([...sorted.slice(0, 29), [0, 0, 1]]);
  assert.ok(lonely.targets.subarray(0, lonely.training).includes(1));
});

test("the plane fits points at any scale, and has room to add some to a few", () => {
  const extent = (points) => make({ kind: "own", points }).extent;
  const line = (from, to, count) =>
    Array.from({ length: count }, (_, at) => [from + ((to - from) * at) / (count - 1), 0, at % 2 ? 1 : -1]);
  assert.deepEqual(extent(line(0, 0.2, 2)), { left: -1, right: 1.2, top: 1, bottom: -1 });
  assert.deepEqual(extent(line(0, 100, 3)), { left: -15, right: 115, top: 1, bottom: -1 });
  const { left, right } = extent(line(1.5, 2, 40));
  assert.deepEqual([left, right], [1.2, 2.3]);
  const far = extent(line(1.7e9, 1.7e9 + 50, 40));
  assert.deepEqual([far.left, far.right], [1.7e9 - 7.5, 1.7e9 + 57.5]);
  const one = extent([
    [1e12, 0, 1],
    [1e12, 0, -1],
  ]);
  assert.ok(one.left < 1e12 && one.right > 1e12);
});
