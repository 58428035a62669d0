// What a program runs, in words.
import { OPERATIONS } from "./operations.js";

/**
 * What the engine says of a program in numbers: its sizes; then of each group its lanes, its nodes and how many steps it
 * has; and of each step its inputs and neurons, 0 for what is no layer, and the number of its operation.
 * @param {Uint32Array} outline
 */
export function readOutline(outline) {
  const [nodes, lanes, perLane, bytes, scalars] = outline;
  const plan = [];
  for (let at = 5; at < outline.length; ) {
    const [laneCount, nodeCount, steps] = outline.subarray(at, at + 3);
    const words = Array.from({ length: steps }, (_, step) => {
      const [inputs, neurons, operation] = outline.subarray(at + 3 + 3 * step, at + 6 + 3 * step);
      const { symbol } = OPERATIONS[operation];
      return inputs ? `dense ${inputs}→${neurons} ${symbol}`.trimEnd() : symbol;
    });
    plan.push(`${laneCount} lanes of ${nodeCount} nodes: ${words.join(", ")}`);
    at += 3 + 3 * steps;
  }
  plan.push(`${scalars} scalar operations`);
  return { nodes, lanes, perLane, plan, bytes };
}
