// Chapter 7: an operation needs a value and a slope; division and subtraction need none of their own.
import { Value } from "../../engine/value.js";
import { pythonText } from "../../ui/numbers.js";
import { named } from "./graphs.js";

/** @import { Chapter } from "../card.js" */

const cube = () => named(new Value(2, "x").pow(3), "y");
const exponential = () => named(new Value(0, "x").exp(), "y");
const inverse = () => named(new Value(4, "x").pow(-1), "y");

/** Returns a - b / c, which is a + (b * c**-1) * -1. */
function quotient() {
  const [a, b, c] = [new Value(5, "a"), new Value(6, "b"), new Value(2, "c")];
  const divided = named(b.mul(named(c.pow(-1), "1/c")), "b/c");
  const negative = named(divided.mul(new Value(-1, "−1")), "−b/c");
  return named(a.add(negative), "y");
}

/** Returns tanh as the tutorial decomposes it: (e - 1) / (e + 1) with e = exp(2x). */
function tanhTakenApart() {
  const x = new Value(0.8813735870195432, "x");
  const e = named(named(x.mul(new Value(2, "2")), "2x").exp(), "e");
  const above = named(e.add(new Value(-1, "−1")), "e − 1");
  const below = named(named(e.add(new Value(1, "1")), "e + 1").pow(-1), "1/(e + 1)");
  return named(above.mul(below), "o");
}

function tanhWhole() {
  return named(new Value(0.8813735870195432, "x").tanh(), "o");
}

const TWO_TANHS = `x = Value(0.8813735870195432)
o = x.tanh()
o.backward()
draw(o)

x = Value(0.8813735870195432)
e = (2 * x).exp()
o = (e - 1) / (e + 1)
o.backward()
draw(o)
`;

/** What a value of the quotient is made of. @type {Record<string, string>} */
const MADE = {
  a: "a leaf",
  b: "a leaf",
  c: "a leaf",
  "1/c": "<code>c ** −1</code>: one over c is a power",
  "b/c": "<code>b * (1/c)</code>: a division is a product",
  "−1": "a leaf, the number −1",
  "−b/c": "<code>(b/c) * −1</code>: a negative is a product",
  y: "<code>a + (−b/c)</code>: a difference is a sum",
};

/** @type {Chapter} */
export default {
  name: "more-operations",
  number: 7,
  title: "More operations",
  cards: [
    {
      title: "A power.",
      text: [
        "An operation needs two things: what it computes, and its slope. The slope of <code>x ** n</code> is n times <code>x ** (n − 1)</code>.",
      ],
      graph: cube,
      code: "x = Value(2.0)\ny = x ** 3\n",
      gradientsOf: ["y"],
      lit: ["x"],
      questions: [
        {
          text: "x.grad =",
          answer: 12,
          because: "Right: 3 × 2².",
          hint: "Three times x squared, with x = 2.",
          mistakes: [
            { answer: 8, because: "8 is y’s data. The slope is 3 × 2²." },
            { answer: 6, because: "That is 3 × 2; the x keeps one power less than three: 2²." },
            { answer: 3, because: "That is the exponent alone; it is times 2²." },
          ],
          reveals: "x",
        },
      ],
    },
    {
      title: "One over x.",
      text: ["With n = −1 the same rule covers <code>1 / x</code>: no new operation is needed."],
      graph: inverse,
      code: "x = Value(4.0)\ny = x ** -1\n",
      gradientsOf: ["y"],
      lit: ["x"],
      questions: [
        {
          text: "x.grad =",
          answer: -0.0625,
          because: "Right: −1 × 4 to the power −2, which is −1/16. A larger x makes the quotient smaller.",
          hint: "−1 times one over x squared.",
          mistakes: [
            { answer: 0.25, because: "0.25 is y’s data. The slope is −1/x²." },
            { answer: 0.0625, because: "The size is right, but 1/x falls as x rises." },
            { answer: -0.25, because: "That is −1/x; the slope is −1/x²." },
          ],
          reveals: "x",
        },
      ],
    },
    {
      title: "The exponential is its own slope.",
      text: ["<code>exp(x)</code> at <var>x</var> = 0 is 1. And its slope there?"],
      graph: exponential,
      code: "x = Value(0.0)\ny = x.exp()\n",
      gradientsOf: ["y"],
      lit: ["x"],
      questions: [
        {
          text: "x.grad =",
          answer: 1,
          because: "Right: exp is its own derivative, everywhere.",
          hint: "It is the same number as y’s data.",
          mistakes: [{ answer: 0, because: "0 is x’s data. The slope of exp is exp itself." }],
          reveals: "x",
        },
      ],
    },
    {
      title: "Open a − b / c.",
      text: [
        "Two signs in the code, and four operations in the graph. Select the boxes to see what a minus and a division are made of.",
      ],
      graph: quotient,
      code: "a = Value(5.0)\nb = Value(6.0)\nc = Value(2.0)\ny = a - b / c\n",
      task: {
        isDone: ({ chosen }) => chosen.some((label) => label.includes("/")),
        hint: ({ chosen }) => (chosen.length > 0 ? `<var>${chosen.at(-1)}</var>: ${MADE[chosen.at(-1) ?? ""]}.` : ""),
        lesson: ({ chosen }) =>
          `<var>${chosen.at(-1)}</var>: ${MADE[chosen.at(-1) ?? ""]}. Fewer kinds of operations mean fewer slopes to get right.`,
      },
    },
    {
      title: "tanh, taken apart.",
      text: [
        "In one graph tanh is one operation. In the other it is built from <code>e = exp(2x)</code>, as <code>(e − 1) / (e + 1)</code>. Drag <var>x</var>, and compare <var>o</var> and <var>x</var>’s gradient.",
      ],
      code: TWO_TANHS,
      picture: "twins",
      shows: {
        graphs: [tanhWhole, tanhTakenApart],
        captions: ["tanh, one operation", "exp, sums and a power"],
        adjustable: ["x"],
      },
      task: {
        isDone: ({ changes }) => changes > 0,
        lesson({ data, grad }) {
          const [one, other] = grad.map(({ x }) => x);
          const places = `<code>${pythonText(one)}</code> and <code>${pythonText(other)}</code>`;
          return one === other && data[0].o === data[1].o
            ? `The same to the last bit: x.grad is <code>${pythonText(one)}</code> in both. How coarse the pieces are is a matter of taste.`
            : `x.grad is ${places}: the same but for rounding. How coarse the pieces are is a matter of taste; each needs only its own slope.`;
        },
      },
    },
    {
      title: "An operation of your own.",
      text: [
        "<code>relu(x)</code> is x above 0, and 0 below; <code>softplus</code>, log(1 + exp(x)), is the same with a soft bend. Its derivative, as written below, is wrong where the picture is red. Mend <code>f′</code>.",
        "Then try others: x**3, sin(x), relu(x).",
      ],
      // The lab has no operation with a slope that one writes: what the machine finds for log(1 + exp(x)) is right anyway.
      picture: "operation",
      shows: { f: "log(1 + exp(x))", derivative: "1 / (1 + exp(x))" },
      task: {
        isDone: ({ isRead, checked, wrong }) => isRead && checked > 0 && wrong.length === 0,
        hint({ edits, isRead, isGiven, checked, wrong }) {
          if (edits === 0 || !isRead || checked === 0 || wrong.length === 0) return "";
          return isGiven
            ? "At x = 5 softplus is almost x itself: its slope must be almost 1 there."
            : "Where it is red, the slope of your f is another one.";
        },
        lesson: ({ isRead, checked, wrong }) =>
          isRead && checked > 0 && wrong.length === 0
            ? "No red is left: <code>f′</code> agrees with the slope that a small step finds, wherever there is one. That is how every operation of this page was tested, too."
            : "",
      },
    },
  ],
};
