# Implements torch's element-wise operators and functions, such as tanh. Each is a record: its value, the gradients that it passes
# to its operands, and the same computation on micrograd's Values for the picture.
import elementary as ieee
from strided import broadcast, places_of, size_of, spread, strides_of
from torch._dtypes import bool_, common, get_default_dtype, with_number
from torch._graph import record
from torch._summing import summed_apart


def tensor_of(buffer, shape, kind):
    from torch._tensor import made

    return made(buffer, shape, kind)


def is_tensor(thing):
    return hasattr(thing, "grad_fn")


def times(take, one, other):
    return take([a * b for a, b in zip(one, other)])


def function(name, compute, back, draw, saves=True, is_whole=False):
    """Makes a function of one tensor. `back(g, x, y, take)` returns the gradient of x, where g is the one of y. `is_whole`:
    `compute` takes all numbers at once, and what rounds them in between."""

    def apply(one):
        kind = one.dtype if one.dtype.is_floating_point else get_default_dtype()
        take = kind.take
        x = take(one._flat())
        y = compute(x, take) if is_whole else take([compute(number) for number in x])
        result = tensor_of(y, one._shape, kind)
        return record(result, name, (one,), lambda g: (back(g, x, y, take),), lambda values: [draw(v) for v in values[0]], saves)

    return apply


tanh = function(
    "TanhBackward0",
    ieee.tanh,
    lambda g, x, y, take: times(take, g, take([1 - square for square in times(take, y, y)])),  # g * (1 - y*y)
    lambda v: v.tanh(),
)
relu = function(
    "ReluBackward0",
    lambda x: x if x > 0 or x != x else 0.0,
    lambda g, x, y, take: [a if b > 0 else 0.0 for a, b in zip(g, y)],
    lambda v: v.relu(),
)
exp = function("ExpBackward0", ieee.exp, lambda g, x, y, take: times(take, g, y), lambda v: v.exp())
log = function(
    "LogBackward0",
    ieee.log,
    lambda g, x, y, take: take([ieee.divide(a, b) for a, b in zip(g, x)]),  # g / x
    lambda v: v.log(),
)
sigmoid = function(
    "SigmoidBackward0",
    lambda x, take: take([1 / b for b in take([1 + b for b in take([ieee.exp(-a) for a in x])])]),
    lambda g, x, y, take: times(take, times(take, g, take([1 - b for b in y])), y),  # g * (1 - y) * y
    lambda v: v.sigmoid(),
    is_whole=True,
)
sqrt = function(
    "SqrtBackward0",
    ieee.sqrt,
    lambda g, x, y, take: take([ieee.divide(a, 2 * b) for a, b in zip(g, y)]),  # g / (2 * y)
    lambda v: v.sqrt(),
)
sin = function(
    "SinBackward0",
    ieee.sin,
    lambda g, x, y, take: times(take, g, take([ieee.cos(a) for a in x])),
    lambda v: v.sin(),
)
cos = function(
    "CosBackward0",
    ieee.cos,
    lambda g, x, y, take: times(take, g, take([-ieee.sin(a) for a in x])),
    lambda v: v.cos(),
)
absolute = function(
    "AbsBackward0",
    abs,
    lambda g, x, y, take: [a * ieee.sign(b) for a, b in zip(g, x)],
    lambda v: v.abs(),
)
reciprocal = function(
    "ReciprocalBackward0",
    lambda x: ieee.divide(1.0, x),
    lambda g, x, y, take: times(take, [-a for a in g], times(take, y, y)),  # -g * (y * y)
    lambda v: v**-1,
)
neg = function("NegBackward0", lambda x: -x, lambda g, x, y, take: [-a for a in g], lambda v: -v, saves=False)


def back_to(flat, shape, operand):
    """Sums the gradient of an operand over the axes that were broadcast, as torch's `sum_to_size` does."""
    if shape == operand._shape:
        return flat
    target = operand._shape
    groups = [[] for _ in range(size_of(target))]
    for place, number in zip(places_of(shape, spread(target, strides_of(target), shape)), flat):
        groups[place].append(number)
    return [summed_apart(group, operand.dtype) for group in groups]


def operator(name, with_number_name, compute, back, draw, saves=True, divides=False):
    """Makes an operator. `back(g, a, b, y, take)` returns the gradients of a and b."""

    def apply(one, other, is_reversed=False):
        if not is_tensor(other):
            if hasattr(other, "_flat") and hasattr(other, "tolist"):
                from torch._tensor import tensor

                other = tensor(other)
            elif not isinstance(other, (int, float)):
                return NotImplemented
        if not is_tensor(other):
            kind = with_number(one.dtype, other)
            kind = _divided(kind) if divides else kind
            a = kind.take(one._flat())
            number = kind.take([other])[0]
            b = [number] * len(a)
            shape, inputs = one._shape, (one,)
        else:
            shape = broadcast(one._shape, other._shape)
            if shape is None:
                raise RuntimeError(_misfit(one._shape, other._shape))
            kind = common(one.dtype, one._shape, other.dtype, other._shape)
            kind = _divided(kind) if divides else kind
            a, b = kind.take(one._spread(shape)), kind.take(other._spread(shape))
            inputs = (one, other)
        if is_reversed:
            a, b = b, a
        y = kind.take([compute(x, z) for x, z in zip(a, b)])

        def go_back(g):
            parts = back(g, a, b, y, kind.take)
            if len(inputs) == 1:
                parts = (parts[1 if is_reversed else 0],)
            return [None if part is None else back_to(part, shape, operand) for part, operand in zip(parts, inputs)]

        def picture(values):
            mine = spread_values(values[0], one._shape, shape)
            others = spread_values(values[1], other._shape, shape) if len(inputs) == 2 else [other] * len(mine)
            return [draw(z, x) if is_reversed else draw(x, z) for x, z in zip(mine, others)]

        result = tensor_of(y, shape, kind)
        named = name if len(inputs) == 2 else with_number_name[1 if is_reversed else 0]
        return record(result, named, inputs, go_back, picture, saves)

    return apply


def spread_values(values, shape, target):
    return [values[place] for place in places_of(target, spread(shape, strides_of(shape), target))]


def _divided(kind):
    return kind if kind.is_floating_point else get_default_dtype()


def _misfit(one, other):
    rank = max(len(one), len(other))
    for back in range(1, min(len(one), len(other)) + 1):
        if one[-back] != other[-back] and 1 not in (one[-back], other[-back]):
            return (
                "The size of tensor a (%d) must match the size of tensor b (%d) at non-singleton dimension %d"
                % (one[-back], other[-back], rank - back)
            )


add = operator(
    "AddBackward0", ("AddBackward0", "AddBackward0"), lambda a, b: a + b, lambda g, a, b, y, take: (g, g), lambda a, b: a + b, saves=False
)
sub = operator(
    "SubBackward0",
    ("SubBackward0", "RsubBackward1"),
    lambda a, b: a - b,
    lambda g, a, b, y, take: (g, [-x for x in g]),
    lambda a, b: a - b,
    saves=False,
)
mul = operator(
    "MulBackward0",
    ("MulBackward0", "MulBackward0"),
    lambda a, b: a * b,
    lambda g, a, b, y, take: (times(take, g, b), times(take, g, a)),
    lambda a, b: a * b,
)


def _back_of_div(g, a, b, y, take):
    """g / b, and -g * ((a / b) / b)."""
    slopes = take([ieee.divide(x, z) for x, z in zip(y, b)])
    return take([ieee.divide(x, z) for x, z in zip(g, b)]), times(take, [-x for x in g], slopes)


div = operator("DivBackward0", ("DivBackward0", ""), ieee.divide, _back_of_div, lambda a, b: a / b, divides=True)


def _power(a, b):
    return ieee.sqrt(a) if b == 0.5 else ieee.power(a, b)


def _back_of_pow(g, a, b, y, take):
    """g * (b * a ** (b - 1)), and g * y * log(a)."""
    slopes = take([0.0 if z == 0 else z * x for x, z in zip(take([_power(x, z - 1) for x, z in zip(a, b)]), b)])
    logs = take([0.0 if x == 0 and z >= 0 else ieee.log(x) for x, z in zip(a, b)])
    return times(take, g, slopes), times(take, g, times(take, y, logs))


_pow = operator("PowBackward1", ("PowBackward0", "PowBackward2"), _power, _back_of_pow, lambda a, b: a**b)
_cube = function(
    "PowBackward0",
    lambda x, take: times(take, times(take, x, x), x),  # as torch: for other exponents it asks the C library
    lambda g, x, y, take: times(take, g, take([3 * square for square in times(take, x, x)])),
    lambda v: v**3,
    is_whole=True,
)


def pow(one, other, is_reversed=False):
    if not is_reversed and not is_tensor(other) and other == 3:
        return _cube(one)
    return _pow(one, other, is_reversed)


maximum = operator(
    "MaximumBackward0",
    ("MaximumBackward0", "MaximumBackward0"),
    ieee.maximum,
    lambda g, a, b, y, take: _to_chosen(g, a, b, 1),
    lambda a, b: _larger(a, b),
)
minimum = operator(
    "MinimumBackward0",
    ("MinimumBackward0", "MinimumBackward0"),
    ieee.minimum,
    lambda g, a, b, y, take: _to_chosen(g, a, b, -1),
    lambda a, b: -_larger(-a, -b),
)
floor_div = operator("NotImplemented", ("", ""), ieee.floor_divide, None, None)
mod = operator("RemainderBackward0", ("RemainderBackward0", ""), ieee.remainder, lambda g, a, b, y, take: (g, None), lambda a, b: a)


def _larger(a, b):
    return a.max(b)


def _to_chosen(g, a, b, direction):
    """Passes the gradient to the operand that was chosen, or half of it to each if both are equal."""
    signs = [ieee.sign((x - z) * direction) for x, z in zip(a, b)]
    return (
        [x if s > 0 else x / 2 if s == 0 else 0.0 for x, s in zip(g, signs)],
        [x if s < 0 else x / 2 if s == 0 else 0.0 for x, s in zip(g, signs)],
    )


def comparison(compute):
    """Makes a comparison, whose result is Boolean and has no gradient."""

    def apply(one, other):
        if not is_tensor(other):
            if not isinstance(other, (int, float)):
                return NotImplemented
            return tensor_of([compute(number, other) for number in one._flat()], one._shape, bool_)
        shape = broadcast(one._shape, other._shape)
        if shape is None:
            raise RuntimeError(_misfit(one._shape, other._shape))
        return tensor_of([compute(a, b) for a, b in zip(one._spread(shape), other._spread(shape))], shape, bool_)

    return apply
