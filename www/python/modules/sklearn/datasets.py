# Implements `sklearn.datasets`: scikit-learn's point sets, with the same random numbers.
from bridge import only
from numpy import append, arange, array, cos, dot, float64, full, hstack, linspace, ones, pi, sin, vstack, zeros
from sklearn._checks import state_of

__getattr__ = only("sklearn.datasets", ("make_moons", "make_circles", "make_blobs", "make_classification"))


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


def make_classification(
    n_samples=100,
    n_features=20,
    *,
    n_informative=2,
    n_redundant=2,
    n_repeated=0,
    n_classes=2,
    n_clusters_per_class=2,
    weights=None,
    flip_y=0.01,
    class_sep=1.0,
    hypercube=True,
    shift=0.0,
    scale=1.0,
    shuffle=True,
    random_state=None,
):
    state = state_of(random_state)
    told = n_informative + n_redundant + n_repeated
    if told > n_features:
        raise ValueError("Number of informative, redundant and repeated features must sum to less than the number of total features")
    count = n_classes * n_clusters_per_class
    if 2**n_informative < count:
        raise ValueError(
            "n_classes(%d) * n_clusters_per_class(%d) must be smaller or equal 2**n_informative(%d)=%d"
            % (n_classes, n_clusters_per_class, n_informative, 2**n_informative)
        )
    shares = [1.0 / n_classes] * n_classes if weights is None else list(weights)
    if len(shares) == n_classes - 1:
        shares.append(1.0 - sum(shares))
    sizes = [int(n_samples * shares[k % n_classes] / n_clusters_per_class) for k in range(count)]
    for k in range(n_samples - sum(sizes)):
        sizes[k % count] += 1
    centres = _corners(count, n_informative, state) * (2 * class_sep) - class_sep
    if not hypercube:
        centres *= state.uniform(size=(count, 1))
        centres *= state.uniform(size=(1, n_informative))
    x = zeros((n_samples, n_features))
    y = zeros(n_samples, int)
    x[:, :n_informative] = state.standard_normal((n_samples, n_informative))
    stop = 0
    for k in range(count):
        start, stop = stop, stop + sizes[k]
        y[start:stop] = k % n_classes
        mixed = dot(x[start:stop, :n_informative], 2 * state.uniform(size=(n_informative, n_informative)) - 1)
        x[start:stop, :n_informative] = mixed + centres[k]
    known = n_informative + n_redundant
    if n_redundant:
        x[:, n_informative:known] = dot(x[:, :n_informative], 2 * state.uniform(size=(n_informative, n_redundant)) - 1)
    if n_repeated:
        places = ((known - 1) * state.uniform(size=n_repeated) + 0.5).astype(int)
        x[:, known:told] = x[:, places.tolist()]
    if n_features > told:
        x[:, told:] = state.standard_normal((n_samples, n_features - told))
    if flip_y >= 0.0:
        flipped = state.uniform(size=n_samples) < flip_y
        y[flipped] = state.randint(n_classes, size=int(flipped.sum()))
    x += (2 * state.uniform(size=n_features) - 1) * class_sep if shift is None else shift
    x *= 1 + 100 * state.uniform(size=n_features) if scale is None else scale
    if shuffle:
        x, y = _finished(x, y, True, None, state)
        order = arange(n_features)
        state.shuffle(order)
        x = x[:, order.tolist()]
    return x, y


def _corners(count, dimensions, state):
    """Returns different corners of a cube, drawn as scikit-learn does for their share of all."""
    total = 2**dimensions
    share = count / total
    if 0.01 < share < 0.99:
        drawn = state.permutation(total).tolist()[:count]
    elif share < 0.2:
        drawn = []
        while len(drawn) < count:
            number = state.randint(total)
            if number not in drawn:
                drawn.append(number)
    else:
        drawn = list(range(count))
        for k in range(count, total):
            place = state.randint(0, k + 1)
            if place < count:
                drawn[place] = k
    return array([[float(number >> (dimensions - 1 - k) & 1) for k in range(dimensions)] for number in drawn])
