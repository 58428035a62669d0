import numpy as np

rates = np.logspace(-3, 0, 4)
results = []
for lr in rates:
    x = 5.0
    for _ in range(20):
        x = x - lr * 2 * x
    results.append(x)
results = np.array(results)
print(rates)
print(results)
best = int(np.argmin(np.abs(results)))
print("best", round(float(rates[best]), 3), best)
table = np.column_stack((rates, results))
for row in table:
    print("%8.3f %12.6f" % (row[0], row[1]))
print(np.where(np.abs(results) < 1, "good", "bad").tolist())
