// The tutorial's class, its network with the parameters that it prints, and its first steps, as Python. Numbers are Python's, so that they
// have the tutorial's last digits: its tanh is made of exp, whose last digit is not the same in every library.
import { networkClasses } from "./network-classes.js";
import { PARAMETERS_CODE } from "./tutorial-network.js";

/** Operands are kept in order rather than in a set: the last digits of gradients would change from run to run. */
const VALUE = `import math


class Value:
    def __init__(self, data, prev=()):
        self.data = data
        self.prev = prev
        self.grad = 0.0
        self._backward = lambda: None

    def __repr__(self):
        return f"Value(data='{self.data}')"

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other))

        def _backward():
            self.grad += 1.0 * out.grad
            other.grad += 1.0 * out.grad

        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other))

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = _backward
        return out

    def __pow__(self, other):
        out = Value(self.data**other, (self,))

        def _backward():
            self.grad += other * (self.data ** (other - 1)) * out.grad

        out._backward = _backward
        return out

    def exp(self):
        out = Value(math.exp(self.data), (self,))

        def _backward():
            self.grad += out.data * out.grad

        out._backward = _backward
        return out

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __sub__(self, other):
        return self + (-other)

    def __truediv__(self, other):
        return self * other**-1

    def tanh(self):
        e = (2 * self).exp()
        return (e - 1) / (e + 1)

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
            node._backward()
`;

const NETWORK = `${networkClasses("next(numbers)")}


xs = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]]
ys = [1.0, -1.0, -1.0, 1.0]
mlp = MLP(3, [4, 4, 1])


def forward_pass():
    ypreds = [mlp(x) for x in xs]
    return ypreds, sum([(ypred - y) ** 2 for ypred, y in zip(ypreds, ys)])
`;

/** What the tutorial has defined before its first steps. */
export const BEFORE = `${VALUE}\n\n${PARAMETERS_CODE}\n\n${NETWORK}\n\n`;

/** The tutorial's first steps, of one parameter and of all, and what it prints of them. */
export const FIRST_STEPS = `ypreds, loss = forward_pass()
loss.backward()
w = mlp.layers[0].neurons[0].w[0]
print(w.grad, w.data)

w.data += -0.001 * w.grad  # one step of w alone
ypreds, loss_after = forward_pass()
print(loss)
print(loss_after)

for p in mlp.parameters():
    p.grad = 0.0
loss_after.backward()
for p in mlp.parameters():
    p.data += -0.001 * p.grad  # one step of all
ypreds_after, loss = forward_pass()
print(loss)
print([y.data for y in ypreds])
print([y.data for y in ypreds_after])
print(mlp.parameters())
`;
