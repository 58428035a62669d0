import numpy as np
import matplotlib.pyplot as plt

rng = np.random.RandomState(3)
x = np.linspace(0, 1, 20)
t = 2 * x + 1 + rng.normal(0, 0.05, x.shape)
w, b, lr = 0.0, 0.0, 0.5
history = []
for epoch in range(200):
    pred = w * x + b
    err = pred - t
    mse = (err**2).mean()
    history.append(mse)
    w -= lr * 2 * (err * x).mean()
    b -= lr * 2 * err.mean()
print(f"w={w:.4f} b={b:.4f} mse={history[-1]:.6f}")
print(np.array(history)[[0, 1, 10, 100]])
A = np.stack([x, np.ones_like(x)], axis=1)
print(np.linalg.solve(A.T @ A, A.T @ t))
fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3))
left.plot(history, label="mse")
left.set_yscale("log")
left.legend()
right.scatter(x, t, s=10)
right.plot(x, w * x + b, "r--")
plt.tight_layout()
plt.show()
