// Chapter 2: a Value knows what it was computed from; so an expression is a graph.
import { Value } from "../../engine/value.js";
import { told } from "../../ui/numbers.js";
import { LOSS_BY_HAND, lossByHand, named } from "./graphs.js";

/** @import { Chapter } from "../card.js" */

const leaf = () => new Value(2, "a");

function product() {
  const [a, b] = [new Value(2, "a"), new Value(-3, "b")];
  return named(a.mul(b), "d");
}

function sum() {
  const [a, b, c] = [new Value(2, "a"), new Value(-3, "b"), new Value(10, "c")];
  return named(named(a.mul(b), "d").add(c), "e");
}

const PRODUCT = `a = Value(2.0)
b = Value(-3.0)
d = a * b
`;

/** What the tutorial prints of each value: its operation and what it was computed from. @type {Record<string, string>} */
const PASTS = {
  a: "a leaf: no operation, no children",
  b: "a leaf: no operation, no children",
  c: "a leaf: no operation, no children",
  f: "a leaf: no operation, no children",
  d: "operation *, children a and b",
  e: "operation +, children d and c",
  L: "operation *, children e and f",
};

/** @type {Chapter} */
export default {
  name: "a-value-remembers",
  number: 2,
  title: "A Value remembers",
  cards: [
    {
      title: "A number without a past.",
      text: [
        "<code>a = Value(2.0)</code> wraps a number. Nobody computed it: it is a leaf.",
        "Multiply it by another leaf, and look at what comes out.",
      ],
      stages: [
        { name: "", graph: leaf },
        { name: "d = a * b", graph: product },
      ],
      code: PRODUCT,
      task: {
        isDone: ({ stage }) => stage === 1,
        lesson: ({ data }) =>
          `<var>d</var> is ${told(data.d)}, and more than that: it remembers the sign <strong>*</strong> and both numbers it was made from. Those are its children.`,
      },
    },
    {
      title: "Build on it.",
      text: [
        "A computed value can be used again like any other. Press the buttons one after the other: an expression becomes a graph.",
      ],
      stages: [
        { name: "", graph: product },
        { name: "e = d + c", graph: sum },
        { name: "L = e * f", graph: lossByHand },
      ],
      code: LOSS_BY_HAND,
      task: {
        isDone: ({ stage }) => stage === 2,
        hint: ({ stage }) => (stage === 1 ? "Leaves on the left, the newest value on the right." : ""),
        lesson: ({ data }) =>
          `<var>L</var> is ${told(data.L)}. Computing from the leaves to the result is called the forward pass.`,
      },
    },
    {
      title: "Ask a value where it comes from.",
      text: ["Every box is one Value: a number, a sign and its children. Click a box, or go to it and press Enter."],
      graph: lossByHand,
      code: LOSS_BY_HAND,
      task: {
        isDone: ({ chosen }) => chosen.length > 0,
        lesson({ chosen, data }) {
          const last = chosen.at(-1) ?? "";
          return `<var>${last}</var>: data ${told(data[last])}, ${PASTS[last]}. In code: <code>${last}.data</code>, <code>${last}.op</code>, <code>${last}.prev</code>.`;
        },
      },
    },
    {
      title: "How many Values?",
      text: ["Count the boxes that <code>L = (a*b + c) * f</code> needs, leaves and results."],
      graph: lossByHand,
      code: LOSS_BY_HAND,
      questions: [
        {
          text: "Number of Values",
          answer: 7,
          because: "Right: four leaves, and one value for each of the three operations.",
          hint: "Count the leaves, then one more for each operation.",
          mistakes: [
            { answer: 4, because: "These are the leaves alone; each operation makes a Value, too." },
            { answer: 3, because: "These are the results of operations; the leaves are Values, too." },
          ],
        },
      ],
    },
  ],
};
