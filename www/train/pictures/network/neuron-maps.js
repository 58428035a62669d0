// The maps in the boxes of the diagram: each neuron's output, or the input, over the plane.

import { STRONGEST } from "../../../plot/colours.js";
import { Raster } from "../../../plot/raster.js";
import { extentOnPlane, sliceOf } from "../../datasets/slice.js";
import { inputNames } from "../../settings/width.js";
import { featureMap, seenExtent, sliceMap } from "./feature-maps.js";
import { largest } from "./line-sizes.js";
import { placeOf } from "./network-layout.js";

/** @import { Slice } from "../../datasets/slice.js" */
/** @import { Scene } from "../../worker/messages.js" */
/** @import { Layout } from "./network-layout.js" */
/** @import { Parameters } from "./parameters.js" */

const INPUT_CELLS = 24;

export class NeuronMaps {
  /** The maps of the neurons that are shown, by column. @type {Raster[][]} */
  #rasters = [];

  clear() {
    this.#rasters = [];
  }

  /**
   * Draws each map in the box of its neuron.
   * @param {CanvasRenderingContext2D} context
   * @param {Layout} layout
   * @param {string} ground the colour of a box that has no map yet
   */
  draw(context, layout, ground) {
    const { columns, box } = layout;
    context.fillStyle = ground;
    context.imageSmoothingEnabled = true;
    columns.forEach(({ ys }, column) => {
      ys.forEach((_, neuron) => {
        const [x, y] = placeOf(layout, column, neuron);
        const [left, top] = [x - box / 2, y - box / 2];
        context.fillRect(left, top, box, box);
        this.#rasters[column]?.[neuron]?.draw(context, left, top, box, box);
      });
    });
  }

  /** @param {Scene} scene @param {Slice | undefined} wanted the plane, of points of more than two features @param {(score: number) => number} pixel */
  paintInputs(scene, wanted, pixel) {
    const { model } = scene.settings;
    const slice = sliceOf(scene, wanted);
    const extent = extentOnPlane(scene, slice);
    const maps = slice
      ? inputNames(scene.settings).map((_, index) => sliceMap(index, slice, model.scale[index], extent, INPUT_CELLS))
      : model.features.map((feature) => featureMap(feature, seenExtent(extent, model.scale), INPUT_CELLS));
    this.#rasters[0] = maps.map((map, index) => {
      // A feature that is held at its mean is about 0, and has no strongest answer.
      const strongest = slice ? Math.max(1, largest(map)) : largest(map);
      return paint(this.#rasters[0]?.[index], map, strongest, pixel);
    });
  }

  /**
   * @param {Float64Array[]} maps of each neuron of each layer in order
   * @param {Parameters} places
   * @param {Layout} layout
   * @param {(score: number) => number} pixel
   */
  paintNeurons(maps, places, layout, pixel) {
    for (let column = 1; column < layout.columns.length; column++) {
      const old = this.#rasters[column];
      this.#rasters[column] = layout.columns[column].ys.map((_, neuron) => {
        const map = maps[places.neuron(column - 1, neuron)];
        // The output has the colours of the plane; a neuron's are as strong as its strongest answer.
        return paint(old?.[neuron], map, column === places.layers ? STRONGEST : largest(map), pixel);
      });
    }
  }
}

/** @param {Raster | undefined} raster @param {Float64Array} map @param {number} strongest @param {(score: number) => number} pixel */
function paint(raster = new Raster(), map, strongest, pixel) {
  const scale = STRONGEST / (strongest || 1);
  raster.set(map, Math.sqrt(map.length), (value) => pixel(value * scale));
  return raster;
}
