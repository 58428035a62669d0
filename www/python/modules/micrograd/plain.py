# micrograd's Value in plain Python. It takes the place of the engine's where code adds operations to it by setting `_backward`,
# and is recorded as a class of the learner's own.


class Value:
    """A number that knows what it was computed from, and its gradient."""

    __module__ = "__main__"

    def __init__(self, data, _children=(), _op=""):
        self.data = data
        self.grad = 0
        self._op = _op
        self._prev = set(_children)
        self._backward = lambda: None

    def __add__(self, other):
        other = _value(other)
        return _result(self.data + other.data, "+", (self, other), lambda: (1, 1))

    def __mul__(self, other):
        other = _value(other)
        return _result(self.data * other.data, "*", (self, other), lambda: (other.data, self.data))

    def __pow__(self, exponent):
        assert isinstance(exponent, (int, float)), "only supporting int/float powers for now"
        return _result(
            self.data**exponent, "**%s" % exponent, (self,), lambda: (exponent * self.data ** (exponent - 1),)
        )

    def relu(self):
        out = _result(0 if self.data < 0 else self.data, "ReLU", (self,), lambda: (out.data > 0,))
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

    def __sub__(self, other):
        return self + (-other)

    def __truediv__(self, other):
        return self * other**-1

    # Addition and multiplication give the same in either order.
    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return self**-1 * other

    def __repr__(self):
        return "Value(data=%s, grad=%s)" % (self.data, self.grad)


def _value(number):
    return number if isinstance(number, Value) else Value(number)


def _result(data, symbol, operands, slopes):
    """Returns the value of an operation; `slopes` gives its derivative by each operand when the gradient flows back."""
    out = Value(data, operands, symbol)

    def _backward():
        for operand, slope in zip(operands, slopes()):
            operand.grad += slope * out.grad

    out._backward = _backward
    return out
