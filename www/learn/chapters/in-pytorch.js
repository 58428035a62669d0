// Chapter 8: the same neuron in PyTorch, whose last digits differ; and its names for what micrograd does.
import { composite } from "../../python/examples/composite.js";
import { NEURON, neuron } from "./graphs.js";

/** The tutorial's cell. */
const SOURCE = `import torch\n\n${composite.cells.find(({ source }) => source?.startsWith("x1 = torch"))?.source}\n`;

/** The tutorial's examples of tensors. */
const TENSORS = `import torch

print(torch.Tensor([2.0]))
print(torch.Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]))
`;

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
        "Line by line, what you know, which the tutorial calls micrograd, stands beside what one writes in PyTorch. A tensor is a Value that can hold many numbers; here each holds one.",
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
      title: "Where did the digits go?",
      text: [
        "The two neurons agree in <code>0.707106</code> and no further. Line by line they compute the same.",
        "A number of 32 bits keeps about seven digits, one of 64 bits about sixteen.",
      ],
      graph: neuron,
      code: NEURON,
      hasGradients: true,
      lit: ["b"],
      questions: [
        {
          text: "The digits of b were lost",
          answers: [
            {
              text: "when torch.tensor made it",
              isRight: true,
              because: "Right: it makes numbers of 32 bits, unless one asks for others.",
            },
            {
              text: "in .double()",
              because: "That gives it 64 bits, and keeps the number that is there: 6.881373405456543.",
            },
            { text: "in tanh", because: "tanh has 64 bits here, in both programs. What it is given differs." },
          ],
        },
        {
          text: "Digits of b after the point that PyTorch has right",
          answer: 6,
          hint: "Compare 6.881373405456543 with 6.8813735870195432, digit by digit.",
          because: "Right: 6.881373 is the same in both. That makes seven digits with the one before the point.",
          mistakes: [
            { answer: 7, because: "Seven in all, with the 6 before the point." },
            { answer: 16, because: "So many has the number of 64 bits: 6.8813735870195432." },
          ],
        },
      ],
    },
    {
      title: "One tensor, many numbers.",
      text: [
        "A tensor is a table of numbers, of any dimensions. One operation works on all of them at once; that is why PyTorch has tensors.",
        "Run it: a row of one, then two rows of three.",
      ],
      code: TENSORS,
      picture: "programs",
      shows: {
        names: ["The tutorial’s tensors"],
        lines: TENSORS.trim()
          .split("\n")
          .map((line) => [line]),
        source: TENSORS,
        action: "Run the lines",
      },
      task: {
        isDone: ({ printed }) => printed.includes("[4., 5., 6.]]"),
        hint: ({ isRunning }) => (isRunning ? "Python is starting…" : ""),
        lesson: () => "Their gradients are tensors, too: a number for each number.",
      },
      questions: [
        {
          text: "Values of micrograd for the second tensor",
          answer: 6,
          hint: "Count the numbers in the two rows.",
          because: "Right: a Value holds one number. The gradients are the same, only slower to compute.",
          mistakes: [
            { answer: 1, because: "A Value holds one number, and the tensor has several." },
            { answer: 5, because: "Two rows of three are 2 × 3." },
          ],
        },
      ],
    },
    {
      title: "Only where you ask.",
      text: [
        "micrograd computes every gradient. PyTorch keeps one only for leaves that ask, by <code>requires_grad_(True)</code>: it saves time.",
        "Suppose that <var>w1</var>, <var>w2</var> and <var>b</var> ask, and the inputs do not.",
      ],
      graph: neuron,
      code: NEURON,
      hasGradients: true,
      beginsAtLeaves: true,
      questions: [
        {
          text: "After o.backward(), x1.grad is",
          answers: [
            { text: "−1.5", because: "So it is in micrograd. In PyTorch nobody asked for it." },
            { text: "0", because: "0 would say that o does not move with x1, and it does." },
            { text: "None", isRight: true, because: "Right: there is no gradient, which is not the same as 0." },
          ],
        },
        {
          text: "To train the neuron, who has to ask?",
          answers: [
            { text: "the inputs", because: "They are data: training leaves them as they are." },
            {
              text: "the weights and the bias",
              isRight: true,
              because: "Right: the parameters, which a step moves.",
            },
            { text: "o alone", because: "o is where backward begins. Its leaves are what moves it." },
          ],
        },
      ],
    },
    {
      title: "The names to know.",
      text: [
        "Left, what you do in micrograd; right, its name in PyTorch. Choose one on each side, until all five stand beside each other.",
      ],
      // Names that belong together are no state of a lab.
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
