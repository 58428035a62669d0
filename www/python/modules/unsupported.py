# Replaces functions of Python and third-party modules that a page cannot offer. Each raises an error with an explanation.
import builtins

import interpreter


def _input(*_):
    raise EOFError("there is no keyboard input here: write the value into the code instead")


def _open(*_, **__):
    raise OSError("there are no files here: write the data into the code instead")


builtins.input = _input
builtins.open = interpreter.open_file or _open

# Modules that programs about networks often import without need, so that importing them is not an error.
MODULES = (
    "PIL altair bokeh bs4 cv2 datasets einops flax gym gymnasium h5py imageio ipywidgets jax joblib keras lightgbm mpl_toolkits "
    "networkx nltk numba onnx optax pandas plotly polars pydot pygraphviz pytest pytorch_lightning requests scipy seaborn skimage "
    "statsmodels sympy tensorboard tensorflow tinygrad torchaudio torchinfo torchsummary torchvision torchviz transformers wandb "
    "xgboost yaml"
).split()

# The names that only affect appearance.
_HARMLESS = ("seaborn.set", "seaborn.set_theme", "seaborn.set_style", "seaborn.set_context", "seaborn.set_palette")


class Missing:
    """A third-party module, or a name from it, that raises an explanation when it is used."""

    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return Missing(self._name + "." + name)

    def __call__(self, *_, **__):
        if self._name in _HARMLESS:
            return None
        raise ImportError(
            "%s is not here: this page has no %s. It has numpy, sklearn, matplotlib, graphviz and a small torch, as far as a small "
            "network needs them" % (self._name, self._name.partition(".")[0])
        )

    def __repr__(self):
        return "<%s, which is not here>" % self._name
