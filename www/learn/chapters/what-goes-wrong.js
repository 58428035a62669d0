// Chapter 12: the mistakes that people make, each beside the correct engine or a run that works. Nothing crashes: the numbers are
// just wrong, and the graph shows where they begin to be.
import { Value } from "../../engine/value.js";
import { decimals, told } from "../../ui/numbers.js";
import { named } from "./graphs.js";

/** @import { Answer, CardWith } from "../card.js" */
/** @import { Fault } from "../engines.js" */

/** The names of the mistakes, as answers. The reason of each says what the reader would see. */
const NAMES = {
  order: "It passes gradients on too early.",
  overwrite: "It sets gradients: = for +=.",
  leftover: "The gradients of a pass before are left.",
  twice: "backward ran twice.",
  slope: "A derivative is wrong.",
};

/** o = s + s*c with s = a + b: s is used twice, and the first use comes first. */
function usedEarly() {
  const [a, b, c] = [new Value(1, "a"), new Value(2, "b"), new Value(4, "c")];
  const s = named(a.add(b), "s");
  return named(s.add(named(s.mul(c), "t")), "o");
}

/** y = x*w + x*v. */
function usedTwice() {
  const [x, w, v] = [new Value(3, "x"), new Value(2, "w"), new Value(-1, "v")];
  return named(named(x.mul(w), "p").add(named(x.mul(v), "q")), "y");
}

/** L = a*b + c. */
function line() {
  const [a, b, c] = [new Value(2, "a"), new Value(-3, "b"), new Value(10, "c")];
  return named(named(a.mul(b), "d").add(c), "L");
}

const LINE_CODE = `a = Value(2.0)
b = Value(-3.0)
c = Value(10.0)
d = a * b
L = d + c
`;

/** o = tanh(x*w). */
function squashed() {
  return named(named(new Value(0.5, "x").mul(new Value(2, "w")), "n").tanh(), "o");
}

/** Returns the fourth power of a weight, a valley that gets steeper and steeper. */
function valley() {
  return named(new Value(1, "w").pow(4), "L");
}

/** Returns a ReLU neuron with this bias; the loss falls as its output grows. @param {number} bias */
const neuron = (bias) => () => {
  const [x, w, b] = [new Value(1, "x"), new Value(1, "w"), new Value(bias, "b")];
  const r = named(named(named(x.mul(w), "x*w").add(b), "n").relu(), "r");
  return named(r.mul(new Value(-1, "−1")), "L");
};

/** Returns two tanh neurons in sequence, with weights of this size. @param {number} weight */
const deep = (weight) => () => {
  const [x, w1, w2] = [new Value(1, "x"), new Value(weight, "w1"), new Value(weight, "w2")];
  const h = named(named(x.mul(w1), "n1").tanh(), "h");
  return named(named(h.mul(w2), "n2").tanh(), "L");
};

/**
 * Returns a card with a mistake of an engine: the reader finds the place, then names the mistake.
 * @param {Fault} fault
 * @param {{ title: string, text: string, graph: () => Value, code: string, found: string, others: Partial<Record<Fault, string>>,
 *   because: string }} card
 * @returns {CardWith<"engines">}
 */
function mistake(fault, { title, text, graph, code, found, others, because }) {
  /** @type {Answer[]} */
  const answers = [
    ...Object.entries(others).map(([other, because]) => ({ text: NAMES[/** @type {Fault} */ (other)], because })),
    { text: NAMES[fault], isRight: true, because },
  ];
  return {
    title,
    text: [text, "Run both, then select the value where their gradients begin to differ, in either graph."],
    code,
    picture: "engines",
    shows: { graphs: [graph], fault, isSearch: true },
    task: {
      isDone: ({ step, steps, parting, chosen }) => step === steps && parting.includes(chosen.at(-1) ?? ""),
      hint({ step, steps, differs, chosen, grad }) {
        if (step === 0 && chosen.length > 0) return "There are no gradients yet. Press Run first.";
        if (step < steps)
          return differs && step > 0 ? `Step ${step} of ${steps}: they differ already. Run to the end.` : "";
        const last = chosen.at(-1);
        if (last === undefined) return "All gradients are there. Where do they begin to differ?";
        const [right, wrong] = grad[last];
        return Object.is(right, wrong)
          ? `<var>${last}</var> has ${told(right)} in both.`
          : `<var>${last}</var> differs, but so does a value that it gets its gradient from. Go on towards the result.`;
      },
      lesson({ step, steps, parting, grad }) {
        if (step < steps) return "";
        const [right, wrong] = grad[parting[0]];
        return `<var>${parting.join("</var> and <var>")}</var>: ${told(wrong)} instead of ${told(right)}${parting.length > 1 ? ` for <var>${parting[0]}</var>` : ""}. ${found} What is the mistake?`;
      },
    },
    questions: [{ text: "The mistake", answers: sorted(answers) }],
  };
}

/** Says where two runs are before their tenth step. @param {{ step: number, losses: [number[], number[]] }} state */
const lossesNow = ({ step, losses: [one, other] }) =>
  step > 0 ? `Step ${step}: the losses are ${decimals(one[step])} and ${decimals(other[step])}. Go on.` : "";

/** Sorts answers by their text, so that the right one is not always the last. @param {Answer[]} answers */
const sorted = (answers) => answers.sort((one, other) => one.text.localeCompare(other.text));

/** @type {import("../card.js").Chapter} */
export default {
  name: "what-goes-wrong",
  number: 12,
  title: "What goes wrong",
  cards: [
    mistake("order", {
      title: "Wrong, and no error.",
      text: "The same graph on two engines. The second one has a mistake, but it never complains.",
      graph: usedEarly,
      code: "a = Value(1.0)\nb = Value(2.0)\nc = Value(4.0)\ns = a + b\nt = s * c\no = s + t\n",
      found: "Yet <var>s</var>, from which they get it, is right in the end.",
      because: "Right: s passed on 1 before t had added its 4. That is what a topological order is for.",
      others: {
        overwrite: "Then s itself would be wrong: it gets 1 from o and 4 from t.",
        slope: "Then s*c or a sum would pass on a wrong number; what s has is right.",
      },
    }),
    mistake("overwrite", {
      title: "One way is missing.",
      text: "Here <var>x</var> is used by two products.",
      graph: usedTwice,
      code: "x = Value(3.0)\nw = Value(2.0)\nv = Value(-1.0)\np = x * w\nq = x * v\ny = p + q\n",
      found: "Two shares should be in it: 2 and −1.",
      because: "Right: the second share overwrote the first one. A gradient is a sum over all uses.",
      others: {
        order: "p and q had all of their gradients when they passed them on.",
        twice: "Then it would be too much: w and v would be wrong, too.",
      },
    }),
    mistake("leftover", {
      title: "Too much from the start.",
      text: "A training step has just moved <var>a</var> from 1 to 2. Now backward runs again, on both engines.",
      graph: line,
      code: LINE_CODE,
      found: "Start again, and look at the gradients before the first step.",
      because: "Right: zero_grad was forgotten. Each step then follows a mixture of all steps so far.",
      others: {
        twice: "Then all would be 0 before the first step.",
        overwrite: "No value is used twice here, so = would do no harm.",
      },
    }),
    mistake("twice", {
      title: "Double, and worse.",
      text: "Everything is cleared this time, and the first steps agree.",
      graph: line,
      code: LINE_CODE,
      found: "And <var>a</var> and <var>b</var> have three times what they should.",
      because: "Right. d had 1, got another 1, and passed on that sum of 2 on top of the first: 1 + 2 = 3 times.",
      others: {
        leftover: "Before the first step all gradients were 0.",
        slope: "The first steps agree, with the same derivatives.",
      },
    }),
    mistake("slope", {
      title: "One rule is off.",
      text: "Somebody wrote an operation and its derivative by heart.",
      graph: squashed,
      code: "x = Value(0.5)\nw = Value(2.0)\nn = x * w\no = n.tanh()\n",
      found: "It is the first value behind the tanh.",
      because:
        "Right: 1 − o was written for 1 − o². Hold an operation of your own against the slope that a small step finds.",
      others: {
        order: "There is only one way through this graph; no order is wrong.",
        leftover: "Before the first step all gradients were 0.",
      },
    }),
    {
      title: "Too fast.",
      text: [
        "From here on both engines are right. The loss is the fourth power of one weight: a valley, with its bottom at 0. They start the same, but one has a rate of 0.1, the other of 1.",
        "Train them for 10 steps.",
      ],
      code: "w = Value(1.0)\nL = w**4\n",
      picture: "runs",
      shows: {
        graphs: [valley, valley],
        rates: [0.1, 1],
        captions: ["Rate 0.1", "Rate 1"],
        trains: ["w"],
        lit: ["w"],
      },
      task: {
        isDone: ({ step }) => step >= 10,
        hint: lossesNow,
        lesson: ({ step, losses }) =>
          step < 10
            ? ""
            : `At rate 0.1 the loss fell to ${decimals(losses[0][10])}. At rate 1 it was ${decimals(losses[1][1])} after 1 step and ${decimals(losses[1][10])} after 10. What happened?`,
      },
      questions: [
        {
          text: "At rate 1",
          answers: [
            {
              text: "The gradients are wrong.",
              because: "They are right at each point. The steps along them are too long.",
            },
            {
              text: "Each step leaps over the valley, to a steeper place.",
              isRight: true,
              because:
                "Right: there the gradient is larger, and so is the next leap. inf − inf is NaN, and NaN never heals.",
            },
            { text: "The loss has no minimum.", because: "It has: 0, and the run at 0.1 is on its way there." },
          ],
        },
      ],
    },
    {
      title: "Dead.",
      text: [
        "Two neurons with ReLU, which is 0 for all that is below 0. Their answer <var>r</var> is to grow: the loss is −<var>r</var>. Only the bias differs at the start: 0.5 and −6.",
        "Train them for 10 steps.",
      ],
      code: "x = Value(1.0)\nw = Value(1.0)\nb = Value(0.5)\nr = (x*w + b).relu()\nL = r * -1\n",
      picture: "runs",
      shows: {
        graphs: [neuron(0.5), neuron(-6)],
        rates: [0.1, 0.1],
        captions: ["Bias 0.5", "Bias −6"],
        trains: ["w", "b"],
        lit: ["w", "b"],
      },
      task: {
        isDone: ({ step }) => step >= 10,
        hint: lossesNow,
        lesson: ({ step, losses }) =>
          step < 10
            ? ""
            : `With bias −6 the loss is ${decimals(losses[1][10])}, as at the start. Follow the gradients back from <var>L</var>: where does the first 0 stand?`,
      },
      questions: [
        {
          text: "The first gradient that is 0",
          answers: [
            {
              text: "n",
              isRight: true,
              because:
                "Right: n is below 0, where ReLU is flat, so nothing passes. The neuron is dead: no step can wake it.",
            },
            { text: "r", because: "r still gets one: L would fall if r rose. But r does not move with n." },
            { text: "w", because: "w has 0 because n has: look one value further on." },
          ],
        },
      ],
    },
    {
      title: "Saturated.",
      text: [
        "Two tanh neurons in a row; their answer <var>L</var> is to fall. In one both weights are 0.8 at the start, in the other 4.",
        "Train both for 10 steps, and compare <var>w1</var>.",
      ],
      code: "x = Value(1.0)\nw1 = Value(4.0)\nw2 = Value(4.0)\nL = ((x*w1).tanh() * w2).tanh()\n",
      picture: "runs",
      shows: {
        graphs: [deep(0.8), deep(4)],
        rates: [0.5, 0.5],
        captions: ["Weights 0.8", "Weights 4"],
        trains: ["w1", "w2"],
        lit: ["w1"],
      },
      task: {
        isDone: ({ step }) => step >= 10,
        hint: lossesNow,
        lesson: ({ step, losses, grad }) =>
          step < 10
            ? ""
            : `With weights of 4 the loss is still ${decimals(losses[1][step])}; w1.grad is ${decimals(grad[1].w1)} there. Why so small?`,
      },
      questions: [
        {
          text: "With weights of 4, w1’s gradient is tiny since",
          answers: [
            {
              text: "the loss is small already",
              because: "It is larger than in the other run: L is near 1, and has a long way to fall.",
            },
            { text: "w1 is used only once", because: "So it is in the other run." },
            {
              text: "each flat tanh multiplies by almost 0",
              isRight: true,
              because:
                "Right: 1 − o² is about 0.001 at each tanh, and rates multiply along the path. Deep networks vanish this way.",
            },
          ],
        },
      ],
    },
  ],
};
