# Draws 336 Add, 93 Leaf, 337 Mul, 88 Relu.
import random
from micrograd.nn import MLP
from micrograd.engine import Value
random.seed(1337)
N = 24
xs = [(random.uniform(-1, 1), random.uniform(-1, 1)) for _ in range(N)]
ys = [1 if x * y > 0 else -1 for x, y in xs]
net = MLP(2, [5, 5, 1])
def schedule(step, total, base=0.3, floor=0.05):
    return max(floor, base * (1 - step / total))
idx = list(range(N))
losses = []
for epoch in range(4):
    random.shuffle(idx)
    running, correct = 0.0, 0
    for start in range(0, N, 8):
        batch = [(xs[i], ys[i]) for i in idx[start:start + 8]]
        out = [net(x) for x, _ in batch]
        loss = sum((1 - y * o).relu() for o, (_, y) in zip(out, batch)) * (1 / len(batch))
        net.zero_grad(); loss.backward()
        lr = schedule(epoch, 4)
        for p in net.parameters(): p.data += -lr * p.grad
        running += loss.data
        correct += sum((o.data > 0) is (y > 0) for o, (_, y) in zip(out, batch))
    losses.append(running / 3)
    bar = "#" * int(20 * correct / N)
    print(f"epoch {epoch}: loss={losses[-1]:.4f} acc={correct}/{N} [{bar:<20}]")
assert losses[-1] <= losses[0] * 1.5
print("improved" if losses[-1] < losses[0] else "worse")
