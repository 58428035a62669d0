// Chapter 5: a neuron is an expression like any other; its gradients by hand, then by one press.
import { pythonText, told } from "../../ui/numbers.js";
import { NEURON, neuron } from "./graphs.js";

/** @import { Chapter } from "../card.js" */

const SAME = { graph: neuron, code: NEURON };

/** What the values of the neuron are. @type {Record<string, string>} */
const VALUES = {
  x1: "the first input",
  w1: "the weight of the first input",
  "x1*w1": "the first input times its weight",
  x2: "the second input",
  w2: "the weight of the second input",
  "x2*w2": "the second input times its weight",
  "x1*w1 + x2*w2": "both weighted inputs together",
  b: "the bias",
  n: "the sum with the bias",
  o: "what tanh makes of n: the output",
};

/** The output of the neuron in the tutorial, whose tanh ends one digit higher than the engine's; and the gradients from there. */
const O = 0.7071067811865477;
const N = 1 - O * O;
const PRINTED = Object.entries({ o: 1, n: N, x1: N * -3, w1: N * 2, x2: N * 1, w2: N * 0 });

/** @type {Chapter} */
export default {
  name: "a-neuron",
  number: 5,
  title: "A neuron",
  cards: [
    {
      title: "A drawing is a graph.",
      text: [
        "A neuron multiplies each input by a weight, adds them up, adds a bias, and squashes the sum into a number from −1 to 1: that is tanh.",
        "Choose a part of the drawing, then its box in the graph, until all seven are matched.",
      ],
      code: NEURON,
      picture: "neuron",
      shows: { graphs: [neuron], values: VALUES },
      task: {
        isDone: ({ matched, parts }) => matched === parts,
        hint({ matched, parts, last, chosen }) {
          if (last) {
            const { part, label, fits } = last;
            return fits
              ? `Yes: the ${part} is <var>${label}</var>. ${matched} of ${parts}.`
              : `No: <var>${label}</var> is ${VALUES[label]}. Look for the ${part}.`;
          }
          if (chosen in VALUES) return `<var>${chosen}</var>: which part of the drawing is it?`;
          return chosen ? `The ${chosen}: which box is it?` : "";
        },
        lesson: () =>
          "Every part is a Value. So all that you know of graphs holds for a neuron: select a part, and its box lights up.",
      },
    },
    {
      ...SAME,
      title: "Inputs times weights.",
      text: [
        "The inputs <var>x1</var> and <var>x2</var> come from outside. What a neuron learns are its weights <var>w1</var> and <var>w2</var>, and its bias <var>b</var>.",
        "Move a weight. What does the output <var>o</var> do?",
      ],
      adjustable: ["w1", "w2", "x1", "x2", "b"],
      lit: ["w1", "w2"],
      task: {
        isDone: ({ before, data }) => data.w1 !== before.w1 || data.w2 !== before.w2,
        hint: ({ moved, data }) => (moved ? `<var>o</var> is ${told(data.o)}. Now move a weight.` : ""),
        lesson({ moved, data }) {
          const now = `<var>n</var> is ${told(data.n)}, and <var>o</var> is ${told(data.o)}`;
          if (moved === "b") return `${now}: the bias shifts <var>n</var>, whatever the inputs are.`;
          const other = { w1: "x1", x1: "w1", w2: "x2", x2: "w2" }[moved] ?? "";
          if (data[other] === 0)
            return `<var>${moved}</var> moved, and <var>o</var> is still ${told(data.o)}: <var>${other}</var> is 0, so it has no say now.`;
          return moved.startsWith("x")
            ? `${now}: the input counts as much as its weight, ${told(data[other])}, says.`
            : `${now}: the weight decides how much its input counts.`;
        },
      },
    },
    {
      title: "Where tanh goes flat.",
      text: [
        "This is tanh, and the green line is its slope at <var>n</var>, which is",
        `<math display="block"><mn>1</mn><mo>−</mo><msup><mi>tanh</mi><mn>2</mn></msup><mi>n</mi></math>`,
        "Push <var>n</var> up or down until <var>o</var> hardly moves any more.",
      ],
      code: ({ x }) => `n = Value(${pythonText(x)})\no = n.tanh()\no.backward()\n`,
      picture: "curve",
      shows: {
        f: (n) => n.tanh(),
        names: ["n", "o"],
        formula: "tanh(n)",
        domain: [-5, 5],
        range: [-1.5, 1.5],
        x: 0.88,
        hasTangent: true,
      },
      task: {
        isDone: ({ slope }) => slope < 0.05,
        hint: ({ before, x, y, slope }) =>
          x === before.x ? "" : `<var>o</var> is ${told(y)}; the slope of tanh is ${told(slope)} here.`,
        lesson: ({ slope }) =>
          `The slope is ${told(slope)}. The neuron is saturated: whatever gradient <var>o</var> has is multiplied by almost nothing, and hardly reaches the weights.`,
      },
    },
    {
      ...SAME,
      title: "Through tanh.",
      text: ["<var>o</var> = 0.7071, and its gradient is 1. The local slope of tanh is 1 − <var>o</var>²."],
      gradientsOf: ["o"],
      lit: ["n"],
      questions: [
        {
          text: "n.grad =",
          answer: 0.5,
          because: `Right: 1 − 0.7071² is 0.5. With all digits the tutorial gets ${pythonText(N)}. The sums before it pass it on as it is.`,
          hint: "Square o, and take it from 1.",
          mistakes: [
            { answer: Math.SQRT1_2, because: "That is o itself. The slope is 1 − o²." },
            { answer: 1, because: "1 is the gradient of o. tanh multiplies it by its slope." },
          ],
          reveals: "n",
        },
      ],
    },
    {
      ...SAME,
      title: "An input of 0 teaches nothing.",
      text: ["The product <code>x2*w2</code> gets 0.5 from the sums. <var>w2</var> gets the other factor times that."],
      gradientsOf: ["o", "n", "b", "x1*w1 + x2*w2", "x1*w1", "x2*w2"],
      lit: ["w2", "x2"],
      questions: [
        {
          text: "w2.grad =",
          answer: 0,
          because: "Right: x2 is 0. Moving w2 changes nothing now, so there is nothing to learn from this input.",
          hint: "The other factor of w2 is x2.",
          mistakes: [{ answer: 0.5, because: "That is the gradient of the product. Times the other factor, x2 = 0." }],
          reveals: "w2",
        },
        {
          text: "x2.grad =",
          answer: 0.5,
          because: "Right: w2 is 1, so x2 gets all of it. A zero gradient belongs to w2, not to the product.",
          hint: "The other factor of x2 is w2.",
          mistakes: [{ answer: 0, because: "0 is x2’s data. Its gradient is w2 times 0.5." }],
          reveals: "x2",
        },
      ],
    },
    {
      ...SAME,
      title: "The machine does the rest.",
      text: [
        "Every operation needs only its own rule: it passes its gradient on, times its local slope. Press <strong>Step back</strong> until all have run, or <strong>Backward</strong>.",
      ],
      actions: ["Step back", "Backward"],
      adjustable: ["x1", "x2", "w1", "w2", "b"],
      task: {
        isDone: ({ hasGradients }) => hasGradients,
        hint: ({ walk: { step, steps } }) => (step > 0 ? `Step ${step} of ${steps}.` : ""),
        lesson: ({ hasGradients, grad }) =>
          hasGradients
            ? `x1 ${told(grad.x1)}, w1 ${told(grad.w1)}, x2 ${told(grad.x2)}, w2 ${told(grad.w2)}. Move <var>x2</var> away from 0, and w2’s gradient wakes up. The tutorial’s tanh ends one digit higher, ${pythonText(O)}; so it prints${PRINTED.map(([label, grad]) => `<br><code>${label}.grad ${pythonText(grad)}</code>`).join("")}`
            : "",
      },
    },
  ],
};
