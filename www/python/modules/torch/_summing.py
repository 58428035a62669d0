# Adds numbers with torch's order and intermediate rounding, on which the last digits depend. Sums follow
# `SumKernel.cpp` with vectors of 256 bits.
from array import array

_one = array("f", [0.0])


def _to_float32(number):
    _one[0] = number
    return _one[0]


def rounding(kind):
    """Returns the function that rounds one number."""
    return _to_float32 if kind.name == "float32" else lambda number: number


def summed(numbers, kind):
    """Returns the sum of contiguous numbers."""
    if not kind.is_floating_point:
        return sum(numbers)
    add = rounding(kind)
    lanes = 8 if kind.name == "float32" else 4
    if len(numbers) < lanes:
        return _by_four(numbers, add)
    whole = len(numbers) // lanes
    partial = [_by_four([numbers[row * lanes + lane] for row in range(whole)], add) for lane in range(lanes)]
    total = 0.0
    for number in list(numbers[whole * lanes :]) + partial:
        total = add(total + number)
    return total


def summed_apart(numbers, kind):
    """Returns the sum of numbers in a column."""
    if not kind.is_floating_point:
        return sum(numbers)
    return _cascade(numbers, rounding(kind))


def _by_four(numbers, add):
    whole = len(numbers) // 4
    partial = [_cascade(numbers[lane : 4 * whole : 4], add) for lane in range(4)]
    for number in numbers[4 * whole :]:
        partial[0] = add(partial[0] + number)
    for other in partial[1:]:
        partial[0] = add(partial[0] + other)
    return partial[0]


def _cascade(numbers, add):
    """Adds in blocks of 16, whose sums are added in blocks, so that long sums lose fewer digits."""
    size = len(numbers)
    power = max(4, _log2(size) // 4)
    step = 1 << power
    totals = [0.0] * 4
    place = 0
    while place + step <= size:
        for _ in range(step):
            totals[0] = add(totals[0] + numbers[place])
            place += 1
        for level in range(1, 4):
            totals[level] = add(totals[level] + totals[level - 1])
            totals[level - 1] = 0.0
            if place & ((step - 1) << (level * power)):
                break
    for number in numbers[place:]:
        totals[0] = add(totals[0] + number)
    for level in range(1, 4):
        totals[0] = add(totals[0] + totals[level])
    return totals[0]


def _log2(size):
    """Returns the logarithm to base 2, rounded up."""
    power = 0
    while (1 << power) < size:
        power += 1
    return power


def dotted(one, other, kind):
    """Returns the sum of products, each product and each sum rounded. Of more than four products torch's order depends on
    the processor and on the sizes of the matrices."""
    if not kind.is_floating_point:
        return sum([a * b for a, b in zip(one, other)])
    add = rounding(kind)
    total = 0.0
    for product in kind.take([a * b for a, b in zip(one, other)]):
        total = add(total + product)
    return total


def fused(a, b, c):
    """Returns a * b + c, rounded once: Dekker's exact product and Knuth's exact sum carry the lost digits."""
    product = a * b
    total = product + c
    if not -1e150 < a < 1e150 or not -1e150 < b < 1e150 or total - total != 0:
        return total
    high_a, low_a = _split(a)
    high_b, low_b = _split(b)
    lost = ((high_a * high_b - product) + high_a * low_b + low_a * high_b) + low_a * low_b
    part = total - product
    lost += (product - (total - part)) + (c - part)
    return total + lost


def _split(number):
    shifted = 134217729.0 * number
    high = shifted - (shifted - number)
    return high, number - high
