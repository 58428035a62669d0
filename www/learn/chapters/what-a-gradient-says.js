// Chapter 1: a gradient is an exchange rate, found by dragging a number before any rule is told.
import { Value } from "../../engine/value.js";
import { told } from "../../ui/numbers.js";
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

/** How far a value has moved since the card began. @param {Live} live @param {string} label */
const moved = ({ before, data }, label) => data[label] - before[label];

/** What one step of a leaf does to d. @param {string} label @param {number} grad */
const rate = (label, grad) =>
  `Raise <var>${label}</var> by 1 and <var>d</var> ${movement(grad)}: <var>${label}</var>’s gradient is ${told(grad)}.`;

const SAME = { graph, code: CODE };

/** @type {Chapter} */
export default {
  name: "what-a-gradient-says",
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
        lesson: ({ grad }) => `The green number under <var>a</var> says it before you move: ${rate("a", grad.a)}`,
      },
    },
    {
      ...SAME,
      title: "Use it: make d rise by 3.",
      text: [
        "<var>d</var> is 4. Bring it to 7 with <var>a</var> alone.",
        "The gradient of <var>a</var> is −3: <var>d</var> loses 3 for each 1 that <var>a</var> gains. So which way does <var>a</var> have to go, and how far?",
      ],
      hasGradients: true,
      adjustable: ["a"],
      lit: ["a", "d"],
      task: {
        isDone: ({ data }) => data.d >= 7,
        hint(live) {
          const distance = moved(live, "d");
          return told(distance) === "0" ? "" : `<var>d</var> is ${told(live.data.d)}: it ${movement(distance)}.`;
        },
        lesson: (live) =>
          `<var>a</var> ${movement(moved(live, "a"))}, and <var>d</var> ${movement(moved(live, "d"))}. A negative gradient is not bad: it says “go the other way”.`,
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
  ],
};
