// The position in a computation, as a link holds it.

/** @import { Computation } from "../computation/computation.js" */

/**
 * The instant (absent without a walkthrough), the changed leaves, and the selected value (absent if it is the result).
 * @typedef {{ instant?: number, nudges?: [number, number][], place?: number }} Walk
 */

/**
 * Returns the first leaf with a label, else the first one that can be changed, or -1.
 * @param {Computation} computation
 */
export function firstLeaf(computation) {
  let first = -1;
  for (let place = 0; place < computation.length; place++) {
    if (!computation.canChange(place)) continue;
    if (computation.label(place)) return place;
    if (first === -1) first = place;
  }
  return first;
}

/**
 * Returns the parts of a link that fit the computation; a link may hold anything.
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
    place: isIndex(place, computation.length) ? Number(place) : computation.root,
  };
}
