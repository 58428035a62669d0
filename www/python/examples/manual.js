/** @import { Chapter } from "./chapters.js" */

/** @type {Chapter} */
export const manual = {
  id: "manual",
  title: "Backpropagation by hand",
  about: "The chain rule applied by hand, value by value.",
  needs: ["sneak-peek", "colab", "imports", "value", "draw"],
  cells: [
    {
      source: `h = 0.001
L.grad = ((L.data + h) - L.data) / h
L.grad`,
      expected: "1.000000000000334",
    },
    {
      source: `e.grad = f.data
f.grad = e.data
print(e.grad)
print(f.grad)`,
      expected: `-2.0
-7.0`,
    },
    {
      source: `c.grad = e.grad * 1.0
c.grad`,
      expected: "-2.0",
    },
    { source: "f'dL/dd = dL/de = {e.grad}'", expected: "'dL/dd = dL/de = -2.0'" },
    {
      source: `a.grad = e.grad * b.data
b.grad = e.grad * a.data
print(a.grad)
print(b.grad)`,
      expected: `6.0
-4.0`,
    },
    { source: "draw(L)" },
    {
      source: `Lold = L.data
a.data += 0.01 * a.grad
b.data += 0.01 * b.grad
c.data += 0.01 * c.grad
d.data += 0.01 * d.grad
e.data += 0.01 * e.grad
f.data += 0.01 * f.grad
L = forward_pass()
print(f"old L: {Lold}")
print(f"new L: {L.data}")`,
      expected: `old L: -8.0
new L: -7.695431999999999`,
    },
  ],
};
