# Trains a network of PyTorch's modules.
import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(42)
X = torch.tensor([[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]])
y = torch.tensor([1.0, -1.0, -1.0, 1.0])
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(3, 4)
        self.l2 = nn.Linear(4, 1)
    def forward(self, x):
        return self.l2(torch.tanh(self.l1(x))).squeeze(-1)
net = Net()
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(20):
    pred = net(X)
    loss = F.mse_loss(pred, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 5 == 0:
        print(f"epoch {epoch:2d} loss {loss.item():.4f}")
print([f"{p:.3f}" for p in net(X).tolist()])
x = torch.randn(3, requires_grad=True)
z = (x ** 2).sum()
z.backward()
print(torch.allclose(x.grad, 2 * x), x.grad.shape)
