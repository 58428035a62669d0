# Implements the base of modules: their parameters, their submodules, and their printed form.
from collections import OrderedDict

from torch._tensor import Tensor


class Parameter(Tensor):
    """A tensor that a module learns."""

    def __init__(self, data, requires_grad=True):
        self._start(data._buffer, data._shape, data.dtype, data._strides, data._offset)
        self.requires_grad = requires_grad

    def __repr__(self):
        return "Parameter containing:\n" + Tensor.__repr__(self)

    __str__ = __repr__


class Module:
    """The base of modules. It finds parameters and submodules among the attributes, in the order of assignment."""

    training = True

    def __init__(self):
        object.__setattr__(self, "_names", [])

    def __setattr__(self, name, thing):
        if isinstance(thing, (Parameter, Module)):
            # The names are kept separately, as attributes have no order in MicroPython.
            if not hasattr(self, "_names"):
                raise AttributeError("cannot assign %s before Module.__init__() call" % ("module" if isinstance(thing, Module) else "parameters"))
            if name not in self._names:
                self._names.append(name)
        object.__setattr__(self, name, thing)

    def __call__(self, *args, **kwargs):
        return self.forward(*args, **kwargs)

    def forward(self, *args):
        raise NotImplementedError('Module [%s] is missing the required "forward" function' % type(self).__name__)

    def _own(self):
        return [(name, getattr(self, name)) for name in self._names]

    def named_children(self):
        return [(name, thing) for name, thing in self._own() if isinstance(thing, Module)]

    def children(self):
        return [module for _, module in self.named_children()]

    def modules(self):
        found = [self]
        for module in self.children():
            found.extend(module.modules())
        return found

    def named_parameters(self, prefix=""):
        found = [(prefix + name, thing) for name, thing in self._own() if isinstance(thing, Parameter)]
        for name, module in self.named_children():
            found.extend(module.named_parameters(prefix + name + "."))
        return found

    def parameters(self):
        found = []
        for _, parameter in self.named_parameters():
            if not any(parameter is known for known in found):
                found.append(parameter)
        return found

    def state_dict(self):
        return OrderedDict([(name, parameter.data) for name, parameter in self.named_parameters()])

    def load_state_dict(self, state):
        for name, parameter in self.named_parameters():
            parameter.data = state[name].clone()

    def zero_grad(self, set_to_none=True):
        for parameter in self.parameters():
            parameter.grad = None

    def train(self, mode=True):
        for module in self.modules():
            module.training = mode
        return self

    def eval(self):
        return self.train(False)

    def requires_grad_(self, requires_grad=True):
        for parameter in self.parameters():
            parameter.requires_grad_(requires_grad)
        return self

    def _cast(self, method):
        for parameter in self.parameters():
            parameter.data = getattr(parameter.data, method)()
        return self

    def double(self):
        return self._cast("double")

    def float(self):
        return self._cast("float")

    def to(self, *args, **kwargs):
        for parameter in self.parameters():
            parameter.data = parameter.data.to(*args, **kwargs)
        return self

    def apply(self, function):
        for module in self.children():
            module.apply(function)
        function(self)
        return self

    def extra_repr(self):
        return ""

    def __repr__(self):
        lines = []
        for name, module in self.named_children():
            lines.append("(%s): %s" % (name, repr(module).replace("\n", "\n  ")))
        extra = self.extra_repr()
        inside = extra if not lines else "\n  " + "\n  ".join(([extra] if extra else []) + lines) + "\n"
        return "%s(%s)" % (type(self).__name__, inside)

    __str__ = __repr__


class ModuleList(Module):
    def __init__(self, modules=()):
        super().__init__()
        self._listed = []
        for module in modules:
            self.append(module)

    def append(self, module):
        self._listed.append(module)
        return self

    def named_children(self):
        return [(str(k), module) for k, module in enumerate(self._listed)]

    def __len__(self):
        return len(self._listed)

    def __getitem__(self, k):
        return self._listed[k]

    def __iter__(self):
        return iter(self._listed)


class Sequential(ModuleList):
    def __init__(self, *modules):
        super().__init__(modules)

    def forward(self, x):
        for module in self._listed:
            x = module(x)
        return x
