// Compiled programs through the JavaScript API.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { compile, init, MLP, makeMoons, scope, seed, Value } from "../../www/micrograd.js";
import initialise from "../../www/pkg/micrograd.js";

before(() => init());

/** Records the tutorial's demo as a learner would write it. */
function demo(samples = 100) {
  seed(1337);
  const { x, y } = makeMoons({ samples, noise: 0.1 });
  const model = new MLP(2, [16, 16, 1]);
  const inputs = x.map((row) => row.map((number) => new Value(number)));
  const scores = inputs.map((input) => model.forward(input));
  const losses = scores.map((score, index) => score.mul(-y[index]).add(1).relu());
  const sum = losses.reduce((total, loss) => total.add(loss), new Value(0));
  const squares = model.parameters().map((parameter) => parameter.mul(parameter));
  const penalty = squares.reduce((total, square) => total.add(square), new Value(0)).mul(1e-4);
  return { x, model, inputs, scores, loss: sum.mul(1 / samples).add(penalty) };
}

const rate = (/** @type {number} */ step) => 1 - (0.9 * step) / 100;

test("the demo trains to the tutorial's loss, and its network is layers", () => {
  const { model, loss } = demo();
  const program = compile(loss, model.parameters());
  const { nodes, lanes, perLane, exact, plan } = program.report();
  assert.deepEqual({ lanes, perLane, exact }, { lanes: 100, perLane: 647, exact: true });
  assert.ok(nodes > 65_000, `${nodes} nodes`);
  assert.match(plan.join("\n"), /dense 2→16 ReLU, dense 16→16 ReLU, dense 16→1/);
  const losses = program.train(100, rate);
  // Printed by the tutorial; the sums may be added in another order there, hence the tolerance.
  assert.ok(Math.abs(losses[0] - 0.8958441028683222) < 1e-12);
  assert.ok(Math.abs(losses[99] - 0.010978370135492717) < 1e-12);
  program.free();
});

test("a step has the bits of the tape's", () => {
  const { model, scores, loss } = demo(13);
  const program = compile(loss, model.parameters());
  loss.backward();
  program.pass();
  const sample = scores[4].topologicalOrder();
  const { data, grad } = program.inspectAll(sample);
  assert.deepEqual(
    [...data],
    sample.map((value) => value.data),
  );
  assert.deepEqual(
    [...grad],
    sample.map((value) => value.grad),
  );
  assert.equal(program.step(0.5), loss.data);
  for (const value of [loss, ...scores, ...model.parameters().slice(0, 20)]) {
    assert.equal(program.inspect(value).grad, value.grad);
  }
  const first = model.parameters()[0];
  const stepped = first.data - 0.5 * first.grad;
  assert.equal(program.parameters[0], stepped);
  program.store();
  assert.equal(first.data, stepped);
  assert.deepEqual(program.verify(), { exact: true, difference: null });
});

test("scores of other points, and other samples", () => {
  const { x, model, inputs, scores, loss } = demo(20);
  const program = compile(loss, model.parameters());
  const expected = scores.map((score) => score.data);
  assert.deepEqual([...program.evaluate(scores[7], inputs[7], x.flat())], expected);
  program.setInputs(inputs[0], x.toReversed().flat());
  program.pass();
  assert.deepEqual([...program.acrossSamples(scores[0])], expected.toReversed());
});

test("a fixed rate, and numbers put in", () => {
  const w = new Value(2);
  const program = compile(w.sub(5).pow(2), [w]);
  assert.deepEqual([...program.train(3, 0.5)], [9, 0, 0]);
  program.parameters = [4];
  assert.equal(program.pass(), 1);
  assert.deepEqual([...program.gradients], [-2]);
  assert.equal(program.loss, 1);
});

test("memory after 10,000 steps is that after 10", async () => {
  const { memory } = await initialise();
  const { model, loss } = demo();
  const program = compile(loss, model.parameters());
  for (let step = 0; step < 10; step += 1) program.step(rate(step));
  const size = memory.buffer.byteLength;
  for (let step = 0; step < 10_000; step += 1) program.step(0.1);
  program.train(10_000, 0.1);
  assert.equal(memory.buffer.byteLength, size);
});

test("misuse is named", () => {
  const w = new Value(2);
  const other = new Value(1);
  const loss = w.mul(w);
  const program = compile(loss, [w]);
  const wrong = /** @type {any} */ ("wrong");
  assert.throws(() => compile(wrong, [w]), /loss must be a Value, got the string "wrong"/);
  assert.throws(() => compile(loss, []), /parameters must not be empty/);
  assert.throws(() => compile(loss, [loss]), /parameters\[0\] is not a leaf/);
  assert.throws(() => compile(loss, [w, w]), /parameters\[1\] is in the list already/);
  assert.throws(() => program.step(wrong), /rate must be a number/);
  assert.throws(() => program.train(3, wrong), /schedule must be a number or a function/);
  assert.throws(() => program.train(3, () => wrong), /schedule must return a number/);
  assert.throws(
    () =>
      program.train(3, () => {
        throw new Error("mine");
      }),
    /mine/,
  );
  assert.throws(() => program.inspect(other), /value is not part of/);
  assert.throws(() => program.inspect(new Value(1)), /value was recorded, or moved by a scope, after compile\(\)/);
  assert.throws(() => program.evaluate(loss, [w], [1]), /is not part of a sample/);
  assert.throws(() => {
    program.parameters = [1, 2];
  }, /parameters has 2 elements, expected 1/);
  assert.equal(program.step(0), 4);
});

test("a value that a scope moved is not mistaken for another", () => {
  const [program, kept] = scope(() => {
    const unused = new Value(7);
    const w = new Value(2);
    const square = w.mul(w).add(unused.data);
    return [compile(square, [w]), square];
  });
  assert.throws(() => program.inspect(kept), /moved by a scope, after compile\(\)/);
  assert.equal(program.step(0), 11);
});
