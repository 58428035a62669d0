# Needs CPython.
import sys
import traceback
class Value:
    def __init__(self, data): self.data = data
    def __truediv__(self, o): return Value(self.data / o.data)
def safe(f, *a):
    try:
        return f(*a)
    except ZeroDivisionError:
        print("division!", file=sys.stderr)
        return None
    except (TypeError, AttributeError) as e:
        print("other", type(e).__name__)
    else:
        print("never")
    finally:
        print("cleanup")
r = safe(lambda: (Value(1) / Value(4)).data)
print(r)
safe(lambda: Value(1) / 3)
try:
    raise RuntimeError("a") from ValueError("b")
except RuntimeError as e:
    print(repr(e.__cause__), e.__suppress_context__)
class MyErr(Exception):
    def __str__(self): return f"MyErr<{self.args[0]}>"
try: raise MyErr(5)
except MyErr as e: print(e, repr(e))
def gen():
    try:
        yield 1
    except GeneratorExit:
        print("closing"); raise
g = gen(); next(g); g.close()
print([*map(lambda t: t ** 2, filter(lambda t: t % 2, range(6)))])
