xs = [1.0, 2.0, 3.0]
ys = [2.0, 4.0, 6.5]
w = 1.0
for step in range(3):
    grad = sum(2 * (w * x - y) * x for x, y in zip(xs, ys)) / len(xs)
    w -= 0.05 * grad
    print(f"{step=} {w:.5f} {grad:>9.4f}")
print("{:.3f} {:>6} {:<4}|".format(w, "ok", 7), "%d%%" % 50, "a,b".split(","), " x ".strip(), "-" * 5)
print([round(x, 2) for x in xs], max(ys), min(ys), abs(-3), divmod(7, 2), 7 // 2, -7 % 3, 2**10, 1e-3, 1e16, 123456789.0)
try:
    float("one")
except ValueError:
    print("ValueError")
a, *rest = xs
print(a, rest, sorted({1, 2, 2}), {"k": 1}, (1,), [[i * j for j in range(3)] for i in range(2)], any(x > 2 for x in xs))
