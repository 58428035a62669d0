# micrograd's Value in plain Python. It takes the place of the engine's where code adds operations to it by setting `_backward`,
# and is recorded as a class of the learner's own.


class Value:
    """stores a single scalar value and its gradient"""

    __module__ = "__main__"

    def __init__(self, data, _children=(), _op=""):
        self.data = data
        self.grad = 0
        self._backward = _nothing
        self._prev = set(_children)
        self._op = _op

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), "+")

        def _backward():
            self.grad += out.grad
            other.grad += out.grad

        out._backward = _backward
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), "*")

        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._backward = _backward
        return out

    def __pow__(self, other):
        assert isinstance(other, (int, float)), "only supporting int/float powers for now"
        out = Value(self.data**other, (self,), "**%s" % other)

        def _backward():
            self.grad += (other * self.data ** (other - 1)) * out.grad

        out._backward = _backward
        return out

    def relu(self):
        out = Value(0 if self.data < 0 else self.data, (self,), "ReLU")

        def _backward():
            self.grad += (out.data > 0) * out.grad

        out._backward = _backward
        return out

    def backward(self):
        # The order of micrograd, without its recursion.
        order = []
        seen = set()
        waiting = [(self, False)]
        while waiting:
            value, is_done = waiting.pop()
            if is_done:
                order.append(value)
            elif value not in seen:
                seen.add(value)
                waiting.append((value, True))
                waiting.extend([(child, False) for child in reversed(list(value._prev))])
        self.grad = 1
        for value in reversed(order):
            value._backward()

    def __neg__(self):
        return self * -1

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return self * other**-1

    def __rtruediv__(self, other):
        return other * self**-1

    def __repr__(self):
        return "Value(data=%s, grad=%s)" % (self.data, self.grad)


def _nothing():
    pass
