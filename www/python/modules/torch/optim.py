# Implements the optimizers of `torch.optim`, with torch's order of operations.
from bridge import only
from elementary import sqrt
from torch._graph import no_grad
from torch._summing import fused

__getattr__ = only("torch.optim", ("SGD", "Adam", "AdamW"))


class Optimizer:
    def __init__(self, params, **settings):
        groups = list(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        self.defaults = settings
        self.param_groups = [dict(list(settings.items()) + list(group.items())) for group in groups]
        for group in self.param_groups:
            group["params"] = list(group["params"])
        self.state = {}

    def zero_grad(self, set_to_none=True):
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None and not set_to_none:
                    parameter.grad.zero_()
                else:
                    parameter.grad = None

    def step(self, closure=None):
        loss = closure() if closure else None
        with no_grad():
            for group in self.param_groups:
                for parameter in group["params"]:
                    if parameter.grad is not None:
                        state = self.state.setdefault(id(parameter), {"step": 0})
                        state["step"] += 1
                        self._update(parameter, list(parameter.grad._flat()), state, group)
        return loss

    def __repr__(self):
        text = type(self).__name__ + " ("
        for k, group in enumerate(self.param_groups):
            text += "\nParameter Group %d\n" % k
            text += "".join("    %s: %s\n" % (name, group[name]) for name in sorted(group) if name != "params")
        return text + ")"


class SGD(Optimizer):
    def __init__(self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False):
        super().__init__(params, lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov)

    def _update(self, parameter, gradient, state, group):
        take = parameter.dtype.take
        numbers = list(parameter._flat())
        if group["weight_decay"]:
            gradient = _plus(take, gradient, group["weight_decay"], numbers)
        momentum = group["momentum"]
        if momentum:
            before = state.get("momentum")
            velocity = list(gradient)
            if before is not None:
                scaled = take([number * take([momentum])[0] for number in before])
                velocity = _plus(take, scaled, 1 - group["dampening"], gradient)
            state["momentum"] = velocity
            gradient = _plus(take, gradient, momentum, velocity) if group["nesterov"] else velocity
        parameter._change(_plus(take, numbers, -group["lr"], gradient))


class Adam(Optimizer):
    _is_decoupled = False

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0):
        super().__init__(params, lr=lr, betas=betas, eps=eps, weight_decay=weight_decay)

    def _update(self, parameter, gradient, state, group):
        take = parameter.dtype.take
        numbers = list(parameter._flat())
        if group["weight_decay"] and self._is_decoupled:
            (kept,) = take([1 - group["lr"] * group["weight_decay"]])
            numbers = take([number * kept for number in numbers])
        elif group["weight_decay"]:
            gradient = _plus(take, gradient, group["weight_decay"], numbers)
        first, second = group["betas"]
        step = state["step"]
        zeros = [0.0] * len(numbers)
        means = state.get("means", zeros)
        means = _plus(take, means, 1 - first, take([g - m for g, m in zip(gradient, means)]))
        (kept,) = take([second])
        squares = take([number * kept for number in state.get("squares", zeros)])
        (part,) = take([1 - second])
        squares = take([fused(take([g * part])[0], g, s) for g, s in zip(gradient, squares)])
        state["means"], state["squares"] = means, squares
        (root,) = take([(1 - second**step) ** 0.5])
        (small,) = take([group["eps"]])
        (size,) = take([-group["lr"] / (1 - first**step)])
        below = take([b + small for b in take([b / root for b in take([sqrt(number) for number in squares])])])
        moves = take([a / b for a, b in zip(take([size * mean for mean in means]), below)])
        parameter._change([number + move for number, move in zip(numbers, moves)])


class AdamW(Adam):
    _is_decoupled = True

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
        super().__init__(params, lr, betas, eps, weight_decay)


def _plus(take, numbers, factor, others):
    """Returns numbers + factor * others, each rounded once as a fused multiply-add."""
    (factor,) = take([factor])
    return take([fused(factor, other, number) for other, number in zip(others, numbers)])
