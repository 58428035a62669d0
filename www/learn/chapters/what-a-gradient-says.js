// Chapter 1: a gradient is an exchange rate, found by dragging a number before any rule is told.

import { Value } from "../../engine/value.js";
import { pythonText, told } from "../../ui/numbers.js";
import { fraction } from "../formulas.js";
import { movement } from "../numbers.js";

/** @import { Chapter, Live } from "../card.js" */

const CODE = `a = Value(2.0)
b = Value(-3.0)
c = Value(10.0)
d = a*b + c
`;

function graph() {
  const [a, b, c] = [new Value(2, "a"), new Value(-3, "b"), new Value(10, "c")];
  const product = a.mul(b);
  product.label = "a*b";
  const d = product.add(c);
  d.label = "d";
  return d;
}

/** The code of the curves, which the first card can do without. */
const curves = () => import("../curves-code.js");

/** The tutorial's first function. @param {Value} x */
const parabola = (x) => x.pow(2).mul(3).sub(x.mul(4)).add(5);

/** Returns how far a value has moved since the card began. @param {Live} live @param {string} label */
const moved = ({ before, data }, label) => data[label] - before[label];

/** Describes what one step of a leaf does to d. @param {string} label @param {number} grad */
const rate = (label, grad) =>
  `Raise <var>${label}</var> by 1 and <var>d</var> ${movement(grad)}: <var>${label}</var>’s gradient is ${told(grad)}.`;

const SAME = { graph, code: CODE };

/** @type {Chapter} */
export default {
  name: "what-a-gradient-says",
  number: 1,
  title: "What a gradient says",
  cards: [
    {
      ...SAME,
      title: "How does a network learn? Drag a number and see.",
      text: [
        "Here <code>d = a*b + c</code>. Pull the number in <var>a</var> to the right, slowly. Watch <var>d</var>.",
        "How far does <var>d</var> move for each step of <var>a</var>? That number has a name: the gradient. Press <strong>Backward</strong> to see it.",
      ],
      actions: ["Backward"],
      adjustable: ["a", "b", "c"],
      lit: ["a"],
      remark: { at: "a", text: "drag me" },
      task: {
        isDone: ({ hasGradients }) => hasGradients,
        hint(live) {
          const distance = moved(live, "a");
          if (told(distance) === "0") return "";
          return `You moved <var>a</var>: it ${movement(distance)}, and <var>d</var> ${movement(moved(live, "d"))}.`;
        },
        lesson: ({ grad }) => `The green number under <var>a</var> says it before you move. ${rate("a", grad.a)}`,
      },
    },
    {
      code: CODE,
      title: "Use it: make d rise by 3.",
      text: [
        "<var>d</var> is 4. Bring it to 7 with <var>a</var> alone. The rulers show how far each has moved (Δ).",
        "The gradient of <var>a</var> is −3: <var>d</var> loses 3 for each 1 that <var>a</var> gains. So which way does <var>a</var> have to go, and how far?",
      ],
      picture: "ruler",
      shows: { graphs: [graph], leaf: "a", result: "d", goal: 3 },
      task: {
        isDone: ({ data }) => data.d >= 7,
        hint(live) {
          const distance = moved(live, "d");
          return told(distance) === "0" ? "" : `<var>d</var> is ${told(live.data.d)}: it ${movement(distance)}.`;
        },
        lesson: (live) =>
          `<var>a</var> ${movement(moved(live, "a"))}, and <var>d</var> ${movement(moved(live, "d"))}: the exchange rate is ${told(live.grad.a)}. A negative gradient is not bad: it says “go the other way”.`,
      },
    },
    {
      ...SAME,
      title: "Each leaf has a rate of its own.",
      text: [
        "<var>b</var> and <var>c</var> have gradients, too. Move each of them by 1 or more, and compare what <var>d</var> does with the green number.",
      ],
      hasGradients: true,
      adjustable: ["b", "c"],
      lit: ["b", "c"],
      task: {
        isDone: (live) => Math.abs(moved(live, "b")) >= 1 && Math.abs(moved(live, "c")) >= 1,
        hint: ({ grad }) => `${rate("b", grad.b)} ${rate("c", grad.c)}`,
        lesson: () =>
          "A sum passes a change on as it is: rate 1. A product passes it on times the other factor: that is why <var>a</var>’s gradient is <var>b</var>, and <var>b</var>’s is <var>a</var>.",
      },
    },
    {
      ...SAME,
      title: "Which leaf counts most?",
      text: ["A tiny nudge, the same for each leaf: which one moves <var>d</var> farthest?"],
      hasGradients: true,
      questions: [
        {
          text: "The leaf that moves d farthest is",
          answers: [
            {
              text: "a",
              isRight: true,
              because: "Right. Its gradient, −3, is the farthest from 0; the sign only says which way.",
            },
            { text: "b", because: "Its gradient is 2: d moves two times as far as b. One leaf does more." },
            {
              text: "c",
              because:
                "Its data, 10, is the largest, but data is not gradient: d moves just as far as c, its rate is 1.",
            },
          ],
        },
      ],
    },
    {
      title: "Any curve has a slope.",
      text: [
        "Here <code>y = 3x² − 4x + 5</code>, and <var>x</var> is 3. Step to <code>x + h</code>: the orange line through both points rises by this much for each step of <var>x</var>.",
        `<math display="block">${fraction('<mi>y</mi><mo stretchy="false">(</mo><mi>x</mi><mo>+</mo><mi>h</mi><mo stretchy="false">)</mo><mo>−</mo><mi>y</mi><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo>', "<mi>h</mi>")}</math>`,
        "Make <var>h</var> smaller, until four decimals of this slope stop changing.",
      ],
      code: async (state) => (await curves()).secantCode(state),
      picture: "curve",
      shows: {
        f: parabola,
        names: ["x", "y"],
        formula: "3x² − 4x + 5",
        domain: [-1, 5],
        range: [0, 50],
        x: 3,
        isFixed: true,
        decades: 8,
      },
      task: {
        isDone: ({ quotient }) => Math.abs(quotient - 14) < 5e-5,
        hint: ({ h, quotient }) =>
          h === 1 ? "" : `With <var>h</var> = ${pythonText(h)} the slope is ${told(quotient)}.`,
        lesson: ({ quotient, h }) =>
          `${told(quotient)}: the slope of the curve at 3. ${h === 1e-8 ? "The tutorial that this course follows prints the same digits." : "The tutorial that this course follows takes <var>h</var> = 1e-8."} What the gradient was for <var>a</var>, the slope is here.`,
      },
    },
    {
      title: "Where does nothing happen?",
      text: [
        "The green line has the slope at the point itself. Pull the point along the curve, to where the slope is 0.",
      ],
      code: async (state) => (await curves()).tangentCode(state),
      picture: "curve",
      shows: {
        f: parabola,
        names: ["x", "y"],
        formula: "3x² − 4x + 5",
        domain: [-3, 5],
        range: [0, 50],
        x: 3,
        hasTangent: true,
      },
      task: {
        isDone: ({ x }) => Math.abs(x - 2 / 3) <= 0.01,
        hint: ({ before, x, slope }) =>
          x === before.x
            ? ""
            : `The slope is ${told(slope)}: ${slope > 0 ? "uphill, so go left" : "downhill, so go right"}.`,
        lesson: () =>
          "At 2/3 the curve is flat: a tiny nudge of <var>x</var> does nothing to <var>y</var>. That a gradient is 0 does not mean that <var>x</var> is not used.",
      },
    },
    {
      title: "How small should h be?",
      text: [
        "Back to <var>d</var>, nudged by <var>a</var>; beside it the curve. The lower a line, the closer is its slope to the true one, −3 or 14.",
        "The tutorial that this course follows takes <code>h = 1e-14</code>. Slide there.",
      ],
      code: async (state) => (await curves()).quotientCode(state),
      picture: "quotient-error",
      shows: {
        decades: 17,
        lines: [
          { name: "d = a*b + c, at a = 2", f: (a) => a.mul(-3).add(10), x: 2 },
          { name: "y = 3x² − 4x + 5, at x = 3", f: parabola, x: 3 },
        ],
      },
      task: {
        isDone: ({ decades }) => decades === 14,
        hint: ({ decades }) =>
          decades > 14
            ? "So small a step is lost: a number has some 16 digits, and the change is beyond them."
            : decades > 2
              ? "The curve’s error falls with <var>h</var>, to about 1e-8. And then?"
              : "",
        lesson: ({ decades }) =>
          decades === 14
            ? "−3.0198, and not −3: numbers are rounded, and a tiny <var>h</var> blows that up. A large <var>h</var> feels the bend of a curve; between them lies a valley. Backpropagation has no <var>h</var> at all."
            : "",
      },
    },
  ],
};
