# Implements `torch.Tensor`: numbers with a shape and a type, and the function that computed them.
import sys

from strided import Strided, flattened, nested, size_of
from torch import _elementwise as each
from torch import _reductions as whole
from torch import _shapes as shapes
from torch._dtypes import bool_, chosen, dtype_of, float32, float64, int32, int64
from torch._graph import sweep
from torch._printing import written


class Size(tuple):
    """The shape of a tensor."""

    def __repr__(self):
        return "torch.Size(%s)" % (list(self),)

    __str__ = __repr__

    def numel(self):
        return size_of(self)


class _Made:
    """Marks, as the first argument of a tensor, that the numbers follow as they are."""


class Tensor(Strided):
    def __init__(self, *args):
        if args and args[0] is _Made:
            self._start(*args[1:])
            return
        if len(args) == 1 and not isinstance(args[0], int):
            one = tensor(args[0], dtype=float32)
        else:
            one = made([0.0] * size_of(args), args, float32)
        self._start(one._buffer, one._shape, float32)

    def _start(self, buffer, shape, kind, strides=None, offset=0):
        self._lay(buffer, shape, strides, offset)
        self.dtype = kind
        self.requires_grad = False
        self.grad = None
        self.grad_fn = None
        self._retains = False
        # The gradient that the last backward pass added, for the picture.
        self._passed = None

    def _view(self, shape, strides, offset):
        return made(self._buffer, shape, self.dtype, strides, offset)

    def _is_mask(self):
        return self.dtype is bool_

    def _accumulate(self, flat):
        if self.grad is None:
            self.grad = made(self.dtype.take(flat), self._shape, self.dtype)
        else:
            total = self.dtype.take([a + b for a, b in zip(self.grad._flat(), flat)])
            self.grad = made(total, self._shape, self.dtype)

    def _change(self, numbers):
        """Stores other numbers in place."""
        if self.requires_grad and self.grad_fn is None:
            from torch._graph import is_grad_enabled

            if is_grad_enabled():
                raise RuntimeError("a leaf Variable that requires grad is being used in an in-place operation.")
        for place, number in zip(self._places(), self.dtype.take(numbers)):
            self._buffer[place] = number
        return self

    # The attributes.

    @property
    def shape(self):
        return Size(self._shape)

    @property
    def ndim(self):
        return len(self._shape)

    @property
    def is_leaf(self):
        return self.grad_fn is None

    @property
    def data(self):
        return made(self._buffer, self._shape, self.dtype, self._strides, self._offset)

    @data.setter
    def data(self, other):
        self._lay(other._buffer, other._shape, other._strides, other._offset)
        self.dtype = other.dtype

    @property
    def T(self):
        return shapes.permute(self, *reversed(range(len(self._shape))))

    def size(self, dim=None):
        return self.shape if dim is None else self._shape[dim]

    def dim(self):
        return len(self._shape)

    def numel(self):
        return size_of(self._shape)

    def __len__(self):
        if not self._shape:
            raise TypeError("len() of a 0-d tensor")
        return self._shape[0]

    def __iter__(self):
        if not self._shape:
            raise TypeError("iteration over a 0-d tensor")
        return iter([self[k] for k in range(self._shape[0])])

    def __repr__(self):
        return written(self)

    __str__ = __repr__

    def __format__(self, spec):
        return format(self.item(), spec) if spec else repr(self)

    def __hash__(self):
        return id(self)

    # Conversions to Python numbers.

    def item(self):
        if self.numel() != 1:
            raise RuntimeError("a Tensor with %d elements cannot be converted to Scalar" % self.numel())
        return self._buffer[self._offset]

    def tolist(self):
        return nested(self._shape, self._flat())

    def numpy(self):
        if self.requires_grad:
            raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
        from numpy import array

        return array(self.tolist())

    def _single(self):
        if self.numel() != 1:
            raise ValueError("only one element tensors can be converted to Python scalars")
        return self._buffer[self._offset]

    def _float(self):
        return float(self._single())

    if sys.implementation.name == "cpython":
        __float__ = _float  # In MicroPython, `0.5 * tensor` would ask for it.

    def __int__(self):
        return int(self._single())

    __index__ = __int__

    def __bool__(self):
        if self.numel() != 1:
            raise RuntimeError("Boolean value of Tensor with more than one value is ambiguous")
        return bool(self._buffer[self._offset])

    # Gradients.

    def requires_grad_(self, requires_grad=True):
        if requires_grad and not self.dtype.is_floating_point:
            raise RuntimeError("only Tensors of floating point dtype can require gradients")
        self.requires_grad = bool(requires_grad)
        return self

    def retain_grad(self):
        self._retains = True

    def detach(self):
        return self.data

    def detach_(self):
        self.grad_fn = None
        self.requires_grad = False
        return self

    def backward(self, gradient=None, retain_graph=False):
        sweep(self, self._first_gradient(gradient), retain_graph)

    def _first_gradient(self, gradient):
        """Returns the gradient that a backward pass from this tensor begins with, as a flat list."""
        if not self.requires_grad:
            raise RuntimeError("element 0 of tensors does not require grad and does not have a grad_fn")
        if gradient is None:
            if self.numel() != 1:
                raise RuntimeError("grad can be implicitly created only for scalar outputs")
            return [1.0]
        return self.dtype.take(gradient._spread(self._shape))

    def as_value(self, names):
        """Returns the micrograd value that represents this number in a picture."""
        from torch._drawing import value_of

        return value_of(self, names)

    # Types and shapes.

    def to(self, *kinds, dtype=None, **_):
        for kind in kinds:
            dtype = kind.dtype if isinstance(kind, Tensor) else dtype if isinstance(kind, str) else kind
        return self if dtype is None else shapes.converted(self, chosen(dtype))

    type = to

    def double(self):
        return shapes.converted(self, float64)

    def float(self):
        return shapes.converted(self, float32)

    def long(self):
        return shapes.converted(self, int64)

    def int(self):
        return shapes.converted(self, int32)

    def bool(self):
        return shapes.converted(self, bool_)

    def cpu(self):
        return self

    def type_as(self, other):
        return shapes.converted(self, other.dtype)

    def contiguous(self):
        return self

    def flatten(self):
        return self if len(self._shape) == 1 else shapes.reshape(self, -1)

    def __getitem__(self, key):
        return shapes.indexed(self, key)

    def __setitem__(self, key, value):
        if self.requires_grad and self.grad_fn is None:
            self._change(())
        shapes.assigned(self, key, value)

    def __contains__(self, number):
        return number in self._flat()


def made(buffer, shape, kind, strides=None, offset=0):
    """Returns a tensor of numbers that already have their type, and takes ownership of the list."""
    return Tensor(_Made, buffer, shape, kind, strides, offset)


def is_array(thing):
    return isinstance(thing, Strided)


def tensor(data, dtype=None, requires_grad=False, device=None):
    """Returns a tensor with a copy of the numbers."""
    shape, flat = flattened(data, is_array)
    if shape is None:
        raise ValueError("expected sequences of equal lengths, as the rows of a tensor are")
    flat = [one.item() if is_array(one) else one for one in flat]
    if dtype is not None:
        kind = chosen(dtype)
    elif isinstance(data, Tensor):
        kind = data.dtype
    elif is_array(data) and data.dtype.name == "float64":
        kind = float64
    else:
        kind = dtype_of(flat) if flat else float32
    result = made(kind.take(flat), shape, kind)
    return result.requires_grad_(True) if requires_grad else result
