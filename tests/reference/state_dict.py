"""Computes scores from files of weights as CPython's floats do, and writes such files as PyTorch and Keras would.

tests/programs/state-dict.test.js runs it. It reads a PyTorch state dict and points from the standard input, and prints the
scores, and files of its own with theirs.
"""

import json
import random
import sys

random.seed(20)
POINTS = [[random.uniform(-3, 3) for _ in range(2)] for _ in range(50)]


def score(layers, point):
    """The outputs of layers (weights with a row for each neuron, biases), ReLU between them, summed from the bias as in micrograd."""
    for depth, (weights, biases) in enumerate(layers):
        sums = []
        for row, total in zip(weights, biases):
            for weight, x in zip(row, point):
                total = total + weight * x
            sums.append(total)
        point = sums if depth == len(layers) - 1 else [0.0 if x < 0 else x for x in sums]
    return point


def drawn(sizes):
    return [
        ([[random.gauss(0, 1) for _ in range(inputs)] for _ in range(neurons)], [random.gauss(0, 1) for _ in range(neurons)])
        for inputs, neurons in zip(sizes, sizes[1:])
    ]


def named(layers, names, weight="weight", bias="bias"):
    return {f"{name}{part}": array for name, layer in zip(names, layers) for part, array in zip((weight, bias), layer)}


def transposed(layers):
    return [([list(column) for column in zip(*weights)], biases) for weights, biases in layers]


def case(kind, layers, file):
    return {"kind": kind, "file": json.dumps(file), "scores": [score(layers, point) for point in POINTS]}


deep = drawn([2, 16, 16, 1])
square = drawn([2, 2, 2, 1])
wide = drawn([2, 5, 3])
numbers = ["0.", "2.", "4.", "6.", "8.", "10.", "12."]
seven = drawn([2, 4, 4, 4, 4, 4, 4, 1])
straight = drawn([2, 1])
cases = [
    case("nn.Sequential", deep, named(deep, numbers)),
    case("a module's own names", deep, named(deep, ["fc1.", "fc2.", "out."])),
    case("a module in a module", deep, named(deep, ["net.0.", "net.2.", "net.4."])),
    case("a checkpoint", deep, {"epoch": 7, "model_state_dict": named(deep, numbers), "loss": 0.5}),
    case("sorted keys", seven, dict(sorted(named(seven, numbers).items()))),
    case("square layers of PyTorch", square, named(square, numbers)),
    case("a single nn.Linear", straight, named(straight, [""])),
    case("three classes", wide, named(wide, numbers)),
    case("a list of parameters in PyTorch's order", deep, [array for layer in deep for array in layer]),
    case("Keras's get_weights", deep, [array for layer in transposed(deep) for array in layer]),
    case("square layers of get_weights", square, [array for layer in transposed(square) for array in layer]),
    case("get_weights of each layer, with a dropout", deep, [*map(list, transposed(deep)[:1]), [], *map(list, transposed(deep)[1:])]),
    case("Keras's layers", square, {f"dense_{at}": {"kernel": k, "bias": b} for at, (k, b) in enumerate(transposed(square))}),
    case("Keras's variables", deep, named(transposed(deep), ["dense/", "dense_1/", "dense_2/"], "kernel:0", "bias:0")),
    case("three classes of Keras", wide, {"layers": [{"kernel": k, "bias": b} for k, b in transposed(wide)]}),
]

given = json.load(sys.stdin)
state = list(given["state"].values())
layers = list(zip(state[::2], state[1::2]))
print(json.dumps({"points": POINTS, "scores": [score(layers, point) for point in given["points"]], "cases": cases}))
