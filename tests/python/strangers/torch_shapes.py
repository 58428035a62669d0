import torch

a = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], requires_grad=True)
print(a.shape, a.size(0), a.numel(), a.dim(), a.T.shape)
print(a)
print(a[0], a[:, 1], a[1, 2], a[a > 2.5], a[..., -1])
print(a.sum(), a.sum(0), a.sum(dim=1, keepdim=True), a.mean(), a.max(), a.max(dim=1))
loss = ((a * 2 - 1) ** 2).mean()
loss.backward()
print(loss, loss.item(), a.grad)
print(torch.zeros(2, 3), torch.ones(2), torch.arange(6).view(2, 3), torch.linspace(0, 1, 5), torch.eye(2))
print(torch.tensor([1, 2, 3]), torch.tensor([True, False]), torch.tensor(3.5), torch.tensor([1e-5, 1.0]), torch.tensor([1e9, 1.0]))
print(torch.cat([a.detach(), torch.zeros(1, 3)]), torch.stack([torch.ones(2), torch.zeros(2)]))
print(a.detach() @ torch.ones(3), a.detach() @ a.detach().T)
print((a > 3).float().mean().item(), (a.argmax(dim=1) == 2).sum().item(), a.view(-1).tolist())
v = torch.tensor([0.5, -1.5, 2.0])
print(v.exp(), v.abs(), v.relu(), v.clamp(-1, 1), v.softmax(0), torch.where(v > 0, v, 0.0), -v, 1 / v, v // 1, v % 2)
print(torch.arange(2000.0), torch.tensor([]), torch.zeros(2, 2, 2))
with torch.no_grad():
    print((a * 2).requires_grad)
for bad in ("a.backward()", "a + torch.zeros(2)", "torch.zeros(2, 3) @ torch.zeros(2, 3)", "a.item()", "a.add_(1)", "torch.zeros(6).view(4)"):
    try:
        eval(bad)
    except RuntimeError as error:
        print(bad, "->", error)
twice = (a * a).sum()
twice.backward()
try:
    twice.backward()
except RuntimeError as error:
    print(str(error)[:52])
