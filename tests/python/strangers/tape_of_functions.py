# Needs CPython.
# Draws 2 Add, 3 Leaf, 2 Mul.
# Keeps the way back in a list of functions, and in its values nothing.
class Var:
    tape = []
    def __init__(self, val):
        self.val = val
        self.grad = 0.0

def mul(a, b):
    out = Var(a.val * b.val)
    def back():
        a.grad += b.val * out.grad
        b.grad += a.val * out.grad
    Var.tape.append(back)
    return out

def add(a, b):
    out = Var(a.val + b.val)
    def back():
        a.grad += out.grad
        b.grad += out.grad
    Var.tape.append(back)
    return out

a, b, c = Var(2.0), Var(5.0), Var(-1.0)
loss = add(mul(a, b), add(mul(b, c), a))
loss.grad = 1.0
for back in reversed(Var.tape):
    back()
print(loss.val)
print("a", a.grad, "b", b.grad, "c", c.grad)
