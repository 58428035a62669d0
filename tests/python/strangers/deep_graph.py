# Needs CPython.
class Value:
    def __init__(self, data, prev=()):
        self.data, self.grad, self._prev = data, 0.0, prev

    def __add__(self, other):
        return Value(self.data + other.data, (self, other))


def build(v, topo, seen):
    if v not in seen:
        seen.add(v)
        for child in v._prev:
            build(child, topo, seen)
        topo.append(v)
    return topo


s = Value(0.0)
for _ in range(300):
    s = s + Value(1.0)
print(len(build(s, [], set())), s.data)
