/** @import { Chapter } from "./chapters.js" */

/** @type {Chapter} */
export const neuron = {
  id: "neuron",
  title: "A neuron",
  about: "Inputs times weights, plus a bias, squashed by tanh.",
  needs: ["colab", "imports", "value", "draw"],
  cells: [
    {
      source: `from IPython.display import Image, display

display(Image(filename="mlp.jpeg"))`,
    },
    { source: `display(Image(filename="neuron.jpeg"))` },
    {
      source: `plt.figure()
plt.plot(np.arange(-5, 5, 0.2), np.tanh(np.arange(-5, 5, 0.2)))
plt.grid();`,
    },
    {
      id: "tanh",
      source: `class Value(Value):
    def tanh(self):
        return self.__class__(
            data=math.tanh(self.data),
            prev=(self,),
            op="tanh",
        )`,
    },
    {
      id: "activate",
      source: `def activate_neuron():
    global x1, x2, w1, w2, b, x1w1, x2w2, sum_, n, o
    # inputs x1,x2
    x1 = Value(2.0, label="x1")
    x2 = Value(0.0, label="x2")
    # weights w1,w2
    w1 = Value(-3.0, label="w1")
    w2 = Value(1.0, label="w2")
    # bias of the neuron
    b = Value(6.8813735870195432, label="b")
    # x1*w1 + x2*w2 + b
    x1w1 = x1 * w1
    x1w1.label = "x1*w1"
    x2w2 = x2 * w2
    x2w2.label = "x2*w2"
    sum_ = x1w1 + x2w2
    sum_.label = "x1*w1 + x2*w2"
    n = sum_ + b
    n.label = "n"
    o = n.tanh()
    o.label = "o"  # see the newly implemented Value.tanh method`,
    },
    {
      source: `activate_neuron()
draw(o)`,
    },
    {
      source: `o.grad = 1.0
o.grad`,
      expected: "1.0",
    },
    {
      source: `n.grad = 1 - o.data**2
n.grad`,
      expected: "0.4999999999999998",
    },
    {
      source: `x2w2.grad = x1w1.grad = sum_.grad = b.grad = n.grad
x2w2.grad`,
      expected: "0.4999999999999998",
    },
    {
      source: `x1.grad = x1w1.grad * w1.data
w1.grad = x1w1.grad * x1.data
x2.grad = x2w2.grad * w2.data
w2.grad = x2w2.grad * x2.data
print(x1.grad)
print(w1.grad)
print(x2.grad)
print(w2.grad)`,
      expected: `-1.4999999999999993
0.9999999999999996
0.4999999999999998
0.0`,
    },
    { source: "draw(o)" },
  ],
};
