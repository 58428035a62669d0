# NumPy's legacy stream, number for number.
import numpy as np
for s in (0, 1, 42, 1337, 2**32-1):
    np.random.seed(s)
    print(s, np.random.rand(), np.random.rand(3), np.random.rand(2, 2), np.random.random(2), np.random.random_sample((1, 2)))
    print(np.random.uniform(-1, 1), np.random.uniform(-1, 1, 3), np.random.uniform(size=(2, 2)), np.random.uniform([0, 10], [1, 20]))
    print(np.random.randn(), np.random.randn(3), np.random.randn(2, 2), np.random.normal(5, 2), np.random.normal(0, 0.1, (2, 2)), np.random.standard_normal(3), np.random.normal(size=3))
    print(np.random.randint(10), np.random.randint(2, 5), np.random.randint(0, 100, 5), np.random.randint(0, 2, (2, 3)), np.random.randint(0, 10**12, 3), np.random.randint(5, size=4), np.random.randint(-5, 5, 4))
    print(np.random.permutation(6), np.random.permutation([3, 1, 2]), np.random.permutation(np.arange(6).reshape(3, 2)))
    x = np.arange(8); np.random.shuffle(x); print(x)
    l = list("abcdef"); np.random.shuffle(l); print(l)
    y = np.arange(6).reshape(3, 2); np.random.shuffle(y); print(y)
    print(np.random.choice(5), np.random.choice(5, 3), np.random.choice([10, 20, 30], 4), np.random.choice(10, 4, replace=False), np.random.choice(3, 5, p=[0.5, 0.2, 0.3]), np.random.choice(["a", "b"]), np.random.choice(5, (2, 2)), np.random.choice(5, 3, replace=False, p=[0.1, 0.2, 0.3, 0.2, 0.2]), np.random.choice(4, p=[0.1, 0.2, 0.3, 0.4]))
    print(np.random.exponential(2.0, 2))
r = np.random.RandomState(7); print(r.rand(2), r.randn(2), r.permutation(5), r.choice(3))
