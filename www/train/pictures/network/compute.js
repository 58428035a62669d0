// Computes what the network diagram shows: the output of each neuron over the plane, and the health of each layer.

import { extentOnPlane, offPlane } from "../../datasets/slice.js";
import { layerHealth } from "../../run/layer-health.js";
import { centres } from "../boundary/compute.js";

/** @import { LayerHealth } from "../../run/layer-health.js" */
/** @import { Moment } from "../../worker/frame.js" */

/**
 * @param {Pick<Moment, "run" | "gradients" | "slice">} moment
 * @param {{ cells: number }} request how many cells wide and high each map is
 * @returns {{ maps: Float64Array[], health: LayerHealth[] }} a map of each neuron of each layer in order, the output last:
 *   row by row from the top
 */
export function network({ run, gradients, slice }, { cells }) {
  const places = centres(extentOnPlane(run.dataset, slice), cells, cells);
  return {
    maps: run.outputsAt(offPlane(places, slice)).flat(),
    health: layerHealth(run, gradients),
  };
}
