# Asks PyTorch for gradients without keeping them.
import torch
from torch.autograd import grad, Variable
x = torch.tensor([1.0, 2.0, -3.0], requires_grad=True)
w = torch.tensor(0.5, requires_grad=True)
y = (x ** 3 * w).sum()
gx, gw = torch.autograd.grad(y, [x, w], retain_graph=True)
print(gx, gw, x.grad)
print(grad(y, x)[0])
h = torch.tanh(x * w)
g, = torch.autograd.grad(h, x, grad_outputs=torch.ones_like(h))
print(g)
try:
    torch.autograd.grad((x * 2).sum(), w)
except RuntimeError as e:
    print(e)
print(torch.autograd.grad((x * 2).sum(), [x, w], allow_unused=True))
v = Variable(torch.tensor([2.0]), requires_grad=True)
(v * v).backward()
print(v.grad)
