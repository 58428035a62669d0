/** @import { Chapter } from "./chapters.js" */

/** @type {Chapter} */
export const automatic = {
  id: "automatic",
  title: "Automatic backpropagation",
  about: "Each operation learns to pass its gradient back.",
  needs: ["colab", "imports", "value", "draw", "tanh", "activate"],
  cells: [
    {
      id: "backward-functions",
      source: `class Value(Value):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._backward = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, self.__class__) else self.__class__(other)
        out = super().__add__(other)

        def _backward():
            self.grad += 1.0 * out.grad
            other.grad += 1.0 * out.grad

        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, self.__class__) else self.__class__(other)
        out = super().__mul__(other)

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = _backward
        return out

    def tanh(self):
        out = super().tanh()

        def _backward():
            self.grad += (1 - out.data**2) * out.grad

        out._backward = _backward
        return out`,
    },
    { source: "activate_neuron()" },
    {
      source: `o.grad = 1.0  # base case
o._backward()
n._backward()
b._backward()  # leaf node: nothing happens!
sum_._backward()
x2w2._backward()
x1w1._backward()
x2._backward()  # leaf node: nothing happens!
w2._backward()  # leaf node: nothing happens!
x1._backward()  # leaf node: nothing happens!
w1._backward()  # leaf node: nothing happens!
draw(o)`,
    },
    {
      source: `activate_neuron()
topo = []
visited = set()


def build_topo(v):
    if v not in visited:
        visited.add(v)
        for child in v.prev:
            build_topo(child)
        topo.append(v)


build_topo(o)
topo`,
      expected: `[Value(data='1.0', label='w2'),
 Value(data='0.0', label='x2'),
 Value(data='0.0', label='x2*w2'),
 Value(data='-3.0', label='w1'),
 Value(data='2.0', label='x1'),
 Value(data='-6.0', label='x1*w1'),
 Value(data='-6.0', label='x1*w1 + x2*w2'),
 Value(data='6.881373587019543', label='b'),
 Value(data='0.8813735870195432', label='n'),
 Value(data='0.7071067811865477', label='o')]`,
      isOrderFree: true,
    },
    {
      source: `o.grad = 1.0
for node in reversed(topo):
    node._backward()
draw(o)`,
    },
    {
      id: "backward",
      source: `class Value(Value):
    def backward(self):
        topo = []
        visited = set()

        def build_topo(v):
            if v not in visited:
                visited.add(v)
                for child in v.prev:
                    build_topo(child)
                topo.append(v)

        build_topo(self)
        self.grad = 1.0
        for node in reversed(topo):
            node._backward()`,
    },
    { source: "activate_neuron()" },
    {
      source: `o.backward()
draw(o)`,
    },
    {
      source: `a = Value(-2.0, label="a")
b = Value(3.0, label="b")
c = a * b
c.label = "c"
d = a + b
d.label = "d"
e = d * c
e.label = "e"
e.backward()
draw(e)`,
    },
  ],
};
