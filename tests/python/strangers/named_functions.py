# Draws 3 Add, 3 Leaf, 4 Mul, 1 Sub, 1 Tanh.
# Functions make values that say nothing of their operation, and the numbers leave it open.
import math


class Var:
    def __init__(self, value, inputs=None):
        self.value = value
        self.inputs = inputs or []
        self.grad = 0.0


def plus(a, b):
    return Var(a.value + b.value, [a, b])


def times(a, b):
    return Var(a.value * b.value, [a, b])


def minus(a, b):
    """Subtracts."""
    return Var(a.value - b.value, [a, b])


def tanh(a):
    return Var(math.tanh(a.value), [a])


# Its values are of other operations than its name says.
def dot(a, b, c):
    product = Var(a.value * b.value, [a, b])
    return Var(product.value + c.value, [product, c])


zero, one, two = Var(0.0), Var(1.0), Var(2.0)
s = plus(times(zero, one), times(two, two))
t = minus(plus(s, tanh(zero)), times(one, one))
y = dot(t, two, t)
print(s.value, t.value, y.value, minus.__name__)
