// Names a value by its label or by the expression that computed it.
import { significant } from "../../ui/numbers.js";
import { EXPRESSION_CHARACTERS } from "../layout/scene.js";
import { operation, WHOLE } from "./expression.js";

/** @import { Graph, Numbers } from "../computation/computation.js" */
/** @import { Box } from "../layout/scene.js" */
/** @import { Written } from "./expression.js" */

/** The greatest length and depth of an operand in an expression; others are written as "…". */
const OPERAND_CHARACTERS = 16;
const DEPTH = 6;
const PATTERN_CHARACTERS = 24;

/** The text of an operand that is left out. @type {Written} */
const LEFT_OUT = { text: "…", binding: WHOLE };

/**
 * Returns the name of a value.
 * @param {Graph} graph
 * @param {Numbers} numbers
 * @param {number} place
 */
export function nameOf(graph, numbers, place) {
  return graph.label(place) || expressionOf(graph, numbers, place, DEPTH)?.text || "leaf";
}

/**
 * Returns the expression that computed a value in as many characters as its box holds, with "…" for what is left out;
 * "" for a leaf.
 * @param {Graph} graph
 * @param {Numbers} numbers
 * @param {number} place
 */
export function titleOf(graph, numbers, place) {
  const symbol = graph.symbol(place);
  if (symbol === "") return "";
  const operands = graph.operands(place);
  const full = operands.map((operand) => operandOf(graph, numbers, operand, 1));
  const short = full.map((part, index) =>
    graph.symbol(operands[index]) && !graph.label(operands[index]) ? LEFT_OUT : part,
  );
  const left = full.map(() => LEFT_OUT);
  const texts = [full, short, left].map((parts) => operation(symbol, parts).text);
  return texts.find((text) => text.length <= EXPRESSION_CHARACTERS) ?? symbol;
}

/**
 * Returns the expression that computed a value, or `undefined` for a leaf.
 * @param {Graph} graph
 * @param {Numbers} numbers
 * @param {number} place
 * @param {number} depth of the expressions in it
 * @returns {Written | undefined}
 */
function expressionOf(graph, numbers, place, depth) {
  const symbol = graph.symbol(place);
  if (symbol === "") return undefined;
  return operation(
    symbol,
    graph.operands(place).map((operand) => operandOf(graph, numbers, operand, depth)),
  );
}

/**
 * Writes a value as the operand of another.
 * @param {Graph} graph
 * @param {Numbers} numbers
 * @param {number} place
 * @param {number} depth
 * @returns {Written}
 */
function operandOf(graph, numbers, place, depth) {
  const label = graph.label(place);
  if (label) return { text: label, binding: WHOLE };
  if (graph.symbol(place) === "") return { text: significant(numbers.data[place], 6), binding: WHOLE };
  const expression = depth === 0 ? undefined : expressionOf(graph, numbers, place, depth - 1);
  return expression && expression.text.length <= OPERAND_CHARACTERS ? expression : LEFT_OUT;
}

/**
 * Returns for each box the name of the group that it is, as it is written in it, or "" for a value. Groups of the same name are
 * told apart by those around them: "neuron 0 of layer 1".
 * @param {Box[]} boxes
 */
export function groupNames(boxes) {
  const names = boxes.map(({ group, title }) => (group ? title : ""));
  const outer = boxes.map(({ group }) => group?.parent);
  for (let isAlike = true; isAlike; ) {
    isAlike = false;
    const counts = new Map();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const [index, name] of names.entries()) {
      const around = outer[index];
      if (name === "" || counts.get(name) === 1 || !around?.parent) continue;
      names[index] = `${name} of ${around.name}`;
      outer[index] = around.parent;
      isAlike = true;
    }
  }
  return names;
}

/**
 * Writes the pattern of an expression such as "ReLU(x * c + c)". The last of the values is computed from the others,
 * and c stands for a leaf that only this expression reads.
 * @param {Graph} graph
 * @param {number[]} values
 */
export function pattern(graph, values) {
  const inside = new Set(values);
  const root = values[values.length - 1];
  /** @type {number[]} */
  const outside = [];
  /** @type {(place: number, depth: number) => Written} */
  const written = (place, depth) => {
    if (!inside.has(place)) {
      if (!outside.includes(place)) outside.push(place);
      return { text: "xyz"[outside.indexOf(place)] ?? "…", binding: WHOLE };
    }
    const symbol = graph.symbol(place);
    if (symbol === "") return { text: "c", binding: WHOLE };
    if (depth === 0) return LEFT_OUT;
    return operation(
      symbol,
      graph.operands(place).map((operand) => written(operand, depth - 1)),
    );
  };
  const symbol = graph.symbol(root);
  if (symbol === "") return values.length === 1 ? "leaf" : "leaves";
  const { text } = written(root, DEPTH);
  return text.length > PATTERN_CHARACTERS ? operation(symbol, [LEFT_OUT]).text : text;
}
