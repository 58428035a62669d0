# Implements `train_test_split` of `sklearn.model_selection`, with scikit-learn's permutation.
import math

from bridge import only
from numpy import argsort, array, asarray, floor, ndarray, sort, unique, where
from sklearn._checks import state_of

__getattr__ = only("sklearn.model_selection", ("train_test_split",))


def train_test_split(*arrays, test_size=None, train_size=None, random_state=None, shuffle=True, stratify=None):
    if not arrays:
        raise ValueError("At least one array required as input")
    count = len(arrays[0])
    for one in arrays:
        if len(one) != count:
            raise ValueError("Found input variables with inconsistent numbers of samples: %s" % [len(one) for one in arrays])
    train, test = _sizes(count, test_size, train_size)
    if not shuffle:
        if stratify is not None:
            raise ValueError("Stratified train/test split is not implemented for shuffle=False")
        order = list(range(count))
        of_train, of_test = order[:train], order[train : train + test]
    elif stratify is None:
        order = state_of(random_state).permutation(count).tolist()
        of_test, of_train = order[:test], order[test : test + train]
    else:
        of_train, of_test = _stratified(asarray(stratify), train, test, state_of(random_state))
    parts = []
    for one in arrays:
        for chosen in (of_train, of_test):
            parts.append(one[chosen] if isinstance(one, ndarray) else [one[k] for k in chosen])
    return parts


def _sizes(count, test_size, train_size):
    if test_size is None and train_size is None:
        test_size = 0.25
    test = math.ceil(test_size * count) if isinstance(test_size, float) else test_size
    train = math.floor(train_size * count) if isinstance(train_size, float) else train_size
    test = count - train if test is None else test
    train = count - test if train is None else train
    if train + test > count or train < 0 or test < 0:
        raise ValueError(
            "The sum of train_size and test_size = %d, should be smaller than the number of samples %d." % (train + test, count)
        )
    if not train:
        raise ValueError(
            "With n_samples=%d, test_size=%s and train_size=%s, the resulting train set will be empty. Adjust any of the "
            "aforementioned parameters." % (count, test_size, train_size)
        )
    return train, test


def _stratified(labels, train, test, state):
    """Splits so that each class has the same share of both parts (`StratifiedShuffleSplit`)."""
    classes = unique(labels).tolist()
    places = [[k for k, label in enumerate(labels.tolist()) if label == one] for one in classes]
    counts = array([len(one) for one in places])
    in_train = _shares(counts, train, state)
    in_test = _shares(counts - in_train, test, state)
    of_train, of_test = [], []
    for k, mine in enumerate(places):
        order = [mine[place] for place in state.permutation(len(mine)).tolist()]
        of_train.extend(order[: in_train[k]])
        of_test.extend(order[in_train[k] : in_train[k] + in_test[k]])
    return state.permutation(of_train).tolist(), state.permutation(of_test).tolist()


def _shares(counts, wanted, state):
    """Returns the number to draw from each class, in proportion to its size, rounded by the largest remainders."""
    exact = counts / counts.sum() * wanted
    shares = floor(exact)
    missing = int(wanted - shares.sum())
    rest = exact - shares
    for value in sort(unique(rest))[::-1]:
        if missing <= 0:
            break
        (found,) = where(rest == value)
        now = min(len(found), missing)
        shares[state.choice(found, size=now, replace=False)] += 1
        missing -= now
    return shares.astype(int)
