# Implements micrograd's Neuron, Layer and MLP. Parameters are drawn from Python's stream in micrograd's order; what a call
# computes is recorded by the engine at once, as long as the network is built as micrograd builds it.
import random_stream as random

import _engine
import notebook
from bridge import made
from micrograd.engine import Value, _Recorded


class Module:
    def zero_grad(self):
        for p in self.parameters():
            p.grad = 0

    def parameters(self):
        return []


def _inputs(module, x, expected):
    """Returns the inputs as a sequence, and checks their number, as `zip` would drop those without a weight."""
    if not hasattr(x, "__len__"):
        x = list(x)
    if len(x) != expected:
        raise ValueError("this %s takes %d inputs, and was given %d" % (module, expected, len(x)))
    return x


class Neuron(Module):
    def __init__(self, nin, nonlin=True):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(nin)]
        self.b = Value(0)
        self.nonlin = nonlin

    def __call__(self, x):
        x = _inputs("Neuron", x, len(self.w))
        with notebook.scope("neuron"):
            act = sum((wi * xi for wi, xi in zip(self.w, x)), self.b)
            return act.relu() if self.nonlin else act

    def parameters(self):
        return self.w + [self.b]

    def __repr__(self):
        return "%sNeuron(%d)" % ("ReLU" if self.nonlin else "Linear", len(self.w))


class Layer(Module):
    def __init__(self, nin, nout, **kwargs):
        self.neurons = [Neuron(nin, **kwargs) for _ in range(nout)]

    def __call__(self, x):
        x = _inputs("Layer", x, len(self.neurons[0].w)) if self.neurons else x
        with notebook.scope("layer"):
            out = [n(x) for n in self.neurons]
            return out[0] if len(out) == 1 else out

    def parameters(self):
        return [p for n in self.neurons for p in n.parameters()]

    def __repr__(self):
        return "Layer of [%s]" % ", ".join(str(n) for n in self.neurons)


_neuron_call = Neuron.__call__
_layer_call = Layer.__call__


class MLP(Module):
    def __init__(self, nin, nouts):
        sz = [nin] + nouts
        self.layers = [Layer(sz[i], sz[i + 1], nonlin=i != len(nouts) - 1) for i in range(len(nouts))]
        self._model = (None, -1)

    def __call__(self, x):
        model = _model_of(self)
        if model < 0:
            return self._call_each(x)
        x = _inputs("MLP", x, len(self.layers[0].neurons[0].w))
        for xi in x:
            _engine.push(xi._id if isinstance(xi, Value) else Value(xi)._id)
        count = made(_engine.forward(model))
        out = [Value(made(_engine.output(k)), _Recorded) for k in range(count)]
        return out[0] if count == 1 else out

    def _call_each(self, x):
        with notebook.scope("MLP"):
            for layer in self.layers:
                x = layer(x)
            return x

    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]

    def __repr__(self):
        return "MLP of [%s]" % ", ".join(str(layer) for layer in self.layers)


def _model_of(mlp):
    """Returns the engine's model of the network, which is remade when its parameters are replaced or the tape has freed
    values, or -1 if the network was changed so that the engine cannot record a call as a whole."""
    if Value.__module__ == "__main__":
        return -1  # it is plain.py's
    ids = [p._id for layer in mlp.layers for n in layer.neurons for p in n.w + [n.b]]
    current = (_engine.collections(), ids)
    known, model = mlp._model
    if known != current:
        model = _make(mlp, ids) if _is_plain(mlp) else -1
        mlp._model = (current, model)
    return model


def _is_plain(mlp):
    if Neuron.__call__ is not _neuron_call or Layer.__call__ is not _layer_call:
        return False
    size = len(mlp.layers[0].neurons[0].w)
    for i, layer in enumerate(mlp.layers):
        if type(layer) is not Layer:
            return False
        for n in layer.neurons:
            if type(n) is not Neuron or len(n.w) != size or n.nonlin != (i != len(mlp.layers) - 1):
                return False
        size = len(layer.neurons)
    return True


def _make(mlp, ids):
    for index in ids:
        _engine.push(index)
    _engine.size(len(mlp.layers[0].neurons[0].w))
    for layer in mlp.layers:
        _engine.size(len(layer.neurons))
    return _engine.model()
