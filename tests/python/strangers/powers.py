# Where Python has an exception, there is one.
from micrograd.engine import Value

zero, big = Value(0), Value(-1e200)
for operation in (lambda: zero**-1, lambda: 1 / zero, lambda: big / zero, lambda: Value(0.0) ** -0.5):
    try:
        print(operation())
    except ZeroDivisionError:
        print("divided by zero")
print((zero**2).data, (zero**0).data, (Value(float("inf")) ** 2).data, (Value(2.0) ** -1).data)
