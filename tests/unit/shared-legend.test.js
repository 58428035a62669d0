// The legend of a picture of the plane that one shares.
import assert from "node:assert/strict";
import { test } from "node:test";
import { legendOf } from "../../www/train/shareable.js";

const legend = (data, targets) => legendOf({ settings: { data }, targets: Float64Array.from(targets) });
const texts = (data, targets) => legend(data, targets).map(({ text }) => text);

test("a shared picture names the classes that the plane shows", () => {
  assert.deepEqual(texts({ kind: "moons", classes: [] }, [1, -1]), ["class +1", "class −1", "score 0"]);
  const two = { kind: "own", classes: ["red", "blue"] };
  assert.deepEqual(texts(two, [1, -1]), ["class blue", "class red", "score 0"]);
  const several = { kind: "own", classes: ["setosa", "versicolor", "virginica"] };
  assert.deepEqual(texts(several, [0, 1, 2]), ["class setosa", "class versicolor", "class virginica"]);
  assert.equal(new Set(legend(several, [0, 1, 2]).map(({ sign }) => sign)).size, 3);
  assert.deepEqual(texts({ kind: "own", classes: [] }, [3, 1.5, 2]), ["1.5", "3"]);
});
