// Chapter 2: a Value knows what it was computed from; so an expression is a graph.
import { told } from "../../ui/numbers.js";
import { valueText } from "../numbers.js";
import { LOSS_BY_HAND, lossByHand } from "./graphs.js";

/** @import { Chapter } from "../card.js" */

const LEAVES = ["a = Value(2.0)", "b = Value(-3.0)", "c = Value(10.0)", "f = Value(-2.0)"];
const PRODUCT = "d = a * b";
const [SUM, RESULT] = ["e = d + c", "L = e * f"];

/** The signs and the children of the values that are no leaves. @type {Record<string, { op: string, children: string[] }>} */
const PASTS = {
  d: { op: "*", children: ["a", "b"] },
  e: { op: "+", children: ["d", "c"] },
  L: { op: "*", children: ["f", "e"] },
};

/** Writes lines of code as one text. @param {string[]} lines */
const written = (lines) => `${lines.join("\n")}\n`;

/** @param {string} text */
const code = (text) => `<code>${text}</code>`;

/** @type {Chapter} */
export default {
  name: "a-value-remembers",
  number: 2,
  title: "A Value remembers",
  cards: [
    {
      title: "Numbers without a past.",
      text: [
        "<code>a = Value(2.0)</code> wraps a number. Nobody computed it: it is a leaf.",
        "Make four of them: press the buttons under the canvas, or write the lines yourself.",
      ],
      code: written(LEAVES),
      picture: "builder",
      shows: { lines: [], goal: LEAVES },
      onPaper: LEAVES,
      task: {
        isDone: ({ missing }) => missing.length === 0,
        hint({ missing, newest, lines }) {
          const name = (/** @type {string} */ line) => line.split(" ")[0];
          const other = lines.find((line) => missing.some((wanted) => name(wanted) === name(line)));
          if (other)
            return `You made ${code(other)}. Undo it: ${missing.map(code).join(", ")} ${missing.length > 1 ? "are" : "is"} wanted.`;
          return newest ? `There it is. Still to make: ${missing.map(code).join(", ")}.` : "";
        },
        lesson: ({ missing, lines }) =>
          missing.length > 0
            ? ""
            : lines.length > LEAVES.length
              ? "The four leaves are there: numbers without a past. What if two of them meet?"
              : "Four leaves, and nothing between them: numbers without a past. What if two of them meet?",
      },
    },
    {
      title: "A product remembers.",
      text: [
        "Multiply <var>a</var> and <var>b</var>: choose both boxes, then the button with <strong>*</strong>. Or write <code>d&nbsp;=&nbsp;a&nbsp;*&nbsp;b</code>.",
      ],
      code: written([...LEAVES, PRODUCT]),
      picture: "builder",
      shows: { lines: LEAVES, goal: [PRODUCT] },
      task: {
        isDone: ({ missing }) => missing.length === 0,
        hint({ newest, picks }) {
          if (picks.length === 1) return `<var>${picks[0]}</var>, and which other one?`;
          if (picks.length === 2) return "Now the operation.";
          return newest
            ? `That made ${code(newest)}. Undo it if you like, and multiply <var>a</var> by <var>b</var>.`
            : "";
        },
        lesson: ({ data }) =>
          `<var>d</var> is ${told(data.d)}, and more than that: it remembers the sign <strong>*</strong> and both numbers it was made from. Those are its children.`,
      },
    },
    {
      title: "Build on it.",
      text: [
        "A computed value can be used like any other. Add <var>c</var> to <var>d</var>: that is <var>e</var>. Then multiply <var>e</var> by <var>f</var>: that is <var>L</var>.",
      ],
      code: LOSS_BY_HAND,
      picture: "builder",
      shows: { lines: [...LEAVES, PRODUCT], goal: [SUM, RESULT] },
      task: {
        isDone: ({ missing }) => missing.length === 0,
        hint({ newest, isWanted, picks }) {
          if (picks.length === 1) return `<var>${picks[0]}</var>, and which other one?`;
          if (picks.length === 2) return "Now the operation.";
          if (isWanted) return "One more: leaves on the left, the newest value on the right.";
          return newest ? `That made ${code(newest)}. Undo it: ${code(SUM)} and ${code(RESULT)} are wanted.` : "";
        },
        lesson: ({ data }) =>
          `<var>L</var> is ${told(data.L)}: an expression has become a graph. Computing from the leaves to the result is called the forward pass.`,
      },
    },
    {
      title: "Ask a value where it comes from.",
      text: [
        "Every box is one Value: a number, a sign and its children. Click or tap <var>L</var>, or go to it and press Enter. Then ask others.",
      ],
      graph: lossByHand,
      code: LOSS_BY_HAND,
      task: {
        isDone: ({ chosen }) => chosen.length > 0,
        lesson({ chosen, data }) {
          const last = chosen.at(-1) ?? "";
          const past = PASTS[last];
          const shown = `${code(last)} prints ${code(valueText(data[last], last))}.`;
          if (!past) return `${shown} A leaf: ${code(`${last}.op`)} and ${code(`${last}.prev`)} are empty.`;
          const children = past.children.map((child) => valueText(data[child], child)).join(", ");
          return `${shown} ${code(`${last}.op`)} is ${code(`'${past.op}'`)}, and ${code(`${last}.prev`)} is ${code(`{${children}}`)}.`;
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
