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
    { source: "import torch" },
    {
      source: `torch.Tensor([2.0])  # 1x1 tensor
torch.Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])  # 2x3 tensor`,
      expected: `tensor([[1., 2., 3.],
        [4., 5., 6.]])`,
    },
    {
      source: `x1 = torch.tensor([2.0]).double().requires_grad_(True)
x2 = torch.tensor([0.0]).double().requires_grad_(True)
w1 = torch.tensor([-3.0]).double().requires_grad_(True)
w2 = torch.tensor([1.0]).double().requires_grad_(True)
b = torch.tensor([6.8813735870195432]).double().requires_grad_(True)
n = x1 * w1 + x2 * w2 + b
o = torch.tanh(n)
print(o.data.item())
o.backward()
print("---")
print("x2", x2.grad.item())
print("w2", w2.grad.item())
print("x1", x1.grad.item())
print("w1", w1.grad.item())`,
      expected: `0.7071066904050358
---
x2 0.5000001283844369
w2 0.0
x1 -1.5000003851533106
w1 1.0000002567688737`,
    },
  ],
};
