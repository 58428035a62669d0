# Implements the losses of `torch.nn`.
from torch.nn import functional
from torch.nn._module import Module


class _Loss(Module):
    def __init__(self, reduction="mean"):
        super().__init__()
        self.reduction = reduction

    def forward(self, output, target):
        return type(self)._function(output, target, reduction=self.reduction)


class MSELoss(_Loss):
    _function = staticmethod(functional.mse_loss)


class L1Loss(_Loss):
    _function = staticmethod(functional.l1_loss)


class BCELoss(_Loss):
    _function = staticmethod(functional.binary_cross_entropy)


class BCEWithLogitsLoss(_Loss):
    _function = staticmethod(functional.binary_cross_entropy_with_logits)


class NLLLoss(_Loss):
    _function = staticmethod(functional.nll_loss)


class CrossEntropyLoss(_Loss):
    _function = staticmethod(functional.cross_entropy)
