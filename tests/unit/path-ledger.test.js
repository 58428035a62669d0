// The paths from a value to the result: counted exactly, listed within bounds, and their sum is the gradient.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Computation } from "../../www/graph/computation/computation.js";
import { MOST_PATHS, pathLedger } from "../../www/graph/computation/path-ledger.js";
import { recordedBy } from "../../www/graph/editor/first-graph.js";
import { arithmeticText, pathText, workText } from "../../www/graph/steps/path-list.js";
import { init, Value } from "../../www/micrograd.js";

await init();

const labelled = (value, label) => Object.assign(value, { label });
const placeOf = (computation, label) =>
  Array.from({ length: computation.length }, (_, place) => place).find((place) => computation.label(place) === label);

/** e = (a*b)*(a+b), in which two ways lead from each leaf. */
function twoWays() {
  const [a, b] = [new Value(-2, "a"), new Value(3, "b")];
  return labelled(labelled(a.add(b), "d").mul(labelled(a.mul(b), "c")), "e");
}

/** So many doublings, one on the other. */
const ladder = (doublings) => () => {
  let top = new Value(1, "x");
  for (let count = 0; count < doublings; count++) top = top.add(top);
  return labelled(top, "y");
};

test("the sum over the paths is the gradient", () => {
  const computation = new Computation(recordedBy(twoWays));
  computation.backward();
  for (const [label, products] of [
    ["a", [-6, 3]],
    ["b", [-6, -2]],
  ]) {
    const place = placeOf(computation, label);
    const { count, paths, sum, steps } = pathLedger(computation, place);
    assert.equal(count, 2n);
    assert.equal(steps, 3);
    assert.deepEqual(paths.map(({ product }) => product).sort(), products.toSorted());
    assert.equal(sum, computation.grad[place]);
  }
  assert.deepEqual(
    pathLedger(computation, placeOf(computation, "a")).paths.map(
      (path) => `${pathText(computation, path)}: ${arithmeticText(path)}`,
    ),
    ["a → c → e: 3 × 1 = 3", "a → d → e: 1 × (-6) = -6"],
  );
});

test("an operand that is read twice makes two paths", () => {
  const computation = new Computation(recordedBy(() => labelled(((a) => a.mul(a))(new Value(3, "a")), "b")));
  const { count, paths, sum } = pathLedger(computation, 0);
  assert.equal(count, 2n);
  assert.deepEqual(
    paths.map((path) => pathText(computation, path)),
    ["a →₁ b", "a →₂ b"],
  );
  assert.equal(sum, 6);
});

test("forty doublings have 2^40 paths, of which a few are listed, and take 40 steps", () => {
  const computation = new Computation(recordedBy(ladder(40)));
  const ledger = pathLedger(computation, 0);
  assert.equal(ledger.count, 2n ** 40n);
  assert.equal(ledger.paths.length, MOST_PATHS);
  assert.equal(ledger.steps, 40);
  // The sum is that of all, also of those that are not listed.
  computation.backward();
  assert.equal(ledger.sum, 2 ** 40);
  assert.equal(ledger.sum, computation.grad[0]);
  assert.match(workText(ledger), /^1,099,511,627,776 paths\. Backpropagation takes 40 steps/);
});

test("a local derivative that is no whole number is multiplied as the engine does", () => {
  const computation = new Computation(
    recordedBy(() => labelled(new Value(0.3, "x").tanh().mul(new Value(0.7, "w")).tanh(), "o")),
  );
  computation.backward();
  const [{ product, locals }] = pathLedger(computation, 0).paths;
  assert.equal(product, computation.grad[0]);
  assert.equal(locals.length, 3);
});

test("the result has one path, of no steps; a value that does not lead to it has none", () => {
  const computation = new Computation(recordedBy(twoWays));
  const { count, paths } = pathLedger(computation, computation.root);
  assert.equal(count, 1n);
  assert.deepEqual(paths, [{ places: [computation.root], operands: [], locals: [], product: 1 }]);
});

test("a chain of 100,000 values is walked", () => {
  const computation = new Computation(
    recordedBy(() => {
      let top = new Value(1, "x");
      for (let count = 0; count < 100_000; count++) top = top.tanh();
      return top;
    }),
  );
  const { count, paths, steps } = pathLedger(computation, 0);
  assert.equal(count, 1n);
  assert.equal(steps, 100_000);
  assert.equal(paths[0].places.length, 100_001);
});
