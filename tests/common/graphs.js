// Graphs of the tutorial, recorded by the JavaScript API, to be drawn and exported.
import { seed } from "../../www/engine/data.js";
import { MLP } from "../../www/engine/nn.js";
import { Value } from "../../www/engine/value.js";

/**
 * @param {Value} value
 * @param {string} label
 */
function named(value, label) {
  value.label = label;
  return value;
}

function neuron() {
  const x1 = new Value(2, "x1");
  const x2 = new Value(0, "x2");
  const w1 = new Value(-3, "w1");
  const w2 = new Value(1, "w2");
  const b = new Value(6.881373587019543, "b");
  const first = named(x1.mul(w1), "x1*w1");
  const second = named(x2.mul(w2), "x2*w2");
  const sum = named(first.add(second), "x1*w1 + x2*w2");
  return named(named(sum.add(b), "n").tanh(), "o");
}

function network() {
  seed(1337);
  const model = new MLP(3, [4, 4, 1], { activation: "tanh", outputActivation: "tanh", biases: "uniform" });
  model.layers.forEach((layer, l) => {
    layer.neurons.forEach((neuron, n) => {
      for (const [i, weight] of neuron.w.entries()) weight.label = `w[${l}][${n}][${i}]`;
      neuron.b.label = `b[${l}][${n}]`;
    });
  });
  const x = [2, 3, -1].map((input, i) => new Value(input, `x${i}`));
  return named(model.forward(x), "out");
}

/** The function that records each graph. @type {Record<string, () => Value>} */
export const EXAMPLES = { "sneak-peek": sneakPeek, neuron, mlp: network };

/** Records the tutorial's first example; returns its result. */
export function sneakPeek() {
  const a = new Value(-4, "a");
  const b = new Value(2, "b");
  let c = named(a.add(b), "c");
  let d = named(a.mul(b).add(b.pow(3)), "d");
  c = named(c.add(c.add(1)), "c");
  c = named(c.add(c.add(1).add(a.neg())), "c");
  d = named(d.add(d.mul(2).add(b.add(a).relu())), "d");
  d = named(d.add(d.mul(3).add(b.sub(a).relu())), "d");
  const e = named(c.sub(d), "e");
  const f = named(e.pow(2), "f");
  const g = f.div(2);
  return named(g.add(f.pow(-1).mul(10)), "g");
}
