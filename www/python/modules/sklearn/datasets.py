# Implements `sklearn.datasets`: scikit-learn's point sets, with the same random numbers.
from bridge import only
from numpy import append, arange, array, cos, float64, full, hstack, linspace, ones, pi, sin, vstack, zeros
from sklearn._checks import state_of

__getattr__ = only("sklearn.datasets", ("make_moons", "make_circles", "make_blobs"))


def _halves(n_samples):
    if isinstance(n_samples, int):
        if not 1 <= n_samples <= 100000:
            raise ValueError("n_samples must be a whole number from 1 to 100000, not %r" % (n_samples,))
        return n_samples // 2, n_samples - n_samples // 2
    if len(n_samples) != 2:
        raise ValueError("`n_samples` can be either an int or a two-element tuple.")
    return n_samples


def _finished(x, y, shuffle, noise, state):
    if shuffle:
        order = arange(len(y))
        state.shuffle(order)
        x, y = x[order], y[order]
    if noise is not None:
        if noise < 0:
            raise ValueError("The 'noise' parameter must be a float in the range [0.0, inf) or None. Got %r instead." % (noise,))
        x += state.normal(scale=noise, size=x.shape)
    return x, y


def make_moons(n_samples=100, *, shuffle=True, noise=None, random_state=None):
    outer, inner = _halves(n_samples)
    out, within = linspace(0, pi, outer), linspace(0, pi, inner)
    x = vstack([append(cos(out), 1 - cos(within)), append(sin(out), 1 - sin(within) - 0.5)]).T.copy()
    y = hstack([zeros(outer, int), ones(inner, int)])
    return _finished(x, y, shuffle, noise, state_of(random_state))


def make_circles(n_samples=100, *, shuffle=True, noise=None, random_state=None, factor=0.8):
    if not 0 <= factor < 1:
        raise ValueError("The 'factor' parameter of make_circles must be a float in the range [0.0, 1.0). Got %r instead." % (factor,))
    outer, inner = _halves(n_samples)
    out, within = linspace(0, 2 * pi, outer, endpoint=False), linspace(0, 2 * pi, inner, endpoint=False)
    x = vstack([append(cos(out), cos(within) * factor), append(sin(out), sin(within) * factor)]).T.copy()
    y = hstack([zeros(outer, int), ones(inner, int)])
    return _finished(x, y, shuffle, noise, state_of(random_state))


def make_blobs(
    n_samples=100,
    n_features=2,
    *,
    centers=None,
    cluster_std=1.0,
    center_box=(-10.0, 10.0),
    shuffle=True,
    random_state=None,
    return_centers=False,
):
    state = state_of(random_state)
    if centers is None:
        centers = 3 if isinstance(n_samples, int) else len(n_samples)
    if isinstance(centers, int):
        centers = state.uniform(center_box[0], center_box[1], size=(centers, n_features))
    else:
        centers = array(centers, dtype=float64)
    count = len(centers)
    if isinstance(n_samples, int):
        sizes = [n_samples // count + (1 if k < n_samples % count else 0) for k in range(count)]
    else:
        sizes = list(n_samples)
    deviations = [cluster_std] * count if isinstance(cluster_std, (int, float)) else list(cluster_std)
    parts = [state.normal(centers[k], deviations[k], (sizes[k], centers.shape[1])) for k in range(count)]
    y = hstack([full(size, k) for k, size in enumerate(sizes)])
    x, y = _finished(vstack(parts), y, shuffle, None, state)
    return (x, y, centers) if return_centers else (x, y)
