// Converts the graph of a lesson to a recording.
import { operationNumber } from "../../engine/operations.js";
import { NONE } from "../../engine/recording.js";
import { Computation } from "../../graph/computation/computation.js";

/** @import { Recording } from "../../engine/recording.js" */
/** @import { LessonValue } from "./values.js" */

/**
 * Returns values as a recording, with the numbers that the engine computes. The result is the last of them.
 * @param {readonly LessonValue[]} values
 * @returns {Recording}
 */
export function recordingFrom(values) {
  const operand = (/** @type {0 | 1} */ at) => Uint32Array.from(values, ({ operands }) => operands?.[at] ?? NONE);
  const numbers = Float64Array.from(values, ({ number = 0 }) => number);
  const computation = new Computation({
    operation: Uint8Array.from(values, ({ operation }) => operationNumber(operation)),
    a: operand(0),
    b: operand(1),
    exponent: numbers,
    data: numbers,
    grad: new Float64Array(values.length),
    labels: values.flatMap(({ label }, place) => (label ? [/** @type {[number, string]} */ ([place, label])] : [])),
    symbols: [],
    scope: new Uint32Array(values.length),
    scopes: [],
    root: values.length - 1,
  });
  computation.setData([]);
  return computation.recording;
}
