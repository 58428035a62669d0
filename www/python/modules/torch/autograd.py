# `torch.autograd`: gradients that are returned rather than kept in the tensors.
from bridge import only
from torch._graph import enable_grad, no_grad, set_grad_enabled, sweep
from torch._tensor import Tensor, made, tensor

__getattr__ = only("torch.autograd", ("Variable", "backward", "enable_grad", "grad", "no_grad", "set_grad_enabled"))


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=False, **_):
    """Returns the gradients of the outputs by the inputs, as a tuple."""
    if create_graph:
        raise NotImplementedError("this small torch has no derivatives of derivatives: create_graph=True is not here")
    outputs = [outputs] if isinstance(outputs, Tensor) else list(outputs)
    wanted = [inputs] if isinstance(inputs, Tensor) else list(inputs)
    for one in wanted:
        if not one.requires_grad:
            raise RuntimeError("One of the differentiated Tensors does not require grad")
    firsts = [grad_outputs] if grad_outputs is None or isinstance(grad_outputs, Tensor) else list(grad_outputs)
    found = {}
    for output, first in zip(outputs, firsts if len(firsts) == len(outputs) else firsts * len(outputs)):
        for key, flat in sweep(output, output._first_gradient(first), retain_graph, wanted).items():
            found[key] = [a + b for a, b in zip(found[key], flat)] if key in found else flat
    if not allow_unused and any(id(one) not in found for one in wanted):
        raise RuntimeError(
            "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the "
            "desired behavior."
        )
    return tuple([made(one.dtype.take(found[id(one)]), one._shape, one.dtype) if id(one) in found else None for one in wanted])


def backward(tensors, grad_tensors=None, retain_graph=None):
    for one in [tensors] if isinstance(tensors, Tensor) else tensors:
        one.backward(grad_tensors, bool(retain_graph))


def Variable(data, requires_grad=False):
    """Returns a tensor, as variables are tensors."""
    variable = data.detach() if isinstance(data, Tensor) else tensor(data)
    variable.requires_grad = requires_grad
    return variable
