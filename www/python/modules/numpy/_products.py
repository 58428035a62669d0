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


def tensordot(a, b, axes=2):
    """Multiplies along pairs of axes: the last of one and the first of the other, or those that are given."""
    a, b = as_array(a), as_array(b)
    if isinstance(axes, int):
        axes = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    mine, others = [[one] if isinstance(one, int) else list(one) for one in axes]
    mine, others = [k % a.ndim for k in mine], [k % b.ndim for k in others]
    free_a = [k for k in range(a.ndim) if k not in mine]
    free_b = [k for k in range(b.ndim) if k not in others]
    size = size_of([a.shape[k] for k in mine])
    found = matmul(a.transpose(free_a + mine).reshape(-1, size), b.transpose(others + free_b).reshape(size, -1))
    shape = [a.shape[k] for k in free_a] + [b.shape[k] for k in free_b]
    return as_array(found).reshape(shape) if shape else found.item()


def kron(a, b):
    a, b = as_array(a), as_array(b)
    rank = max(a.ndim, b.ndim)
    a, b = a.reshape((1,) * (rank - a.ndim) + a.shape), b.reshape((1,) * (rank - b.ndim) + b.shape)
    spread = multiply(a.reshape([n for one in a.shape for n in (one, 1)]), b.reshape([n for one in b.shape for n in (1, one)]))
    return spread.reshape([n * m for n, m in zip(a.shape, b.shape)])


def einsum(subscripts, *operands):
    """Adds up products over the letters that the result does not have."""
    arrays = [as_array(one) for one in operands]
    given, arrow, wanted = subscripts.replace(" ", "").partition("->")
    terms = given.split(",")
    if len(terms) != len(arrays) or "." in given:
        raise ValueError("einsum reads a group of letters for each operand here, such as 'ij,jk->ik', not %r" % subscripts)
    letters = sorted(set(given.replace(",", "")))
    if not arrow:
        wanted = "".join([one for one in letters if given.count(one) == 1])
    sizes = {}
    for term, one in zip(terms, arrays):
        if len(term) != one.ndim:
            raise ValueError("einstein sum subscripts string %r does not fit an operand of %d dimensions" % (term, one.ndim))
        for letter, size in zip(term, one.shape):
            if sizes.setdefault(letter, size) != size:
                raise ValueError("operands could not be broadcast together: %r is both %d and %d" % (letter, sizes[letter], size))
    order = list(wanted) + [one for one in letters if one not in wanted]
    kind = arrays[0].dtype
    for one in arrays[1:]:
        kind = common(kind, one.dtype)
    places = {letter: 0 for letter in order}
    inner = size_of([sizes[one] for one in order[len(wanted) :]])
    numbers = []
    for _ in range(size_of([sizes[one] for one in wanted])):
        total = None
        for _ in range(inner):
            product = None
            for term, one in zip(terms, arrays):
                index = tuple([places[letter] for letter in term])
                number = one[index] if index else one.item()
                product = number if product is None else product * number
            total = product if total is None else total + product
            for letter in reversed(order):
                places[letter] += 1
                if places[letter] < sizes[letter]:
                    break
                places[letter] = 0
        numbers.append(total)
    return plain(made(kind.take(numbers), tuple([sizes[one] for one in wanted]), kind))


ndarray.dot = dot
ndarray.trace = trace
