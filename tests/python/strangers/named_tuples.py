from collections import defaultdict, deque, namedtuple
from functools import partial, reduce
from itertools import accumulate, chain, count, islice

Step = namedtuple("Step", ["epoch", "loss", "acc"])
history = [Step(k, 1 / (k + 1), 1 - 0.5 / (k + 1)) for k in range(4)]
print(history[-1], history[0].loss, Step(epoch=1, loss=0.5, acc=1.0))
best = min(history, key=lambda step: step.loss)
print("best", best.epoch, f"{best.loss:.3f}")
recent = deque([], 3)
for step in history:
    recent.append(step.loss)
print(list(recent), sum(recent) / len(recent))
groups = defaultdict(list)
for k in range(6):
    groups[k % 2].append(k)
print(groups[0], groups[1])
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), partial(pow, 2)(5), list(accumulate([1, 2, 3])), list(islice(count(3), 3)), list(chain([1], [2, 3])))
print(sorted(history, key=lambda s: -s.epoch)[0].epoch, round(2.675, 2), sorted([(1, "b"), (0, "a"), (1, "a")], key=lambda p: p[0]))
