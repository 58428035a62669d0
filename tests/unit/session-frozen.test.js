// Weights that are frozen: training leaves them, and the optimizer's memory of them, as they are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { init } from "../../www/micrograd.js";
import { check } from "../../www/train/settings/settings.js";
import { TrainState } from "../../www/train/state.js";
import { Session } from "../../www/train/worker/session.js";

await init();

const NETWORK = { hidden: [4, 3] };
const FROZEN = [3, 7, 28];
const training = (optimizer) => ({ optimizer, rate: 0.05, schedule: "constant", l2: 0.01, l1: 0.001 });
const start = (optimizer, frozen) =>
  new Session(check({ data: { samples: 12 }, model: { ...NETWORK, frozen }, training: training(optimizer) }));

for (const optimizer of ["descent", "momentum", "adam"]) {
  test(`${optimizer}: what is frozen keeps its number, and everything else is trained as if it were a constant`, () => {
    const session = start(optimizer, FROZEN);
    const { compiled } = session.run;
    const before = compiled.parameters;
    for (let step = 0; step < 20; step++) {
      const [from, memory] = [compiled.parameters, compiled.optimizerState];
      // The same step of a network in which nothing is frozen.
      const free = start(optimizer, []);
      free.run.compiled.parameters = from;
      free.run.compiled.optimizerState = memory;
      const loss = free.run.take();
      assert.equal(session.run.take(), loss);
      const expected = free.run.compiled.parameters;
      for (const parameter of FROZEN) expected[parameter] = before[parameter];
      assert.deepEqual(compiled.parameters, expected);
      free.free();
    }
    const count = before.length;
    const memory = compiled.optimizerState;
    const first = memory.length % count;
    for (let place = first; place < memory.length; place++) {
      const isFrozen = FROZEN.includes((place - first) % count);
      assert.equal(memory[place] === 0, isFrozen, `the memory at ${place}`);
    }
    assert.equal(memory.length, { descent: 0, momentum: count, adam: 1 + 2 * count }[optimizer]);
    session.free();
  });
}

test("freezing in the middle of a run is a part of it: it comes back bit for bit", () => {
  const session = start("adam", []);
  session.train(10);
  const at = session.run.compiled.parameters[7];
  session.change(check({ ...session.settings, model: { ...session.settings.model, frozen: [7] } }));
  session.train(10);
  const after = session.run.compiled.parameters;
  assert.equal(after[7], at);
  session.seek(3);
  assert.deepEqual(session.settings.model.frozen, []);
  session.seek(20);
  assert.deepEqual(session.settings.model.frozen, [7]);
  assert.deepEqual(session.run.compiled.parameters, after);
  session.free();
});

test("frozen places have one form, and none lies outside of the network", () => {
  const frozen = (found) => check({ model: { ...NETWORK, frozen: found } }).model.frozen;
  assert.deepEqual(frozen([9, 2, 9]), [2, 9]);
  // 2 inputs, layers of 4 and 3 neurons, a score: 31 parameters.
  assert.deepEqual(frozen([30, 31]), [30]);
  assert.throws(() => frozen([-1]), { message: /^model\.frozen\[0\] must be a whole number from 0 to/ });
});

test("a network of other sizes has nothing frozen, as the same places are other weights there", () => {
  const state = new TrainState(
    () => {},
    () => {},
  );
  const { frozen } = state.settings.value.model;
  assert.deepEqual(frozen, []);
  state.toggleFrozen(5);
  state.toggleFrozen(2);
  assert.deepEqual(state.settings.value.model.frozen, [2, 5]);
  state.toggleFrozen(5);
  state.change(({ training }) => {
    training.rate = 0.5;
  });
  assert.deepEqual(state.settings.value.model.frozen, [2]);
  state.change(({ model }) => model.hidden.push(4));
  assert.deepEqual(state.settings.value.model.frozen, []);
});
