# The neuron of the lecture, in PyTorch.
import torch

x1 = torch.Tensor([2.0]).double()
x1.requires_grad = True
x2 = torch.Tensor([0.0]).double()
x2.requires_grad = True
w1 = torch.Tensor([-3.0]).double()
w1.requires_grad = True
w2 = torch.Tensor([1.0]).double()
w2.requires_grad = True
b = torch.Tensor([6.8813735870195432]).double()
b.requires_grad = True
n = x1 * w1 + x2 * w2 + b
o = torch.tanh(n)
print(o.data.item())
o.backward()
for name, t in [("x2", x2), ("w2", w2), ("x1", x1), ("w1", w1)]:
    print(name, t.grad.item())
print(o, n, b)
print(x1.grad, x1.dtype, o.shape)

# The same as numbers of single precision.
b = torch.tensor([6.8813735870195432], requires_grad=True)
out = torch.tanh(torch.tensor([2.0]) * -3.0 + b)
out.backward()
print(b, out, b.grad, out.item())
print(b.double().item() - 6.8813735870195432)
