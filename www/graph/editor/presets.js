// The examples to choose from: the tutorial's chapters, and two networks that open box by box.
import { chapters, sourceOf } from "../../python/examples/chapters.js";

/** @typedef {{ id: string, title: string, about: string, source: string, isSlow: boolean }} Preset */

/** What a chapter is about, in a sentence. @type {Record<string, string>} */
const ABOUT = {
  "sneak-peek": "Two inputs, reused again and again, and how the result depends on each.",
  derivative: "What a slope is, measured by nudging an input.",
  value: "The class that remembers how its number came about.",
  manual: "The chain rule applied by hand, value by value.",
  neuron: "Inputs times weights, plus a bias, squashed by tanh.",
  automatic: "Each operation learns to pass its gradient back.",
  composite: "The same neuron with tanh taken apart into exp and division.",
  mlp: "Neurons, layers and a network built from Value, then trained.",
  moons: "The training demo: a network learns two moons. It takes a while.",
};

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
  about: ABOUT[chapter.id] ?? "",
  source: sourceOf(chapter),
  isSlow: chapter.isSlow ?? false,
}));

/** The first is what the page opens with. @type {Preset[]} */
export const PRESETS = [first, ...NETWORKS, ...others];

/** The preset of this name, else the first. @param {string} id */
export function presetOf(id) {
  return PRESETS.find((preset) => preset.id === id) ?? first;
}
