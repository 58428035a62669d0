# Needs CPython.
import random, math
from collections import defaultdict
words = ["emma", "olivia", "ava", "isabella", "sophia", "mia"]
chars = sorted(set("".join(words)))
stoi = {s: i + 1 for i, s in enumerate(chars)}
stoi["."] = 0
itos = {i: s for s, i in stoi.items()}
N = [[0] * len(stoi) for _ in stoi]
for w in words:
    cs = ["."] + list(w) + ["."]
    for a, b in zip(cs, cs[1:]): N[stoi[a]][stoi[b]] += 1
P = [[(c + 1) / (sum(r) + len(r)) for c in r] for r in N]
ll, n = 0.0, 0
for w in words:
    cs = ["."] + list(w) + ["."]
    for a, b in zip(cs, cs[1:]):
        ll += math.log(P[stoi[a]][stoi[b]]); n += 1
print(f"{ll=:.4f} nll/n={-ll/n:.4f}")
rng = random.Random(2147483647)
for _ in range(3):
    out, ix = [], 0
    while True:
        ix = rng.choices(range(len(P)), weights=P[ix])[0]
        if ix == 0 or len(out) > 10: break
        out.append(itos[ix])
    print("".join(out))
print(sorted(stoi.items(), key=lambda kv: -kv[1])[:3], len(itos))
