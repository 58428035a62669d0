# Provides the single elements of arrays: numbers of Python's with NumPy's methods and NumPy's arithmetic, in which no division and
# no power raises.
import elementary as ieee


class _Scalar:
    """The methods that a number has as an array without dimensions."""

    __slots__ = ()
    shape = ()
    ndim = 0
    size = 1

    @property
    def T(self):
        return self

    @property
    def dtype(self):
        from numpy import _dtypes

        return _dtypes.float64 if isinstance(self, float) else _dtypes.int64

    def item(self):
        return float(self) if isinstance(self, float) else int(self)

    tolist = item

    def round(self, decimals=0, out=None):
        from numpy._arithmetic import around

        return scalar(around(self.item(), decimals))

    def astype(self, kind):
        from numpy._dtypes import dtype_of

        return scalar(dtype_of(kind).take([self])[0])

    def _itself(self, *_, **__):
        return self

    copy = squeeze = sum = mean = max = min = prod = _itself

    def any(self):
        return bool(self)

    all = any

    def reshape(self, *shape):
        from numpy import array

        return array(self.item()).reshape(*shape)

    def __truediv__(self, other):
        return scalar(ieee.divide(self.item(), other)) if isinstance(other, (int, float)) else NotImplemented

    def __rtruediv__(self, other):
        return scalar(ieee.divide(other, self.item())) if isinstance(other, (int, float)) else NotImplemented

    def __pow__(self, other):
        return _power(self.item(), other) if isinstance(other, (int, float)) else NotImplemented

    def __rpow__(self, other):
        return _power(other, self.item()) if isinstance(other, (int, float)) else NotImplemented


def _power(one, other):
    from numpy._arithmetic import power

    return scalar(power(one, other))


class float64(_Scalar, float):
    __module__ = "numpy"
    __slots__ = ()


class int64(_Scalar, int):
    __module__ = "numpy"
    __slots__ = ()


def _computing(kind, name):
    method = getattr(kind, name)
    return lambda self, *others: scalar(method(self, *others))


for _kind, _base in ((float64, float), (int64, int)):
    for _name in ("add", "radd", "sub", "rsub", "mul", "rmul", "neg", "pos", "abs"):
        setattr(_kind, "__%s__" % _name, _computing(_base, "__%s__" % _name))

_OF_KIND = {float: float64, int: int64}


def scalar(number):
    """Returns a number of Python's as one of NumPy's."""
    kind = _OF_KIND.get(type(number))
    return kind(number) if kind else number
