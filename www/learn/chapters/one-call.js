// Chapter 6: the order in which gradients are passed on, and the one call that finds it.
import { told } from "../../ui/numbers.js";
import { LOSS_BY_HAND, lossByHand } from "./graphs.js";

/** @import { Chapter } from "../card.js" */

const SAME = { graph: lossByHand, code: LOSS_BY_HAND };

/** What each value is computed from. @type {Record<string, string[]>} */
const OPERANDS = { a: [], b: [], c: [], f: [], d: ["a", "b"], e: ["d", "c"], L: ["e", "f"] };

/**
 * Returns the chosen values in order, without those that were chosen before their operands; and the last
 * one, if it was chosen too early, with its missing operands.
 * @param {string[]} chosen
 */
function inOrder(chosen) {
  /** @type {string[]} */
  const placed = [];
  /** @type {string[]} */
  let missing = [];
  for (const label of chosen) {
    missing = OPERANDS[label].filter((operand) => !placed.includes(operand));
    if (missing.length === 0 && !placed.includes(label)) placed.push(label);
  }
  return { placed, missing };
}

/** @param {string[]} labels */
const listed = (labels) => labels.map((label) => `<var>${label}</var>`).join(", ");

/** @type {Chapter} */
export default {
  name: "one-call",
  number: 6,
  title: "One call",
  cards: [
    {
      ...SAME,
      title: "Put them in order.",
      text: [
        "Click the seven values in an order in which each comes <em>after</em> everything it is computed from. There are several such orders.",
      ],
      task: {
        isDone: ({ chosen }) => inOrder(chosen).placed.length === 7,
        hint({ chosen }) {
          if (chosen.length === 0) return "";
          const { placed, missing } = inOrder(chosen);
          const soFar = placed.length > 0 ? ` So far: ${listed(placed)}.` : "";
          if (missing.length === 0) return soFar;
          return `<var>${chosen.at(-1)}</var> would be too early: it needs ${listed(missing)} first.${soFar}`;
        },
        lesson: ({ chosen }) =>
          `${listed(inOrder(chosen).placed)}: a topological order. Forward, numbers are computed in it; backward, gradients are passed on in the reverse.`,
      },
    },
    {
      ...SAME,
      title: "The same steps, too early.",
      text: [
        "Each value passes its gradient on to its children. But when? Run a sweep that takes <var>d</var> before <var>e</var>, and look at <var>a</var> and <var>b</var>.",
      ],
      actions: [{ name: "L, d, e", sweep: ["L", "d", "e"] }, "Backward"],
      lit: ["d", "e"],
      task: {
        isDone: ({ presses }) => presses["L, d, e"] > 0,
        lesson: ({ grad }) =>
          grad.a === 0
            ? "<var>d</var> passed on its gradient while that was still 0; its −2 came later, and <var>a</var> and <var>b</var> never heard of it. Press Backward for the right order."
            : `In the right order <var>a</var> gets ${told(grad.a)} and <var>b</var> ${told(grad.b)}: a value passes on when all that use it have passed on.`,
      },
    },
    {
      ...SAME,
      title: "Which order works?",
      text: ["Backpropagation starts at <var>L</var>. A value may pass its gradient on only when it has all of it."],
      questions: [
        {
          text: "A right order of the sweep",
          answers: [
            { text: "L, e, d", isRight: true, because: "Right: e has its gradient from L, and then d has its from e." },
            {
              text: "d, e, L",
              because: "That is the way forward. Backward, nothing has a gradient before L gives its 1.",
            },
            { text: "L, d, e", because: "d has no gradient yet: it comes from e." },
            { text: "e, L, d", because: "e has no gradient yet: it comes from L." },
          ],
        },
      ],
    },
    {
      ...SAME,
      title: "backward() does it all.",
      text: [
        "Find an order by walking from <var>L</var> to its children, set <code>L.grad = 1</code>, and let every value pass on, from the end. That is the whole of <code>L.backward()</code>.",
      ],
      actions: ["Backward"],
      task: {
        isDone: ({ hasGradients }) => hasGradients,
        lesson: ({ grad }) =>
          `a ${told(grad.a)}, b ${told(grad.b)}, c ${told(grad.c)}, f ${told(grad.f)}: what you computed by hand, in one call. It works for any graph, also for one of a network with thousands of values.`,
      },
    },
  ],
};
