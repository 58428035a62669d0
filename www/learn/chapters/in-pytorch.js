// Chapter 8: the same neuron in PyTorch, whose last digits differ; and its names for what micrograd does.
import { composite } from "../../python/examples/composite.js";
import { NEURON } from "./graphs.js";

/** The tutorial's cell. */
const SOURCE = `import torch\n\n${composite.cells.find(({ source }) => source?.startsWith("x1 = torch"))?.source}\n`;

/** @type {[string, string][]} */
const LINES = [
  ["x1 = Value(2.0)", "x1 = torch.tensor([2.0]).double().requires_grad_(True)"],
  ["w1 = Value(-3.0)", "w1 = torch.tensor([-3.0]).double().requires_grad_(True)"],
  ["x2 = Value(0.0)", "x2 = torch.tensor([0.0]).double().requires_grad_(True)"],
  ["w2 = Value(1.0)", "w2 = torch.tensor([1.0]).double().requires_grad_(True)"],
  ["b = Value(6.8813735870195432)", "b = torch.tensor([6.8813735870195432]).double().requires_grad_(True)"],
  ["n = x1*w1 + x2*w2 + b", "n = x1 * w1 + x2 * w2 + b"],
  ["o = n.tanh()", "o = torch.tanh(n)"],
  ["print(o.data)", "print(o.data.item())"],
  ["o.backward()", "o.backward()"],
  ["print(x1.grad)", "print(x1.grad.item())"],
];

/** @type {import("../card.js").Chapter} */
export default {
  name: "in-pytorch",
  number: 8,
  title: "In PyTorch",
  cards: [
    {
      title: "The same neuron, twice.",
      text: [
        "Line by line, what you know stands beside what one writes in PyTorch. A tensor is a Value that can hold many numbers; here each holds one.",
        "Run the right side. A small torch of this page computes it, rounding as PyTorch does.",
      ],
      code: SOURCE,
      picture: "programs",
      shows: { names: ["micrograd", "PyTorch"], lines: LINES, source: SOURCE, action: "Run the PyTorch cell" },
      task: {
        isDone: ({ printed }) => printed.startsWith("0.7071066904050358\n"),
        hint: ({ isRunning }) => (isRunning ? "Python is starting…" : ""),
        lesson: () =>
          "0.7071066904050358, where micrograd has 0.7071067811865477: <code>torch.tensor</code> first makes numbers of 32 bits, so <var>b</var> becomes 6.881373405456543. <code>.double()</code> cannot bring the lost digits back.",
      },
    },
    {
      title: "The names to know.",
      text: [
        "Left, what you do in micrograd; right, its name in PyTorch. Choose one on each side, until all five stand beside each other.",
      ],
      code: NEURON,
      picture: "matching",
      shows: {
        names: ["micrograd", "PyTorch"],
        pairs: [
          { left: "x.grad", right: ".grad", does: "is the gradient, in both" },
          { left: "o.data, a number", right: ".item()", does: "gives the one number of a tensor out" },
          {
            left: "Value(2.0)",
            right: "requires_grad",
            does: "asks for a gradient: PyTorch computes one only where it is wanted, micrograd always",
          },
          {
            left: "p.grad = 0.0",
            right: "zero_grad()",
            does: "clears gradients before a backward pass, as in chapter 4",
          },
          {
            left: "p.data -= …",
            right: "no_grad()",
            does: "computes without recording a graph: an update is not to be differentiated",
          },
        ],
        order: [3, 0, 4, 1, 2],
      },
      task: {
        isDone: ({ found }) => found === 5,
        hint: ({ found, reply }) => (found > 0 ? `${reply} ${found} of 5.` : reply),
        lesson: () =>
          "All five. Two of them one forgets: <code>zero_grad()</code>, and gradients pile up; <code>no_grad()</code>, and the graph grows with every update.",
      },
    },
  ],
};
