// The graphs of the tutorial that several chapters show, each value with the label that the tutorial gives it.
import { Value } from "../../engine/value.js";

/**
 * @param {Value} value
 * @param {string} label
 */
export function named(value, label) {
  value.label = label;
  return value;
}

/** Returns L = (a*b + c)*f, whose gradients the tutorial computes by hand. */
export function lossByHand() {
  const [a, b, c, f] = [new Value(2, "a"), new Value(-3, "b"), new Value(10, "c"), new Value(-2, "f")];
  const d = named(a.mul(b), "d");
  const e = named(d.add(c), "e");
  return named(e.mul(f), "L");
}

export const LOSS_BY_HAND = `a = Value(2.0)
b = Value(-3.0)
c = Value(10.0)
f = Value(-2.0)
d = a * b
e = d + c
L = e * f
`;

/** Returns a neuron with two inputs, one of them 0. */
export function neuron() {
  const [x1, x2] = [new Value(2, "x1"), new Value(0, "x2")];
  const [w1, w2] = [new Value(-3, "w1"), new Value(1, "w2")];
  const b = new Value(6.8813735870195432, "b");
  const sum = named(named(x1.mul(w1), "x1*w1").add(named(x2.mul(w2), "x2*w2")), "x1*w1 + x2*w2");
  return named(named(sum.add(b), "n").tanh(), "o");
}

/** Each value has a variable, called as the tutorial calls it. */
export const NEURON = `x1 = Value(2.0)
x2 = Value(0.0)
w1 = Value(-3.0)
w2 = Value(1.0)
b = Value(6.8813735870195432)
x1w1 = x1 * w1
x2w2 = x2 * w2
x1w1x2w2 = x1w1 + x2w2
n = x1w1x2w2 + b
o = n.tanh()
`;

/** Returns e = (a + b)*(a*b), in which both leaves are used twice. */
export function twoWays() {
  const [a, b] = [new Value(-2, "a"), new Value(3, "b")];
  const c = named(a.mul(b), "c");
  const d = named(a.add(b), "d");
  return named(d.mul(c), "e");
}

export const TWO_WAYS = `a = Value(-2.0)
b = Value(3.0)
c = a * b
d = a + b
e = d * c
`;
