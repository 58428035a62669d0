# Implements the layers and activations of `torch.nn`.
from torch import _random
from torch._dtypes import chosen, get_default_dtype
from torch._tensor import made
from torch.nn import functional
from torch.nn._module import Module, Parameter


class Linear(Module):
    def __init__(self, in_features, out_features, bias=True, dtype=None):
        super().__init__()
        self.in_features = in_features
        self.out_features = out_features
        kind = chosen(dtype) or get_default_dtype()
        # As in torch, the range of initial weights and biases depends on the number of inputs.
        bound = 1 / in_features**0.5 if in_features else 0.0
        numbers = _random.uniform_numbers(in_features * out_features, -bound, bound, kind)
        self.weight = Parameter(made(numbers, (out_features, in_features), kind))
        self.bias = Parameter(made(_random.uniform_numbers(out_features, -bound, bound, kind), (out_features,), kind)) if bias else None

    def forward(self, x):
        return functional.linear(x, self.weight, self.bias)

    def extra_repr(self):
        return "in_features=%d, out_features=%d, bias=%s" % (self.in_features, self.out_features, self.bias is not None)


class Identity(Module):
    def forward(self, x):
        return x


class Flatten(Module):
    def forward(self, x):
        return x.reshape(x._shape[0], -1)


class Tanh(Module):
    def forward(self, x):
        return x.tanh()


class ReLU(Module):
    def __init__(self, inplace=False):
        super().__init__()

    def forward(self, x):
        return x.relu()


class Sigmoid(Module):
    def forward(self, x):
        return x.sigmoid()


class LeakyReLU(Module):
    def __init__(self, negative_slope=0.01):
        super().__init__()
        self.negative_slope = negative_slope

    def forward(self, x):
        return functional.leaky_relu(x, self.negative_slope)

    def extra_repr(self):
        return "negative_slope=%s" % self.negative_slope


class Softmax(Module):
    _function = staticmethod(functional.softmax)

    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim

    def forward(self, x):
        return type(self)._function(x, self.dim)

    def extra_repr(self):
        return "dim=%s" % self.dim


class LogSoftmax(Softmax):
    _function = staticmethod(functional.log_softmax)
