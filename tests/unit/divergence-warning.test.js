// The warning of a loss that grows beyond all measure.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init } from "../../www/micrograd.js";
import { divergenceWords } from "../../www/train/panels/divergence-warning.js";
import { check } from "../../www/train/settings/settings.js";
import { Lab } from "../../www/train/worker/lab.js";

await init();

const run = (data) => ({ measure: { data, regularisation: 0.1 } });
const words = (starts, losses, finding) =>
  divergenceWords(
    { runs: losses.map(run), finding },
    starts.map((start) => ({ losses: Float64Array.of(start, 1) })),
  );

test("a loss that grew beyond ten thousand times its start is said, whoever’s it is", () => {
  assert.equal(words([0.9], [8999]), "");
  assert.match(words([0.9], [9001]), /^The loss is more than 10,000 times/);
  assert.match(words([0.9], [1.5e46]), /Lower the learning rate/);
  assert.match(words([0.9, 0.9], [0.5, 1e9]), /^The twin’s loss is/);
  assert.equal(words([], [1e46]), "", "before anything is logged");
});

test("what is not finite is left to the finding, and a start near nothing is no measure", () => {
  assert.equal(words([0.9], [1e46], { step: 5 }), "");
  assert.equal(words([0.9], [Number.NaN]), "");
  assert.equal(words([1e-9], [1]), "");
});

test("the demo says nothing, and at a rate of 1000 it does", () => {
  for (const [rate, expected] of [
    [1, ""],
    [1000, /^The loss is/],
  ]) {
    const lab = new Lab();
    lab.handle({ type: "start", settings: check({ training: { rate } }) });
    lab.train(20);
    const frame = lab.frame({ columns: 8, rows: 8 }, []);
    const said = divergenceWords(frame, frame.logs);
    if (expected) assert.match(said, expected);
    else assert.equal(said, "");
  }
});
