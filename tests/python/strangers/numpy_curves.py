# Slopes, polynomials, counts and other functions of NumPy's that notebooks use now and then.
import numpy as np
a = np.arange(6).reshape(2, 3)
print(np.flip(a), np.fliplr(a), np.flipud(a), np.roll(a, 1), np.roll(a, 1, axis=1), np.tril(a), np.triu(a, 1), np.pad(a, 1), np.pad([1, 2], (1, 2)))
print(np.einsum("ij,kj->ik", a, a), np.einsum("ij->", a), np.tensordot(a, a, axes=([1], [1])), np.kron([1, 2], [1, 1]), a.cumprod(), np.cumprod(a, axis=1))
print(np.gradient([1.0, 4.0, 9.0]), np.interp([0.5, 5], [0, 1], [10, 20]), np.histogram([1, 2, 2, 3], bins=2), np.nanmean([1.0, np.nan, 3.0]), np.isin([1, 2], [2]))
for i, v in np.ndenumerate(a): print(i, v, end=" ")
print(list(np.ndindex(2, 2)), np.polyval([1, 2, 3], 2), np.convolve([1, 2, 3], [0, 1]), np.trapz([1, 2, 3]), a.repeat(2), np.corrcoef([1, 2, 3], [1, 2, 4])[0, 1] > 0.9, np.nan_to_num([np.nan, 1.0]))
print(np.take(a, [0, 5]), a.take([2, 0], axis=1), np.take([7, 8], 1), np.moveaxis(np.zeros((1, 2, 3)), 0, -1).shape)
f = a.flat
print(len(f), f[2], next(f), next(f), [x for x in f])
a.flat[0] = 9
print(a, a.trace(), np.r_[1:4, 9], round(np.linalg.det([[2.0, 1.0], [1.0, 3.0]]), 6))
print(np.random.RandomState(3).binomial(10, 0.3, 5), np.random.RandomState(1).binomial(1, 0.8, (2, 3)), np.random.RandomState(4).poisson(2.5, 6))
