# Needs CPython.
# Draws 1 Add, 3 Leaf, 1 Mul, 1 Pow, 1 Relu.
import asyncio
from micrograd.engine import Value
def act(name, v):
    match name:
        case "tanh": return v.tanh() if hasattr(v, "tanh") else v
        case "relu": return v.relu()
        case ("lin" | "linear"): return v
        case _: raise ValueError(name)
async def train(lr):
    w = Value(1.0)
    for _ in range(3):
        loss = (act("relu", w * 3) - 1) ** 2
        w.grad = 0
        loss.backward()
        w.data -= lr * w.grad
        await asyncio.sleep(0)
    return lr, loss.data
async def main():
    results = await asyncio.gather(*(train(lr) for lr in (0.01, 0.02)))
    for lr, l in results: print(lr, f"{l:.6f}")
try:
    asyncio.run(main())
except RuntimeError as e:
    print("loop:", e)
