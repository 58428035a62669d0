// Numbers in the sentences of a lesson.
import { pythonText, told } from "../ui/numbers.js";

/**
 * "rises by 0.5", "falls by 0.5" or "stays".
 * @param {number} difference
 */
export function movement(difference) {
  const size = told(Math.abs(difference));
  if (size === "0") return "stays";
  return `${difference > 0 ? "rises" : "falls"} by ${size}`;
}

/**
 * Writes a value as the tutorial prints it.
 * @param {number} data
 * @param {string} label
 */
export function valueText(data, label) {
  return `Value(data='${pythonText(data)}', label='${label}')`;
}

/** Returns 10 to the power of minus `decades`, exactly as a literal such as `1e-8` has it. @param {number} decades */
export function smallStep(decades) {
  return Number(`1e-${decades}`);
}
