// A recorded computation on the engine: its numbers, changes and their undoing, and what one value's gradient means.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wasm } from "../../www/engine/instance.js";
import { Computation } from "../../www/graph/computation/computation.js";
import { check, locals, meaning, uses } from "../../www/graph/computation/derivative.js";
import { shortened, written } from "../../www/graph/steps/card.js";
import { description } from "../../www/graph/steps/description.js";
import { fitting } from "../../www/graph/steps/position.js";
import { prediction } from "../../www/graph/steps/prediction.js";
import { Timeline } from "../../www/graph/steps/timeline.js";
import { init, MLP, makeMoons, scope, seed, Value } from "../../www/micrograd.js";
import { brief } from "../../www/ui/numbers.js";
import { recorded, recordingOf } from "../common/recording.js";

await init();

const OPAQUE = 255;
const always = () => true;

/** o = tanh(x * w + b) * x, in which x is used twice. Places: x w b x*w n tanh o. */
function small() {
  const [x, w, b] = [new Value(0.5, "x"), new Value(-2, "w"), new Value(1.5, "b")];
  const n = x.mul(w).add(b);
  n.label = "n";
  const o = n.tanh().mul(x);
  o.label = "o";
  return o;
}

/** The same with tanh as an operation that the engine does not know. */
function opaque() {
  const recording = recorded(small);
  const place = recording.operation.indexOf(wasm.operations().indexOf("Tanh"));
  recording.operation[place] = OPAQUE;
  recording.symbols.push([place, "squash"]);
  return { recording, place };
}

test("it has the structure and the numbers of the recording", () => {
  const computation = new Computation(recorded(small));
  const places = Array.from({ length: computation.length }, (_, place) => place);
  assert.deepEqual(
    places.map((place) => computation.symbol(place)),
    ["", "", "", "*", "+", "tanh", "*"],
  );
  assert.deepEqual(
    places.map((place) => computation.label(place)),
    ["x", "w", "b", "", "n", "", "o"],
  );
  assert.deepEqual(
    places.map((place) => computation.operands(place)),
    [[], [], [], [0, 1], [3, 2], [4], [5, 0]],
  );
  assert.deepEqual(computation.consumers(0), [6, 3]);
  assert.equal(computation.root, 6);
  assert.ok(Math.abs(computation.data[6] - 0.5 * Math.tanh(0.5)) < 1e-16);
  assert.equal(new Computation(recorded(() => new Value(3).pow(-0.5))).symbol(1), "**-0.5");
});

test("changed leaves compute everything anew, and reset brings back what was recorded, set by hand or not", () => {
  const recording = recorded(small);
  recording.grad[4] = 99;
  recording.data[5] = 7;
  const computation = new Computation(recording);
  assert.equal(computation.data[5], 7);
  assert.equal(computation.grad[4], 99);
  computation.setData([[0, 1]]);
  const t = Math.tanh(-0.5);
  assert.ok(Math.abs(computation.data[6] - t) < 1e-15);
  // The product rule by hand.
  assert.ok(Math.abs(computation.grad[0] - (t + (1 - t * t) * -2)) < 1e-15);
  assert.deepEqual(computation.changes, [[0, 1]]);
  computation.reset();
  assert.deepEqual(computation.changes, []);
  assert.deepEqual(computation.data, recording.data);
  assert.deepEqual(computation.grad, recording.grad);
  assert.throws(() => computation.setData([[4, 1]]), /place 4 cannot be changed/);
});

test("backward adds up, as in micrograd, and zeroGrad clears", () => {
  const computation = new Computation(recorded(small));
  assert.ok(computation.isCleared);
  computation.backward();
  const once = computation.grad[5];
  computation.backward();
  assert.equal(computation.grad[5], 2 * once);
  computation.zeroGrad();
  assert.ok(computation.isCleared);
});

test("two computations take turns on the engine, values of others stay, and memory is given back", () => {
  const before = new Value(11);
  const length = wasm.length();
  const [one, two] = [new Computation(recorded(small)), new Computation(recorded(small))];
  for (const x of [1, 2, 3]) {
    one.setData([[0, x]]);
    two.setData([[0, -x]]);
    assert.equal(one.data[0], x);
    assert.equal(two.data[3], 2 * x);
  }
  assert.equal(before.data, 11);
  two.free();
  assert.equal(wasm.length(), length);
  one.backward();
  const after = new Value(12);
  two.backward();
  assert.equal(after.data, 12, "recorded after the first, which is not needed any more");
  two.free();
  // What is recorded in a scope goes with it; it is loaded again.
  scope(() => one.setData([[0, 5]]));
  one.setData([[1, 1]]);
  assert.deepEqual([one.data[0], one.data[3]], [5, 5]);
  one.free();
});

test("central differences, leaves or not, agree with the gradients", () => {
  const computation = new Computation(recorded(small));
  const data = computation.data.slice();
  const grad = new Timeline(computation).derivatives();
  for (let place = 0; place < computation.length; place++) {
    const { slope, error } = check(computation, place, grad[place]);
    assert.ok(Math.abs(slope - grad[place]) < 1e-9, `place ${place}: ${slope} is not ${grad[place]}`);
    assert.equal(error, Math.abs(slope - grad[place]));
  }
  assert.deepEqual(computation.data, data);
  assert.ok(computation.isCleared);
  assert.equal(computation.rootWith(4, 0), 0, "as if n were 0");
});

test("a kink is called one", () => {
  const computation = new Computation(recorded(() => new Value(0, "x").relu()));
  assert.equal(check(computation, 0, 0).isKink, true);
  assert.equal(check(computation, 0, 0.5).isKink, false, "exactly the mean of both sides");
  const smooth = new Computation(recorded(() => new Value(1, "x").mul(2)));
  assert.equal(check(smooth, 0, 5).isKink, false, "a wrong gradient is not a kink");
});

test("what each consumer adds makes up the gradient", () => {
  const computation = new Computation(recorded(small));
  computation.backward();
  const rows = uses(computation, computation, 0, always);
  assert.deepEqual(
    rows.map(({ place, through, formula, numbers }) => [place, through, formula, numbers]),
    [
      [6, "o = tanh(n) * x", "tanh(n).data * o.grad", "0.4621 * 1"],
      [3, "x * w", "w.data * (x * w).grad", "-2 * 0.3932"],
    ],
  );
  assert.equal(rows[0].product + rows[1].product, computation.grad[0]);
  const halfway = uses(computation, computation, 0, (consumer) => consumer === 6);
  assert.deepEqual(
    halfway.map(({ isDone }) => isDone),
    [true, false],
  );
});

test("local derivatives have their numbers put in", () => {
  const texts = (build, place) => locals(new Computation(recorded(build)), place).map(({ text }) => text);
  assert.deepEqual(texts(small, 5), ["∂tanh(n)/∂n = 1 - tanh(n)**2 = 1 - 0.4621**2 = 0.7864"]);
  assert.deepEqual(texts(small, 3), ["∂(x * w)/∂x = w = -2", "∂(x * w)/∂w = x = 0.5"]);
  assert.deepEqual(
    texts(() => new Value(3, "a").add(1), 2),
    ["∂(a + 1)/∂a = 1"],
  );
  assert.deepEqual(
    texts(() => new Value(-3, "a").pow(3), 1),
    ["∂(a**3)/∂a = 3 * a**2 = 3 * (-3)**2 = 27"],
  );
});

test("a gradient is told as what a small change does", () => {
  const computation = new Computation(recorded(small));
  // The issue's own example: the sneak peek's a.
  assert.equal(meaning(computation, 0, 138.8338), "Raise x by 0.01 and o rises by about 1.388.");
  assert.equal(meaning(computation, 1, -0.0042), "Raise w by 0.01 and o falls by about 0.000042.");
  assert.equal(meaning(computation, 4, -2), "If n were 0.01 higher, o would be about 0.02 lower.");
  assert.equal(meaning(computation, 0, 0), "A small change of x does not change o.");
  assert.equal(meaning(computation, 0, Number.NaN), "");
});

test("a nudge changes the result by about grad times the change", () => {
  const computation = new Computation(recorded(small));
  computation.backward();
  const base = { data: 0.5, root: computation.data[6], grad: computation.grad[0] };
  computation.setData([[0, 0.5 + 1e-4]]);
  const { delta, predicted, real } = prediction(base, { data: computation.data[0], root: computation.data[6] });
  assert.ok(Math.abs(delta - 1e-4) < 1e-16);
  // Half the second derivative, by hand: (2 t' w + x t'' w²) / 2, with t'' = -2 t t'.
  const t = Math.tanh(0.5);
  const slope = 1 - t * t;
  const bend = (2 * slope * -2 + 0.5 * (-2 * t * slope) * 4) / 2;
  assert.ok(Math.abs(real - predicted - bend * delta ** 2) < 1e-3 * Math.abs(bend * delta ** 2));
});

test("of a link what fits is followed", () => {
  const computation = new Computation(recorded(small));
  const fit = (state) => fitting(computation, 8, state);
  const nothing = { instant: undefined, nudges: [], place: -1 };
  assert.deepEqual(fit({}), nothing);
  assert.deepEqual(fit({ instant: 7, nudges: [[1, 3]], place: 0 }), { instant: 7, nudges: [[1, 3]], place: 0 });
  assert.deepEqual(
    fit({
      instant: 8,
      nudges: [
        [4, 3],
        [9, 1],
        [0, "x"],
      ],
      place: -1,
    }),
    nothing,
  );
  assert.deepEqual(fit({ instant: 0.5, nudges: "no", place: "a" }), nothing);
});

test("an operation that the engine does not know keeps its number and passes nothing on", () => {
  const { recording, place } = opaque();
  recording.grad.fill(0.25);
  const computation = new Computation(recording);
  assert.equal(computation.symbol(place), "squash");
  assert.deepEqual([...computation.grad], new Array(7).fill(0.25), "as recorded");
  assert.deepEqual(
    [0, 1, 2].map((leaf) => computation.canChange(leaf)),
    [false, false, false],
  );
  assert.ok(computation.isBeyond(4) && !computation.isBeyond(place));
  assert.equal(computation.rootWith(0, 1), undefined);
  assert.equal(check(computation, 0, 1), undefined);
  assert.throws(() => computation.setData([[0, 1]]), /cannot be changed/);
  const timeline = new Timeline(computation);
  const texts = Array.from({ length: timeline.length }, (_, instant) => timeline.at(instant).sentence).join("\n");
  assert.match(texts, /squash\(n\): the page does not know "squash" and keeps the recorded number, 0\.4621\./);
  assert.match(texts, /The page does not know how "squash" passes a gradient on: n gets nothing from squash\(n\)\./);
  const last = timeline.at(timeline.length - 1);
  assert.equal(last.stage.state[4], 1, "its gradient never comes");
  assert.equal(last.stage.state[0], 2, "one of two uses is missing");
  assert.equal(last.numbers.grad[5], 0.5);
  for (let at = 0; at < computation.length; at++) description(computation, timeline, last, at);
  computation.backward();
  assert.equal(computation.grad[4], 0.25, "nothing was added");
});

test("the description fits the instant", () => {
  const computation = new Computation(recorded(small));
  const timeline = new Timeline(computation);
  const at = (instant, place) => description(computation, timeline, timeline.at(instant), place);
  assert.equal(at(1, 5).data, undefined);
  assert.deepEqual(at(1, 5).sentences, ["It is computed later."]);
  assert.deepEqual(at(3, 5).sentences, ["Gradients come later, in the backward pass."]);
  assert.deepEqual(at(timeline.boundary + 1, 0).sentences, ["Its gradient is still growing."]);
  assert.equal(at(timeline.boundary + 1, 0).check.error, undefined);
  assert.match(at(timeline.length - 1, 0).sentences[0], /^Raise x by 0\.01 and o falls by about 0\.003243\.$/);
  const rest = () => description(computation, timeline, undefined, 5);
  assert.deepEqual(rest().sentences, ["Backward computes its gradient."]);
  computation.backward();
  assert.match(rest().sentences[0], /^If tanh\(n\) were 0\.01 higher, o would be about 0\.005 higher\.$/);
  computation.backward();
  assert.match(description(computation, timeline, undefined, 0).sentences[0], /Backward has run more than once/);
});

test("many consumers are summed up but for the largest", () => {
  const x = new Value(2, "x");
  let sum = x.mul(1);
  for (let factor = 2; factor <= 100; factor++) sum = sum.add(x.mul(factor));
  const computation = new Computation(recordingOf(sum));
  computation.backward();
  const { rows, others, rest } = shortened(uses(computation, computation, 0, always));
  assert.deepEqual(
    rows.map(({ product }) => product),
    [100, 99, 98, 97, 96, 95, 94, 93],
  );
  assert.equal(others, 92);
  assert.equal(rest, (92 * 93) / 2);
  computation.free();
});

test("numbers are brief in sentences and whole on copying", () => {
  const texts = { 24.70408163: "24.7041", 0.70710678: "0.7071", 0.000123456: "0.0001235", "-8": "-8", 1e-7: "1e-7" };
  for (const [number, text] of Object.entries(texts)) assert.equal(brief(Number(number)), text);
  assert.deepEqual([0, -0, 1 / 0, Number.NaN].map(brief), ["0", "0", "inf", "NaN"]);
  // Whole numbers count something: 2⁴⁰ paths have this sum. Others are seen to be rounded.
  assert.deepEqual([2 ** 40, 2 ** 60, 123456789012.5, -1.5e9 - 0.5].map(brief), [
    "1099511627776",
    "1.153e18",
    "1.235e11",
    "-1.5e9",
  ]);
  const value = { label: "a", data: -4, grad: 138.83381924198252 };
  assert.equal(written(value), "Value(data=-4, grad=138.83381924198252, label='a')");
});

test("the demo's loss of 65,818 values", (t) => {
  const recording = recorded(() => {
    seed(1337);
    const { x, y } = makeMoons({ samples: 100, noise: 0.1 });
    const model = new MLP(2, [16, 16, 1]);
    const sum = (values) => values.reduce((total, value) => total.add(value));
    const losses = x.map((xi, index) => model.forward(xi).mul(-y[index]).add(1).relu());
    return sum(losses)
      .mul(1 / losses.length)
      .add(sum(model.parameters().map((p) => p.mul(p))).mul(1e-4));
  });
  const timed = (what, act) => {
    const start = performance.now();
    const result = act();
    t.diagnostic(`${what}: ${(performance.now() - start).toFixed(1)} ms`);
    return result;
  };
  assert.ok(recording.operation.length > 65_000);
  const computation = timed("load", () => new Computation(recording));
  computation.backward();
  for (const turn of [1, 2, 3]) timed(`nudge ${turn}`, () => computation.setData([[0, turn / 10]]));
  const timeline = timed("plan the timeline", () => new Timeline(computation));
  timed("middle of the way back", () => timeline.at(Math.floor(timeline.length * 0.75)));
  timed("one step on", () => timeline.at(Math.floor(timeline.length * 0.75) + 1));
  const last = timed("the end", () => timeline.at(timeline.length - 1));
  assert.deepEqual(last.numbers.grad, computation.grad);
  for (const turn of [1, 2, 3]) {
    const { check: found } = timed(`describe a weight ${turn}`, () => description(computation, timeline, last, 0));
    assert.ok(found.error < 1e-6 * Math.abs(found.slope));
  }
  computation.free();
});
