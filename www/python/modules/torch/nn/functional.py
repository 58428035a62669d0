# Implements `torch.nn.functional`: activations and losses as functions.
import bridge
from torch import _elementwise as each
from torch import _reductions as whole
from torch._graph import named
from torch._methods import SHARED
from torch._reductions import linear, mse_loss
from torch._tensor import tensor

relu = each.relu
tanh = each.tanh
sigmoid = each.sigmoid
softmax = SHARED["softmax"]
log_softmax = SHARED["log_softmax"]


def leaky_relu(one, negative_slope=0.01):
    return named(each.relu(one) - each.relu(-one) * negative_slope, "LeakyReluBackward0")


def softplus(one):
    return named(each.log(each.exp(one) + 1), "SoftplusBackward0")


def l1_loss(output, target, reduction="mean"):
    return _reduced(each.absolute(output - target), reduction, "")


def binary_cross_entropy(output, target, reduction="mean"):
    losses = -(target * _bounded_log(output) + (1 - target) * _bounded_log(1 - output))
    return _reduced(losses, reduction, "BinaryCrossEntropyBackward0")


def _bounded_log(one):
    # As in torch, logarithms are at least -100.
    return each.maximum(each.log(one), tensor(-100.0, dtype=one.dtype))


def binary_cross_entropy_with_logits(output, target, reduction="mean"):
    # max(x, 0) - x * y + log(1 + exp(-|x|))
    losses = each.relu(output) - output * target + each.log(each.exp(-each.absolute(output)) + 1)
    return _reduced(losses, reduction, "BinaryCrossEntropyWithLogitsBackward0")


def nll_loss(output, target, reduction="mean"):
    rows = output._shape[0]
    return _reduced(-output[list(range(rows)), target._flat()], reduction, "NllLossBackward0")


def cross_entropy(output, target, reduction="mean"):
    if target.dtype.is_floating_point:
        return _reduced(-whole.sum(target * log_softmax(output, -1), -1), reduction, "DivBackward1")
    return nll_loss(log_softmax(output, -1), target, reduction)


def one_hot(target, num_classes=-1):
    count = num_classes if num_classes > 0 else max(target._flat()) + 1
    return tensor([[1 if k == label else 0 for k in range(count)] for label in target._flat()])


def _reduced(losses, reduction, name):
    loss = losses if reduction == "none" else whole.sum(losses) if reduction == "sum" else whole.mean(losses)
    return named(loss, name) if name else loss


__getattr__ = bridge.only("torch.nn.functional", bridge.named(globals(), ("bridge", "each", "whole", "SHARED", "tensor")))
