# Implements `numpy.linalg`: norms, and small systems of equations.
from bridge import only
from numpy._arithmetic import absolute, as_array, sqrt
from numpy._making import array, eye
from numpy._reductions import max, sum
from scalars import scalar

__getattr__ = only("numpy.linalg", ("norm", "inv", "solve", "det", "LinAlgError"))


class LinAlgError(ValueError):
    pass


def norm(one, ord=None, axis=None, keepdims=False):
    one = as_array(one)
    if ord in (None, 2, "fro"):
        return sqrt(sum(one * one, axis, keepdims=keepdims))
    if ord == 1:
        return sum(absolute(one), axis, keepdims=keepdims)
    if ord == float("inf"):
        return max(absolute(one), axis, keepdims=keepdims)
    raise ValueError("norm knows the orders 1, 2 and inf here, not %r" % (ord,))


def solve(matrix, right):
    """Returns the solution x of matrix @ x = right, by Gaussian elimination with partial pivoting."""
    right = as_array(right)
    columns = right.reshape(right.shape[0], -1)
    rows, _ = _eliminated(matrix, columns.tolist())
    size = len(rows)
    for k in range(size - 1, -1, -1):
        for j in range(k):
            factor = rows[j][k] / rows[k][k]
            rows[j] = [a - factor * b for a, b in zip(rows[j], rows[k])]
        rows[k] = [number / rows[k][k] for number in rows[k]]
    return array([row[size:] for row in rows]).reshape(right.shape)


def _eliminated(matrix, right):
    """Returns the rows of an upper triangle with their right sides, and the sign of the permutation."""
    matrix = as_array(matrix)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    rows = [[float(number) for number in row] + list(other) for row, other in zip(matrix.tolist(), right)]
    sign = 1.0
    for k in range(len(rows)):
        pivot = k
        for j in range(k, len(rows)):
            if abs(rows[j][k]) > abs(rows[pivot][k]):
                pivot = j
        if rows[pivot][k] == 0:
            raise LinAlgError("Singular matrix")
        if pivot != k:
            rows[k], rows[pivot] = rows[pivot], rows[k]
            sign = -sign
        for j in range(k + 1, len(rows)):
            factor = rows[j][k] / rows[k][k]
            rows[j] = [a - factor * b for a, b in zip(rows[j], rows[k])]
    return rows, sign


def inv(matrix):
    return solve(matrix, eye(len(matrix)))


def det(matrix):
    try:
        rows, product = _eliminated(matrix, [[] for _ in range(len(matrix))])
    except LinAlgError as error:
        if "Singular" in str(error):
            return 0.0
        raise
    for k, row in enumerate(rows):
        product *= row[k]
    return scalar(product)
