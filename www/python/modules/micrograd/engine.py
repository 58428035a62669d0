# Implements micrograd's Value. It holds the index of a node on the engine's tape, where its data, its gradient and
# its operands are kept. It prints as in micrograd, and has an int or a float where micrograd does.
import _engine
import interpreter
from bridge import box, made

_ADD = _engine.operation("Add")
_MUL = _engine.operation("Mul")
_POW_VALUE = _engine.operation("PowValue")

_INFINITE = float("inf")

_apply = _engine.apply
_apply_number = _engine.apply_number
_data = _engine.data
_grad = _engine.grad


# Whether a value can no more than micrograd's, as code expects an error where it would.
refuses = False


class _Recorded:
    """Marks, in place of `_children`, an argument that is an index on the tape."""


class Value:
    """A number that knows what it was computed from, and its gradient."""

    def __init__(self, data, _children=(), _op="", label=""):
        if _children is _Recorded:
            self._id = data
            return
        if not isinstance(data, (float, int, bool)):
            raise TypeError("Value takes a number, not %r" % (data,))
        if _children:
            self._id = _operation(data, tuple(_children), _op)
        else:
            self._id = made(_engine.leaf(float(data), isinstance(data, int)))
        if label:
            self.label = label

    def __add__(self, other):
        if isinstance(other, Value):
            return Value(made(_apply(_ADD, self._id, other._id)), _Recorded)
        return Value(_with_number(_ADD, self._id, other), _Recorded)

    def __mul__(self, other):
        if isinstance(other, Value):
            return Value(made(_apply(_MUL, self._id, other._id)), _Recorded)
        return Value(_with_number(_MUL, self._id, other), _Recorded)

    def __pow__(self, other):
        assert isinstance(other, (int, float)) or not refuses, "only supporting int/float powers for now"
        if isinstance(other, Value):
            return Value(made(_apply(_POW_VALUE, self._id, other._id)), _Recorded)
        if not isinstance(other, (float, int, bool)):
            raise TypeError("the exponent of a Value is a Value or a number, not %r" % (other,))
        index = made(_engine.pow(self._id, float(other), isinstance(other, int)))
        _data(index)
        if abs(box[0]) == _INFINITE:
            self.data**other  # Python has an exception for most of these
        return Value(index, _Recorded)

    def backward(self):
        _engine.backward(self._id)

    def __neg__(self):
        return self * -1

    def __rpow__(self, other):
        return Value(other) ** self

    def __abs__(self):
        return self.abs()

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)

    def __rmul__(self, other):
        return self * other

    def __truediv__(self, other):
        return self * other**-1

    def __rtruediv__(self, other):
        return other * self**-1

    def __repr__(self):
        return "Value(data=%s, grad=%s)" % (self.data, self.grad)

    # The same node may have several handles, as `_prev` makes new ones.
    def __eq__(self, other):
        return isinstance(other, Value) and self._id == other._id

    def __hash__(self):
        return _engine.age(self._id) * interpreter.HASH_STEP

    @property
    def data(self):
        if _data(self._id):
            return int(box[0])
        return box[0]

    @data.setter
    def data(self, number):
        _engine.set_data(self._id, float(number), isinstance(number, int))

    @property
    def grad(self):
        if _grad(self._id):
            return int(box[0])
        return box[0]

    @grad.setter
    def grad(self, number):
        _engine.set_grad(self._id, float(number), isinstance(number, int))

    @property
    def label(self):
        return _engine.label(self._id)

    @label.setter
    def label(self, name):
        _engine.set_label(self._id, str(name))

    @property
    def _op(self):
        return _engine.symbol(self._id)

    @property
    def _prev(self):
        return set(
            Value(operand, _Recorded)
            for operand in (_engine.operand(self._id, 0), _engine.operand(self._id, 1))
            if operand >= 0
        )

    @property
    def _backward(self):
        return lambda: _engine.backward_step(self._id)

    @_backward.setter
    def _backward(self, function):
        raise AttributeError(
            "micrograd's own Value has fixed operations here; to write your own `_backward`, "
            "define `class Value` yourself, as the tutorial does"
        )


interpreter.watch(Value)


def _unary(operation):
    return lambda self: Value(made(_apply(operation, self._id, 0)), _Recorded)


def _binary(operation):
    def method(self, other):
        if isinstance(other, Value):
            return Value(made(_apply(operation, self._id, other._id)), _Recorded)
        return Value(_with_number(operation, self._id, other), _Recorded)

    return method


# Each operation of the engine that is not an operator gets a method: relu, tanh, exp, max, ...
for _number in range(_engine.operations()):
    _name = _engine.method(_number)
    if _name:
        setattr(Value, _name, (_unary if _engine.operands(_number) == 1 else _binary)(_number))


def _with_number(operation, index, number):
    if not isinstance(number, (float, int, bool)):
        raise TypeError("a Value can be combined with a Value or a number, not with %r" % (number,))
    return made(_apply_number(operation, index, float(number), isinstance(number, int)))


def _operation(data, children, symbol):
    """Records a value that the learner computed: `Value(x, (a, b), "+")`."""
    a = children[0]._id
    b = children[-1]._id
    index = _engine.by_symbol(symbol, len(children), a, b)
    if index == -2:
        raise ValueError(
            "micrograd's own Value has no operation '%s' of %d values here; to add operations, "
            "define `class Value` yourself, as the tutorial does" % (symbol, len(children))
        )
    index = made(index)
    _engine.set_data(index, float(data), isinstance(data, int))
    return index
