// Random streams and datasets, equal to those of CPython, NumPy and scikit-learn.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init, makeBlobs, makeCircles, makeMoons, permutation, seed, uniform } from "../../www/micrograd.js";

await init();

const near = (found, expected) => assert.ok(Math.abs(found - expected) <= 4e-16, `${found} is not ${expected}`);

// np.random.seed(1337); X, y = make_moons(n_samples=100, noise=0.1)
test("the demo's moons", () => {
  seed(1337);
  const { x, y } = makeMoons({ samples: 100, noise: 0.1 });
  assert.deepEqual([x.length, y.length], [100, 100]);
  const first = [
    [1.1221146075409685, 0.08147717341718697, -1],
    [-0.8188294130836691, 0.058790063907949996, -1],
    [1.613709660987544, -0.12464590012238597, 1],
    [-0.9230091836872232, 0.3652288989804421, -1],
  ];
  first.forEach(([x1, x2, sign], index) => {
    near(x[index][0], x1);
    near(x[index][1], x2);
    assert.equal(y[index], sign);
  });
  assert.equal(y.filter((sign) => sign === 1).length, 50);
  // These are the defaults.
  seed(1337);
  assert.deepEqual(makeMoons(), { x, y });
});

test("circles and blobs have their shape", () => {
  const circles = makeCircles({ samples: 30, noise: 0, factor: 0.5, shuffle: false });
  circles.x.forEach(([x1, x2], index) => {
    near(Math.hypot(x1, x2), circles.y[index] === -1 ? 1 : 0.5);
  });
  const blobs = makeBlobs({ samples: 11, std: 0, shuffle: false });
  assert.deepEqual(blobs.y, [-1, -1, -1, -1, -1, -1, 1, 1, 1, 1, 1]);
  assert.deepEqual(blobs.x[0], blobs.x[5]);
  assert.notDeepEqual(blobs.x[0], blobs.x[6]);
});

test("the streams are Python's and NumPy's", () => {
  assert.equal(seed(1337), 1337);
  assert.equal(uniform(-1, 1), 0.23550571390294128);
  assert.deepEqual(permutation(0), []);
  const order = permutation(100);
  seed(1337);
  // NumPy's stream does not depend on Python's.
  assert.deepEqual(permutation(100), order);
  assert.deepEqual(
    order.toSorted((a, b) => a - b),
    Array.from({ length: 100 }, (_, index) => index),
  );
});

test("without a seed every one is fresh", () => {
  const seeds = Array.from({ length: 8 }, () => seed());
  assert.ok(new Set(seeds).size > 1);
  assert.ok(seeds.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32));
  // The same seed gives the same numbers again.
  const last = uniform(0, 1);
  seed(seeds.at(-1));
  assert.equal(uniform(0, 1), last);
});
