import torch
import torch.nn as nn
import torch.optim as optim

torch.manual_seed(42)
X = torch.linspace(-1, 1, 20).unsqueeze(1)
y = 3 * X + 0.5
model = nn.Linear(1, 1)
print(model.weight.item(), model.bias.item())
criterion = nn.MSELoss()
optimizer = optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
for epoch in range(60):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 20 == 0:
        print(f"epoch {epoch + 1}: loss {loss.item():.4f}")
print(round(model.weight.item(), 3), round(model.bias.item(), 3))
print(model)
