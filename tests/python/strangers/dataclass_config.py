# Needs CPython.
import math
from dataclasses import dataclass, field
from enum import Enum
from typing import List


class Activation(Enum):
    TANH = "tanh"
    RELU = "relu"


@dataclass
class Config:
    sizes: List[int] = field(default_factory=lambda: [2, 4, 1])
    activation: Activation = Activation.TANH
    lr: float = 0.1


config = Config(lr=0.05)
print(config)
print(config.activation.value, config == Config(lr=0.05))
act = math.tanh if config.activation is Activation.TANH else lambda x: max(0.0, x)
print(act(0.5))
