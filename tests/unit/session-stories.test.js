// The stories of the training lab: each shows what its words promise.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init } from "../../www/micrograd.js";
import { layerHealth } from "../../www/train/run/layer-health.js";
import { PRESETS, settingsOf } from "../../www/train/settings/presets.js";
import { Session } from "../../www/train/worker/session.js";

await init();

/** Trains a story, with a change of its settings, to the step at which it is pictured or another one. */
function told(name, change = () => {}, steps = PRESETS[name].pictured) {
  const settings = settingsOf(PRESETS[name]);
  change(settings);
  const session = new Session(settings);
  session.train(steps);
  const { run, measure } = session;
  run.pass();
  const dead = layerHealth(run, run.compiled.gradients).flatMap((layer) => layer.dead);
  return { ...measure, loss: measure.data + measure.regularisation, dead, finding: session.finding };
}

test("the demo tells all points apart", () => {
  assert.equal(told("demo").accuracy, 1);
});

test("two neurons are too few for the moons, though both are alive; more are enough", () => {
  const { loss, accuracy, dead } = told("small", undefined, 500);
  assert.ok(loss > 0.2 && accuracy < 0.95, `loss ${loss}, accuracy ${accuracy}`);
  assert.deepEqual(dead, [], "a dead neuron bends no line");
  for (const neurons of [4, 6, 8, 16]) {
    const more = told("small", ({ model }) => Object.assign(model, { hidden: [neurons] }), 500);
    assert.ok(more.loss < loss / 2, `loss ${more.loss} of ${neurons} neurons`);
  }
});

test("with too high a rate the numbers end in infinity, and a neuron is named", () => {
  const { finding } = told("fast", undefined, 20);
  assert.match(finding.where, /neuron \d+/);
});

test("one large step kills most neurons", () => {
  assert.ok(told("dead").dead.length > 8);
});

test("of noise the training loss falls, and the test loss rises", () => {
  const [early, late] = [50, 1000].map((steps) => told("overfit", undefined, steps));
  assert.ok(late.loss < early.loss / 10 && late.testLoss > 1.2 * early.testLoss, `${early.testLoss}, ${late.testLoss}`);
});

test("with sines as inputs 200 steps are enough for the spirals, without them it takes 600", () => {
  const alone = ({ model }) => Object.assign(model, { features: ["x", "y"] });
  assert.equal(told("spirals", undefined, 200).accuracy, 1);
  assert.ok(told("spirals", alone, 400).accuracy < 0.98);
  assert.equal(told("spirals", alone, 600).accuracy, 1);
});
