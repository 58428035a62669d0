// Computes what the network diagram shows: the output of each neuron over the plane, the health of each layer, and dropout.

import { extentOnPlane, offPlane } from "../../datasets/slice.js";
import { layerHealth } from "../../run/layer-health.js";
import { centres } from "../boundary/compute.js";

/** @import { LayerHealth } from "../../run/layer-health.js" */
/** @import { Run } from "../../run/run.js" */
/** @import { Moment } from "../../worker/frame.js" */

/**
 * @param {Pick<Moment, "run" | "gradients" | "slice">} moment
 * @param {{ cells: number, point?: number }} request how many cells wide and high each map is, and the selected point
 * @returns {{ maps: Float64Array[], health: LayerHealth[], dropped: number[][] }} a map of each neuron of each layer in
 *   order, the output last: row by row from the top; and the neurons of each hidden layer that dropout leaves out of the
 *   point in the next step
 */
export function network({ run, gradients, slice }, { cells, point = -1 }) {
  const places = centres(extentOnPlane(run.dataset, slice), cells, cells);
  return {
    maps: run.outputsAt(offPlane(places, slice)).flat(),
    health: layerHealth(run, gradients),
    dropped: droppedFrom(run, point),
  };
}

/** @param {Run} run @param {number} point @returns {number[][]} */
function droppedFrom(run, point) {
  const factors = run.factorsOf(point);
  let first = 0;
  return run.sizes.slice(1, -1).map((size) => {
    const ofLayer = factors ? [...factors.subarray(first, first + size)] : [];
    first += size;
    return ofLayer.flatMap((factor, neuron) => (factor === 0 ? [neuron] : []));
  });
}
