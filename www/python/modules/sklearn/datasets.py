# `sklearn.datasets`: scikit-learn's point sets, drawn by the engine from NumPy's stream.
import _engine
from bridge import box, only
from numpy import array

__getattr__ = only("sklearn.datasets", ("make_moons", "make_circles"))


def make_moons(n_samples=100, shuffle=True, noise=None, random_state=None):
    return _make("moons", n_samples, shuffle, noise, random_state, 0.8)


def make_circles(n_samples=100, shuffle=True, noise=None, random_state=None, factor=0.8):
    return _make("circles", n_samples, shuffle, noise, random_state, factor)


def _make(kind, n_samples, shuffle, noise, random_state, factor):
    if random_state is not None:
        raise ValueError("random_state is not known here: call np.random.seed(%r) before" % (random_state,))
    if not isinstance(n_samples, int) or not 1 <= n_samples <= 100000:
        raise ValueError("n_samples must be a whole number from 1 to 100000, not %r" % (n_samples,))
    if not _engine.dataset(kind, n_samples, float(noise or 0), bool(shuffle), float(factor)):
        raise ValueError("make_%s cannot use noise=%r, factor=%r" % (kind, noise, factor))
    points = []
    classes = []
    for k in range(n_samples):
        classes.append(1 if _engine.point(k) else 0)
        points.append([box[0], box[1]])
    return array(points), array(classes)
