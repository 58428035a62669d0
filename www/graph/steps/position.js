// Where one stands in a computation, as it travels in a link.

/** @import { Computation } from "../computation/computation.js" */

/**
 * The instant (none when it is not stepped through), the changed leaves and the selected value (none for the result).
 * @typedef {{ instant?: number, nudges?: [number, number][], place?: number }} Walk
 */

/**
 * The first leaf with a name, else the first one that can be changed; -1 for none.
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
 * The parts of a link, which may hold anything, that fit the computation.
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
