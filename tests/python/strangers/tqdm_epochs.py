import random

from tqdm import tqdm, trange

random.seed(5)
w = random.gauss(0, 1)
data = [(x / 10, 2 * x / 10) for x in range(-5, 6)]
bar = tqdm(range(30), desc="training")
for epoch in bar:
    random.shuffle(data)
    total = 0.0
    for x, t in data:
        err = w * x - t
        w -= 0.1 * err * x
        total += err * err
    bar.set_postfix(loss=total)
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1:3d} loss {total:.6e}", flush=True)
for _ in trange(2):
    pass
print(round(w, 4), random.choice("abc"), random.sample(range(50), 3), random.choices([1, 2], k=4))
