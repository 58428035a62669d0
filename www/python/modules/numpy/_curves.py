# Implements NumPy's functions of curves: differences, values between points, polynomials, and counts.
from numpy._arithmetic import as_array, isnan, made, where
from numpy._array import ndarray
from numpy._dtypes import float64
from numpy._making import array, linspace, stack
from numpy._reductions import _along, max, mean, min, sum
from numpy.linalg import solve
from scalars import scalar


def gradient(f, *spacing, axis=None):
    """Returns the slopes: to both neighbours, and at the ends to the only one."""
    f = as_array(f)
    axes = range(f.ndim) if axis is None else (axis,)
    steps = list(spacing) * len(axes) if len(spacing) == 1 else list(spacing) or [1.0] * len(axes)
    found = [_along(f, at, _slopes(step), float64) for at, step in zip(axes, steps)]
    return found[0] if len(found) == 1 else found


def _slopes(step):
    def slopes(lane):
        if isinstance(step, (int, float)):
            inner = [(after - before) / (2.0 * step) for before, after in zip(lane, lane[2:])]
            return [(lane[1] - lane[0]) / step] + inner + [(lane[-1] - lane[-2]) / step]
        gaps = [b - a for a, b in zip(step, step[1:])]
        inner = [
            -b / (a * (a + b)) * before + (b - a) / (a * b) * here + a / (b * (a + b)) * after
            for a, b, before, here, after in zip(gaps, gaps[1:], lane, lane[1:], lane[2:])
        ]
        return [(lane[1] - lane[0]) / gaps[0]] + inner + [(lane[-1] - lane[-2]) / gaps[-1]]

    return slopes


def interp(x, xp, fp, left=None, right=None):
    xp, fp = as_array(xp).tolist(), as_array(fp).tolist()

    def between(one):
        if one < xp[0]:
            return fp[0] if left is None else left
        if one >= xp[-1]:
            return fp[-1] if one == xp[-1] or right is None else right
        at = len([other for other in xp if other <= one]) - 1
        return (fp[at + 1] - fp[at]) / (xp[at + 1] - xp[at]) * (one - xp[at]) + fp[at]

    if isinstance(x, (int, float)):
        return scalar(float(between(x)))
    x = as_array(x)
    return made([float(between(one)) for one in x._flat()], x.shape, float64)


def polyval(p, x):
    found = 0 * as_array(x) if isinstance(x, (ndarray, list, tuple)) else 0
    for one in as_array(p).tolist():
        found = found * x + one
    return found


def polyfit(x, y, deg):
    """Returns the polynomial of the least squares, by the normal equations."""
    x, y = as_array(x).astype(float), as_array(y).astype(float)
    powers = stack([x**k for k in range(deg, -1, -1)], axis=1)
    return solve(powers.T @ powers, powers.T @ y)


def trapezoid(y, x=None, dx=1.0):
    y = as_array(y)
    gaps = dx if x is None else as_array(x)[1:] - as_array(x)[:-1]
    return sum((y[1:] + y[:-1]) / 2.0 * gaps)


trapz = trapezoid


def convolve(a, v, mode="full"):
    a, v = as_array(a).tolist(), as_array(v).tolist()
    if len(v) > len(a):
        a, v = v, a
    whole = [
        _added([a[j] * v[k - j] for j in range(len(a)) if 0 <= k - j < len(v)]) for k in range(len(a) + len(v) - 1)
    ]
    cut = {"full": 0, "same": (len(v) - 1) // 2, "valid": len(v) - 1}[mode]
    length = {"full": len(whole), "same": len(a), "valid": len(a) - len(v) + 1}[mode]
    return array(whole[cut : cut + length])


def _added(numbers):
    total = 0
    for number in numbers:
        total += number
    return total


def histogram(a, bins=10, range=None, density=False):
    numbers = as_array(a).ravel().tolist()
    if isinstance(bins, int):
        low, high = range or ((float(min(numbers)), float(max(numbers))) if numbers else (0.0, 1.0))
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = linspace(low, high, bins + 1)
    else:
        edges = as_array(bins)
    borders = edges.tolist()
    counts = [0] * (len(borders) - 1)
    for one in numbers:
        if borders[0] <= one <= borders[-1]:
            place = len([border for border in borders[:-1] if border <= one]) - 1
            counts[place] += 1
    found = array(counts)
    if density:
        found = found / (edges[1:] - edges[:-1]) / len(numbers)
    return found, edges


def _without_nan(function):
    """Returns a reduction that leaves out what is not a number."""

    def reduction(a, axis=None):
        a = as_array(a).astype(float)
        if axis is None:
            return function(a[~isnan(a)])
        return array([function(as_array([one for one in lane if one == one])) for lane in a._lanes(axis)])

    return reduction


nansum, nanmean, nanmax, nanmin = [_without_nan(one) for one in (sum, mean, max, min)]


def nan_to_num(x, nan=0.0):
    return where(isnan(x), nan, x)


def cov(m, y=None, rowvar=True, bias=False):
    m = as_array(m).astype(float)
    rows = [m] if m.ndim == 1 else list(m if rowvar else m.T)
    if y is not None:
        rows.append(as_array(y).astype(float))
    rows = [row - mean(row) for row in rows]
    count = len(rows[0]) - (0 if bias else 1)
    found = array([[sum(one * other) / count for other in rows] for one in rows])
    return found if len(rows) > 1 else found.reshape(())


def corrcoef(x, y=None):
    found = cov(x, y)
    spread = array([found[k, k] ** 0.5 for k in range(len(found))])
    return found / spread.reshape(-1, 1) / spread
