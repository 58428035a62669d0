// What a shared picture of the plane says of itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { legendOf, picturesOf } from "../../www/train/shareable.js";

const legend = (data, targets) => legendOf({ settings: { data }, targets: Float64Array.from(targets) });
const texts = (data, targets) => legend(data, targets).map(({ text }) => text);

test("a shared picture names the classes that the plane shows", () => {
  assert.deepEqual(texts({ kind: "moons", classes: [] }, [1, -1]), ["class +1", "class −1", "score 0"]);
  const two = { kind: "own", classes: ["red", "blue"] };
  assert.deepEqual(texts(two, [1, -1]), ["class blue", "class red", "score 0"]);
  const several = { kind: "own", classes: ["setosa", "versicolor", "virginica"] };
  assert.deepEqual(texts(several, [0, 1, 2]), ["class setosa", "class versicolor", "class virginica"]);
  assert.equal(new Set(legend(several, [0, 1, 2]).map(({ sign }) => sign)).size, 3);
  assert.deepEqual(texts({ kind: "own", classes: [] }, [3, -1.5, 2]), ["−1.5", "3"]);
});

test("a shared picture says how well the network does, of classes and of a number to predict", () => {
  const said = (kind) => {
    const run = { kind, step: 5, measure: { data: 0.25, regularisation: 0, accuracy: -0.5 } };
    const [boundary] = picturesOf({ frame: { value: { runs: [run] } }, scene: {} }, { boundaries: { axesText: "" } });
    return [boundary.heading, boundary.moment];
  };
  assert.deepEqual(said("two"), ["Decision boundary", "step 5, loss 0.2500, accuracy −50%"]);
  assert.deepEqual(said("number"), ["Predictions", "step 5, loss 0.2500, −50% of the variance explained"]);
});
