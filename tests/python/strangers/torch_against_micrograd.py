# The sanity check of micrograd's tests, with both at once.
import torch
from micrograd.engine import Value


def expression(a, b):
    c = a + b
    d = a * b + b**3
    c = c + c + 1
    c = c + 1 + c + (-a)
    d = d + d * 2 + (b + a).relu()
    d = d + 3 * d + (b - a).relu()
    e = c - d
    f = e**2
    g = f / 2.0
    return g + 10.0 / f


a, b = Value(-4.0), Value(2.0)
g = expression(a, b)
g.backward()
at, bt = torch.Tensor([-4.0]).double(), torch.Tensor([2.0]).double()
at.requires_grad = True
bt.requires_grad = True
gt = expression(at, bt)
gt.backward()
tol = 1e-6
print(abs(g.data - gt.data.item()) < tol, abs(a.grad - at.grad.item()) < tol, abs(b.grad - bt.grad.item()) < tol)
print(f"{g.data:.4f} {a.grad:.4f} {b.grad:.4f}")
