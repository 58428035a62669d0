// Moving over the plane and zooming it, and the small pictures of data sets and stories.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init } from "../../www/micrograd.js";
import { moved, zoomed } from "../../www/train/pictures/boundary/plane-view.js";
import { portraitOf, thumbnails } from "../../www/train/run/portrait.js";
import { PRESETS, presetOf, settingsOf } from "../../www/train/settings/presets.js";
import { DEFAULTS } from "../../www/train/settings/settings.js";

await init();

const EXTENT = { left: -2, right: 2, top: 1, bottom: -1 };

test("zooming keeps a place where it is, and ends before nothing is left to see", () => {
  assert.deepEqual(zoomed(EXTENT, 0.5), { left: -1, right: 1, top: 0.5, bottom: -0.5 });
  const still = { x: 1, y: 0.5 };
  const near = zoomed(EXTENT, 0.25, still);
  assert.deepEqual(near, { left: 0.25, right: 1.25, top: 0.625, bottom: 0.125 });
  // The place is at the same share of the way across and up.
  assert.equal((still.x - near.left) / (near.right - near.left), (still.x - EXTENT.left) / 4);
  assert.deepEqual(moved(EXTENT, 1, -0.5), { left: -1, right: 3, top: 0.5, bottom: -1.5 });
  let [small, large] = [EXTENT, EXTENT];
  for (let count = 0; count < 100; count += 1) [small, large] = [zoomed(small, 0.5), zoomed(large, 2)];
  // Each step multiplies by a share that is not exact.
  assert.ok(Math.abs(small.top - small.bottom - 0.05) < 1e-9, JSON.stringify(small));
  assert.ok(Math.abs(large.right - large.left - 5000) < 1e-6, JSON.stringify(large));
});

test("each data set that is drawn at random has a thumbnail with both classes", () => {
  const all = thumbnails();
  assert.ok(all.length >= 6);
  for (const { kind, points, targets } of all) {
    assert.equal(points.length, 2 * targets.length, kind);
    assert.deepEqual([...new Set(targets)].sort(), [-1, 1], kind);
  }
});

test("a story is found by its settings, and its picture is what they come to", () => {
  for (const [name, preset] of Object.entries(PRESETS)) {
    const settings = settingsOf(preset);
    assert.equal(presetOf(settings), name);
    const { grid, points, targets, training } = portraitOf(settings, Math.min(preset.pictured, 20));
    assert.equal(grid.scores.length, (grid.columns + 2) * (grid.rows + 2), name);
    assert.ok(grid.scores.every(Number.isFinite), name);
    assert.ok(training <= targets.length && points.length === 2 * targets.length, name);
  }
  assert.equal(presetOf(DEFAULTS), undefined);
});
