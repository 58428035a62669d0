# Implements the backward pass: it records the function that computed each tensor, and accumulates gradients.
_is_enabled = [True]
_made = 0


class Function:
    """What a tensor was computed by. `back` takes the gradient of the result as a flat list and returns one for each
    input, or None where none is due; `draw` computes the same from lists of micrograd's Values, for the picture."""

    def __init__(self, name, inputs, back, draw, saves=True):
        global _made
        _made += 1
        self.order = _made
        self._name = name
        self.inputs = inputs
        self.back = back
        self.draw = draw
        # An operation that needs no saved numbers for its gradient can run backward repeatedly.
        self.saves = saves
        self.is_spent = False

    def name(self):
        return self._name

    def __repr__(self):
        return "<%s>" % self._name


class no_grad:
    """A context manager and decorator within which operations are not recorded for the backward pass."""

    _mode = False

    def __enter__(self):
        self._before = _is_enabled[0]
        _is_enabled[0] = self._mode

    def __exit__(self, *_):
        _is_enabled[0] = self._before

    def __call__(self, function):
        def without(*args, **kwargs):
            with self:
                return function(*args, **kwargs)

        return without


class enable_grad(no_grad):
    _mode = True


class inference_mode(no_grad):
    pass


class set_grad_enabled(no_grad):
    def __init__(self, mode):
        self._mode = bool(mode)
        self._before = _is_enabled[0]
        _is_enabled[0] = self._mode


def is_grad_enabled():
    return _is_enabled[0]


def record(result, name, inputs, back, draw, saves=True):
    """Records how a result was computed if it may need a gradient, and returns the result."""
    if _is_enabled[0] and any(one.requires_grad for one in inputs):
        result.requires_grad = True
        result.grad_fn = Function(name, inputs, back, draw, saves)
    return result


def named(result, name):
    """Gives what computed a result, in several steps, the one name that torch has for it."""
    if result.grad_fn is not None:
        result.grad_fn._name = name
    return result


_TWICE = (
    "Trying to backward through the graph a second time (or directly access saved tensors after they have already been "
    "freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify "
    "retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors "
    "after calling backward."
)


def sweep(root, gradient, keeps, wanted=None):
    """Adds to the gradient of every leaf that `root` depends on. The function made last goes first, as in torch. If tensors
    are `wanted`, nothing is added; returned are their gradients as flat lists, by the identity of the tensor."""
    found = {}
    gradients = {id(root): gradient}
    tensors = reached(root)
    for one in tensors:
        function = one.grad_fn
        flat = gradients.pop(id(one), None)
        if flat is None:
            continue
        if wanted is not None:
            if any(one is other for other in wanted):
                found[id(one)] = flat
        else:
            one._passed = flat
            if function is None or one._retains:
                one._accumulate(flat)
        if function is None:
            continue
        if function.saves and function.is_spent:
            raise RuntimeError(_TWICE)
        function.is_spent = not keeps
        for operand, part in zip(function.inputs, function.back(flat)):
            if part is None or not operand.requires_grad:
                continue
            known = gradients.get(id(operand))
            part = operand.dtype.take(part)
            gradients[id(operand)] = part if known is None else operand.dtype.take([a + b for a, b in zip(known, part)])
    return found


def reached(root):
    """Returns the tensors with a gradient that `root` depends on: each before what it was computed from, the leaves last."""
    seen = set()
    waiting = [root]
    computed = []
    leaves = []
    while waiting:
        one = waiting.pop()
        if id(one) in seen or not one.requires_grad:
            continue
        seen.add(id(one))
        if one.grad_fn is None:
            leaves.append(one)
        else:
            computed.append(one)
            waiting.extend(one.grad_fn.inputs)
    computed.sort(key=lambda one: -one.grad_fn.order)
    return computed + leaves
