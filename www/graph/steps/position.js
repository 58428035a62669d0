// Checks the position in a computation that a link holds.

/** @import { Computation } from "../computation/computation.js" */

/**
 * A position: the instant (absent without a walkthrough), the changed leaves, and the selected value (absent if there is none).
 * @typedef {{ instant?: number, nudges?: [number, number][], place?: number }} Walk
 */

/**
 * Returns the parts of a position that fit the computation, as a link may hold anything.
 * @param {Computation} computation
 * @param {number} instants
 * @param {Walk} walk
 */
export function fitting(computation, instants, { instant, nudges = [], place }) {
  /** @param {unknown} number @param {number} count */
  const isIndex = (number, count) => Number.isInteger(number) && Number(number) >= 0 && Number(number) < count;
  return {
    instant: isIndex(instant, instants) ? instant : undefined,
    nudges: (Array.isArray(nudges) ? nudges : []).filter(
      (nudge) =>
        Array.isArray(nudge) &&
        isIndex(nudge[0], computation.length) &&
        computation.canChange(nudge[0]) &&
        typeof nudge[1] === "number",
    ),
    place: isIndex(place, computation.length) ? Number(place) : -1,
  };
}
