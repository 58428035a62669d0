// Chapter 8: the same neuron in PyTorch, whose last digits differ; and its names for what micrograd does.
import { composite } from "../../python/examples/composite.js";
import { NEURON, neuron } from "./graphs.js";

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
        "What is it called in PyTorch? Gradients are <code>.grad</code> in both, and <code>backward()</code> is, too.",
      ],
      graph: neuron,
      code: NEURON,
      hasGradients: true,
      questions: [
        {
          text: "o.data, as a plain number",
          answers: [
            { text: "o.item()", isRight: true, because: "Right: a tensor of one number gives it out by item()." },
            { text: "o.grad", because: "That is the gradient, in both." },
            { text: "o.numpy()", because: "That would be an array, and it fails while gradients are wanted." },
          ],
        },
        {
          text: "A leaf gets a gradient only with",
          answers: [
            { text: "zero_grad()", because: "That clears gradients." },
            {
              text: "requires_grad",
              isRight: true,
              because: "Right: micrograd always computes gradients; PyTorch only where one asks for them.",
            },
            { text: "double()", because: "That is about digits: numbers of 64 bits instead of 32." },
          ],
        },
      ],
    },
    {
      title: "Clear, and leave alone.",
      text: ["Two names that one forgets: what clears gradients, and what keeps a graph from being recorded."],
      graph: neuron,
      code: NEURON,
      hasGradients: true,
      questions: [
        {
          text: "Before each backward pass",
          answers: [
            { text: "no_grad()", because: "That keeps a graph from being recorded at all." },
            {
              text: "zero_grad()",
              isRight: true,
              because: "Right: as in chapter 4, gradients are added to what is there.",
            },
            { text: "item()", because: "That gives a number out." },
          ],
        },
        {
          text: "To compute without recording a graph",
          answers: [
            {
              text: "with torch.no_grad():",
              isRight: true,
              because:
                "Right: for an update, say, which nobody wants to differentiate. micrograd writes to .data instead.",
            },
            { text: "zero_grad()", because: "That clears gradients; the graph is recorded as before." },
            { text: "requires_grad_(True)", because: "That asks for gradients, the reverse." },
          ],
        },
      ],
    },
  ],
};
