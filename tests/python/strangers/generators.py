# Needs CPython.
# Draws 6 Add, 7 Leaf, 2 Mul, 2 Pow.
from micrograd.engine import Value
from contextlib import contextmanager
import functools, itertools, time

def batches(xs, n):
    it = iter(xs)
    while (chunk := list(itertools.islice(it, n))):
        yield chunk

def timed(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        t = time.perf_counter()
        try:
            return fn(*args, **kwargs)
        finally:
            assert time.perf_counter() >= t
    return wrapper

@contextmanager
def section(title):
    print(f"--- {title} ---")
    yield title.upper()
    print("-" * (len(title) + 8))

@timed
def loss_of(w, b, batch):
    return sum(((w * x + b - y) ** 2 for x, y in batch), Value(0))

data = [(k / 10, 2 * k / 10 - 1) for k in range(-5, 5)]
w, b = Value(0.0), Value(0.0)
with section("fit") as name:
    for epoch in range(3):
        total = 0.0
        for batch in batches(data, 4):
            w.grad = b.grad = 0.0
            l = loss_of(w, b, batch)
            l.backward()
            for p in (w, b): p.data -= 0.05 * p.grad
            total += l.data
        print(name, epoch, f"{total:.5f}", f"w={w.data:.4f} b={b.data:.4f}")
print(loss_of.__name__, list(itertools.accumulate([1, 2, 3])), list(itertools.chain([1], [2])))
