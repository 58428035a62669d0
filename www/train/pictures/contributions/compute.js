// Computes what each point contributes to the gradient of one parameter.
import { Compiled } from "../../run/compiled.js";

/** @import { Settings } from "../../settings/types.js" */
/** @import { Run } from "../../run/run.js" */
/** @import { Moment } from "../../worker/frame.js" */

/** The program of one point, which is kept while its settings stay the same. */
/** @type {{ settings: Settings, count: number, compiled: Compiled } | undefined} */
let kept;

/**
 * Computes what each training point contributes to the gradient of a parameter. The tape starts with the
 * regularisation's part and adds the points' from the last to the first: in that order they make the gradient, bit by
 * bit. Points outside the batch of the next step contribute nothing.
 * @param {Pick<Moment, "run">} moment
 * @param {{ parameter: number }} request
 * @returns {{ points: Float64Array, regularisation: number, sum: number } | undefined} `undefined` if there is no such
 *   parameter, because the network has just been replaced
 */
export function contributions({ run }, { parameter }) {
  if (!(parameter >= 0 && parameter < run.compiled.parameters.length)) return undefined;
  run.pass();
  const { points, targets } = run.trainingPoints;
  const { width } = run.dataset;
  const batch = run.batch ?? Uint32Array.from(targets, (_, index) => index);
  const { grad: sum } = run.compiled.inspect(run.compiled.places.parameters[parameter]);
  const { parameters } = run.compiled;
  const single = programOfOne(run, batch.length);
  single.parameters = parameters;
  const parts = new Float64Array(targets.length);
  for (const point of batch) {
    single.setSamples(points.subarray(width * point, width * (point + 1)), targets.subarray(point, point + 1));
    const factors = run.factorsOf(point);
    if (factors) single.setFactors(factors);
    single.pass();
    parts[point] = single.inspect(single.places.parameters[parameter]).grad;
  }
  return { points: parts, regularisation: pull(run.settings, parameters[parameter]), sum };
}

/**
 * Returns a program of one point whose loss is divided by `count`.
 * @param {Run} run
 * @param {number} count
 */
function programOfOne({ settings, dataset: { width }, trainingPoints: { points, targets } }, count) {
  if (kept?.settings === settings && kept.count === count) return kept.compiled;
  kept?.compiled.free();
  const alone = { ...settings, training: { ...settings.training, l2: 0, l1: 0 } };
  const compiled = new Compiled(alone, points.subarray(0, width), targets.subarray(0, 1), 1 / count);
  kept = { settings, count, compiled };
  return compiled;
}

/**
 * Returns the regularisation's contribution to the gradient of a parameter, summed in the order of the tape.
 * @param {Settings} settings
 * @param {number} number the parameter
 */
function pull({ training: { l2, l1 } }, number) {
  return l1 * Math.sign(number) + l2 * number + l2 * number;
}
