# Implements a small part of PyTorch, to compare micrograd with: tensors of any shape, whose numbers are rounded as torch
# rounds them, and a backward pass. All of it is plain Python, so sizes should be small.
import _engine
from bridge import named, only
from torch import autograd, nn, optim
from torch._creation import allclose, arange, equal, eye, full, full_like, is_tensor, linspace, ones, ones_like, where, zeros, zeros_like
from torch._dtypes import bool_ as bool
from torch._dtypes import double, dtype, float32, float64, get_default_dtype, int32, int64, long, set_default_dtype
from torch._graph import enable_grad, inference_mode, is_grad_enabled, no_grad, set_grad_enabled
from torch._methods import SHARED
from torch._random import manual_seed, rand, rand_like, randint, randn, randn_like, randperm
from torch._shapes import cat, stack
from torch._tensor import Size, Tensor, tensor

__version__ = "2.4.1"

float = float32
concat = cat
empty = zeros
as_tensor = from_numpy = tensor
globals().update(SHARED)

__getattr__ = only("torch", named(globals(), ("SHARED",)))

_engine.note("This torch is a small stand-in for PyTorch, made for this page: plain Python, for small tensors.")
