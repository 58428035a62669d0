// Chapter 4: a value that is used twice gets a gradient by each way; so gradients are added, and have to be cleared.
import { Value } from "../../engine/value.js";
import { told } from "../../ui/numbers.js";
import { named, TWO_WAYS, twoWays } from "./graphs.js";

/** @import { Chapter } from "../card.js" */

function doubled() {
  const a = new Value(3, "a");
  return named(a.add(a), "b");
}

const DOUBLED = `a = Value(3.0)
b = a + a
`;

/** Returns a graph that doubles a value several times. @param {number} doublings */
function ladder(doublings) {
  let top = new Value(1, "x");
  for (let count = 1; count <= doublings; count++) top = named(top.add(top), `${2 ** count}x`);
  return top;
}

/** @param {number} doublings */
const ladderCode = (doublings) => `x = Value(1.0)
y = x
for _ in range(${doublings}):
    y = y + y
y.backward()
`;

/** @type {Chapter} */
export default {
  name: "used-twice",
  number: 4,
  title: "Used twice",
  cards: [
    {
      title: "One value, two edges.",
      text: [
        "<code>b = a + a</code>: the sum reads <var>a</var> twice. How far does <var>b</var> move for each step of <var>a</var>?",
      ],
      graph: doubled,
      code: DOUBLED,
      gradientsOf: ["b"],
      lit: ["a"],
      questions: [
        {
          text: "a.grad =",
          answer: 2,
          because: "Right: each edge brings 1, and they add up.",
          hint: "Compute b with a = 4, and compare with 6.",
          mistakes: [
            { answer: 1, because: "That is one of the two edges; the other one brings 1 as well." },
            { answer: 6, because: "6 is b’s data. The gradient is how fast it moves." },
            { answer: 3, because: "3 is a’s data. The gradient is a rate." },
          ],
          reveals: "a",
        },
      ],
    },
    {
      title: "Two ways to the result.",
      text: [
        "<var>a</var> reaches <var>e</var> through <var>c</var> and through <var>d</var>. Follow both paths: choose one below the graph, then the other.",
        "Along a path, rates multiply. Over paths, they add.",
      ],
      code: TWO_WAYS,
      picture: "paths",
      shows: { graphs: [twoWays], from: "a", gradientsOf: ["e", "c", "d"] },
      task: {
        isDone: ({ followed, paths }) => paths > 0 && followed === paths,
        hint: ({ followed }) => (followed === 1 ? "One path. Now the other." : ""),
        lesson: () => "Two products, one for each path. What is <var>a</var>’s gradient, then, and <var>b</var>’s?",
      },
      questions: [
        {
          text: "a.grad =",
          answer: -3,
          because: "Right: 3 × 1 through c, and 1 × −6 through d; together −3.",
          hint: "Two products, one for each path; then add them.",
          mistakes: [
            { answer: 3, because: "That is the path through c. There is one through d, too." },
            { answer: -6, because: "That is the path through d. There is one through c, too." },
            { answer: -18, because: "Rates multiply along a path; over paths they add." },
          ],
          reveals: "a",
        },
        {
          text: "b.grad =",
          answer: -8,
          because: "Right: −2 × 1 through c, and 1 × −6 through d.",
          hint: "The same two paths; through c the other factor is a now.",
          mistakes: [
            { answer: -2, because: "That is the path through c. There is one through d, too." },
            { answer: -6, because: "That is the path through d. There is one through c, too." },
          ],
          reveals: "b",
        },
      ],
    },
    {
      title: "What if it did not add?",
      text: [
        "The same graph on two <strong>engines</strong>: programs that compute gradients, from the result back. One adds each share to the gradient, <code>+=</code>; the other sets it, <code>=</code>. Step both until they differ.",
      ],
      code: TWO_WAYS,
      picture: "engines",
      shows: { graphs: [twoWays], fault: "overwrite" },
      task: {
        isDone: ({ differs }) => differs,
        hint: ({ step }) => (step > 0 ? "The same so far. Step again." : ""),
        lesson: ({ differs, grad }) =>
          differs
            ? `With = a.grad is ${told(grad.a[1])} instead of ${told(grad.a[0])}: the share of the second way has overwritten that of the first.`
            : "",
      },
    },
    {
      title: "Backward adds. Twice adds twice.",
      text: [
        "Because ways add up, backward never sets a gradient: it adds to what is there, <code>+=</code>. Press <strong>Backward</strong> twice, and compare.",
      ],
      graph: twoWays,
      code: TWO_WAYS,
      actions: ["Backward", "Zero grad"],
      lit: ["a"],
      task: {
        isDone: ({ passes }) => passes >= 2,
        hint: ({ presses, passes, hasGradients, grad }) => {
          if (passes === 1 && !hasGradients) return "";
          if (passes === 1) return `Once: a.grad is ${told(grad.a)}, as you computed. Press Backward again.`;
          return presses["Zero grad"] ? "All gradients are 0, as before the first pass. Press Backward." : "";
        },
        lesson({ passes, grad }) {
          if (passes === 0) return "All gradients are 0 again: cleared.";
          if (passes === 1) return `One pass since they were cleared: a.grad is ${told(grad.a)}, and that is right.`;
          return `a.grad is ${told(grad.a)} now. ${passes === 2 ? "The second pass" : "Each pass"} added to the numbers that were there, and passed on sums that were too large already. Nothing says so: it just trains wrongly.`;
        },
      },
    },
    {
      title: "Clear first.",
      text: [
        "The mend is one line before each backward pass: set every gradient to 0. Press <strong>Zero grad</strong>, then <strong>Backward</strong>.",
      ],
      graph: twoWays,
      code: TWO_WAYS,
      hasGradients: true,
      actions: ["Zero grad", "Backward"],
      lit: ["a"],
      task: {
        isDone: ({ presses, passes }) => presses["Zero grad"] > 0 && passes === 1,
        hint({ presses, passes, grad }) {
          if (passes === 0) return "All gradients are 0. Now Backward.";
          return presses.Backward ? `a.grad is ${told(grad.a)}: it was added to. Press Zero grad first.` : "";
        },
        lesson: ({ passes }) =>
          passes === 1
            ? "a.grad is −3 again. In PyTorch, with which most networks are trained, the same line is called <code>zero_grad()</code>, and forgetting it is just as quiet."
            : "",
      },
    },
    {
      title: "Why not walk all paths?",
      text: [
        "Each doubling has two edges. From <var>x</var> to <var>8x</var> there are 2 × 2 × 2 paths. Backpropagation takes one step for each operation and still gets the sum over all of them.",
      ],
      code: ladderCode(3),
      picture: "paths",
      shows: { graphs: [() => ladder(3)], from: "x", hasGradients: true },
      questions: [
        {
          text: "Paths after 10 doublings",
          answer: 1024,
          because: "Right, 2 to the 10th.",
          hint: "Each doubling doubles the number of paths.",
          mistakes: [
            { answer: 20, because: "20 is the number of edges. Paths multiply: 2 × 2 × 2 …" },
            { answer: 10, because: "10 is the number of doublings. Paths multiply: 2 × 2 × 2 …" },
          ],
        },
        {
          text: "Steps of backpropagation",
          answer: 10,
          because: "Right: one for each doubling.",
          hint: "One step for each operation.",
          mistakes: [
            {
              answer: 1024,
              because: "That is the number of paths. Each step passes on at once all that a value has received.",
            },
            { answer: 20, because: "20 is the number of edges; one step passes on along both edges of a sum." },
          ],
        },
      ],
    },
    {
      title: "Forty doublings.",
      text: ["Make the chain longer, up to 40 doublings, and watch the two counts. Each is counted on the real graph."],
      code: ({ doublings }) => ladderCode(doublings),
      picture: "doublings",
      shows: { chain: ladder, leaf: "x", first: 3, most: 40 },
      task: {
        isDone: ({ doublings }) => doublings === 40,
        hint: ({ doublings, paths, steps }) =>
          doublings === 3 ? "" : `${paths.toLocaleString("en")} paths, ${steps} steps.`,
        lesson: ({ paths, steps }) =>
          `${paths.toLocaleString("en")} paths. At a million a second, walking them takes ${Math.round(Number(paths) / 1e6 / 86_400)} days. Backpropagation finds the same sum in ${steps} steps. That is why it is done this way.`,
      },
    },
  ],
};
