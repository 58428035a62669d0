# Makes the graph of a tensor: each of its numbers is a micrograd value, computed as the tensor was. It is made only when
# it is drawn, from what each tensor remembers.
import _engine
from micrograd.engine import Value
from torch._graph import reached

# The greatest number of values that can be drawn in reasonable time.
_MOST = 20000

# What float32 may differ by from the engine's numbers.
_ROUNDING = 1e-5


def value_of(root, names):
    """Returns the value of a tensor of one number. `names` has the names of tensors by their ids."""
    tensors = reached(root) or [root]
    if sum(one.numel() for one in tensors) > _MOST:
        raise ValueError("the tensors that this one was computed from have more numbers than can be drawn")
    values = {}
    for one in reversed(list(tensors)):
        function = one.grad_fn
        if function is None:
            values[id(one)] = _leaves(one)
            continue
        for other in function.inputs:
            if id(other) not in values:
                values[id(other)] = _leaves(other)
                tensors.append(other)
        values[id(one)] = function.draw([values[id(other)] for other in function.inputs])
        for value, number in zip(values[id(one)], one._flat()):
            if abs(value.data - number) <= _ROUNDING * max(1.0, abs(number)):
                _engine.round_data(value._id, number)
    (value,) = values[id(root)]
    if root._passed is not None and root.grad_fn is not None:
        value.backward()
    for one in reversed(tensors):
        _settle(one, values[id(one)], names.get(id(one), ""))
    return value


def _leaves(one):
    return [Value(number) for number in one._flat()]


def _settle(one, values, name):
    """Gives the values the tensor's rounded numbers, its gradients and its name."""
    gradients = one.grad._flat() if one.grad is not None else one._passed
    flat = one._flat()
    for k, value in enumerate(values):
        if value.data != flat[k] and flat[k] == flat[k]:
            value.data = flat[k]  # what it was computed from is another number by now
        if gradients is not None:
            value.grad = float(gradients[k])
        if name and not value.label:
            value.label = name if len(values) == 1 else "%s[%s]" % (name, ", ".join(_index(k, one._shape)))


def _index(k, shape):
    index = []
    for length in reversed(shape):
        index.insert(0, str(k % length))
        k //= length
    return index
