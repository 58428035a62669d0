# Draws random numbers as torch's CPU generator does (`CPUGeneratorImpl`, `DistributionTemplates.h`).
import math

from elementary import log1p
from generator import Generator
from strided import size_of
from torch._dtypes import chosen, get_default_dtype, int64
from torch._shapes import given
from torch._summing import fused
from torch._tensor import made

_generator = Generator()
# The second of a pair of normal numbers, until it is used.
_next = []


def manual_seed(seed):
    _next.clear()
    _generator.seed_with(seed % 2**32)


def _bits64():
    high = _generator.word()
    return high << 32 | _generator.word()


def _unit(kind):
    """Returns a number in [0, 1) with as many bits as the type has."""
    if kind.name == "float32":
        return (_generator.word() & 0xFFFFFF) / 2**24
    return (_bits64() & (2**53 - 1)) / 2**53


def uniform_numbers(count, low, high, kind):
    low, high, width = kind.take([low, high, high - low])
    return kind.take([fused(_unit(kind), width, low) for _ in range(count)])


def normal_numbers(count, kind):
    if count >= 16:
        return _normal_in_blocks(count, kind)
    return kind.take([_normal() for _ in range(count)])


def _normal():
    if _next:
        return _next.pop()
    u1 = (_bits64() & (2**53 - 1)) / 2**53
    u2 = (_bits64() & (2**53 - 1)) / 2**53
    radius = math.sqrt(-2.0 * log1p(-u2))
    theta = 2.0 * math.pi * u1
    _next.append(radius * math.sin(theta))
    return radius * math.cos(theta)


def _normal_in_blocks(count, kind):
    """Turns sixteen uniform numbers at a time into normal ones: the first eight give radii, and the last eight angles."""
    numbers = [_unit(kind) for _ in range(count)]
    for start in range(0, count - 15, 16):
        _mix(numbers, start, kind)
    if count % 16:
        # The last block is drawn anew.
        numbers[count - 16 :] = [_unit(kind) for _ in range(16)]
        _mix(numbers, count - 16, kind)
    return numbers


def _mix(numbers, start, kind):
    take = kind.take
    for k in range(start, start + 8):
        (u1,) = take([1 - numbers[k]])
        (radius,) = take([math.sqrt(take([-2 * take([math.log(u1)])[0]])[0])])
        (theta,) = take([take([2.0 * math.pi])[0] * numbers[k + 8]])
        numbers[k], numbers[k + 8] = take([radius * take([math.cos(theta)])[0], radius * take([math.sin(theta)])[0]])


def _made(numbers, shape, kind, requires_grad):
    return made(numbers, shape, kind).requires_grad_(requires_grad)


def rand(*shape, dtype=None, requires_grad=False, generator=None):
    shape, kind = given(shape), chosen(dtype) or get_default_dtype()
    return _made(uniform_numbers(size_of(shape), 0, 1, kind), shape, kind, requires_grad)


def randn(*shape, dtype=None, requires_grad=False, generator=None):
    shape, kind = given(shape), chosen(dtype) or get_default_dtype()
    return _made(normal_numbers(size_of(shape), kind), shape, kind, requires_grad)


def rand_like(one):
    return rand(one._shape, dtype=one.dtype)


def randn_like(one):
    return randn(one._shape, dtype=one.dtype)


def randint(low, high=None, size=None, dtype=None, generator=None):
    if size is None:
        low, high, size = 0, low, high
    return made([low + _generator.word() % (high - low) for _ in range(size_of(size))], size, chosen(dtype) or int64)


def randperm(n, generator=None):
    numbers = list(range(n))
    for i in range(n - 1):
        j = i + _generator.word() % (n - i)
        numbers[i], numbers[j] = numbers[j], numbers[i]
    return made(numbers, (n,), int64)
