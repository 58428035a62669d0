# Makes tensors from constants, from ranges, and from two others by a condition.
import math

from strided import broadcast, nested, size_of
from torch._dtypes import chosen, get_default_dtype, int64
from torch._elementwise import back_to, spread_values
from torch._graph import record
from torch._shapes import given
from torch._tensor import Tensor, made, tensor


def zeros(*shape, dtype=None, requires_grad=False, device=None):
    return full(given(shape), 0.0, dtype=dtype, requires_grad=requires_grad)


def ones(*shape, dtype=None, requires_grad=False, device=None):
    return full(given(shape), 1.0, dtype=dtype, requires_grad=requires_grad)


def full(shape, number, dtype=None, requires_grad=False, device=None):
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    return tensor(nested(shape, [number] * size_of(shape)), dtype=dtype or (None if number else get_default_dtype()), requires_grad=requires_grad)




def zeros_like(one, requires_grad=False):
    return full(one._shape, 0.0, one.dtype, requires_grad)


def ones_like(one, requires_grad=False):
    return full(one._shape, 1.0, one.dtype, requires_grad)


def full_like(one, number):
    return full(one._shape, number, one.dtype)


def eye(rows, dtype=None):
    return tensor([[1.0 if i == k else 0.0 for k in range(rows)] for i in range(rows)], dtype=dtype)


def arange(start, stop=None, step=1, dtype=None):
    if stop is None:
        start, stop = 0, start
    is_whole = not any(isinstance(number, float) for number in (start, stop, step))
    count = max(0, math.ceil((stop - start) / step))
    return tensor([start + k * step for k in range(count)], dtype=dtype or (int64 if is_whole else get_default_dtype()))


def linspace(start, stop, steps, dtype=None):
    kind = chosen(dtype) or get_default_dtype()
    take = kind.take
    start, stop = take([start, stop])
    if steps == 1:
        return made([start], (1,), kind)
    (step,) = take([(stop - start) / (steps - 1)])
    # As in torch, the first half counts from the start, and the second from the end.
    numbers = [start + k * step if k < steps // 2 else stop - (steps - 1 - k) * step for k in range(steps)]
    return made(take(numbers), (steps,), kind)




def where(condition, one, other):
    """Returns the elements of one tensor or the other, as the condition says."""
    kind = one.dtype if is_tensor(one) else other.dtype if is_tensor(other) else get_default_dtype()
    one, other = [part if is_tensor(part) else tensor(part, dtype=kind) for part in (one, other)]
    shape = broadcast(broadcast(condition._shape, one._shape), other._shape)
    choices = condition._spread(shape)
    choose = lambda a, b: [x if is_first else y for is_first, x, y in zip(choices, a, b)]
    none = [0.0] * len(choices)
    return record(
        made(choose(one._spread(shape), other._spread(shape)), shape, kind),
        "WhereBackward0",
        (one, other),
        lambda g: (back_to(choose(g, none), shape, one), back_to(choose(none, g), shape, other)),
        lambda values: choose(spread_values(values[0], one._shape, shape), spread_values(values[1], other._shape, shape)),
        saves=False,
    )


def is_tensor(thing):
    return isinstance(thing, Tensor)


def allclose(one, other, rtol=1e-05, atol=1e-08):
    return all(abs(a - b) <= atol + rtol * abs(b) for a, b in zip(one._flat(), other._spread(one._shape)))


def equal(one, other):
    return one._shape == other._shape and list(one._flat()) == list(other._flat())
