# Needs CPython.
from fractions import Fraction
from decimal import Decimal
import math, sys
print(2 ** 100, -7 // 2, -7 % 3, divmod(-7, 2), 7 // -2, int(-3.7), round(2.5), round(-0.5), round(3.14159, 3))
print(math.gcd(12, 18), math.factorial(20), math.comb(5, 2), math.isqrt(99), math.prod([1, 2, 3]), math.hypot(3, 4))
print((10).bit_length(), hex(255), bin(5), int("ff", 16), 0b101, 1_000, 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10)
print(Fraction(1, 3) + Fraction(1, 6), Decimal("0.1") + Decimal("0.2"), float("inf") > 1e308, math.nan != math.nan)
print(sum([0.1] * 4) == 0.4, sum([1, 2, 3]) / 3, 0.1 + 0.2 == 0.3, math.isclose(0.1 + 0.2, 0.3), 1e308 * 10)
print(sorted([3, 1, 2], reverse=True), sorted("bca"), max([1, 5, 3]), min((2, "b"), (1, "z")), sorted([(1, "b"), (1, "a")]))
print(list(range(10))[2:8:3], [1, 2, 3][-1], [1, 2, 3][::-1], tuple("ab"), list(zip([1, 2], "ab", [True, False])))
print({3, 1, 2}, set("a"), {1, 2} | {3}, {x % 3 for x in range(10)}, frozenset({1}), {1: "a", 2: "b"} | {3: "c"})
print([x if x % 2 else -x for x in range(5)], {k: v for k, v in zip("ab", [1, 2])}, any(x > 3 for x in range(5)), all([]))
a, (b, *c), d = 1, (2, 3, 4), 5; print(a, b, c, d)
print(isinstance(True, int), True + 1, int(True), bool(0.0), bool("0"), not [])
