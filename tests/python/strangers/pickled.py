# Needs CPython.
import inspect
import json
import pickle
import sys
import typing
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Value:
    data: float
    grad: float = 0.0
    inputs: tuple = field(default=(), repr=False)
    made: typing.ClassVar[int] = 0

    def __post_init__(self):
        Value.made += 1

    def __add__(self, other):
        return Value(self.data + other.data, 0.0, (self, other))

    def __mul__(self, other):
        return Value(self.data * other.data, 0.0, (self, other))


w = [Value(0.5), Value(-1.25)]
y = w[0] * w[1] + w[0]
with open("weights.pkl", "wb") as file:
    pickle.dump({"weights": w, "score": y}, file)
with open("weights.pkl", "rb") as file:
    read = pickle.load(file)
print(read["score"], read["score"] == y, read["score"].inputs[1] is read["weights"][0])

path = Path("weights.json")
path.write_text(json.dumps([v.data for v in w], indent=2))
print(json.loads(path.read_text()), path.exists(), path.suffix, path.stem)

import __main__

print(__main__.y is y, sys.modules[__name__].Value is Value, inspect.isclass(Value))
print(typing.get_type_hints(Value)["data"].__name__, Value.made, list(Value.__dataclass_fields__))
