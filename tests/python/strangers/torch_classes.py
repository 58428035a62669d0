import torch
import torch.nn.functional as F

torch.manual_seed(1)
W = torch.randn((3, 4), requires_grad=True)
xs = torch.tensor([0, 1, 2, 1])
ys = torch.tensor([1, 2, 0, 3])
for k in range(5):
    xenc = F.one_hot(xs, num_classes=3).float()
    logits = xenc @ W
    counts = logits.exp()
    probs = counts / counts.sum(1, keepdim=True)
    loss = -probs[torch.arange(4), ys].log().mean() + 0.01 * (W**2).mean()
    W.grad = None
    loss.backward()
    W.data += -1.0 * W.grad
    print(f"{loss.item():.4f}")
print(probs.shape, probs.sum(1).tolist()[0] > 0.999)
print(F.cross_entropy(xenc @ W, ys).item() < loss.item())
