ANY = (Exception,)
# Everything that a lecture's notebook does with arrays, printed.
import numpy as np
a = np.array([[1.0, 2.5, -3.0], [4, 5, 6]])
b = np.arange(12).reshape(3, 4)
v = np.array([0.1, -2.0, 3.25, 1e-3])
m = np.array([True, False, True])
E = """a
b
v
m
np.array([1,2,3])
np.array([1.0,2,3])
np.array([1e-10, 1.0])
np.array([1e10, 1.0])
np.array([123456789.0, 0.5])
np.array([0.1,0.22,0.333333333333])
np.array([1/3, 2/3, 100.0])
np.array([np.nan, 1.0, np.inf, -np.inf])
np.array([])
np.zeros((0,3))
np.zeros((2,2,2))
np.arange(30)
np.arange(0,1,0.1)
np.linspace(0,1,50)
np.linspace(-3,3,7)
np.linspace(0,10,5,endpoint=False)
np.arange(2000)
np.arange(2000.0)
np.arange(3000).reshape(3,1000)
np.zeros((40,40))
np.ones(3, dtype=int)
np.full((2,2), 7)
np.full((2,2), 7.5)
np.eye(3)
np.array(3.5)
np.array(3)
np.array([[True],[False]])
np.array([1.5,2.5], dtype=np.float32)
np.array([0.1,0.2,1/3], dtype=np.float32)
np.float32(0.1) + np.array([1], dtype=np.float32)
a.astype(int)
a.astype(np.float32)
(a > 2)
a.T
a.shape
a.dtype
b.dtype
m.dtype
a.astype('float32').dtype
a[0]
a[:, 1]
a[1, 2]
a[-1, ::-1]
a[::-1]
a[:, ::2]
a[a > 2]
a[[1, 0]]
a[[0, 1], [2, 0]]
a[..., 0]
a[None].shape
a[:, None, :].shape
b[1:, 1:3]
b[b % 2 == 0]
b[[0,2]][:, [1,3]]
b[np.array([0,1,2]), np.array([1,2,3])]
a + 1
a - a
a * a
a / 2
a // 2
a % 2
a ** 2
2 ** a
1 / a
-a
abs(a)
a + np.array([1, 2, 3])
a + np.array([[10], [20]])
a == a
a != 1
(a > 0) & (a < 5)
~(a > 0)
(a > 0) | (a < -1)
np.where(a > 2, a, 0)
np.where(a > 2)
np.clip(a, 0, 4)
np.maximum(a, 3)
np.minimum(a, b[:2, :3])
np.exp(v)
np.sqrt(np.array([4, 9, 2]))
np.log(np.array([1.0, 2.0, 0.5]))
np.sin(v), np.cos(v), np.tanh(v)
np.abs(v), np.sign(v), np.floor(v), np.ceil(v), np.round(v, 1)
a.sum(), a.sum(axis=0), a.sum(axis=1), a.sum(1, keepdims=True)
a.mean(), a.mean(axis=0), np.mean(a, 1)
a.std(), a.var(), a.std(axis=0), np.std(v, ddof=1)
a.max(), a.min(), a.max(axis=1), a.argmax(), a.argmax(axis=1), a.argmin(0)
b.sum(), b.mean(), b.prod(axis=1), b.cumsum(), b.cumsum(axis=1)
m.sum(), m.mean(), m.any(), m.all(), (a>0).sum(axis=0)
a @ a.T
a.dot(np.ones(3))
np.dot(v, v)
np.matmul(a, a.T)
np.outer([1,2],[3,4])
np.concatenate([a, a])
np.concatenate([a, a], axis=1)
np.stack([v, v])
np.stack([v, v], axis=1)
np.vstack([v, v])
np.hstack([v, v])
np.column_stack([v, v])
np.c_[v, v]
np.r_[v, 1.0]
np.meshgrid(np.arange(3), np.arange(2))
a.reshape(3, 2), a.reshape(-1), a.reshape(2, -1).shape, a.ravel(), a.flatten()
b.reshape(2, 2, 3)
a.tolist(), b.tolist(), v.tolist()
np.sort(np.array([3, 1, 2])), np.argsort([3, 1, 2]), np.sort(a, axis=0)
np.unique([3, 1, 2, 1]), np.unique([3,1,1], return_counts=True)
np.allclose(a, a + 1e-9), np.isclose(a, a), np.array_equal(a, a)
np.isnan(np.array([np.nan, 1])), np.isfinite(v)
np.diff([1, 4, 9]), np.cumsum([1.5, 2.5])
np.tile([1, 2], 2), np.tile([1,2],(2,2)), np.repeat([1, 2], 2), np.repeat(a, 2, axis=0)
np.median([3.0, 1, 2, 10]), np.percentile(v, 25), np.average([1, 2], weights=[3, 1])
np.argwhere(a > 2), np.flatnonzero(a > 2), np.count_nonzero(a > 2)
np.squeeze(a[None]), np.expand_dims(v, 0).shape, np.transpose(b).shape
np.array_split(np.arange(7), 3), np.split(np.arange(6), 3)
np.bincount([0, 1, 1, 3]), np.searchsorted([1, 2, 3], 2)
np.linalg.inv(np.array([[1.0, 2], [3, 4]]))
np.array([1, 2]) / 0
np.array([1, 2]) * 1.5
np.array([1,2]) + True
np.array([True, False]) + 1
np.array([True, True]) + np.array([True, False])
np.array([5, -5]) // 2, np.array([5, -5]) % 3
np.array([1,2,3]) ** 2, np.array([1,2,3]) ** 0.5
np.arange(10)[::-2], np.arange(10)[-3:], np.arange(10)[8:2:-3]
len(a), a.size, a.ndim, [row.sum() for row in a], [x for x in v]
np.logspace(0, 2, 3), np.geomspace(1, 8, 4)
np.zeros(3).dtype, np.arange(3).dtype, np.array([1, 2.5]).dtype
np.diag([1, 2]), np.diag(np.array([[1, 2], [3, 4]]))
1.5 + v, 2 * v, 1 - v, v * 2.0
np.vectorize(lambda x: x * x + 1)(np.array([1.0, 2.0]))
np.pi, np.e, np.inf, -np.inf, np.nan
np.array([1e5, 1.5]), np.array([1e-5, 1]), np.array([1234.5678, 0.001]), np.array([99999.0, 1])
np.array([1e8,1]), np.array([1e7, 0.1]), np.array([1.123456789012])
np.array([[1.0, 2000.5], [-3, 4]])
np.array([0.0, -0.0]), np.array([1e300, 1e-300])
np.random.rand(0)
v.sum(), np.arange(100).sum(), np.linspace(0,1,1000).sum(), (np.arange(1000)*0.1).sum(), (np.arange(20)*0.1).reshape(4,5).sum(0), (np.arange(20)*0.1).reshape(4,5).sum(1), (np.arange(300)*0.1).mean(), (np.arange(300)*0.1).std()""".split("\n")
for e in E:
    try:
        r = eval(e)
        if isinstance(r, tuple) and r and not all(isinstance(x, (int, float)) for x in r):
            print(e, "->", *[str(x) for x in r])
            print("   ", *[repr(x) for x in r if hasattr(x, "shape") and x.shape != ()])
        elif isinstance(r, list): print(e, "->", *[str(x) for x in r])
        else:
            print(e, "->", str(r) if not isinstance(r, tuple) else "; ".join(map(str, r)))
            if hasattr(r, "shape") and isinstance(r, np.ndarray): print("   ", repr(r))
    except ANY as x:
        print(e, "!!", type(x).__name__, x)
c = a.copy(); c[0] = 9; c[:, 1] = [7, 8]; c[c > 8.5] = -1; print(c)
c[1, 2] += 5; c[0] *= 2; c -= 1; c /= 2; print(c)
d = np.zeros((3, 3)); d[1] = np.arange(3); d[:, 2] += 1; d[0, :2] = 5; d[[0, 2], [0, 1]] = 8; print(d)
row = d[0]; row[0] = 100; print(d[0, 0], d.T[0, 0]); d.T[2, 0] = -1; print(d)
z = np.arange(5); z[z > 2] = 0; print(z); z[::2] = 7; print(z)
for bad in ("a @ a", "a + np.zeros(2)", "a[5]", "a[0, 9]", "a.reshape(5)", "bool(a)", "np.array([1, 2]) ** -1", "np.concatenate([a, v])", "np.zeros(2)[1.5]", "np.dot(a, a)", "d.__setitem__(0, [1, 2])", "np.stack([v, a])", "np.arange(3).__setitem__(5, 1)"):
    try: print(bad, eval(bad))
    except ANY as x: print(bad, "!!", type(x).__name__, str(x)[:200])
