# Implements `sklearn.preprocessing`, which scales features.
from bridge import only
from numpy import asarray, max, mean, min, std, where

__getattr__ = only("sklearn.preprocessing", ("StandardScaler", "MinMaxScaler"))


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
