# Implements the data sets, splitting, scaling and scores of `sklearn`. It has no models, as the learner makes those.
from bridge import only

__getattr__ = only("sklearn", ("datasets", "metrics", "model_selection", "preprocessing", "utils"))
__version__ = "1.5.2"
