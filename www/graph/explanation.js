// One or two sentences on what the numbers of a graph mean now.
import { names } from "./names.js";

/** @import { Graph } from "./scene.js" */

/** By how much an input is raised in the example of a derivative. */
const NUDGE = 0.001;

/**
 * @param {Graph} graph
 * @param {number} runs how often backward has run since the gradients were 0
 */
export function explanation(graph, runs) {
  const root = names(graph).get(graph.nodes[graph.nodes.length - 1].id)?.name ?? "";
  return [gradients(graph, root, runs), ...unusual(graph)].join(" ");
}

/**
 * @param {Graph} graph
 * @param {string} root
 * @param {number} runs
 */
function gradients(graph, root, runs) {
  if (runs === 0) return `All gradients are 0. Backward fills them in, from ${root} back to the inputs.`;
  if (runs > 1) {
    return `Backward has run ${runs} times. Each run adds to the gradients that are there, so they are no longer the derivatives of ${root}: press Zero grad, then Backward.`;
  }
  const input = graph.nodes.find(
    ({ op, label, grad }) => op === "" && label !== "" && grad !== 0 && Number.isFinite(grad),
  );
  const meaning = `Each grad is the derivative of ${root} by that value.`;
  if (!input) return meaning;
  const change = Number((Math.abs(input.grad) * NUDGE).toPrecision(2));
  return `${meaning} Raise ${input.label} by ${NUDGE}, and ${root} ${input.grad > 0 ? "rises" : "falls"} by about ${change}.`;
}

/**
 * On numbers that are not finite.
 * @param {Graph} graph
 * @returns {string[]}
 */
function unusual(graph) {
  const numbers = graph.nodes.flatMap(({ data, grad }) => [data, grad]);
  const sentences = [];
  if (numbers.some((number) => Math.abs(number) === Infinity)) {
    sentences.push("inf stands for a number beyond about 1.8e+308, or for a division by 0.");
  }
  if (numbers.some(Number.isNaN)) {
    sentences.push(
      "NaN (not a number) has no defined result, such as inf - inf, 0 * inf or the logarithm of a negative number.",
    );
  }
  return sentences;
}
