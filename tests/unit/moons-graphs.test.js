// The graphs behind the training demo: what a point's largest gradient leads to, and that the pulls of all points are the step.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Computation } from "../../www/graph/computation/computation.js";
import { moons, train } from "../../www/learn/moons.js";
import {
  largestGradient,
  parameterName,
  pointRecording,
  pullsAt,
  wholeRecording,
} from "../../www/learn/moons-graphs.js";
import { init, MLP, scope } from "../../www/micrograd.js";

await init();
const { start, log } = train();
const { x, y } = moons();

test("the parameters come first in a graph, and have the names that the code gives them", () => {
  const model = JSON.stringify(scope(() => new MLP(2, [16, 16, 1])));
  const { data } = pointRecording(model, x[0], y[0]);
  scope(() => {
    const network = MLP.from(model);
    assert.deepEqual(
      [...data.slice(0, 337)],
      network.parameters().map((parameter) => parameter.data),
    );
    for (const [place, parameter] of network.parameters().entries()) {
      const [, layer, neuron, input] = /^layers\[(\d)\]\.neurons\[(\d+)\]\.(?:w\[(\d+)\]|b)$/.exec(
        parameterName(place),
      );
      const { w, b } = network.layers[layer].neurons[neuron];
      assert.equal((input === undefined ? b : w[input]).data, parameter.data);
    }
  });
  assert.throws(() => parameterName(337));
});

test("the way from a point's loss leads through operands to the parameter with the largest gradient", () => {
  for (const point of [0, 5, 20]) {
    const computation = new Computation(pointRecording(start, x[point], y[point]));
    computation.zeroGrad();
    computation.backward();
    const { parameter, path } = largestGradient(computation);
    const sizes = [...computation.grad.slice(0, 337)].map(Math.abs);
    assert.equal(sizes[parameter], Math.max(...sizes));
    assert.deepEqual([path[0], path.at(-1)], [computation.root, parameter]);
    for (const [index, place] of path.slice(1).entries()) {
      assert.ok(computation.operands(path[index]).includes(place));
    }
  }
});

test("the whole loss is the demo's", () => {
  const { operation, data, root } = wholeRecording(start);
  assert.equal(operation.length, 65_818);
  assert.equal(data[root], log[0].loss);
});

test("the pulls of all points and the regularisation are the step", () => {
  for (const parameter of [0, 33, 336]) {
    const { each, mean, decay, update } = pullsAt(start, parameter);
    assert.equal(each.length, 100);
    // The two are the same sum, added in another order.
    assert.ok(Math.abs(mean + decay - update) <= 1e-15, `${mean + decay}, ${update}`);
  }
});
