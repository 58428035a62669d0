// Chapter 11: the tutorial's training demo, from a border drawn by hand to the one that a network learns.
import { told } from "../../ui/numbers.js";
import { train } from "../moons.js";
import { wholeRecording } from "../moons-graphs.js";

/** @import { Chapter } from "../card.js" */
/** @import { Pulls } from "../moons-graphs.js" */

/** The place of `layers[0].neurons[11].w[0]` among the parameters: many points pull at it, in both directions. */
const PULLED = 33;

/** The demo's loss for a point, by its index. @param {{ point: number | undefined }} state */
const pointCode = ({ point = 0 }) => `import random
import numpy as np
from sklearn.datasets import make_moons

np.random.seed(1337)
random.seed(1337)
X, y = make_moons(n_samples=100, noise=0.1)
y = y * 2 - 1
model = MLP(2, [16, 16, 1])

loss = (1 + -y[${point}] * model(X[${point}])).relu()
loss.backward()
`;

/** @type {Chapter} */
export default {
  name: "the-moons",
  number: 11,
  title: "The moons",
  cards: [
    {
      title: "Draw the border.",
      text: [
        "A hundred points in two half moons, blue and orange. Everything the network will know of a point is where it lies.",
        "First you: pull the ends of the line, so that as many points as possible are on their side.",
      ],
      // A border that is drawn by hand is nothing that a lab has.
      picture: "moons",
      shows: { hands: "border" },
      task: {
        isDone: ({ correct }) => correct >= 86,
        hint: ({ correct }) => `${correct} of 100.`,
        lesson: ({ correct }) =>
          `${correct} of 100. The best straight line gets 90: the moons reach into each other. The border has to bend.`,
      },
    },
    {
      title: "A score, and a margin.",
      text: [
        "This network is trained. Its score is positive where it says blue, negative where it says orange; the line is 0. A point that is 1 or more on its side costs nothing.",
        "Drag the blue point over the border.",
      ],
      trains: true,
      picture: "moons",
      shows: { network: "trained", hands: "point" },
      task: {
        isDone: ({ answer }) => (answer?.loss ?? 0) > 1,
        hint: ({ answer }) =>
          !answer || answer.loss === 0
            ? "Beyond the margin: the loss is 0."
            : `Score ${told(answer.score)}: on its side still, but not by 1. That costs ${told(answer.loss)}.`,
        lesson: ({ answer }) =>
          answer && answer.loss > 0
            ? `Loss ${told(answer.loss)}, and it grows by 1 for each 1 that the score of this blue point falls. This is the <strong>max-margin loss</strong>: be right, and be right by a margin.`
            : "",
      },
    },
    {
      title: "A hundred steps.",
      text: [
        "The loop of the last chapter, with a hundred points and 337 parameters; the rate falls from 1 to 0.1 on the way. Train.",
      ],
      trains: true,
      picture: "moons",
      shows: { network: "trains" },
      task: {
        isDone: ({ step }) => step === 100,
        lesson: ({ loss, correct }) =>
          `Loss ${loss.toFixed(4)}, accuracy ${correct}%: below the picture the tutorial’s own lines, but for the last digits, which depend on the order of Python’s sets. Nobody told the line how to bend. Only: down the gradient.`,
      },
    },
    {
      title: "Keep it small.",
      text: [
        "The loss has a second part, <strong>L2</strong>: alpha times the sum of all squared parameters. It pulls every weight towards 0.",
        "Each alpha trains anew. Turn it up until the border is stiff.",
      ],
      trains: true,
      picture: "moons",
      shows: { network: "trained", hands: "alpha" },
      task: {
        isDone: ({ alpha }) => alpha >= 0.03,
        hint: ({ alpha, correct }) => `alpha ${told(alpha)}: ${correct} of 100.`,
        lesson: ({ alpha, correct }) =>
          correct > 50
            ? `alpha ${told(alpha)}: ${correct} of 100, about what a straight line gets. Small weights cannot bend much. Go on, and there is no border at all.`
            : `alpha ${told(alpha)}: keeping weights small is all that counts now. They are 0, and so is every score.`,
      },
      questions: [
        {
          text: "What does this part add for weights 1 and 2, with alpha = 0.1?",
          answer: 0.5,
          because:
            "Right: 0.1 × (1² + 2²). The larger weight pays four fifths of it, and is pulled back twice as hard.",
          hint: "Square each weight, add, times alpha.",
          mistakes: [
            { answer: 0.3, because: "That is 0.1 × (1 + 2). The weights are squared first." },
            { answer: 5, because: "1² + 2² is 5. Times alpha." },
          ],
        },
      ],
    },
    {
      title: "Open a point.",
      text: [
        "The network before its first step. Behind the colours there is nothing but what you know. Choose a point, and follow its largest gradient back from the loss.",
      ],
      code: pointCode,
      picture: "point",
      shows: {},
      onPaper: { point: 51 },
      task: {
        isDone: ({ reached }) => reached !== undefined,
        hint({ values, loss }) {
          if (values === 0) return "Choose a point of the plane.";
          if (loss === 0)
            return "This point is beyond the margin: its loss is 0, and so is every gradient. Choose another one.";
          return `${values} values: times, plus, ReLU, folded into layers. Now follow the largest gradient.`;
        },
        lesson: ({ values, reached }) =>
          reached
            ? `${values} values, and <code>${reached.name}</code> is the parameter that moves this point’s loss most: by ${told(reached.gradient)} for each 1. The boxes on the way are lit; open them as you like.`
            : "",
      },
    },
    {
      title: "A hundred pulls at one weight.",
      text: [
        "Each arrow is what one point alone would do to the same weight in the first step: up for more, down for less. Points without an arrow do not move it. Add them up.",
      ],
      trains: true,
      picture: "pulls",
      shows: { parameter: PULLED },
      task: {
        isDone: ({ isAdded }) => isAdded,
        lesson: ({ pulls }) => {
          const { each, mean, decay, update } = /** @type {Pulls} */ (pulls);
          const [up, down] = [each.filter((pull) => pull > 0), each.filter((pull) => pull < 0)];
          return `${up.length} pull up, ${down.length} down: their mean is ${told(mean)}, and L2 adds ${told(decay)}. The step is ${told(update)}: what backward() found for the whole loss at once.`;
        },
      },
    },
    {
      title: "Ten points at a time.",
      text: [
        "A step needs the mean of all hundred arrows. A <strong>batch</strong> is a few points drawn at random: ten of them take a tenth of the work.",
        "Draw three batches. How near are their means to that of all?",
      ],
      trains: true,
      picture: "pulls",
      shows: { parameter: PULLED, batch: 10 },
      onPaper: 1,
      task: {
        isDone: ({ means }) => means.length >= 3,
        hint: ({ means, pulls }) =>
          means.length > 0
            ? `This batch says ${told(means[means.length - 1])}; all hundred say ${told(/** @type {Pulls} */ (pulls).mean)}. Draw another one.`
            : "",
        lesson: ({ means, pulls }) =>
          `${means.length} batches say ${told(Math.min(...means))} to ${told(Math.max(...means))}; all hundred say ${told(/** @type {Pulls} */ (pulls).mean)}. Each is rough, yet they point the same way. Many rough steps most often get farther than a few exact ones.`,
      },
      questions: [
        {
          text: "Steps in one pass over the hundred points, with batches of ten",
          answer: 10,
          because: "Right. Such a pass is called an epoch: ten steps for the work of one with all points.",
          hint: "How many batches of ten are a hundred points?",
          mistakes: [
            { answer: 1, because: "That is one step with all hundred at once. Here each step takes ten." },
            { answer: 100, because: "So many there would be with batches of a single point." },
          ],
        },
      ],
    },
    {
      title: "All of it.",
      text: [
        "The loss of all hundred points is one graph too, here in full, folded into a few boxes. Open some: the same rules as on the first card.",
      ],
      trains: true,
      picture: "folded",
      shows: { record: () => wholeRecording(train().start) },
      task: {
        isDone: ({ opened }) => opened > 0,
        lesson: () => "You could go on like this down to the last product. How many values are in there?",
      },
      questions: [
        {
          text: "About how many values is it?",
          answers: [
            { text: "337", because: "Those are the parameters, the leaves that all points share." },
            { text: "6,000", because: "A single point already takes nearly a thousand." },
            {
              text: "65,818",
              isRight: true,
              because:
                "Right. One backward() walks through all 65,818, once, and every parameter has its gradient. The training lab does that thousands of times a second.",
            },
            {
              text: "a billion",
              because: "That is more like the number of paths. Backpropagation walks through each value once.",
            },
          ],
        },
      ],
    },
  ],
};
