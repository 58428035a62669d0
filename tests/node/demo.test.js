// The training demo, written by hand as a user would, and by the Trainer of the page's worker.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { wasm } from "../../www/engine/instance.js";
import { init } from "../../www/micrograd.js";
import initialise from "../../www/pkg/micrograd.js";
import { train } from "../common/demo.js";

await init();

test("by hand it has the bits of the Trainer, and the numbers of the tutorial", async () => {
  const printed = await readFile(new URL("../reference/demo.txt", import.meta.url), "utf8");
  const trainer = new wasm.Trainer({});
  const measures = trainer.train(100);
  trainer.free();
  const steps = train(100);
  const lines = printed.trim().split("\n");
  assert.equal(lines.length, 100);
  lines.forEach((line, k) => {
    const [step, loss, percent] = line.split(" ").map(Number);
    const [found, accuracy] = steps[k];
    assert.equal(step, k);
    assert.ok(Math.abs(found - loss) <= 1e-12 * loss, `loss of step ${k}: found ${found}, printed ${loss}`);
    assert.equal(accuracy * 100, percent, `accuracy of step ${k}`);
    assert.equal(found, measures[k], `loss of step ${k}`);
    assert.equal(accuracy, measures[100 + k], `accuracy of step ${k}`);
  });
});

test("training, evaluating and scoring each stay in bounded memory", async () => {
  const { memory } = await initialise();
  const trainer = new wasm.Trainer({ data: { samples: 20 } });
  const uses = {
    train: () => trainer.train(10),
    evaluate: () => trainer.evaluate(),
    grid: () => trainer.grid(-2, 2, 10, 2, -2, 10),
  };
  for (const [name, use] of Object.entries(uses)) {
    use();
    const size = memory.buffer.byteLength;
    for (let turn = 0; turn < 100; turn += 1) use();
    assert.equal(memory.buffer.byteLength, size, name);
  }
  trainer.free();
});
