# Needs CPython.
import math
import unittest
class Value:
    def __init__(self, data, _children=(), _op=""):
        self.data, self.grad, self._prev, self._op, self._backward = data, 0.0, set(_children), _op, lambda: None
    def __add__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        out = Value(self.data + o.data, (self, o), "+")
        def b():
            self.grad += out.grad; o.grad += out.grad
        out._backward = b
        return out
    def __mul__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        out = Value(self.data * o.data, (self, o), "*")
        def b():
            self.grad += o.data * out.grad; o.grad += self.data * out.grad
        out._backward = b
        return out
    __radd__ = __add__; __rmul__ = __mul__
    def backward(self):
        topo, vis = [], set()
        def build(v):
            if v not in vis:
                vis.add(v)
                for c in v._prev: build(c)
                topo.append(v)
        build(self); self.grad = 1.0
        for v in reversed(topo): v._backward()
class TestValue(unittest.TestCase):
    def setUp(self): self.a, self.b = Value(2.0), Value(-3.0)
    def test_add(self): self.assertEqual((self.a + self.b).data, -1.0)
    def test_grad(self):
        c = self.a * self.b + self.a
        c.backward()
        self.assertAlmostEqual(self.a.grad, -2.0); self.assertAlmostEqual(self.b.grad, 2.0)
    def test_raises(self):
        with self.assertRaises(TypeError): Value("x") + 1
suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestValue)
result = unittest.TextTestRunner(verbosity=0, stream=open("log.txt", "w")).run(suite)
print(result.testsRun, len(result.failures), len(result.errors), result.wasSuccessful())
