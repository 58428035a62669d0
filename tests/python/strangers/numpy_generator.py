# Takes random numbers from NumPy's newer generator, in all its ways and with all kinds of seed.
import numpy as np
for seed in (0, 42, 12345678901234567890, [1, 2, 3], 7):
    rng = np.random.default_rng(seed)
    print(rng.random(3), rng.integers(0, 10, size=5), rng.random())
    print(rng.integers(100), rng.integers(5, 9, (2, 2)), rng.uniform(-1, 1, 2), rng.integers(1, 6, endpoint=True))
    print(rng.permutation(6), rng.choice(5, 3, replace=False), rng.choice([1.5, 2.5, 3.5]), rng.choice(4, 6, p=[0.1, 0.2, 0.3, 0.4]))
    a = np.arange(5); rng.shuffle(a); print(a, rng.permutation(np.arange(6).reshape(3, 2)).tolist())
    xs = ["a", "b", "c", "d"]; rng.shuffle(xs); print(xs, rng.choice(12, size=(2, 3), replace=False).tolist(), rng.choice(3, 2, replace=False, p=[0.5, 0.25, 0.25]))
    print(rng.normal(0, 1, size=(2, 2)), rng.standard_normal(3))
    z = rng.normal(size=20000)
    print(f"{z.mean()} {z.std():.12f} {z.max()} {z.min()} {rng.normal(5.0, 0.1)}", rng.integers(1000))
rng = np.random.default_rng(1)
X = rng.normal(loc=[0, 5], scale=[1, 0.1], size=(3, 2))
print(X, rng)
