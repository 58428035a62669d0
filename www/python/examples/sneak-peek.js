/** @import { Chapter } from "./chapters.js" */

/** @type {Chapter} */
export const sneakPeek = {
  id: "sneak-peek",
  title: "Sneak peek",
  about: "Two inputs, reused again and again, and how the result depends on each.",
  cells: [
    {
      id: "sneak-peek",
      source: `from micrograd.engine import Value

a = Value(-4.0)
b = Value(2.0)
c = a + b
d = a * b + b**3
c += c + 1
c += 1 + c + (-a)
d += d * 2 + (b + a).relu()
d += 3 * d + (b - a).relu()
e = c - d
f = e**2
g = f / 2.0
g += 10.0 / f
print(f"{g.data:.4f}, the outcome of this forward pass")
g.backward()
print(f"{a.grad:.4f}, i.e. the numerical value of dg/da")
print(f"{b.grad:.4f}, i.e. the numerical value of dg/db")`,
      expected: `24.7041, the outcome of this forward pass
138.8338, i.e. the numerical value of dg/da
645.5773, i.e. the numerical value of dg/db`,
    },
  ],
};
