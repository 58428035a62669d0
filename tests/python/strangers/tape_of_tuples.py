# Draws 1 Add, 3 Leaf, 1 Mul, 1 Sub.
# Records operations as tuples on a tape.
tape = []

class Scalar:
    def __init__(self, value):
        self.value = value
        self.grad = 0.0
    def __add__(self, other):
        out = Scalar(self.value + other.value)
        tape.append((out, "add", (self, other), (1.0, 1.0)))
        return out
    def __sub__(self, other):
        out = Scalar(self.value - other.value)
        tape.append((out, "sub", (self, other), (1.0, -1.0)))
        return out
    def __mul__(self, other):
        out = Scalar(self.value * other.value)
        tape.append((out, "mul", (self, other), (other.value, self.value)))
        return out

def backward(loss):
    loss.grad = 1.0
    for out, _, inputs, locals_ in reversed(tape):
        for i, l in zip(inputs, locals_):
            i.grad += l * out.grad

p, q, r = Scalar(4.0), Scalar(0.25), Scalar(-1.0)
loss = (p - q) * r + p
backward(loss)
print(loss.value, p.grad, q.grad, r.grad)
