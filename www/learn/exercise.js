// A graph of the graph lab as an exercise: its gradients or its data are hidden, and each is predicted before it is shown. Its address holds
// all of it.
import { Computation } from "../graph/computation/computation.js";
import { RecordedGraph } from "../graph/computation/recorded-graph.js";
import { isConstant, name } from "../graph/steps/notation.js";
import { escaped } from "../graph/view/svg.js";
import { checkArray, checkKeys, checkWhole, wrong } from "../ui/checks.js";
import { decode, encode } from "../ui/link.js";
import { thousands } from "../ui/numbers.js";
import { Refused, reasonOf } from "../ui/refused.js";
import { codeOf } from "./code.js";
import { dataQuestion } from "./data-question.js";
import { gradientQuestion } from "./gradient-question.js";
import { recordingFrom } from "./lesson/recording.js";
import { checkValues, valuesOf } from "./lesson/values.js";
import { nearest } from "./nearest.js";
import { unreadable } from "./unreadable.js";

/** @import { Recording } from "../engine/recording.js" */
/** @import { Card, Chapter, GraphShown, NumberQuestion } from "./card.js" */
/** @import { LessonValue } from "./lesson/values.js" */
/** @import { Part } from "./nearest.js" */

/** What is hidden. @typedef {"gradients" | "data"} Hidden */

/**
 * An exercise: the values that are shown, each with a label of its own; the labels of those that are asked for, in order; and how many values the
 * whole graph has.
 * @typedef {{ hidden: Hidden, values: LessonValue[], asks: string[], of: number }} Exercise
 */

/** The prefix of an exercise in an address. */
const PREFIX = "exercise-";
/** The largest number of values that are legible beside a card, and on a phone. */
const [MOST_VALUES, MOST_ON_PHONE] = [30, 14];
/** The largest number of questions. */
const MOST_QUESTIONS = 12;
/** More values than any graph of the page has. */
const MOST_IN_GRAPH = 1e9;
const LABEL_LETTERS = 90;

/** The address of the exercise that was made last, from which one returns to the graph that is still there. */
let made = "";

/**
 * Makes an exercise from a graph, and opens it.
 * @param {Recording} recording
 * @param {Hidden} hidden
 * @param {number} first the place of the value to begin with
 * @throws {Refused} if it has nothing to predict
 */
export async function predict(recording, hidden, first) {
  made = await exerciseName(
    exerciseOf(recording, hidden, { first, most: innerWidth < 900 ? MOST_ON_PHONE : MOST_VALUES }),
  );
  location.hash = `#learn?${made}/1`;
}

/** Returns the name of an exercise in an address, which is all of it. @param {Exercise} exercise */
export async function exerciseName(exercise) {
  return PREFIX + (await encode(exercise));
}

/**
 * Returns the exercise that an address names, or if it cannot be read, one card that says why.
 * @param {string} name
 * @returns {Promise<Chapter>}
 */
export async function exerciseCalled(name) {
  try {
    const exercise = checkExercise(await decode(name.slice(PREFIX.length)));
    const after =
      name === made ? { name: "Back to the graph", address: "#graph" } : { name: "To the course", address: "#learn" };
    return { ...chapterOf(exercise), name, after };
  } catch (error) {
    return unreadable(name, "exercise", reasonOf(error));
  }
}

/**
 * Makes an exercise of the part of a graph that is nearest to the result.
 * @param {Recording} whole
 * @param {Hidden} hidden
 * @param {{ first?: number, most?: number }} [options] first: the place of the value to begin with; most: how many values are shown
 * @returns {Exercise}
 * @throws {Refused}
 */
export function exerciseOf(whole, hidden, { first, most = MOST_VALUES } = {}) {
  const part = nearest(whole, most);
  const graph = new RecordedGraph(whole);
  const labels = labelsOf(graph, part.places);
  const recording = { ...part.recording, labels: [...labels.entries()] };
  const computation = computed(recording);
  const { noun, askable, givenFor } = KINDS[hidden];
  const asked = askable(computation, part).filter((place) => !isConstant(graph, part.places[place]));
  if (asked.length === 0) throw new Refused(`This graph has no ${noun} to predict`);
  const start = asked.find((place) => part.places[place] === first) ?? asked[0];
  const given = givenFor(computation, start);
  const order = [start, ...asked.filter((place) => place !== start && !given.includes(place))];
  return {
    hidden,
    values: valuesOf(recording, recording.data),
    asks: order.slice(0, MOST_QUESTIONS).map((place) => computation.label(place)),
    of: whole.operation.length,
  };
}

/**
 * Checks an exercise from outside.
 * @param {unknown} found
 * @returns {Exercise}
 * @throws {Refused} what is wrong with it, and where
 */
function checkExercise(found) {
  const { hidden, values, asks, of } = checkKeys(found, "the exercise", ["hidden", "values", "asks", "of"]);
  if (hidden !== "gradients" && hidden !== "data") throw wrong("hidden", '"gradients" or "data"', hidden);
  const graph = checkValues(values, "values");
  const labels = checkArray(asks, "asks", MOST_QUESTIONS, "labels").map((label, index) => {
    const value = graph.find((one) => one.label === label);
    if (value && (hidden === "data" ? value.operands : value !== graph.at(-1))) return /** @type {string} */ (label);
    throw wrong(`asks[${index}]`, "the label of a value whose number is hidden", label);
  });
  if (labels.length === 0) throw wrong("asks", "an array with at least one label", asks);
  return { hidden, values: graph, asks: labels, of: checkWhole(of, "of", [graph.length, MOST_IN_GRAPH]) };
}

/** @param {Exercise} exercise @returns {Omit<Chapter, "name">} */
export function chapterOf({ hidden, values, asks, of }) {
  const recording = recordingFrom(values);
  const computation = computed(recording);
  const { noun, known, givenFor, shown, text, question } = KINDS[hidden];
  const places = asks.map((label) => placeOf(computation, label));
  const given = new Set([...known(computation), ...givenFor(computation, places[0])]);
  const about =
    values.length < of ? [`These are the ${values.length} values nearest to the result, of ${thousands(of)}.`] : [];
  const code = codeOf(computation);
  const cards = places.map((place, index) => {
    /** @type {Card} */
    const card = {
      title: `${noun[0].toUpperCase()}${noun.slice(1)} ${index + 1} of ${places.length}: ${asks[index]}`,
      text: [text(escaped(name(computation, computation.root))), ...about],
      recording,
      code,
      ...shown([...given, ...places.slice(0, index)].map((place) => computation.label(place))),
      lit: [asks[index]],
      questions: [question(computation, place)],
    };
    return card;
  });
  return { title: `Predict the ${hidden}`, cards, keepsStreak: true };
}

/**
 * What is asked, by what is hidden: its name; the places of the values in the order of the questions; those whose numbers are there from the start, and those that must be
 * there to ask for one; what a card shows of some labels, its text, and its question.
 * @type {Record<Hidden, { noun: string, askable: (computation: Computation, part: Part) => number[], known: (computation: Computation) => number[],
 *   givenFor: (computation: Computation, place: number) => number[], shown: (labels: string[]) => Partial<GraphShown>,
 *   text: (root: string) => string, question: (computation: Computation, place: number) => NumberQuestion }>}
 */
const KINDS = {
  gradients: {
    noun: "gradient",
    askable: (computation, { isWhole }) =>
      [...computation.topologicalOrder()]
        .reverse()
        .filter((place) => place !== computation.root && isWhole[place] && Number.isFinite(computation.grad[place])),
    known: ({ root }) => [root],
    givenFor: (computation, place) => computation.consumers(place),
    shown: (labels) => ({ gradientsOf: labels }),
    text: (root) => `How far does <var>${root}</var> move for each step of the value that lights up?`,
    question: gradientQuestion,
  },
  data: {
    noun: "number",
    askable: (computation) =>
      [...computation.topologicalOrder()].filter(
        (place) => computation.operands(place).length > 0 && Number.isFinite(computation.data[place]),
      ),
    known: (computation) => [...computation.data.keys()].filter((place) => computation.operands(place).length === 0),
    givenFor: (computation, place) => computation.operands(place),
    shown: (labels) => ({ dataOf: labels, gradientsOf: [] }),
    text: () => "What does the value that lights up compute?",
    question: dataQuestion,
  },
};

/** Returns a computation with its gradients. @param {Recording} recording */
function computed(recording) {
  const computation = new Computation(recording);
  computation.zeroGrad();
  computation.backward();
  return computation;
}

/** @param {Computation} computation @param {string} label */
function placeOf(computation, label) {
  const place = [...computation.topologicalOrder()].find((place) => computation.label(place) === label);
  if (place !== undefined) return place;
  throw new Refused(`the result does not depend on ${label}`);
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
    const called = name(whole, place).slice(0, LABEL_LETTERS);
    let label = called;
    for (let count = 2; taken.has(label); count++) label = `${called} (${count})`;
    taken.add(label);
    labels.set(at, label);
  }
  return labels;
}
