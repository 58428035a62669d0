# Needs CPython.
from collections import Counter
from itertools import product

words = ["emma", "olivia", "ava"]
counts = Counter()
for w in words:
    chars = ["."] + list(w) + ["."]
    counts.update(zip(chars, chars[1:]))
for pair, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:4]:
    print(pair, n)
print(counts.most_common(1), len(list(product("ab", repeat=2))))
settings = {"lr": 0.1, "steps": 100, "seed": 42}
for name, value in settings.items():
    print(name, value)
