// The lab's examples: each is a lesson of a few lines that its description explains by its graph. `Value`, `MLP`, `Neuron` and
// `Layer` are known without an import.

/**
 * `result` is the name of the value whose graph it is.
 * @typedef {{ id: string, title: string, about: string, result: string, source: string }} Lesson
 */

/** The example that the lab opens with, which first-graph.js records as well. @type {Lesson} */
export const NEURON = {
  id: "neuron",
  title: "A neuron",
  about: "Inputs times weights, plus a bias, squashed by tanh.",
  result: "o",
  source: `x1 = Value(2.0)
x2 = Value(0.0)
w1 = Value(-3.0)
w2 = Value(1.0)
b = Value(6.8813735870195432)
n = x1*w1 + x2*w2 + b
o = n.tanh()
o.backward()
`,
};

/** The learner's own class, as the tutorial builds it. */
const CLASS = `class Value:
    def __init__(self, data, prev=()):
        self.data = data
        self.grad = 0.0
        self.prev = prev
        self._backward = lambda: None

    def __add__(self, other):
        out = Value(self.data + other.data, (self, other))

        def _backward():
            self.grad += out.grad
            other.grad += out.grad

        out._backward = _backward
        return out

    def __mul__(self, other):
        out = Value(self.data * other.data, (self, other))

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = _backward
        return out
`;

/** @type {Lesson[]} */
export const LESSONS = [
  NEURON,
  {
    id: "expression",
    title: "A product and a sum",
    about: "The smallest graph with both. Press Backward for the gradients.",
    result: "d",
    source: `a = Value(2.0)
b = Value(-3.0)
c = Value(10.0)
d = a*b + c
`,
  },
  {
    id: "derivative",
    title: "A derivative by hand",
    about: "The slope of f at x, measured by a nudge, and found by backward.",
    result: "y",
    source: `def f(x):
    return 3 * x**2 - 4 * x + 5


x = Value(3.0)
y = f(x)
y.backward()

h = 0.00000001
print("by a nudge:", (f(3.0 + h) - f(3.0)) / h)
print("by backward:", x.grad)
`,
  },
  {
    id: "manual",
    title: "Gradients by hand",
    about: "The chain rule applied value by value, from L back to a and b.",
    result: "L",
    source: `a = Value(2.0)
b = Value(-3.0)
c = Value(10.0)
f = Value(-2.0)
d = a * b
e = d + c
L = e * f

L.grad = 1.0
e.grad = f.data * L.grad
f.grad = e.data * L.grad
d.grad = e.grad
c.grad = e.grad
a.grad = b.data * d.grad
b.grad = a.data * d.grad
`,
  },
  {
    id: "value",
    title: "Your own Value class",
    about: "A class that remembers what its number came from: that is all a graph takes.",
    result: "L",
    source: `class Value:
    def __init__(self, data, prev=()):
        self.data = data
        self.prev = prev

    def __add__(self, other):
        return Value(self.data + other.data, (self, other))

    def __mul__(self, other):
        return Value(self.data * other.data, (self, other))


a = Value(2.0)
b = Value(-3.0)
c = Value(10.0)
f = Value(-2.0)
d = a * b
e = d + c
L = e * f
`,
  },
  {
    id: "automatic",
    title: "Backward in one call",
    about: "Each operation learns to pass its gradient back; a and b, used twice, get two contributions.",
    result: "e",
    source: `${CLASS}
    def backward(self):
        order = []

        def visit(value):
            if value not in order:
                for child in value.prev:
                    visit(child)
                order.append(value)

        visit(self)
        self.grad = 1.0
        for value in reversed(order):
            value._backward()


a = Value(-2.0)
b = Value(3.0)
c = a * b
d = a + b
e = d * c
e.backward()
`,
  },
  {
    id: "composite",
    title: "tanh, taken apart",
    about: "The neuron’s tanh taken apart into exp and division: the same gradients.",
    result: "o",
    source: `n = Value(0.8813735870195432)
e = (2 * n).exp()
o = (e - 1) / (e + 1)
o.backward()
print(o.data, n.tanh().data)
draw(o)
`,
  },
  {
    id: "network",
    title: "A small network",
    about: "micrograd’s MLP with 41 parameters. Open a box to see the layer, the neuron, the operations.",
    result: "out",
    source: `import random

random.seed(1337)
model = MLP(3, [4, 4, 1])
x = [2.0, 3.0, -1.0]
out = model(x)
out.backward()
out
`,
  },
  {
    id: "loss",
    title: "Loss of four samples",
    about: "Four passes through the same network, and the squared errors that training makes smaller.",
    result: "loss",
    source: `import random

random.seed(1337)
model = MLP(3, [4, 4, 1])
xs = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]]
ys = [1.0, -1.0, -1.0, 1.0]
predictions = [model(x) for x in xs]
loss = sum((p - y) ** 2 for p, y in zip(predictions, ys))
loss.backward()
loss
`,
  },
  {
    id: "mlp",
    title: "Gradient descent",
    about: "Twenty steps downhill: each moves every parameter a little against its gradient.",
    result: "loss",
    source: `import random

random.seed(1337)
model = MLP(3, [4, 4, 1])
xs = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]]
ys = [1.0, -1.0, -1.0, 1.0]

for step in range(20):
    predictions = [model(x) for x in xs]
    loss = sum((p - y) ** 2 for p, y in zip(predictions, ys))
    model.zero_grad()
    loss.backward()
    print(step, loss.data)
    if step < 19:
        for p in model.parameters():
            p.data -= 0.01 * p.grad
`,
  },
];
