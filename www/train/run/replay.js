// A run that has only trained from its seed is told by its settings and its steps: whoever takes the same steps gets the same
// bits, on any machine.
import { parameterCount, sizesOf } from "../settings/layer-sizes.js";

/** @import { Settings } from "../settings/types.js" */

/** The most that is computed before anything is shown, in products of a weight and a point: about half a second. */
const MOST = 1e9;
/** What a step costs beside its products. */
const STEP = 20_000;

/** Returns whether a run is soon computed again. @param {Settings} settings @param {number} steps */
export function isSoonReplayed({ data, model, training }, steps) {
  const points = data.kind === "own" ? data.points.length : data.samples;
  const batch = Math.min(points, training.batch || points);
  return steps * (parameterCount(sizesOf(model)) * batch + STEP) <= MOST;
}
