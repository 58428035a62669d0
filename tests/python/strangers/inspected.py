# Needs CPython.
import inspect


class Value:
    def __init__(self, data, children=()):
        """Keeps a number."""
        self.data, self.children, self.grad = data, children, 0.0

    def __call__(self, scale: float = 1.0):
        return scale * self.data

    def __add__(self, other):
        return Value(self.data + other.data, (self, other))


def times(a, b):
    """Multiplies."""
    return Value(a.data * b.data, (a, b))


def draw_dot(root, format="svg"):
    return None


y = times(Value(2.0), Value(3.0)) + Value(1.0)
draw_dot(y)
for one in (Value, Value.__init__, Value.__call__, Value.__add__, times, draw_dot):
    print(one.__name__, one.__qualname__, one.__doc__, inspect.signature(one))
print(y(), y.data)
