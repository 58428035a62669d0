/** @import { Chapter } from "./chapters.js" */

/** @type {Chapter} */
export const composite = {
  id: "composite",
  title: "tanh out of smaller operations",
  about: "The same neuron with tanh taken apart into exp and division.",
  needs: ["colab", "imports", "value", "draw", "tanh", "activate", "backward-functions", "backward"],
  cells: [
    {
      id: "power",
      source: `class Value(Value):
    def __pow__(self, other):
        assert isinstance(
            other, (int, float)
        ), "only supporting int/float powers for now"
        out = self.__class__(
            data=self.data**other,
            prev=(self,),
            op=f"**{other}",
        )

        def _backward():
            self.grad += other * (self.data ** (other - 1)) * out.grad

        out._backward = _backward
        return out`,
    },
    {
      source: `a = Value(2.0)
b = 3.0
c = a**b
c.grad = 1.0
c._backward()
assert a.grad == b * a.data ** (b - 1)`,
    },
    {
      id: "division",
      source: `class Value(Value):
    def __truediv__(self, other):  # self / other
        return self * other**-1`,
    },
    {
      source: `a = Value(2.0)
b = Value(4.0)
c = a / b
assert c.data == (a * (1/b.data)).data == (a * b**-1).data
c.grad = 1.0; c._backward()
assert a.grad == 1 / b.data`,
    },
    {
      id: "exponential",
      source: `class Value(Value):
    def exp(self):
        out = self.__class__(
            data=math.exp(self.data),
            prev=(self,),
            op="exp",
        )

        def _backward():
            self.grad += out.data * out.grad

        out._backward = _backward
        return out`,
    },
    {
      source: `a = Value(2.0)
a_exp = a.exp()
a_exp.grad = 1.0; a_exp._backward()
assert a.grad == a_exp.data`,
    },
    {
      id: "composite-tanh",
      source: `class Value(Value):
    def tanh(self):
        e = (2 * self).exp()
        return (e - 1) / (e + 1)`,
    },
    {
      source: `a = Value(2.0)
a_tanh = a.tanh()
a_tanh.backward()
assert math.isclose(a.grad, (1 - a_tanh.data**2))`,
    },
    {
      source: `activate_neuron()
o.backward()`,
    },
    { source: "draw(o)" },
    { note: "The tutorial does the same with PyTorch here, which does not run in this page." },
  ],
};
