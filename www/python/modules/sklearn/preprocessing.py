# Implements `sklearn.preprocessing`, which scales features.
from bridge import only
from numpy import array, asarray, max, mean, min, std, unique, where

__getattr__ = only("sklearn.preprocessing", ("LabelEncoder", "MinMaxScaler", "OneHotEncoder", "StandardScaler"))


class _Scaler:
    def fit_transform(self, X, y=None):
        return self.fit(X).transform(X)

    def __repr__(self):
        return type(self).__name__ + "()"


class StandardScaler(_Scaler):
    def fit(self, X, y=None):
        X = asarray(X)
        self.mean_ = mean(X, 0)
        self.scale_ = std(X, 0)
        self.scale_ = where(self.scale_ == 0, 1.0, self.scale_)
        return self

    def transform(self, X):
        return (asarray(X) - self.mean_) / self.scale_

    def inverse_transform(self, X):
        return asarray(X) * self.scale_ + self.mean_


class MinMaxScaler(_Scaler):
    def fit(self, X, y=None):
        X = asarray(X)
        self.data_min_ = min(X, 0)
        self.data_max_ = max(X, 0)
        width = self.data_max_ - self.data_min_
        self.scale_ = 1 / where(width == 0, 1.0, width)
        self.min_ = -self.data_min_ * self.scale_
        return self

    def transform(self, X):
        return asarray(X) * self.scale_ + self.min_


class LabelEncoder(_Scaler):
    """Numbers the kinds of labels in their order."""

    def fit(self, y):
        self.classes_ = unique(y)
        return self

    def fit_transform(self, y):
        return self.fit(y).transform(y)

    def transform(self, y):
        known = self.classes_.tolist()
        strange = [one for one in asarray(y).tolist() if one not in known]
        if strange:
            raise ValueError("y contains previously unseen labels: %s" % strange)
        return array([known.index(one) for one in asarray(y).tolist()])

    def inverse_transform(self, y):
        return self.classes_[asarray(y)]


class OneHotEncoder(_Scaler):
    """Gives each kind of word or number of each column a column of its own. The table is an ordinary one here."""

    def __init__(self, *, sparse_output=True, **_):
        self.sparse_output = sparse_output

    def fit(self, X, y=None):
        self.categories_ = [unique(column) for column in asarray(X).T]
        return self

    def transform(self, X):
        known = [one.tolist() for one in self.categories_]
        return array([[1.0 if cell == kind else 0.0 for cell, kinds in zip(row, known) for kind in kinds] for row in asarray(X).tolist()])
