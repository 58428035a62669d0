// Makes practice without an end: ten questions from a seed, so that a class can answer the same ten. Each shows a random
// graph, and asks for one gradient.
import { randomInt, randomLcg } from "d3-random";
import { Value } from "../engine/value.js";
import { Computation } from "../graph/computation/computation.js";
import { recordedBy } from "../graph/editor/first-graph.js";
import { PRACTICE } from "./card-markup.js";
import { gradientQuestion } from "./gradient-question.js";

/** @import { Card, Chapter } from "./card.js" */

const QUESTIONS = 10;
/** The first questions of level 2, in which only the result's gradient is shown, and of level 3, in which a value is used twice. */
const HIDDEN_FROM = 4;
const TWICE_FROM = 7;
const NAMES = "abcdefghk";
/** The largest number or gradient, so that mental arithmetic is enough. */
const LARGEST = 60;

/**
 * A value: its name, its number, and how it was computed from earlier ones.
 * @typedef {{ name: string, data: number, symbol: "" | "+" | "*", operands: number[] }} Node
 */

/** Returns the name of the chapter in an address. @param {number} seed */
export function practiceName(seed) {
  return `practice-${seed}`;
}

/** Returns the seed in an address; undefined if the address names no practice. @param {string} name */
export function practiceSeed(name) {
  const [, seed] = /^practice-(\d{1,9})$/.exec(name) ?? [];
  return seed === undefined ? undefined : Number(seed);
}

/** The practice that was made last. @type {Chapter | undefined} */
let practising;

/**
 * Returns the practice that an address names, the same object for the same address; the seed is random if it names none.
 * @param {string} name
 * @returns {Chapter | undefined} undefined if the name is not that of practice
 */
export function practiceCalled(name) {
  const seed = name === "practice" ? crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000 : practiceSeed(name);
  if (seed === undefined) return undefined;
  if (practising?.name !== practiceName(seed)) practising = practice(seed);
  return practising;
}

/** @param {number} seed a whole number @returns {Chapter} */
export function practice(seed) {
  const random = randomLcg(seed / 2 ** 32);
  /** @type {Card[]} */
  const cards = [];
  while (cards.length < QUESTIONS) {
    const next = card(cards.length + 1, random);
    // No question comes twice.
    if (!cards.some(({ code }) => code === next.code)) cards.push(next);
  }
  const after = { name: "Another ten", address: PRACTICE };
  return { name: practiceName(seed), title: "Practice", cards, after, keepsStreak: true };
}

/**
 * @param {number} number of the question
 * @param {() => number} random
 * @returns {Card}
 */
function card(number, random) {
  let nodes = expression(number, random);
  let gradients = gradientsOf(nodes);
  while (nodes.some(({ data }, at) => Math.abs(data) > LARGEST || Math.abs(gradients[at]) > LARGEST)) {
    nodes = expression(number, random);
    gradients = gradientsOf(nodes);
  }
  const at = asked(nodes, number, random);
  const { name } = nodes[at];
  const others = nodes.map((node) => node.name).filter((other) => other !== name);
  const root = /** @type {Node} */ (nodes.at(-1)).name;
  return {
    title: `Question ${number} of ${QUESTIONS}, level ${number < HIDDEN_FROM ? 1 : number < TWICE_FROM ? 2 : 3}`,
    text: [`How far does <var>${root}</var> move for each step of <var>${name}</var>?`],
    graph: () => record(nodes),
    code: python(nodes),
    gradientsOf: number < HIDDEN_FROM ? others : [root],
    lit: [name],
    questions: [question(nodes, name)],
  };
}

/**
 * Returns a random expression: leaves, and sums and products until the last one depends on all of them.
 * @param {number} number
 * @param {() => number} random
 */
function expression(number, random) {
  const below = (/** @type {number} */ end) => randomInt.source(random)(end)();
  const leaves = 2 + Math.min(2, Math.floor(number / 3));
  /** @type {Node[]} */
  const nodes = Array.from({ length: leaves }, (_, at) => {
    const data = (below(4) + 1) * (below(3) === 0 ? -1 : 1);
    return { name: NAMES[at], data, symbol: "", operands: [] };
  });
  let unused = nodes.map((_, at) => at);
  let again = number >= TWICE_FROM ? 1 : 0;
  while (unused.length > 1 || again > 0) {
    const left = unused[below(unused.length)];
    const isAgain = again > 0 && nodes.length > leaves && left >= leaves;
    const used = nodes.map((_, at) => at).filter((at) => !unused.includes(at));
    const choices = isAgain ? used : unused.filter((at) => at !== left);
    const right = choices[below(choices.length)];
    if (isAgain) again--;
    const symbol = below(3) === 0 ? "+" : "*";
    const [one, other] = [nodes[left].data, nodes[right].data];
    const data = symbol === "+" ? one + other : one * other;
    nodes.push({ name: NAMES[nodes.length], data, symbol, operands: [left, right] });
    unused = [...unused.filter((at) => at !== left && at !== right), nodes.length - 1];
  }
  return nodes;
}

/** Returns the value that is asked for: one that is used twice if there is one, otherwise any but the result. @param {Node[]} nodes @param {number} number @param {() => number} random */
function asked(nodes, number, random) {
  const twice = nodes.findIndex((_, at) => consumersOf(nodes, at).length > 1);
  if (number >= TWICE_FROM && twice >= 0) return twice;
  return randomInt.source(random)(nodes.length - 1)();
}

/**
 * Returns the values that use another one, once for each operand.
 * @param {Node[]} nodes
 * @param {number} at
 */
function consumersOf(nodes, at) {
  return nodes.flatMap(({ operands }, consumer) =>
    operands.flatMap((operand, place) => (operand === at ? [{ consumer, other: operands[1 - place] }] : [])),
  );
}

/** Computes the gradients by the rules that the course teaches; a test compares them with the engine's. @param {Node[]} nodes */
function gradientsOf(nodes) {
  const gradients = nodes.map((_, at) => Number(at === nodes.length - 1));
  for (let at = nodes.length - 2; at >= 0; at--) {
    const shares = consumersOf(nodes, at).map(
      ({ consumer, other }) => gradients[consumer] * (nodes[consumer].symbol === "+" ? 1 : nodes[other].data),
    );
    gradients[at] = shares.reduce((sum, share) => sum + share, 0);
  }
  return gradients;
}

/** @param {Node[]} nodes @param {string} name of the value that is asked for */
function question(nodes, name) {
  const computation = new Computation(recordedBy(() => record(nodes)));
  computation.backward();
  const places = [...computation.data.keys()];
  return gradientQuestion(computation, Number(places.find((place) => computation.label(place) === name)));
}

/** @param {Node[]} nodes */
function record(nodes) {
  /** @type {Value[]} */
  const values = [];
  for (const { name, data, symbol, operands } of nodes) {
    const [one, other] = operands.map((at) => values[at]);
    const value = symbol === "" ? new Value(data) : symbol === "+" ? one.add(other) : one.mul(other);
    value.label = name;
    values.push(value);
  }
  return values[values.length - 1];
}

/** @param {Node[]} nodes */
function python(nodes) {
  const lines = nodes.map(({ name, data, symbol, operands }) => {
    const [one, other] = operands.map((at) => nodes[at].name);
    return symbol === "" ? `${name} = Value(${data.toFixed(1)})` : `${name} = ${one} ${symbol} ${other}`;
  });
  return `${lines.join("\n")}\n`;
}
