# Needs CPython.
# Draws 1 Add, 2 Leaf, 2 Mul, 1 Tanh.
from abc import ABC, abstractmethod
from enum import Enum, auto
from collections import OrderedDict, Counter, defaultdict, deque
import math, itertools, operator
from functools import reduce, partial, lru_cache, total_ordering

class OpType(Enum):
    LEAF = auto(); ADD = auto(); MUL = auto(); TANH = auto()

class Node(ABC):
    def __init__(self, *inputs):
        self.inputs = inputs
        self.grad = 0.0
        self.value = self.forward()
    @abstractmethod
    def forward(self): ...
    @abstractmethod
    def backward(self, g): ...
    def __add__(self, o): return AddNode(self, o)
    def __mul__(self, o): return MulNode(self, o)
class Const(Node):
    kind = OpType.LEAF
    def __init__(self, v):
        self._v = v
        super().__init__()
    def forward(self): return self._v
    def backward(self, g): return ()
class AddNode(Node):
    kind = OpType.ADD
    def forward(self): return sum(i.value for i in self.inputs)
    def backward(self, g): return (g,) * len(self.inputs)
class MulNode(Node):
    kind = OpType.MUL
    def forward(self): return reduce(operator.mul, (i.value for i in self.inputs))
    def backward(self, g): return g * self.inputs[1].value, g * self.inputs[0].value
class TanhNode(Node):
    kind = OpType.TANH
    def forward(self): return math.tanh(self.inputs[0].value)
    def backward(self, g): return ((1 - self.value ** 2) * g,)
def kahn(root):
    indeg = Counter()
    q = deque([root]); seen = {root}
    while q:
        n = q.popleft()
        for i in n.inputs:
            indeg[i] += 1
            if i not in seen: seen.add(i); q.append(i)
    order, ready = [], [root]
    while ready:
        n = ready.pop()
        order.append(n)
        for i in n.inputs:
            indeg[i] -= 1
            if indeg[i] == 0: ready.append(i)
    return order
a, b = Const(1.5), Const(-2.0)
c = a * b
d = TanhNode(c + a) * c
d.grad = 1.0
for n in kahn(d):
    for i, g in zip(n.inputs, n.backward(n.grad)): i.grad += g
print(d.value, a.grad, b.grad, [n.kind.name for n in kahn(d)])
try: Node()
except TypeError: print("abstract")
print(OpType.ADD, OpType["MUL"].value, list(OpType)[0])
