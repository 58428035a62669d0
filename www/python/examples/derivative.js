/** @import { Chapter } from "./chapters.js" */

/** @type {Chapter} */
export const derivative = {
  id: "derivative",
  title: "A derivative by hand",
  about: "What a slope is, measured by nudging an input.",
  cells: [
    {
      id: "colab",
      source: `import sys

IN_COLAB = "google.colab" in sys.modules
if IN_COLAB:
    print("Cloning repo...")
    !git clone --quiet https://github.com/ckaraneen/micrograduate.git > /dev/null
    %cd micrograduate
    print("Installing requirements...")
    !pip install --quiet uv
    !uv pip install --system --quiet -r requirements.txt`,
    },
    {
      id: "imports",
      source: `import math
import numpy as np
import matplotlib.pyplot as plt
if IN_COLAB:
    %matplotlib inline
else:
    %matplotlib ipympl`,
    },
    {
      source: `def y(x):
    return 3 * x**2 - 4 * x + 5`,
    },
    { source: "y(3.0)", expected: "20.0" },
    {
      source: `xs = np.arange(-5, 5, 0.25)
ys = y(xs)
plt.figure()
plt.plot(xs, ys);`,
    },
    {
      source: `h = 0.00000001
x = 3.0  # try -3.0, 2/3, etc.
(y(x + h) - y(x)) / h`,
      expected: "14.00000009255109",
    },
    {
      source: `h = 0.00000000000001
a = 2.0
b = -3.0
c = 10.0
d1 = a * b + c
a += h  # try nudging \`b\` or \`c\` instead to see what happens
d2 = a * b + c
print(f"d1: {d1}")
print(f"d2: {d2}")
print(f"slope: {(d2 - d1)/h}")`,
      expected: `d1: 4.0
d2: 3.99999999999997
slope: -3.019806626980426`,
    },
  ],
};
