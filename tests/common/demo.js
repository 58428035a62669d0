// What a user would write with the API, for Node and for the browsers.
import { compile, MLP, makeMoons, scope, seed } from "../../www/micrograd.js";

const sum = (values) => values.reduce((total, value) => total.add(value));

const rate = (k) => 1.0 - (0.9 * k) / 100;

/** Makes the demo's data and network. */
function demo() {
  seed(1337);
  return { ...makeMoons({ samples: 100, noise: 0.1 }), model: new MLP(2, [16, 16, 1]) };
}

/** Records the demo's loss and the score of each point. */
function record({ x, y, model }) {
  const scores = x.map((xi) => model.forward(xi));
  const losses = scores.map((score, index) => score.mul(-y[index]).add(1).relu());
  const dataLoss = sum(losses).mul(1 / losses.length);
  const regLoss = sum(model.parameters().map((p) => p.mul(p))).mul(1e-4);
  return { scores, total: dataLoss.add(regLoss) };
}

/** The share of the points on the right side. */
function accuracyOf(scores, y) {
  return Array.from(scores).filter((score, index) => y[index] > 0 === score > 0).length / y.length;
}

/** The training demo written by hand: the loss and the accuracy of each step. */
export function train(steps) {
  const { x, y, model } = demo();
  const step = (k) => {
    const { scores, total } = record({ x, y, model });
    model.zeroGrad();
    total.backward();
    for (const p of model.parameters()) p.data -= rate(k) * p.grad;
    const numbers = scores.map((score) => score.data);
    return [total.data, accuracyOf(numbers, y)];
  };
  return Array.from({ length: steps }, (_, k) => scope(() => step(k)));
}

/** The same, compiled. */
export function trainCompiled(steps) {
  const { x, y, model } = demo();
  const { scores, total } = record({ x, y, model });
  const program = compile(total, model.parameters());
  const measures = Array.from({ length: steps }, (_, k) => {
    const loss = program.step(rate(k));
    return [loss, accuracyOf(program.acrossSamples(scores[0]), y)];
  });
  program.free();
  return measures;
}
