import torch
from torch import nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self, hidden=4):
        super().__init__()
        self.fc1 = nn.Linear(2, hidden)
        self.fc2 = nn.Linear(hidden, 1)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        return torch.sigmoid(self.fc2(x))


torch.manual_seed(3)
net = Net(8)
print(net)
print(sum(p.numel() for p in net.parameters()))
X = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float32)
y = torch.tensor([[0.0], [1.0], [1.0], [0.0]])
opt = torch.optim.Adam(net.parameters(), lr=0.05)
loss_fn = nn.BCELoss()
for step in range(101):
    out = net(X)
    loss = loss_fn(out, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 50 == 0:
        print(step, "%.3f" % loss.item())
with torch.no_grad():
    print((net(X) > 0.5).int().flatten().tolist())
for name, p in net.named_parameters():
    print(name, tuple(p.shape), p.requires_grad)
