// What the course computes of the tutorial's network and of its training demo, against what the tutorial prints.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, moons, train } from "../../www/learn/moons.js";
import { lossText, TutorialNetwork } from "../../www/learn/tutorial-network.js";
import { init } from "../../www/micrograd.js";
import { mlp } from "../../www/python/examples/mlp.js";
import { moons as demo } from "../../www/python/examples/moons.js";

await init();

/** Returns the numbers that a cell of the tutorial prints. @param {string} part of the cell's source */
function printed(part) {
  const { expected } = mlp.cells.find(({ source }) => source.includes(part));
  return expected.split("\n").map((line) => Number(line.match(/(?:\d+ |data=')([^']+)/)[1]));
}

test("steps of one weight and of all lead where the tutorial's lead", () => {
  const network = new TutorialNetwork();
  const [before, after] = ["6.606895868054532", "6.6067779753029345"].map(Number);
  const first = network.stepFirst();
  assert.equal(first.loss, before);
  assert.equal(first.gradients.length, 41);
  assert.equal(first.gradients[0].toFixed(12), "0.343422257622");
  assert.equal(network.step(0.001).loss, after);
  assert.equal(network.pass().loss, 6.56156718545472);
});

test("twenty steps have the tutorial's losses", () => {
  const network = new TutorialNetwork();
  network.start("two steps");
  const losses = network.loop(0.05).map(({ loss }) => lossText(loss));
  assert.deepEqual(losses, printed("for k in range(20)").map(lossText));
});

test("gradients pile up where they are not zeroed", () => {
  const network = new TutorialNetwork();
  const [once] = network.pass().gradients;
  assert.equal(network.pass({ zeroGrad: false }).gradients[0], 2 * once);
});

test("a hundred steps part the moons as the tutorial's do", () => {
  const { moments, log, model, values } = train();
  const last = moments[moments.length - 1];
  assert.deepEqual([last.step, last.loss.toFixed(4), last.correct], [100, "0.0110", 100]);
  assert.equal(log[0].loss, 0.8958441028683222);
  const printed = demo.cells.find(({ source }) => source.includes("for k in range(100)")).expected.split("\n");
  assert.equal(log.length, 100);
  for (const [step, { loss, correct }] of log.entries()) {
    const [, found, accuracy] = new RegExp(`^step ${step} loss (.*), accuracy (.*)%$`).exec(printed[step]);
    assert.equal(lossText(loss), lossText(Number(found)), `step ${step}`);
    assert.equal(correct, Number(accuracy), `step ${step}`);
  }
  assert.equal(values, 65_818);
  const { x, y } = moons();
  const answers = x.map((point, index) => ask(model, point, y[index]));
  assert.ok(answers.every(({ score, loss }, index) => loss === Math.max(0, 1 - y[index] * score)));
  assert.equal(answers[0].values, 984);
});

test("a strong pull towards 0 leaves no border", () => {
  const { moments } = train(0.2);
  assert.equal(moments[moments.length - 1].correct, 50);
});
