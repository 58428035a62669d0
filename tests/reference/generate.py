"""Computes the reference values of tests/engine/random.rs and tests/engine/data.rs with CPython, NumPy and scikit-learn.

Run by hand, with numpy and scikit-learn installed:  python tests/reference/generate.py
It writes random_python.rs, random_numpy.rs and data.rs beside itself.
"""

import pathlib
import platform
import random

import numpy as np
import sklearn
from sklearn.datasets import make_blobs, make_circles, make_moons

NUMPY_SEEDS = [0, 1, 2, 42, 624, 1337, 2**31 - 1, 2**31, 2**32 - 1]
PYTHON_SEEDS = [*NUMPY_SEEDS, 2**32, 2**32 + 1, 1337 << 32, 2**53, 123_456_789_012_345_678, 2**64 - 1]
SIZES = [1, 2, 3, 4, 5, 10, 33, 100, 101, 256]
NOISES = [None, 0.1, 0.0, 0.3, None, 2.5, 0.02]


def rust(x):
    """A Python value as a Rust expression."""
    match x:
        case dict():
            return f"Case {{ {', '.join(f'{key}: {rust(value)}' for key, value in x.items())} }}"
        case tuple():
            return f"({', '.join(map(rust, x))})"
        case list() | np.ndarray():
            return f"&[{', '.join(map(rust, x))}]"
        case float():
            return repr(float(x))
        case str():
            return x
        case _:
            return str(int(x))


def write(name, **tables):
    made_by = f"CPython {platform.python_version()}, NumPy {np.__version__}, scikit-learn {sklearn.__version__}"
    text = f"// Made by generate.py with {made_by}.\n"
    for table, cases in tables.items():
        rows = [f"    {rust(case)}," for case in cases]
        text += "\n".join([f"const {table}: &[Case] = &[", *rows, "];\n"])
    pathlib.Path(__file__).with_name(name).write_text(text)


def total(numbers):
    """The sum from left to right, rounded at every step, which Python's sum() is not since 3.12."""
    result = 0.0
    for x in numbers:
        result += float(x)
    return result


def python_case(seed):
    random.seed(seed)
    uniform = [random.uniform(-1, 1) for _ in range(1000)]
    order = list(range(50))
    random.shuffle(order)
    bounds = [(3, 3), (1, 6), (0, 1023), (-5, 4), (0, 2**32 - 1), (0, 2**32), (-(2**63), 2**63 - 1)]
    return {
        "seed": seed,
        "uniform": [*uniform[:3], uniform[-1]],
        "total": total(uniform),
        "shuffle": order,
        "randint": [(a, b, random.randint(a, b)) for a, b in bounds],
        "choice": [f"'{random.choice('micrograd')}'" for _ in range(5)],
        "gauss": [random.gauss(0.5, 2.0) for _ in range(5)],
        "random": random.random(),
        "last_gauss": random.gauss(0.0, 1.0),
    }


def numpy_case(seed):
    np.random.seed(seed)
    sample = np.random.random_sample(1000)
    normal = np.random.normal(0.5, 2.0, 1001)
    bounds = [(3, 4), (1, 7), (0, 1024), (-5, 5), (0, 2**32 - 1), (0, 2**32), (0, 2**32 + 1), (-(2**63), 2**63 - 1)]
    return {
        "seed": seed,
        "random_sample": [*sample[:3], sample[-1]],
        "total": total(sample),
        "normal": [*normal[:3], normal[-1]],
        "uniform": np.random.uniform(-10, 10, 2),
        "permutation": np.random.permutation(50),
        "long_permutation": np.random.permutation(70_000)[[0, 1, -2, -1]],
        "short_permutations": [np.random.permutation(n) for n in range(4)],
        "randint": [(low, high, np.random.randint(low, high)) for low, high in bounds],
        "last_normal": np.random.standard_normal(),
        "last_random_sample": np.random.random_sample(),
    }


def data_case(call, seed, points, labels, shown=None):
    """Of a dataset a few points and every label, and what the stream yields after it."""
    n = len(points)
    return {
        "seed": seed,
        "make": f"|rng| {call}",
        "points": [(i, *points[i]) for i in (shown or sorted({0, n // 2, n - 1}))],
        "labels": f'"{"".join(map(str, labels))}"',
        "after": (np.random.standard_normal(), np.random.random_sample()),
    }


def settings():
    """Each size with three of the noises; seeds and shuffling change from one to the next."""
    for k, size in enumerate(np.repeat(SIZES, 3)):
        yield k, int(size), NUMPY_SEEDS[k % len(NUMPY_SEEDS)], NOISES[k % len(NOISES)], k % 4 != 3


def option(x):
    return "None" if x is None else f"Some({x!r})"


def moons_cases():
    for _, size, seed, noise, shuffle in settings():
        np.random.seed(seed)
        made = make_moons(size, noise=noise, shuffle=shuffle)
        yield data_case(f"make_moons({size}, {option(noise)}, {str(shuffle).lower()}, rng)", seed, *made)


def circles_cases():
    for k, size, seed, noise, shuffle in settings():
        factor = [0.8, 0.5, 0.0, 0.99][k % 4]
        np.random.seed(seed)
        made = make_circles(size, noise=noise, shuffle=shuffle, factor=factor)
        yield data_case(f"make_circles({size}, {option(noise)}, {factor}, {str(shuffle).lower()}, rng)", seed, *made)


def blobs_cases():
    for k, size, seed, _, shuffle in settings():
        centers, std = [(3, 1.0), (1, 0.5), (2, 0.0), (7, 1.5)][k % 4]
        np.random.seed(seed)
        made = make_blobs(size, centers=centers, cluster_std=std, shuffle=shuffle)
        yield data_case(f"make_blobs({size}, {centers}, {std}, {str(shuffle).lower()}, rng)", seed, *made)


def demo_case():
    np.random.seed(1337)
    made = make_moons(100, noise=0.1)
    return data_case("make_moons(100, Some(0.1), true, rng)", 1337, *made, shown=range(100))


if __name__ == "__main__":
    python, numpy = map(python_case, PYTHON_SEEDS), map(numpy_case, NUMPY_SEEDS)
    write("random_python.rs", CASES=python)
    write("random_numpy.rs", CASES=numpy)
    write("data.rs", DEMO=[demo_case()], MOONS=moons_cases(), CIRCLES=circles_cases(), BLOBS=blobs_cases())
