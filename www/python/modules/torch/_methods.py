# Lists the operators and functions that are methods of tensors, each with its implementation.
from torch import _elementwise as each
from torch import _reductions as whole
from torch import _shapes as shapes
from torch._graph import named, no_grad
from torch._summing import fused
from torch._tensor import Tensor, tensor

# The functions that are methods of tensors and functions of torch with the same name.
SHARED = {
    "tanh": each.tanh,
    "relu": each.relu,
    "exp": each.exp,
    "log": each.log,
    "sigmoid": each.sigmoid,
    "sqrt": each.sqrt,
    "sin": each.sin,
    "cos": each.cos,
    "abs": each.absolute,
    "neg": each.neg,
    "reciprocal": each.reciprocal,
    "square": lambda one: each.pow(one, 2),
    "add": each.add,
    "sub": each.sub,
    "mul": each.mul,
    "div": each.div,
    "pow": each.pow,
    "maximum": each.maximum,
    "minimum": each.minimum,
    "sum": whole.sum,
    "mean": whole.mean,
    "max": whole.max,
    "min": whole.min,
    "argmax": whole.argmax,
    "argmin": whole.argmin,
    "var": whole.var,
    "std": whole.std,
    "matmul": whole.matmul,
    "mm": whole.matmul,
    "mv": whole.matmul,
    "dot": whole.matmul,
    "reshape": shapes.reshape,
    "squeeze": shapes.squeeze,
    "unsqueeze": shapes.unsqueeze,
    "transpose": shapes.transpose,
    "permute": shapes.permute,
    "t": lambda one: shapes.transpose(one, name="TBackward0"),
    "clone": shapes.clone,
}


def _softmax(one, dim=None, dtype=None):
    powers = each.exp(one - whole.max(one, _last(one, dim), True).values.detach())
    return named(powers / whole.sum(powers, _last(one, dim), True), "SoftmaxBackward0")


def _log_softmax(one, dim=None, dtype=None):
    shifted = one - whole.max(one, _last(one, dim), True).values.detach()
    return named(shifted - each.log(whole.sum(each.exp(shifted), _last(one, dim), True)), "LogSoftmaxBackward0")


def _last(one, dim):
    return len(one._shape) - 1 if dim is None else dim


def _clamp(one, min=None, max=None):
    if min is not None:
        one = each.maximum(one, tensor(min, dtype=one.dtype))
    if max is not None:
        one = each.minimum(one, tensor(max, dtype=one.dtype))
    return named(one, "ClampBackward1")


def _all(one):
    return tensor(all(one._flat()))


def _any(one):
    return tensor(any(one._flat()))


SHARED["clamp"] = SHARED["clip"] = _clamp
SHARED.update(all=_all, any=_any, softmax=_softmax, log_softmax=_log_softmax)

eq = each.comparison(lambda a, b: a == b)
ne = each.comparison(lambda a, b: a != b)
gt = each.comparison(lambda a, b: a > b)
ge = each.comparison(lambda a, b: a >= b)
lt = each.comparison(lambda a, b: a < b)
le = each.comparison(lambda a, b: a <= b)
SHARED.update(eq=eq, ne=ne, gt=gt, ge=ge, lt=lt, le=le)


def _logical(compute):
    """Makes an operator on Boolean tensors."""
    return lambda one, other=None: each.tensor_of(
        [compute(a, b) for a, b in zip(one._flat(), one._flat() if other is None else other._spread(one._shape))],
        one._shape,
        one.dtype,
    )


_OPERATORS = {
    "__add__": each.add,
    "__radd__": each.add,
    "__sub__": each.sub,
    "__rsub__": lambda one, other: each.sub(one, other, True),
    "__mul__": each.mul,
    "__rmul__": each.mul,
    "__truediv__": each.div,
    "__rtruediv__": lambda one, other: each.mul(each.reciprocal(one), other),
    "__pow__": each.pow,
    "__rpow__": lambda one, other: each.pow(one, other, True),
    "__floordiv__": each.floor_div,
    "__mod__": each.mod,
    "__matmul__": whole.matmul,
    "__neg__": each.neg,
    "__abs__": each.absolute,
    "__eq__": eq,
    "__ne__": ne,
    "__gt__": gt,
    "__ge__": ge,
    "__lt__": lt,
    "__le__": le,
    "__and__": _logical(lambda a, b: a and b),
    "__or__": _logical(lambda a, b: a or b),
    "__invert__": _logical(lambda a, b: not a),
}


def _changing(operator):
    """Makes the form of an operator that stores the result in the tensor itself."""

    def change(self, other, alpha=1):
        if self.requires_grad and self.grad_fn is not None:
            raise RuntimeError("a tensor that was computed is not changed in place here: give the result another name")
        with no_grad():
            result = operator(self, other)
        return self._change(result._flat())

    return change


def _added_in_place(self, other, alpha=1):
    if alpha == 1:
        return _changing(each.add)(self, other)
    number = self.dtype.take([alpha])[0]
    others = other._spread(self._shape)
    return self._change([fused(b, number, a) for a, b in zip(self._flat(), others)])


_IN_PLACE = {
    "__iadd__": _changing(each.add),
    "__isub__": _changing(each.sub),
    "__imul__": _changing(each.mul),
    "__itruediv__": _changing(each.div),
    "add_": _added_in_place,
    "sub_": lambda self, other, alpha=1: _added_in_place(self, other, -alpha),
    "mul_": _changing(each.mul),
    "div_": _changing(each.div),
    "zero_": lambda self: self._change([0.0] * self.numel()),
    "fill_": lambda self, number: self._change([number] * self.numel()),
    "copy_": lambda self, other: self._change(other._spread(self._shape)),
    "view": shapes.reshape,
    "expand": shapes.expand,
    "repeat": shapes.repeat,
}

for _table in (SHARED, _OPERATORS, _IN_PLACE):
    for _name, _function in _table.items():
        setattr(Tensor, _name, _function)
