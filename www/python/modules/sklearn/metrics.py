# Implements `sklearn.metrics`, the scores of predictions.
from bridge import only
from numpy import array, asarray, mean, unique

__getattr__ = only("sklearn.metrics", ("accuracy_score", "mean_squared_error", "mean_absolute_error", "r2_score", "confusion_matrix"))


def _pair(y_true, y_pred):
    one, other = asarray(y_true), asarray(y_pred)
    if len(one) != len(other):
        raise ValueError("Found input variables with inconsistent numbers of samples: [%d, %d]" % (len(one), len(other)))
    return one, other


def accuracy_score(y_true, y_pred, *, normalize=True):
    one, other = _pair(y_true, y_pred)
    hits = one == other
    return mean(hits) if normalize else float(hits.sum())


def mean_squared_error(y_true, y_pred):
    one, other = _pair(y_true, y_pred)
    return mean((one - other) ** 2)


def mean_absolute_error(y_true, y_pred):
    one, other = _pair(y_true, y_pred)
    return mean(abs(one - other))


def r2_score(y_true, y_pred):
    one, other = _pair(y_true, y_pred)
    return 1 - ((one - other) ** 2).sum() / ((one - mean(one)) ** 2).sum()


def confusion_matrix(y_true, y_pred):
    one, other = _pair(y_true, y_pred)
    labels = unique(array(one.tolist() + other.tolist())).tolist()
    counts = [[0] * len(labels) for _ in labels]
    for a, b in zip(one.tolist(), other.tolist()):
        counts[labels.index(a)][labels.index(b)] += 1
    return array(counts)
