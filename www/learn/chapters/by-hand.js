// Chapter 3: backpropagation by hand, from the result to the leaves; then a step along the gradient.
import { pythonText, told } from "../../ui/numbers.js";
import { rate } from "../formulas.js";
import { LOSS_BY_HAND, lossByHand } from "./graphs.js";

/** @import { Chapter, Live } from "../card.js" */

const SAME = { graph: lossByHand, code: LOSS_BY_HAND };

/** The numbers of the graph, and the step with which the tutorial tries the first slope. */
const [A, B, E, F, H] = [2, -3, 4, -2, 0.001];

const LEAVES = ["a", "b", "c", "f"];
/** The gradients of the leaves as the card begins, with the wrong one of the tutorial. */
const LEFTOVER = { a: 6, b: -4, c: -2, f: -7 };

/** Returns the leaves, each moved by a hundredth of its gradient. @param {Record<string, number>} from @param {Record<string, number>} gradients */
const nudged = (from, gradients) =>
  Object.fromEntries(LEAVES.map((leaf) => [leaf, from[leaf] + 0.01 * gradients[leaf]]));

/** Whether the leaves are where the wrong gradient leads. @param {Live} live */
const isWrongly = ({ before, data }) => data.f < before.f;

/** @type {Chapter} */
export default {
  name: "by-hand",
  number: 3,
  title: "Backpropagation by hand",
  cards: [
    {
      ...SAME,
      title: "Start at the end.",
      text: [
        "A gradient always says how the <em>result</em> moves: here <var>L</var>. Every box gets one, and you fill them in.",
        "First the result itself. If <var>L</var> rises by 1, how far does <var>L</var> rise?",
      ],
      lit: ["L"],
      questions: [
        {
          text: "L.grad =",
          answer: 1,
          because: `Right. The result moves exactly with itself: backpropagation starts with a 1. The tutorial tries ((L + h) - L) / h with h = 0.001, and gets ${pythonText((E * F + H - E * F) / H)}; the rest is rounding.`,
          hint: "It is the rate of L against L.",
          mistakes: [
            { answer: 0, because: "0 would mean that L stays where it is when L moves." },
            { answer: -8, because: "−8 is L’s data, what it is now. The gradient is how it moves." },
          ],
          reveals: "L",
        },
      ],
    },
    {
      ...SAME,
      title: "A product swaps.",
      text: [
        "<code>L = e * f</code>, with <var>e</var> = 4 and <var>f</var> = −2. Raise <var>e</var> by 1: by how much does <var>L</var> change? Then <var>f</var>.",
      ],
      gradientsOf: ["L"],
      lit: ["e", "f"],
      questions: [
        {
          text: "e.grad =",
          answer: -2,
          because: `Right: each unit of e counts f times. In code: e.grad = f.data, which is ${pythonText(F)}.`,
          hint: "Compute L with e = 5, and compare with −8.",
          mistakes: [
            { answer: 4, because: "4 is e itself. A factor’s rate is the other factor." },
            { answer: 2, because: "The size is right, but L goes from −8 to −10: it falls." },
          ],
          reveals: "e",
        },
        {
          text: "f.grad =",
          answer: 4,
          because: `Right: f.grad = e.data, which is ${pythonText(E)}. A factor gets the other factor, times the gradient of the product.`,
          hint: "Compute L with f = −1, and compare with −8.",
          mistakes: [
            { answer: -2, because: "−2 is f itself. A factor’s rate is the other factor." },
            {
              answer: -7,
              because: `The tutorial prints ${pythonText(-7)} here, left over from an earlier try with another e. The slope is e, which is 4.`,
            },
          ],
          reveals: "f",
        },
      ],
    },
    {
      ...SAME,
      title: "A sum routes.",
      text: [
        "<code>e = d + c</code>: raise <var>c</var> by 1, and <var>e</var> rises by 1. But the gradient tells of <var>L</var>.",
        "<var>e</var> moves <var>L</var> at a rate of −2. So at which rate does <var>c</var> move <var>L</var>? Rates along a path multiply, the chain rule:",
        `<math display="block">${rate("L", "c")}<mo>=</mo>${rate("L", "e")}<mo>·</mo>${rate("e", "c")}</math>`,
      ],
      gradientsOf: ["L", "e", "f"],
      lit: ["c", "d"],
      questions: [
        {
          text: "c.grad =",
          answer: -2,
          because: `Right: c.grad = e.grad * 1.0, which is ${pythonText(F * 1)}. A sum passes the gradient on as it is.`,
          hint: "Multiply two rates: c to e, and e to L.",
          mistakes: [
            { answer: 1, because: "1 is the rate from c to e alone; the way goes on to L, at −2." },
            { answer: 0, because: "c does count: through e it moves L." },
          ],
          reveals: "c",
        },
        {
          text: "d.grad =",
          answer: -2,
          because: `Right: both parts of a sum get the same. dL/dd = dL/de = ${pythonText(F)}`,
          hint: "d enters the sum just as c does.",
          mistakes: [{ answer: 1, because: "1 is the rate from d to e alone; the way goes on to L, at −2." }],
          reveals: "d",
        },
      ],
    },
    {
      ...SAME,
      title: "Down to the leaves.",
      text: [
        "<code>d = a * b</code>, and <var>d</var> moves <var>L</var> at −2. A product again: each factor gets the other one, times <var>d</var>’s gradient.",
      ],
      gradientsOf: ["L", "e", "f", "c", "d"],
      lit: ["a", "b"],
      questions: [
        {
          text: "a.grad =",
          answer: 6,
          because: `Right: b times d.grad, −3 × −2, which is ${pythonText(B * F)}.`,
          hint: "The other factor times what comes from d.",
          mistakes: [
            { answer: -3, because: "−3 is the rate from a to d. From there to L it is −2: multiply." },
            { answer: 3, because: "That misses d’s gradient, −2, and a sign." },
            { answer: -6, because: "Minus times minus is plus." },
          ],
          reveals: "a",
        },
        {
          text: "b.grad =",
          answer: -4,
          because: `Right: a times d.grad, 2 × −2, which is ${pythonText(A * F)}.`,
          hint: "The other factor times what comes from d.",
          mistakes: [
            { answer: 2, because: "2 is the rate from b to d. From there to L it is −2: multiply." },
            { answer: 4, because: "Plus times minus is minus." },
          ],
          reveals: "b",
        },
      ],
    },
    {
      ...SAME,
      title: "The same, by the machine.",
      text: [
        "Each operation knows its own rule: how fast its result moves with each number that it reads, its <strong>local slope</strong>. Step back from <var>L</var>: the arithmetic stands at the edges, and ends at the numbers that you found.",
      ],
      actions: ["Step back"],
      task: {
        isDone: ({ walk: { step, steps } }) => step > 0 && step === steps,
        hint: ({ walk: { step, steps } }) => (step > 0 ? `Step ${step} of ${steps}.` : ""),
        lesson: ({ walk: { step, steps }, grad }) =>
          step === steps
            ? `a ${told(grad.a)}, b ${told(grad.b)}, c ${told(grad.c)}, f ${told(grad.f)}. Three steps, one for each operation: each takes the gradient that it got and passes it on, times its local slope.`
            : "",
      },
    },
    {
      ...SAME,
      title: "Follow the gradient, and L rises.",
      text: [
        "Now use them: move every leaf by a hundredth of its gradient, all at once. Where a gradient is negative, the leaf goes down.",
      ],
      hasGradients: true,
      actions: [
        {
          name: "Nudge all leaves",
          change: (live) =>
            isWrongly(live) ? nudged(live.before, { ...LEFTOVER, f: E }) : nudged(live.data, live.grad),
        },
        { name: "with f.grad = −7", change: ({ before }) => nudged(before, LEFTOVER) },
      ],
      task: {
        isDone: ({ presses }) => presses["Nudge all leaves"] > 0,
        hint: ({ data, presses }) =>
          presses["with f.grad = −7"]
            ? `<var>L</var> is ${pythonText(data.L)}: this is what the tutorial gets, with a wrong gradient of <var>f</var>. Now press “Nudge all leaves”, with the right one.`
            : "",
        lesson(live) {
          const { before, data } = live;
          return isWrongly(live)
            ? `<code>old L: ${pythonText(before.L)}</code>, <code>new L: ${pythonText(data.L)}</code>, as the tutorial prints it: there, f.grad was still −7 from an earlier try, so <var>f</var> went down, from −2 to ${told(data.f)}. <var>L</var> rose all the same, but less.`
            : `<var>L</var> went from ${told(before.L)} to ${told(data.L)}. It rose, as the gradients said. The tutorial gets −7.6954: press “with f.grad = −7” to see why.`;
        },
      },
    },
    {
      ...SAME,
      title: "And to make L fall?",
      text: ["Training wants a loss to be small. Which way should each leaf go to <em>lower</em> <var>L</var>?"],
      hasGradients: true,
      questions: [
        {
          text: "To lower L, every leaf goes",
          answers: [
            {
              text: "along its gradient",
              because: "That raised L on the card before.",
            },
            {
              text: "against its gradient",
              isRight: true,
              because: "Right: a down, b up, c up, f down. Doing this again and again is gradient descent.",
            },
            {
              text: "down",
              because: "b and c have negative gradients: when they go down, L goes up.",
            },
          ],
        },
      ],
    },
  ],
};
