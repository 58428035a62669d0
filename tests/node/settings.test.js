// The settings of the page's worker: what they do, and what is said of wrong ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init, wasm } from "../../www/engine/instance.js";

await init();

test("settings that are absent, undefined or null are the demo's", () => {
  const first = (/** @type {object} */ settings) => {
    const trainer = new wasm.Trainer(settings);
    const [loss] = trainer.train(1);
    trainer.free();
    return loss;
  };
  const demo = first({});
  assert.ok(Math.abs(demo - 0.8958441028683222) < 1e-12);
  assert.equal(first({ seed: undefined, batchSize: null, hidden: [16, 16], data: { kind: "moons" } }), demo);
  assert.notEqual(first({ hidden: [8] }), demo);
  assert.notEqual(first({ data: { noise: 0.2 } }), demo);
});

/** @type {[unknown, RegExp][]} */
const WRONG = [
  [5, /^settings must be an object$/],
  [{ sed: 1 }, /^settings have no "sed"; they may have data, seed, hidden,/],
  [{ data: { noize: 1 } }, /^settings have no "noize"; they may have kind, samples,/],
  [{ seed: 1.5 }, /^seed must be a whole number$/],
  [{ seed: -1 }, /^seed must be a whole number$/],
  [{ hidden: [16, "16"] }, /^hidden must be an array of whole numbers$/],
  [{ alpha: "0.1" }, /^alpha must be a number$/],
  [{ data: { shuffle: 1 } }, /^shuffle must be true or false$/],
  [{ activation: 3 }, /^activation must be a string$/],
  [{ activation: "step" }, /^activation is "step", expected one of relu, tanh, sigmoid, linear$/],
  [{ data: { kind: "spirals" } }, /^kind is "spirals", expected one of moons, circles, blobs$/],
];

for (const [settings, message] of WRONG) {
  test(`${JSON.stringify(settings)} is refused`, () => {
    assert.throws(() => new wasm.Trainer(settings), { message });
  });
}
