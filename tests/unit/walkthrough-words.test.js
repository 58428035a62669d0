// What is said of a computation beside its picture: names, the instant, the prediction of a nudge.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Computation } from "../../www/graph/computation/computation.js";
import { description, toldApart } from "../../www/graph/steps/description.js";
import { leafName } from "../../www/graph/steps/notation.js";
import { verdict } from "../../www/graph/steps/prediction.js";
import { Timeline } from "../../www/graph/steps/timeline.js";
import { init, Value } from "../../www/micrograd.js";
import { EXAMPLES } from "../common/graphs.js";
import { recorded } from "../common/recording.js";

await init();

test("rounding is not told as an error of the derivative", () => {
  // In CPython, 2.6 * -3.0 + 10.0 - 4.0 is -1.8000000000000007, and -3.0 * (2.6 - 2.0) is -1.8000000000000003.
  const base = { data: 2, root: 4, grad: -3 };
  const said = (data, root) => verdict(base, { data, root, rootName: "d" });
  assert.match(said(2.6, 2.6 * -3 + 10), /is exact here/);
  assert.match(said(2.6, 2.6 * -3 + 10 + 1e-9), /is off by 1e-9/);
});

test("what is said beside the picture fits every instant", () => {
  const computation = new Computation(recorded(EXAMPLES["sneak-peek"]));
  const timeline = new Timeline(computation);
  const derivatives = timeline.derivatives();
  for (let instant = 0; instant < timeline.length; instant++) {
    const moment = timeline.at(instant);
    assert.equal(/^Last step/m.test(moment.sentence), instant === timeline.length - 1);
    for (let place = 0; place < computation.length; place++) {
      const told = description(computation, timeline, moment, place);
      assert.equal(told.data !== undefined, moment.stage.state[place] > 0);
      if (moment.phase === "forward") {
        assert.equal(told.check, undefined, "there is no result yet that would move");
        assert.ok(told.uses.every(({ isDone }) => !isDone));
      }
      if (told.sentences.some((sentence) => /^Raise|^If|^A small change/.test(sentence))) {
        assert.equal(told.grad, derivatives[place], `place ${place} at ${instant}`);
      }
    }
  }
});

test("a leaf without a name is called by where it is used, with the number that was recorded", () => {
  const computation = new Computation(recorded(() => new Value(2, "f").mul(0.5)));
  const called = (place) => leafName(computation.asRecorded, place, computation.consumers(place).at(-1));
  assert.deepEqual([0, 1].map(called), ["f", "the 0.5 in f * 0.5"]);
  computation.setData([[1, -3.9]]);
  assert.equal(called(1), "the 0.5 in f * 0.5");
  assert.equal(leafName(new Computation(recorded(() => new Value(3))).asRecorded, 0, undefined), "3");
});

test("a prediction that cannot be compared is told as such", () => {
  const base = { data: 1, root: 1, grad: 2 };
  assert.match(verdict(base, { data: 1.5, root: 2.25, rootName: "g" }), /off by 0\.25\.$/);
  const told = [
    verdict(base, { data: 1e308, root: Infinity, rootName: "g" }),
    verdict(base, { data: 1e308, root: Number.NaN, rootName: "g" }),
    verdict(base, { data: 1e308, root: 1, rootName: "g" }),
  ];
  assert.match(told[0], /^g is inf now/);
  assert.match(told[1], /^g is NaN now/);
  for (const text of told) assert.match(text, /try a smaller change\.$/);
});

test("consumers of the same name are told apart, by their scope or by a number", () => {
  const computation = {
    scope: (place) => [0, 1, 2, 2, 0, 0][place],
    scopes: [{ name: "neuron 0" }, { name: "neuron 1" }],
  };
  const use = (place, through) => ({ place, through });
  const told = (rows) => toldApart(computation, rows).map(({ through }) => through);
  assert.deepEqual(told([use(1, "w0 * x"), use(2, "w0 * x"), use(4, "x + 1")]), [
    "neuron 0: w0 * x",
    "neuron 1: w0 * x",
    "x + 1",
  ]);
  assert.deepEqual(told([use(3, "w0 * x"), use(2, "w0 * x"), use(5, "c * x"), use(4, "c * x")]), [
    "neuron 1: w0 * x (2)",
    "neuron 1: w0 * x (1)",
    "c * x (2)",
    "c * x (1)",
  ]);
  assert.deepEqual(told([use(4, "a * a"), use(4, "a * a")]), ["a * a", "a * a"], "one value that uses it twice");
});
