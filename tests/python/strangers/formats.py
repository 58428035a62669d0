# Needs CPython.
class Value:
    def __init__(self, data, _children=(), _op=''):
        self.data = data; self.grad = 0; self._prev = set(_children); self._op = _op
    def __add__(self, o): return Value(self.data + o.data, (self, o), '+')
    def __mul__(self, o): return Value(self.data * o.data, (self, o), '*')
    def __repr__(self): return f"Value(data={self.data})"
    def __str__(self): return "V<{0:.2f}|{1:g}>".format(self.data, self.grad)
    def __eq__(self, o): return isinstance(o, Value) and self.data == o.data
    def __hash__(self): return id(self)
    def __lt__(self, o): return self.data < o.data
    def __bool__(self): return self.data != 0
    def __float__(self): return float(self.data)
    def __abs__(self): return abs(self.data)
a = Value(0.125); b = Value(2.5); c = a * b + a
print(f"{a!r} {a!s} {c}")
print(f"{'name':<10}|{'data':>8}|{'grad':^8}|")
for n, v in [("a", a), ("b", b), ("c", c)]:
    print(f"{n:<10}|{v.data:>8.3f}|{v.grad:^8}|")
w = 12; p = 4
print(f"{c.data:{w}.{p}f}|{c.data:<{w}}|{c.data:+.{p-2}e}")
print("%5d|%-5d|%05d|%+d|%x|%o|%e|%g|%s|%r|%%" % (42, 42, 42, 42, 255, 8, 12345.678, 0.0001, a, b))
print("{:>10} {:^10} {:<10}".format("r", "m", "l"), "{a} {b!r}".format(a=1, b="two"))
print("{0[0]} {0[1]} {1.data}".format([1, 2], a))
print(sorted([c, b, a]), max([a, b, c]), min(a, b))
print(0.1 + 0.2, 1e16, 1e-5, 123456789.123456789, 1/3, 1e22, 1e300*10, -0.0, 5e-324)
print(round(0.5), round(1.5), round(2.5), round(2.675, 2), round(-1.5), round(1234.5678, -2))
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 7.5 // 2, divmod(-7, 2), 2 ** 100, 10 ** 20 // 3)
print(int("42"), float("1e3"), int(3.99), int(-3.99), str(1.0), repr("it's"), 'a"b')
print([1, 2.0, "x", None, True], (1,), {}, set(), {3}, frozenset([1]))
print("a,b,,c".split(","), " x y ".split(), "abc"[::-1], "hello"[1:4:2], list(range(10))[-1:2:-3])
print("abc".upper(), "Hello World".swapcase() if hasattr(str, "swapcase") else "", "x".join(["1", "2"]), "aXbX".replace("X", "-", 1))
print("%.1f %.1f %.1f %.2f %.0f %.0f" % (0.25, 0.35, 0.45, 1.005, 0.5, 2.5))
print(f"{0.25:.1f} {2.5:.0f} {1e-7:.3g} {123456:.3g} {1234567.0:g} {100000:g} {3:.2f} {True}")
print(bool(a), bool(Value(0)), isinstance(True, int), True + True, float(b), abs(Value(-3)))
