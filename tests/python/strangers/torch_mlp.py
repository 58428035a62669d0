# The tutorial's four samples in PyTorch, with the weights given by hand, so that everybody sees the same numbers.
import torch
import torch.nn as nn
import torch.nn.functional as F

X = torch.tensor([[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]])
y = torch.tensor([1.0, -1.0, -1.0, 1.0])


class MLP(nn.Module):
    def __init__(self, nin, hidden):
        super().__init__()
        self.first = nn.Linear(nin, hidden)
        self.second = nn.Linear(hidden, 1)

    def forward(self, x):
        return torch.tanh(self.second(torch.tanh(self.first(x)))).squeeze(-1)


model = MLP(3, 4)
print(model)
print(sum(p.numel() for p in model.parameters()), [name for name, _ in model.named_parameters()])
with torch.no_grad():
    for k, p in enumerate(model.parameters()):
        p.copy_(torch.linspace(-1, 1, p.numel()).view(p.shape) * (0.5 + 0.1 * k))

optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
for step in range(20):
    loss = ((model(X) - y) ** 2).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"{step} {loss.item():.5f}")

criterion = nn.MSELoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
for step in range(10):
    loss = criterion(model(X), y)
    model.zero_grad()
    loss.backward()
    optimizer.step()
    print(f"{step} {loss.item():.4f}")
for p in model.parameters():
    p.data += -0.1 * p.grad
print([f"{out:.4f}" for out in model(X).tolist()])
print(F.mse_loss(torch.tensor([1.0, 2.0]), torch.tensor([2.0, 4.0])), F.relu(torch.tensor([-1.0, 2.0])))
print(nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1)))
