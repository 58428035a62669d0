# Needs CPython.
# Draws 6 Add, 11 Leaf, 6 Mul, 2 Relu.
import json, pickle, os, tempfile, pathlib, dataclasses, datetime, hashlib, statistics, string, re, bisect, heapq, uuid
from micrograd.nn import MLP
import random
random.seed(0)
m = MLP(2, [2, 1])
weights = [p.data for p in m.parameters()]
with open("weights.json", "w") as f: json.dump(weights, f)
with open("weights.json") as f: back = json.load(f)
print(back == weights, len(back), os.path.exists("weights.json"))
with open("w.pkl", "wb") as f: pickle.dump(weights, f)
print(pickle.load(open("w.pkl", "rb")) == weights)
p = pathlib.Path("notes.txt"); p.write_text("a\nb\n"); print(p.read_text().splitlines(), p.exists(), p.suffix)
print(f"{statistics.mean([1, 2, 4]):.4f} {statistics.stdev([1, 2, 4]):.4f}", re.findall(r"\d+\.\d+", "loss 0.25 acc 0.5"))
h = []; [heapq.heappush(h, v) for v in (3, 1, 2)]; print(heapq.heappop(h), bisect.bisect([1, 2, 3], 2), hashlib.md5(b"a").hexdigest()[:6])
x = m([0.5, -0.5]); print(f"{x.data:.6f}")
