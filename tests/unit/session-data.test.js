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
