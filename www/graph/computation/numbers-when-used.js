// Finds the numbers that values had when others were computed from them, as training changes its parameters after backward.
import { isSame } from "./same.js";

/** @import { Computation } from "./engine-computation.js" */

/**
 * By the name of an operation: returns the number of an operand, from the result and the other operand's number.
 * @type {Partial<Record<string, (result: number, other: number, operand: number) => number>>}
 */
const INVERSES = {
  Mul: (result, other) => result / other,
  Div: (result, other, operand) => (operand === 0 ? result * other : other / result),
};

/**
 * Returns the numbers of changed values that are factors, as no derivative of a sum depends on its terms. A value that was changed
 * between two uses has none.
 * @param {Computation} computation
 * @returns {Map<number, number>} by place
 */
export function numbersWhenUsed(computation) {
  const { data, length } = computation;
  const changed = new Set(computation.changed);
  /** @type {Map<number, number>} */
  const found = new Map();
  if (changed.size === 0) return found;
  for (let consumer = 0; consumer < length; consumer++) {
    const inverse = INVERSES[computation.operation(consumer)?.name ?? ""];
    const places = computation.operands(consumer);
    if (!inverse || changed.has(consumer) || places[0] === places[1]) continue;
    places.forEach((place, operand) => {
      const other = places[1 - operand];
      if (!changed.has(place) || changed.has(other)) return;
      const number = inverse(data[consumer], data[other], operand);
      const before = found.get(place) ?? number;
      found.set(place, isSame(number, before) ? before : Number.NaN);
    });
  }
  for (const [place, number] of found) if (!Number.isFinite(number)) found.delete(place);
  return found;
}
