// The examples to choose from: the tutorial's chapters, and two networks that open box by box.
import { chapters, sourceOf } from "../../python/examples/chapters.js";

/** @typedef {{ id: string, title: string, about: string, source: string, isSlow: boolean }} Preset */

/** @type {Preset[]} */
const NETWORKS = [
  {
    id: "network",
    title: "A small network, layer by layer",
    about: "micrograd’s MLP with 41 parameters. Open a box to see the layer, the neuron, the operations.",
    source: `import random
from micrograd.nn import MLP

random.seed(1337)
model = MLP(3, [4, 4, 1])
x = [2.0, 3.0, -1.0]
out = model(x)
out.backward()
out
`,
    isSlow: false,
  },
  {
    id: "loss",
    title: "The loss of four samples",
    about: "Four passes through the same network, and the squared errors that training makes smaller.",
    source: `import random
from micrograd.nn import MLP

random.seed(1337)
model = MLP(3, [4, 4, 1])
xs = [[2.0, 3.0, -1.0], [3.0, -1.0, 0.5], [0.5, 1.0, 1.0], [1.0, 1.0, -1.0]]
ys = [1.0, -1.0, -1.0, 1.0]
predictions = [model(x) for x in xs]
loss = sum((p - y) ** 2 for p, y in zip(predictions, ys))
loss.backward()
loss
`,
    isSlow: false,
  },
];

const [first, ...others] = chapters.map((chapter) => ({
  id: chapter.id,
  title: chapter.title,
  about: chapter.about,
  source: sourceOf(chapter),
  isSlow: chapter.isSlow ?? false,
}));

/** All examples; the page opens with the first. @type {Preset[]} */
export const PRESETS = [first, ...NETWORKS, ...others];

/** Returns the example with an id, or the first one if there is none. @param {string} id */
export function presetOf(id) {
  return PRESETS.find((preset) => preset.id === id) ?? first;
}
