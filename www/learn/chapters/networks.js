// Chapter 9: neurons in layers, drawn and as scalars.

import { seed } from "../../engine/data.js";
import { Layer, MLP, Neuron } from "../../engine/nn.js";
import { scope } from "../../engine/scope.js";
import { pythonText } from "../../ui/numbers.js";
import { networkClasses } from "../network-classes.js";
import { named } from "./graphs.js";

/** @import { Recorder } from "../card.js" */

const TANH = /** @type {const} */ ({ activation: "tanh", biases: "uniform" });

/**
 * What a card shows of a network: its graph for some inputs, and the same parameters as numbers.
 * @param {number[]} sizes
 * @param {() => Neuron | Layer | MLP} make
 * @param {number[]} x
 * @returns {{ graphs: [Recorder], sizes: number[], parameters: () => number[] }}
 */
function shows(sizes, make, x) {
  const begun = () => {
    seed(1337);
    return make();
  };
  return {
    sizes,
    parameters: () =>
      scope(() =>
        begun()
          .parameters()
          .map(({ data }) => data),
      ),
    graphs: [
      () => {
        const outputs = [begun().forward(x)].flat();
        return named(
          outputs.reduce((sum, output) => sum.add(output)),
          "o",
        );
      },
    ],
  };
}

const CLASSES = `import random
random.seed(1337)


${networkClasses("random.uniform(-1, 1)")}

`;

const [MADE, ANSWERED] = [
  "mlp = MLP(3, [4, 4, 1])\n",
  "o = mlp([Value(2.0), Value(3.0), Value(-1.0)])\no.backward()\n",
];
const MLP_CODE = `${CLASSES}${MADE}${ANSWERED}`;

/** Returns the network with the weights that the reader changed. @param {{ changed: Record<string, number> }} state */
function movedCode({ changed }) {
  const lines = Object.entries(changed).map(
    ([parameter, number]) => `mlp.parameters()[${parameter}].data = ${pythonText(number)}\n`,
  );
  return `${CLASSES}${MADE}${lines.join("")}${ANSWERED}`;
}

const MLP_SHOWN = shows(
  [3, 4, 4, 1],
  () => new MLP(3, [4, 4, 1], { activation: "tanh", outputActivation: "tanh", biases: "uniform" }),
  [2, 3, -1],
);

/** @type {import("../card.js").Chapter} */
export default {
  name: "networks",
  number: 9,
  title: "Networks",
  cards: [
    {
      title: "One neuron, two pictures.",
      text: [
        "<code>Neuron(2)</code> has two weights and a bias. Here it is as one draws it, and as the graph that micrograd makes of it, folded into one box.",
        "Select the circle, and look inside.",
      ],
      code: `${CLASSES}n = Neuron(2)\no = n([Value(2.0), Value(3.0)])\no.backward()\n`,
      picture: "network",
      shows: shows([2, 1], () => new Neuron(2, TANH), [2, 3]),
      task: {
        isDone: ({ opened }) => opened.length > 0,
        lesson: () =>
          "Inside are the values of chapter 5: products, sums and a tanh. The lines of the drawing are the weights: blue above 0, orange below.",
      },
    },
    {
      title: "A layer is neurons side by side.",
      text: [
        "<code>Layer(2, 3)</code>: three neurons read the same two inputs. Here their answers are added up, so that there is one result.",
        "Select each of the three, in either picture.",
      ],
      code: `${CLASSES}layer = Layer(2, 3)\nouts = layer([Value(2.0), Value(3.0)])\no = outs[0] + outs[1] + outs[2]\no.backward()\n`,
      picture: "network",
      shows: shows([2, 3], () => new Layer(2, 3, TANH), [2, 3]),
      task: {
        isDone: ({ pointed }) => pointed.length === 3,
        hint: ({ pointed }) => (pointed.length > 0 ? `${pointed.length} of 3.` : ""),
        lesson: () => "They share inputs, but no weights: each has a circle in one picture and a box in the other.",
      },
    },
    {
      title: "A network is layers in a row.",
      text: [
        "<code>MLP(3, [4, 4, 1])</code>: three inputs, two layers of four, one answer. What one layer answers, the next one reads.",
        "Layers count from 0, as the code does. Open a neuron of layer 1, in either picture.",
      ],
      code: MLP_CODE,
      picture: "network",
      shows: MLP_SHOWN,
      task: {
        isDone: ({ opened }) => opened.some((neuron) => neuron.startsWith("1/")),
        hint: ({ opened }) =>
          opened.length > 0 ? "That one is in another layer. Layer 1 is the second column of circles." : "",
        lesson: () =>
          "Four products now, since layer 0 has four answers. All of it is one graph of scalars, and backward() walks it as it walked <var>d</var> in chapter 1.",
      },
    },
    {
      title: "How many parameters?",
      text: [
        "Parameters are what training changes: weights and biases. Count those of <code>MLP(3, [4, 4, 1])</code>.",
      ],
      code: `${MLP_CODE}print(len(mlp.parameters()))\n`,
      picture: "network",
      shows: MLP_SHOWN,
      questions: [
        {
          text: "Parameters",
          answer: 41,
          because: "Right: 4 × (3 + 1), 4 × (4 + 1) and 1 × (4 + 1). The tutorial prints 41, too.",
          hint: "For each neuron: one weight for each value that it reads, and one bias.",
          mistakes: [
            { answer: 32, because: "These are the lines, the weights. Each of the nine neurons has a bias, too." },
            {
              answer: 9,
              because: "These are the neurons. Each has a weight for each value that it reads, and a bias.",
            },
            {
              answer: 12,
              because: "These are the circles and squares. Parameters are on the lines, and one in each circle.",
            },
          ],
        },
      ],
    },
    {
      title: "Pull at one weight.",
      text: [
        "Each circle shows what its neuron answers. Drag a line into layer 0 up or down, and watch which answers move. Then one into layer 1.",
      ],
      code: movedCode,
      picture: "weights",
      shows: { ...MLP_SHOWN, inputs: [2, 3, -1] },
      task: {
        isDone: ({ layers }) => layers.includes(0) && layers.includes(1),
        hint({ layers, layer, moved, outputs }) {
          if (layer === undefined) return "";
          const next = [0, 1].find((wanted) => !layers.includes(wanted));
          const way = next === layer ? "A little further." : `Now a line into layer ${next}.`;
          return `${moved.length} of ${outputs} answers move. ${way}`;
        },
        lesson: () =>
          "A weight moves the neuron that it leads to, and all that reads that one: 6 answers from layer 0, 2 from layer 1. The others never hear of it. Its gradient comes back by the same lines.",
      },
      questions: [
        {
          text: "Answers that move with the input x1",
          answer: 9,
          because: "Right: four lines lead from x1 to layer 0, so all of it moves, and all that reads it.",
          hint: "Follow every line from x1, and then on from where it leads.",
          mistakes: [
            { answer: 4, because: "These read x1 themselves. Layer 1 reads them, and moves too." },
            { answer: 6, because: "So many move with one weight. But four lines leave x1." },
            { answer: 8, because: "The last neuron reads the four of layer 1, and moves too." },
          ],
        },
      ],
    },
  ],
};
