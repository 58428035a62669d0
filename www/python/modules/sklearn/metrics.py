# Implements `sklearn.metrics`, the scores of predictions.
import math

from bridge import only
from numpy import array, asarray, average, mean, unique

__getattr__ = only(
    "sklearn.metrics",
    ("accuracy_score", "classification_report", "confusion_matrix", "f1_score", "log_loss", "mean_absolute_error", "mean_squared_error")
    + ("precision_recall_fscore_support", "precision_score", "r2_score", "recall_score", "roc_auc_score", "root_mean_squared_error"),
)


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


def root_mean_squared_error(y_true, y_pred):
    return mean_squared_error(y_true, y_pred) ** 0.5


def _scores(y_true, y_pred):
    """Returns the labels, and the precision, recall, F1 and number of each."""
    one, other = _pair(y_true, y_pred)
    labels = unique(array(one.tolist() + other.tolist())).tolist()
    counts = confusion_matrix(y_true, y_pred).tolist()
    found = []
    for k in range(len(labels)):
        hits, said, there = counts[k][k], sum([row[k] for row in counts]), sum(counts[k])
        precision = hits / said if said else 0.0
        recall = hits / there if there else 0.0
        found.append((precision, recall, 2.0 * hits / (said + there) if said + there else 0.0, there))
    return labels, found


def precision_recall_fscore_support(y_true, y_pred, *, average=None, pos_label=1):
    labels, found = _scores(y_true, y_pred)
    if average is None:
        return tuple([array([one[k] for one in found]) for k in range(4)])
    return tuple([_averaged(labels, found, k, average, pos_label) for k in range(3)]) + (None,)


def _averaged(labels, found, place, how, pos_label):
    numbers = [one[place] for one in found]
    sizes = [one[3] for one in found]
    if how is None:
        return array(numbers)
    if how == "binary":
        if len(labels) > 2:
            raise ValueError("Target is multiclass but average='binary'. Please choose another average setting, one of [None, 'micro', 'macro', 'weighted'].")
        return numbers[labels.index(pos_label)] if pos_label in labels else 0.0
    if how == "macro":
        return mean(numbers)
    if how == "weighted":
        return average(numbers, weights=sizes)
    raise ValueError("average is 'binary', 'macro', 'weighted' or None here, not %r" % (how,))


def _score(place):
    def score(y_true, y_pred, *, average="binary", pos_label=1, **_):
        labels, found = _scores(y_true, y_pred)
        return _averaged(labels, found, place, average, pos_label)

    return score


precision_score, recall_score, f1_score = _score(0), _score(1), _score(2)


def classification_report(y_true, y_pred, *, target_names=None, digits=2, **_):
    labels, found = _scores(y_true, y_pred)
    names = [str(one) for one in target_names or labels]
    total = sum([one[3] for one in found])
    width = max([len(one) for one in names] + [len("weighted avg"), digits])
    heads = ["precision", "recall", "f1-score", "support"]
    lines = [" " * width + " " + "".join([" " + " " * (9 - len(one)) + one for one in heads]), ""]

    def line(name, numbers, size):
        cells = [("%." + str(digits) + "f") % one if one is not None else "" for one in numbers] + [str(size)]
        return " " * (width - len(name)) + name + " " + "".join([" " + " " * (9 - len(one)) + one for one in cells])

    lines += [line(name, one[:3], one[3]) for name, one in zip(names, found)] + [""]
    lines.append(line("accuracy", [None, None, accuracy_score(y_true, y_pred)], total))
    for name, how in (("macro avg", "macro"), ("weighted avg", "weighted")):
        lines.append(line(name, [_averaged(labels, found, k, how, 1) for k in range(3)], total))
    return "\n".join(lines) + "\n"


def log_loss(y_true, y_pred, *, normalize=True, labels=None):
    truth = asarray(y_true).tolist()
    known = labels or unique(array(truth)).tolist()
    losses = []
    for one, said in zip(truth, asarray(y_pred).tolist()):
        chances = said if isinstance(said, list) else [1 - said, said]
        chance = min(max(chances[known.index(one)], 2.0**-52), 1 - 2.0**-52)
        losses.append(-math.log(chance))
    return mean(losses) if normalize else float(asarray(losses).sum())


def roc_auc_score(y_true, y_score):
    """Returns the share of pairs of a positive and a negative one that are in order; a tie counts half."""
    pairs = list(zip(asarray(y_true).tolist(), asarray(y_score).tolist()))
    positive = max([label for label, _ in pairs])
    above = [score for label, score in pairs if label == positive]
    below = [score for label, score in pairs if label != positive]
    if not above or not below:
        raise ValueError("Only one class present in y_true. ROC AUC score is not defined in that case.")
    won = sum([1.0 if one > other else 0.5 if one == other else 0.0 for one in above for other in below])
    return won / (len(above) * len(below))
