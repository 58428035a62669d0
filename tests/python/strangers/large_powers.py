# Needs CPython.
from micrograd.engine import Value

for base, exponent in ((1e200, 2), (-1e200, 3), (10.0, 400)):
    try:
        print(Value(base) ** exponent)
    except OverflowError as error:
        print("too large", len(error.args))
print(sum(Value(k) for k in range(3)))
