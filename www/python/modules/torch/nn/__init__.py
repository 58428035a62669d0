# Implements `torch.nn`: modules, which hold parameters, and their functions.
from bridge import named, only
from torch.nn import functional
from torch.nn._layers import Flatten, Identity, LeakyReLU, Linear, LogSoftmax, ReLU, Sigmoid, Softmax, Tanh
from torch.nn._losses import BCELoss, BCEWithLogitsLoss, CrossEntropyLoss, L1Loss, MSELoss, NLLLoss
from torch.nn._module import Module, ModuleList, Parameter, Sequential

__getattr__ = only("torch.nn", named(globals()))
