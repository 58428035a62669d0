// A graph of the graph lab as an exercise: its gradients are hidden, and each is predicted before it is shown.
import { Computation } from "../graph/computation/computation.js";
import { isConstant, name } from "../graph/steps/notation.js";
import { Refused } from "../ui/refused.js";
import { gradientQuestion } from "./gradient-question.js";

/** @import { Recording } from "../engine/recording.js" */
/** @import { Card, Chapter } from "./card.js" */

/** The name of the exercise in an address. */
const EXERCISE = "exercise";
/** The largest number of values in the graph of an exercise, and of gradients that it asks for. */
const MOST_VALUES = 40;
const MOST_QUESTIONS = 12;

/** @type {Chapter | undefined} */
let waiting;

/** Returns the exercise that was made last. */
export function exercise() {
  return waiting;
}

/**
 * Makes an exercise from a graph, and opens it.
 * @param {Recording} recording
 * @throws {Refused} if it is too large, or has nothing to predict
 */
export function predict(recording) {
  waiting = exerciseOf(recording);
  location.hash = `#learn?${EXERCISE}/1`;
}

/**
 * @param {Recording} recording
 * @returns {Chapter}
 * @throws {Refused}
 */
export function exerciseOf(recording) {
  const { length } = recording.operation;
  if (length > MOST_VALUES) {
    throw new Refused(`This graph has ${length} values; an exercise has at most ${MOST_VALUES}. Run a smaller program`);
  }
  const computation = new Computation(recording);
  computation.zeroGrad();
  computation.backward();
  const labels = labelsOf(computation);
  const labelled = { ...recording, labels: [...labels.entries()], scope: new Uint32Array(length), scopes: [] };
  const order = Array.from(computation.topologicalOrder())
    .reverse()
    .filter((place) => !isConstant(computation, place) && !computation.isBeyond(place));
  const asked = order.filter((place) => place !== computation.root && Number.isFinite(computation.grad[place]));
  if (asked.length === 0) throw new Refused("This graph has no gradient to predict");
  const shown = [labels.get(computation.root) ?? ""];
  const cards = asked.slice(0, MOST_QUESTIONS).map((place, index, { length }) => {
    const label = labels.get(place) ?? "";
    const card = cardOf(computation, labels, place, [...shown], labelled, `${index + 1} of ${length}`);
    shown.push(label);
    return card;
  });
  const after = { name: "Back to the graph", address: "#graph" };
  return { name: EXERCISE, title: "Predict the gradients", cards, after, keepsStreak: true };
}

/**
 * @param {Computation} computation
 * @param {Map<number, string>} labels
 * @param {number} place
 * @param {string[]} shown the labels of the gradients that are known
 * @param {Recording} recording
 * @param {string} which
 * @returns {Card}
 */
function cardOf(computation, labels, place, shown, recording, which) {
  const label = labels.get(place) ?? "";
  const root = labels.get(computation.root) ?? "";
  const ways = computation.consumers(place).flatMap((consumer) => {
    const operands = computation.operands(consumer);
    const slopes = computation.contributions(consumer, 1);
    return operands.flatMap((operand, at) =>
      operand === place && computation.grad[consumer] !== undefined
        ? [
            {
              above: labels.get(consumer) ?? "",
              slope: slopes[at],
              grad: computation.grad[consumer],
              other: computation.symbol(consumer) === "*" ? labels.get(operands[1 - at]) : undefined,
            },
          ]
        : [],
    );
  });
  const gradient = computation.grad[place];
  const tolerance =
    Number.isInteger(gradient) && Math.abs(gradient) < 1000 ? 0 : 0.005 * Math.max(1, Math.abs(gradient));
  return {
    title: `Gradient ${which}: ${label}`,
    text: [`How far does <var>${escapedText(root)}</var> move for each step of the value that lights up?`],
    recording,
    code: "",
    gradientsOf: shown,
    lit: [label],
    questions: [gradientQuestion({ name: label, data: computation.data[place], gradient, ways, tolerance })],
  };
}

/** Returns a unique label for each value, by its place. @param {Computation} computation @returns {Map<number, string>} */
function labelsOf(computation) {
  /** @type {Map<number, string>} */
  const labels = new Map();
  const taken = new Set();
  for (let place = 0; place < computation.length; place++) {
    const called = name(computation, place);
    let label = called;
    for (let count = 2; taken.has(label); count++) label = `${called} (${count})`;
    taken.add(label);
    labels.set(place, label);
  }
  return labels;
}

/** @param {string} text */
function escapedText(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
