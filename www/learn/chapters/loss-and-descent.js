// Chapter 10: what a loss is, and how steps against its gradient bring it down; the tutorial's four samples and its loop.
import { told } from "../../ui/numbers.js";
import { BEFORE, FIRST_STEPS } from "../tutorial-cells.js";
import { loopsCode, lossText, networkCode } from "../tutorial-network.js";

/** @import { Chapter } from "../card.js" */

/** The runs of the last card. */
const FORGETFUL = [
  { name: "A", rate: 0.05 },
  { name: "B", rate: 0.2 },
  { name: "C", rate: 0.05, zeroGrad: false },
];

/** The loop at the rate that the card shows, once it has run. @param {{ rate: number, losses: number[] }} state */
const runCode = ({ rate, losses }) => networkCode("two steps", losses.length > 0 ? { rate } : {});

/** @type {Chapter} */
export default {
  name: "loss-and-descent",
  number: 10,
  title: "Loss and descent",
  cards: [
    {
      title: "One number for how wrong.",
      text: [
        "A network answers for four samples. The ring is the answer we want, the dot what it says now, the bar between them the error. At the right it is squared; the four squares added up are the <strong>loss</strong>.",
        "Move its first weight. How low can you bring the loss?",
      ],
      code: ({ weight }) => networkCode("printed", { weight }),
      picture: "descent",
      shows: { start: "printed", slider: "first weight" },
      task: {
        isDone: ({ loss }) => loss < 6.5,
        hint: ({ before, loss }) =>
          loss === before
            ? ""
            : loss < before
              ? `${told(loss)}: lower than ${told(before)}. There is a little more to win.`
              : `${told(loss)}: that made it worse. The other way?`,
        lesson: ({ loss }) =>
          `${told(loss)}. That is about all this weight can do. The network has 40 more, and each of them changes what the others should do.`,
      },
    },
    {
      title: "The gradient knows which way.",
      text: [
        "Nobody has to try. Backward has walked from the loss to every weight; <code>w.grad</code> is what this one got.",
      ],
      code: () => networkCode("printed", {}),
      picture: "descent",
      shows: { start: "printed" },
      questions: [
        {
          text: "w.grad is 0.3434. To lower the loss, w must",
          answers: [
            {
              text: "go up",
              because: "Up is where the gradient points: each bit that w rises raises the loss by 0.34 times as much.",
            },
            {
              text: "go down",
              isRight: true,
              because: "Right: against the gradient. That is why the step has a minus sign.",
            },
            {
              text: "stay",
              because: "Only at a gradient of 0 does a small move change nothing. This one is 0.34.",
            },
          ],
        },
      ],
    },
    {
      title: "A small step.",
      text: ["<code>w.data += -0.001 * w.grad</code>", "A thousandth of the gradient, downhill. Take the step."],
      code: ({ steps }) => networkCode("printed", { steps, moved: "one" }),
      picture: "descent",
      shows: { start: "printed", buttons: ["step one"] },
      task: {
        isDone: ({ before, loss }) => loss < before,
        lesson: ({ before, loss, steps }) =>
          steps === 1
            ? `The loss went from ${lossText(before)} to ${lossText(loss)}. Not much, but down, as the gradient promised.`
            : `${steps} steps of this weight: from ${lossText(before)} to ${lossText(loss)}. One weight alone does not get far. The next card steps all of them.`,
      },
    },
    {
      title: "All 41 at once.",
      text: ["Every weight and bias has its own gradient from the same walk back. Step them all."],
      code: ({ steps }) => networkCode("one step", { steps }),
      picture: "descent",
      shows: { start: "one step", buttons: ["step all"] },
      task: {
        isDone: ({ before, loss }) => loss < before,
        lesson: ({ before, loss, steps }) =>
          steps === 1
            ? `From ${lossText(before)} to ${lossText(loss)}: hundreds of times further than one weight went, for the same work.`
            : `${steps} steps of all: from ${lossText(before)} to ${lossText(loss)}. Each begins with gradients of its own. How long should a step be? That comes soon.`,
      },
    },
    {
      title: "The same, in the tutorial’s code.",
      text: [
        "Its class, its network, and the two steps that you took. Run the lines, and compare the last lists: the four answers before the step of all, and after it. Wanted are 1, −1, −1, 1.",
      ],
      code: BEFORE + FIRST_STEPS,
      picture: "programs",
      shows: {
        names: ["The tutorial’s first steps"],
        lines: FIRST_STEPS.trimEnd()
          .split("\n")
          .map((line) => [line || " "]),
        source: BEFORE + FIRST_STEPS,
        action: "Run the lines",
      },
      task: {
        isDone: ({ printed, isRunning }) => !isRunning && printed.trimEnd().split("\n").length >= 7,
        hint: ({ isRunning }) => (isRunning ? "It runs…" : ""),
        lesson: () => "Digit by digit what the tutorial prints. The loss fell twice. And the answers?",
      },
      questions: [
        {
          text: "With the step of all",
          answers: [
            {
              text: "all four came closer",
              because: "Look at the second: from −0.4196 to −0.4168, and −1 is wanted.",
            },
            {
              text: "two came closer, two moved away",
              isRight: true,
              because:
                "Right: the first and the last were far off and gained more than the others lost. The loss is a sum; a step lowers the sum, not each part.",
            },
            { text: "none moved", because: "Compare the third decimals: each of the four moved a little." },
          ],
        },
      ],
    },
    {
      title: "How long a step?",
      text: [
        "The <strong>learning rate</strong> says how much of the gradient is taken. Here each rate runs 20 steps from the same start.",
        "Find a rate that ends below 0.1, one that hardly moves, and one that gets stuck high up.",
      ],
      code: runCode,
      picture: "descent",
      shows: { start: "two steps", slider: "rate" },
      onPaper: { rate: 0.05 },
      task: {
        isDone: ({ ends }) => WISHES.every(({ isMet }) => ends.some(isMet)),
        hint: ({ ends, losses }) =>
          losses.length === 0
            ? ""
            : `This one ends at ${told(losses[losses.length - 1])}. Still to find: ${WISHES.filter(
                ({ isMet }) => !ends.some(isMet),
              )
                .map(({ name }) => name)
                .join("; ")}.`,
        lesson: () =>
          "Too small: it would arrive, but not today. Too large: it jumps over the valley, and every tanh ends at its flat end, where gradients are almost 0. Stuck at 8.",
      },
    },
    {
      title: "The tutorial’s 20 steps.",
      text: [
        "Forward, zero the gradients, backward, step: 20 times, at 0.05. Run it, and watch the dots go to their rings.",
      ],
      code: runCode,
      picture: "descent",
      shows: { start: "two steps", buttons: ["loop"] },
      onPaper: { rate: 0.05 },
      task: {
        isDone: ({ losses }) => losses.length > 0,
        lesson: ({ losses }) =>
          `From ${lossText(losses[0])} to ${lossText(losses[losses.length - 1])}, as the tutorial prints it, up to the last digits: they depend on the order in which Python’s sets keep a value’s children. This loop is all there is to training.`,
      },
    },
    {
      title: "Who forgot to zero?",
      text: [
        "Three runs from the same start. One has a rate of 0.05, one of 0.2. The third has 0.05 too, but forgets to zero the gradients, so that they pile up.",
      ],
      code: () => loopsCode("two steps", FORGETFUL),
      picture: "descent",
      shows: {
        start: "two steps",
        loops: FORGETFUL,
      },
      questions: [
        {
          text: "Which run forgets?",
          answers: [
            {
              text: "A",
              because: "A goes down ever more slowly, as it should: near the goal gradients, and so steps, get small.",
            },
            {
              text: "B",
              because: "B jumps back up right away: each of its steps is too long, from the first on.",
            },
            {
              text: "C",
              isRight: true,
              because:
                "Right: it begins exactly like A, and then its steps get longer, since old gradients still push. It got lucky here. In a harder valley it runs past the goal.",
            },
          ],
        },
      ],
    },
  ],
};

/** The kinds of run to find on the card of learning rates: the name of each, and whether a loop that ends at a loss is of that kind. */
const WISHES = [
  { name: "one that ends below 0.1", isMet: (/** @type {number} */ end) => end < 0.1 },
  { name: "one that hardly moves", isMet: (/** @type {number} */ end) => end > 6 && end < 6.56 },
  { name: "one that gets stuck", isMet: (/** @type {number} */ end) => end > 7 },
];
