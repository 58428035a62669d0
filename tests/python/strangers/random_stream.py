# Python's own stream.
import random
for s in (0, 1, 42, 1337, -5, 2**40+3, 2**100+7, 1.5, 3.0, -2.25, 1e300, True):
    random.seed(s)
    print(s, random.random(), random.uniform(-1, 1), random.randint(1, 6), random.randrange(10), random.randrange(0, 100, 7), random.getrandbits(7), random.getrandbits(40), random.getrandbits(100))
    print(random.gauss(0, 1), random.gauss(0, 1), random.gauss(2, 3), random.choice("abcdef"), random.choices([1,2,3], k=4), random.choices("abc", weights=[5, 1, 3], k=5))
    x = list(range(20)); random.shuffle(x); print(x, random.sample(range(100), 5), random.sample(list(range(10)), 10), random.sample(range(1000), 30))
    print(random.normalvariate(0, 1), random.expovariate(2), random.triangular(0, 1, 0.3), random.randint(0, 10**12))
r = random.Random(3); print(r.random(), r.choice([1, 2, 3]), [r.gauss(0, 1) for _ in range(6)])
