// Chapter 6: the order in which gradients are passed on, and the one call that finds it.
import { sneakPeek } from "../../python/examples/sneak-peek.js";
import { told } from "../../ui/numbers.js";
import { NEURON, neuron, TWO_WAYS, twoWays } from "./graphs.js";

/** @import { Chapter, Live } from "../card.js" */

/** The steps of a sweep in which a product comes before the sum that it is part of. */
const EARLY = ["o", "n", "x1*w1", "x1*w1 + x2*w2", "x2*w2"];

/**
 * What a value's gradient is computed from: the value above it, and the local slope there.
 * @type {Record<string, { above: string, slope: (data: Record<string, number>) => number, why: string }>}
 */
const RULES = {
  n: { above: "o", slope: ({ o }) => 1 - o * o, why: "the slope of tanh" },
  b: { above: "n", slope: () => 1, why: "a sum passes it on" },
  "x1*w1 + x2*w2": { above: "n", slope: () => 1, why: "a sum passes it on" },
  "x1*w1": { above: "x1*w1 + x2*w2", slope: () => 1, why: "a sum passes it on, even if too late" },
  "x2*w2": { above: "x1*w1 + x2*w2", slope: () => 1, why: "a sum passes it on" },
  x1: { above: "x1*w1", slope: ({ w1 }) => w1, why: "the other factor is w1" },
  w1: { above: "x1*w1", slope: ({ x1 }) => x1, why: "the other factor is x1" },
  x2: { above: "x2*w2", slope: ({ w2 }) => w2, why: "the other factor is w2" },
  w2: { above: "x2*w2", slope: ({ x2 }) => x2, why: "the other factor is x2" },
};

/** Returns what the gradient of a value should be, by that of the value above it. @param {Live} live @param {string} label */
function due({ data, grad }, label) {
  const rule = RULES[label];
  return rule ? rule.slope(data) * grad[rule.above] : 1;
}

/** Says that a gradient is right, and why. @param {Live} live @param {string} label */
function rightly(live, label) {
  const rule = RULES[label];
  if (!rule) return "<var>o</var> is the result: its gradient of 1 is right.";
  const product = `${told(rule.slope(live.data))} × ${told(live.grad[rule.above])}`;
  return `<var>${label}</var> is right: ${product} is ${told(live.grad[label])} (${rule.why}).`;
}

/** @param {string[]} labels */
const listed = (labels) => labels.map((label) => `<var>${label}</var>`).join(" and ");

/** `Value` is known without its import. */
const FIRST_CELL = `${sneakPeek.cells[0].source}`.replace(/^from .*\n+/, "");

/** @type {Chapter} */
export default {
  name: "one-call",
  number: 6,
  title: "One call",
  cards: [
    {
      title: "Put them in order.",
      text: [
        "Select the ten values of the neuron in an order in which each comes <em>after</em> everything it is computed from. There are many such orders.",
      ],
      code: NEURON,
      picture: "order",
      shows: { graphs: [neuron] },
      task: {
        isDone: ({ placed, total }) => placed.length === total,
        hint({ placed, total, last, missing }) {
          if (missing.length > 0) return `<var>${last}</var> would be too early: it needs ${listed(missing)} first.`;
          return placed.length > 0 ? `${placed.length} of ${total}.` : "";
        },
        lesson: () =>
          "This is a topological order. Forward, numbers are computed in it; backward, gradients are passed on in the reverse, from <var>o</var> back.",
      },
    },
    {
      title: "The same steps, too early.",
      text: [
        `Backward is a sweep: one value after the other passes its gradient on to its children. Run it as ${EARLY.map((label) => `<var>${label}</var>`).join(", ")}: here a product comes before the sum that it is part of.`,
        "Then select a value whose gradient is wrong.",
      ],
      graph: neuron,
      code: NEURON,
      actions: [{ name: "Sweep o, n, x1*w1, …", sweep: EARLY }, "Backward"],
      lit: ["x1*w1", "x1*w1 + x2*w2"],
      task: {
        isDone: (live) =>
          live.presses["Sweep o, n, x1*w1, …"] > 0 &&
          live.chosen.some((label) => live.grad[label] !== due(live, label)),
        hint(live) {
          if (!live.presses["Sweep o, n, x1*w1, …"]) {
            if (live.presses.Backward) return "That is the right order. Now run the sweep, and compare.";
            return live.chosen.length > 0 ? "There are no gradients yet. Run the sweep first." : "";
          }
          const last = live.chosen.at(-1);
          if (last) return rightly(live, last);
          if (live.swept.length === 0)
            return "In this order everything fits. Run the sweep again, and select what is wrong then.";
          return "Go from <var>o</var> back: each gradient should be that of the value computed from it, times the local slope. Where is it not?";
        },
        lesson: ({ grad, data }) =>
          grad.x1 === 0
            ? `Right: <var>x1</var> and <var>w1</var> should get ${told(data.w1 * grad["x1*w1"])} and ${told(data.x1 * grad["x1*w1"])}. <var>x1*w1</var> passed its gradient on while that was still 0; its ${told(grad["x1*w1"])} came later. Press Backward for the right order.`
            : `In the right order <var>x1</var> gets ${told(grad.x1)} and <var>w1</var> ${told(grad.w1)}: a value passes on when all that use it have passed on.`,
      },
    },
    {
      title: "Which orders work?",
      text: [
        "Here each leaf is used twice. A value may pass its gradient on only when it has all of it. The three results of operations have something to pass on: in which orders?",
      ],
      graph: twoWays,
      code: TWO_WAYS,
      questions: [
        {
          text: "Tick every order that works",
          because: "Right: e goes first, and then c and d in either order, as neither uses the other.",
          answers: [
            { text: "e, d, c", isRight: true, because: "This one works. Is it the only one?" },
            {
              text: "c, d, e",
              because: "That is the way forward. Backward, nothing has a gradient before e gives its 1.",
            },
            { text: "e, c, d", isRight: true, because: "This one works. Is it the only one?" },
            { text: "d, e, c", because: "d has no gradient yet: it comes from e." },
          ],
        },
      ],
    },
    {
      title: "backward() does it all.",
      text: [
        "<code>build_topo</code> walks from <var>o</var> to its children, and lists each value after them. <code>o.backward()</code> does that, sets <code>o.grad = 1</code>, and lets every value of the list pass on, from the end. Press both.",
      ],
      code: NEURON,
      picture: "order",
      shows: { graphs: [neuron], isFound: true },
      task: {
        isDone: ({ placed, total, live }) => placed.length === total && live.hasGradients,
        hint({ placed, total, live }) {
          if (placed.length > 0 && placed.length < total)
            return "It walks down to the leaves, and lists each value after its children.";
          if (live.hasGradients) return "Backward found its own order. Press build_topo to see it.";
          return placed.length > 0
            ? "Ten values, each after its children. (The tutorial’s tanh rounds to 0.7071067811865477.) Now Backward."
            : "";
        },
        lesson: ({ live: { grad } }) =>
          `x1 ${told(grad.x1)}, w1 ${told(grad.w1)}, x2 ${told(grad.x2)}, w2 ${told(grad.w2)}: what you computed by hand, in one call. The tutorial’s list starts with w2: its children are a set, so its order is another one. Both are right.`,
      },
    },
    {
      title: "Any graph, one call.",
      text: [
        "The tutorial begins with this. You have not met <code>**</code>, <code>/</code> and <code>relu</code> yet, and need not: each knows its own rule, and <code>backward()</code> finds the order. Run it.",
      ],
      code: FIRST_CELL,
      picture: "programs",
      shows: {
        names: ["The tutorial’s first cell"],
        lines: FIRST_CELL.split("\n").map((line) => [line]),
        source: FIRST_CELL,
        action: "Run the cell",
      },
      task: {
        isDone: ({ printed }) => /dg\/db/.test(printed),
        hint: ({ isRunning }) => (isRunning ? "It runs…" : ""),
        lesson: () => "<var>g</var>, and how fast it moves with <var>a</var> and with <var>b</var>.",
      },
      questions: [
        {
          text: "Raise a by 0.001: g rises by about",
          answer: 0.1388,
          because: "Right: a thousandth of a’s gradient. You can read gradients now.",
          hint: "A step times the rate: 0.001 times a.grad.",
          mistakes: [
            { answer: 138.8338, because: "That is the rate, for each 1 that a rises. The step is 0.001." },
            { answer: 0.6456, because: "That is what b would do: its gradient is 645.5773." },
            { answer: 0.001, because: "That is a’s own step. g moves a.grad times as far." },
          ],
        },
      ],
    },
  ],
};
