// A graph of the graph lab as an exercise: its gradients or its data are hidden, and each is predicted before it is shown.
import { Computation } from "../graph/computation/computation.js";
import { RecordedGraph } from "../graph/computation/recorded-graph.js";
import { isConstant, name } from "../graph/steps/notation.js";
import { escaped } from "../graph/view/svg.js";
import { thousands } from "../ui/numbers.js";
import { Refused } from "../ui/refused.js";
import { dataQuestion } from "./data-question.js";
import { gradientQuestion } from "./gradient-question.js";
import { nearest } from "./nearest.js";

/** @import { Recording } from "../engine/recording.js" */
/** @import { Card, Chapter, GraphShown, NumberQuestion } from "./card.js" */
/** @import { Part } from "./nearest.js" */

/** What is hidden. @typedef {"gradients" | "data"} Hidden */

/** The name of the exercise in an address. */
const EXERCISE = "exercise";
/** The largest number of values that are legible beside a card, and on a phone. */
const [MOST_VALUES, MOST_ON_PHONE] = [30, 14];
/** The largest number of questions. */
const MOST_QUESTIONS = 12;
/** The tolerance of an answer that is no round number, and of one that nobody computes exactly in their head. */
const [TWO_DECIMALS, ONE_DECIMAL] = [0.005, 0.05];

/** @type {Chapter | undefined} */
let waiting;

/** Returns the exercise that was made last. */
export function exercise() {
  return waiting;
}

/**
 * Makes an exercise from a graph, and opens it.
 * @param {Recording} recording
 * @param {Hidden} hidden
 * @throws {Refused} if it has nothing to predict
 */
export function predict(recording, hidden) {
  waiting = exerciseOf(recording, hidden, innerWidth < 900 ? MOST_ON_PHONE : MOST_VALUES);
  location.hash = `#learn?${EXERCISE}/1`;
}

/**
 * @param {Recording} whole
 * @param {Hidden} hidden
 * @param {number} [most] the largest number of values that are shown
 * @returns {Chapter}
 * @throws {Refused}
 */
export function exerciseOf(whole, hidden, most = MOST_VALUES) {
  const part = nearest(whole, most);
  const graph = new RecordedGraph(whole);
  const labels = labelsOf(graph, part.places);
  const computation = new Computation({ ...part.recording, labels: [...labels.entries()] });
  computation.zeroGrad();
  computation.backward();
  const { noun, places, known, shown, text, ask } = KINDS[hidden];
  const asked = places(computation, part).filter((place) => !isConstant(graph, part.places[place]));
  if (asked.length === 0) throw new Refused(`This graph has no ${noun} to predict`);
  const label = (/** @type {number} */ place) => labels.get(place) ?? "";
  const [size, all] = [part.places.length, whole.operation.length];
  const about = size < all ? [`These are the ${size} values nearest to the result, of ${thousands(all)}.`] : [];
  const cards = asked.slice(0, MOST_QUESTIONS).map((place, index, chosen) => {
    /** @type {Card} */
    const card = {
      title: `${noun[0].toUpperCase()}${noun.slice(1)} ${index + 1} of ${chosen.length}: ${label(place)}`,
      text: [text(escaped(label(computation.root))), ...about],
      recording: computation.recording,
      code: "",
      ...shown([...known(computation), ...chosen.slice(0, index)].map(label)),
      lit: [label(place)],
      questions: [ask(computation, labels, place)],
    };
    return card;
  });
  const after = { name: "Back to the graph", address: "#graph" };
  return { name: EXERCISE, title: `Predict the ${hidden}`, cards, after, keepsStreak: true };
}

/**
 * What is asked, by what is hidden: its name, the places of the values in the order of the questions, those whose numbers are there from
 * the start, what a card shows of some labels, its text, and its question.
 * @type {Record<Hidden, { noun: string, places: (computation: Computation, part: Part) => number[],
 *   known: (computation: Computation) => number[], shown: (labels: string[]) => Partial<GraphShown>,
 *   text: (root: string) => string,
 *   ask: (computation: Computation, labels: Map<number, string>, place: number) => NumberQuestion }>}
 */
const KINDS = {
  gradients: {
    noun: "gradient",
    places: (computation, { isWhole }) =>
      [...computation.topologicalOrder()]
        .reverse()
        .filter((place) => place !== computation.root && isWhole[place] && !computation.isBeyond(place))
        .filter((place) => Number.isFinite(computation.grad[place])),
    known: ({ root }) => [root],
    shown: (labels) => ({ gradientsOf: labels }),
    text: (root) => `How far does <var>${root}</var> move for each step of the value that lights up?`,
    ask: askGradient,
  },
  data: {
    noun: "number",
    places: (computation) =>
      [...computation.topologicalOrder()].filter(
        (place) =>
          computation.operands(place).length > 0 &&
          computation.operation(place) &&
          Number.isFinite(computation.data[place]),
      ),
    known: (computation) => [...computation.data.keys()].filter((place) => computation.operands(place).length === 0),
    shown: (labels) => ({ dataOf: labels, gradientsOf: [] }),
    text: () => "What does the value that lights up compute?",
    ask: askData,
  },
};

/** @param {Computation} computation @param {Map<number, string>} labels @param {number} place @returns {NumberQuestion} */
function askData(computation, labels, place) {
  const slopes = computation.contributions(place, 1);
  const data = computation.data[place];
  const symbol = computation.symbol(place);
  return dataQuestion({
    name: labels.get(place) ?? "",
    data,
    gradient: computation.grad[place],
    symbol,
    operands: computation
      .operands(place)
      .map((operand, at) => ({ name: labels.get(operand) ?? "", data: computation.data[operand], slope: slopes[at] })),
    tolerance: toleranceOf(data, symbol === "+" || symbol === "*" ? TWO_DECIMALS : ONE_DECIMAL),
  });
}

/** @param {Computation} computation @param {Map<number, string>} labels @param {number} place @returns {NumberQuestion} */
function askGradient(computation, labels, place) {
  const ways = computation.consumers(place).flatMap((consumer) => {
    const operands = computation.operands(consumer);
    const slopes = computation.contributions(consumer, 1);
    return operands.flatMap((operand, at) =>
      operand === place
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
  return gradientQuestion({
    name: labels.get(place) ?? "",
    data: computation.data[place],
    gradient,
    ways,
    tolerance: toleranceOf(gradient, TWO_DECIMALS),
  });
}

/** Returns 0 for a round number. @param {number} answer @param {number} share of the answer, or of 1 if that is smaller */
function toleranceOf(answer, share) {
  const isRound = Number.isInteger(answer) && Math.abs(answer) < 1000;
  return isRound ? 0 : share * Math.max(1, Math.abs(answer));
}

/**
 * Returns a unique label for each value of a part, by its place there.
 * @param {RecordedGraph} whole
 * @param {number[]} places of the part's values in the whole graph
 * @returns {Map<number, string>}
 */
function labelsOf(whole, places) {
  /** @type {Map<number, string>} */
  const labels = new Map();
  const taken = new Set();
  for (const [at, place] of places.entries()) {
    const called = name(whole, place);
    let label = called;
    for (let count = 2; taken.has(label); count++) label = `${called} (${count})`;
    taken.add(label);
    labels.set(at, label);
  }
  return labels;
}
