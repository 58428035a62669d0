# Replaces functions of Python and third-party modules that a page cannot offer. Each raises an error with an explanation.
import builtins

import interpreter


def _input(prompt="", *_):
    if prompt:
        print(prompt, end="")
    raise EOFError("there is no keyboard input here: write the value into the code instead")


def _open(*_, **__):
    raise OSError("there are no files here: write the data into the code instead")


builtins.input = _input
builtins.open = interpreter.open_file or _open

# Modules that programs about networks often import without need, so that importing them is not an error.
MODULES = (
    "PIL altair bokeh bs4 cv2 datasets einops flax gym gymnasium h5py imageio ipywidgets jax joblib keras lightgbm matplotlib_inline mpl_toolkits "
    "networkx nltk numba onnx optax pandas plotly polars pydot pygraphviz pytest pytorch_lightning requests scipy seaborn skimage "
    "statsmodels sympy tensorboard tensorflow tinygrad torchaudio torchinfo torchsummary torchvision torchviz transformers wandb "
    "xgboost yaml"
).split()

# Libraries of which there is a part. What that lacks is imported as well, and says so when it is used.
PARTS = ("IPython", "graphviz", "matplotlib", "numpy", "rich", "sklearn", "torch", "tqdm")

# What the names begin with that only affect appearance.
_HARMLESS = ("seaborn.set", "matplotlib.ticker.", "matplotlib.dates.", "matplotlib.rc", "matplotlib_inline.")


class Missing:
    """A third-party module, or a name from it, that raises an explanation when it is used. What a module of ours lacks is explained
    by that, as it lists what it has."""

    def __init__(self, name, module=None):
        self._name = name
        self._module = module

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return Missing(self._name + "." + name)

    def __call__(self, *_, **__):
        if self._name.startswith(_HARMLESS):
            return None
        top, _, path = self._name.partition(".")
        explain = getattr(self._module, "__getattr__", None)
        if explain:
            explain(path.split(".")[-1])
        if top in PARTS:
            raise ImportError("%s is not here: this page has only a part of %s" % (self._name, top))
        raise ImportError(
            "%s is not here: this page has no %s. It has numpy, sklearn, matplotlib, graphviz and a small torch, as far as a small "
            "network needs them" % (self._name, top)
        )

    def __mro_entries__(self, _):
        """Explains why there is no such class to make another one of."""
        self()

    def __repr__(self):
        return "<%s, which is not here>" % self._name
