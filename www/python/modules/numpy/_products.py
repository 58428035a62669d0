# Multiplies vectors and matrices. NumPy leaves that to a library whose order of additions depends on the processor, so the
# last digits may differ.
from numpy._arithmetic import as_array, is_array, made, multiply, plain
from numpy._array import ndarray
from numpy._dtypes import common, int64
from strided import size_of


def _added(row, column):
    total = row[0] * column[0]
    for a, b in zip(row[1:], column[1:]):
        total = total + a * b
    return total


def matmul(one, other):
    one, other = as_array(one), as_array(other)
    if not one.ndim or not other.ndim:
        raise ValueError("matmul: Input operand %d does not have enough dimensions" % (0 if not one.ndim else 1))
    inner = one.shape[-1]
    place = other.ndim - 2 if other.ndim > 1 else 0
    if other.shape[place] != inner:
        raise ValueError(
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) "
            "(size %d is different from %d)" % (other.shape[place], inner)
        )
    kind = common(one.dtype, other.dtype)
    if other.ndim > 2:
        if one.ndim != other.ndim or one.shape[:-2] != other.shape[:-2]:
            raise ValueError("stacks of matrices are multiplied here one by one: they must be of the same length")
        parts = [as_array(matmul(a, b)) for a, b in zip(one, other)]
        return made([number for part in parts for number in part._flat()], (len(parts),) + parts[0].shape, kind)
    flat = one._flat()
    rows = [flat[k * inner : (k + 1) * inner] for k in range(size_of(one.shape[:-1]))]
    columns = other._lanes(0)
    numbers = [_added(row, column) if inner else 0.0 for row in rows for column in columns]
    return plain(made(kind.take(numbers), one.shape[:-1] + other.shape[1:], kind))


def dot(one, other):
    if not is_array(one) and isinstance(one, (int, float)) or not is_array(other) and isinstance(other, (int, float)):
        return multiply(one, other)
    one, other = as_array(one), as_array(other)
    if not one.ndim or not other.ndim:
        return multiply(one, other)
    if one.shape[-1] != other.shape[-2 if other.ndim > 1 else 0]:
        text = lambda shape: str(shape).replace(" ", "")
        raise ValueError(
            "shapes %s and %s not aligned: %d (dim %d) != %d (dim %d)"
            % (text(one.shape), text(other.shape), one.shape[-1], one.ndim - 1, other.shape[-2 if other.ndim > 1 else 0], max(0, other.ndim - 2))
        )
    return matmul(one, other)


def outer(one, other):
    one, other = as_array(one).ravel(), as_array(other).ravel()
    return multiply(one.reshape(-1, 1), other)


def inner(one, other):
    return dot(one, as_array(other).T if as_array(other).ndim > 1 else other)


def trace(one):
    return sum([one[k, k] for k in range(min(one.shape))])


def vdot(one, other):
    return dot(as_array(one).ravel(), as_array(other).ravel())


ndarray.dot = dot
