// The training demo, written by hand as a user would, and compiled.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { init } from "../../www/micrograd.js";
import { train, trainCompiled } from "../common/demo.js";

await init();

test("by hand it has the bits of the compiled program, and the numbers of the tutorial", async () => {
  const printed = await readFile(new URL("../reference/demo.txt", import.meta.url), "utf8");
  const measures = trainCompiled(100);
  const steps = train(100);
  const lines = printed.trim().split("\n");
  assert.equal(lines.length, 100);
  lines.forEach((line, k) => {
    const [step, loss, percent] = line.split(" ").map(Number);
    const [found, accuracy] = steps[k];
    assert.equal(step, k);
    assert.ok(Math.abs(found - loss) <= 1e-12 * loss, `loss of step ${k}: found ${found}, printed ${loss}`);
    assert.equal(accuracy * 100, percent, `accuracy of step ${k}`);
    assert.deepEqual(measures[k], steps[k], `step ${k}`);
  });
});
