// The pictures on the neurons: what each answers over the plane, and what the inputs are.

import { STRONGEST } from "../boundary/score-colours.js";
import { CellImage } from "../pixels.js";
import { largest } from "./drawing.js";
import { featureMap } from "./feature-maps.js";

/** @import { Scene } from "../../worker/messages.js" */
/** @import { Layout } from "./network-layout.js" */
/** @import { Parameters } from "./parameters.js" */

const INPUT_CELLS = 24;

export class NeuronMaps {
  /** Of each column's neurons, as far as they are shown. @type {CellImage[][]} */
  images = [];

  clear() {
    this.images = [];
  }

  /** @param {Scene} scene @param {(score: number) => number} pixel */
  paintInputs({ settings, extent }, pixel) {
    this.images[0] = settings.model.features.map((feature, index) => {
      const map = featureMap(feature, extent, INPUT_CELLS);
      return paint(this.images[0]?.[index], map, largest(map), pixel);
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
      const old = this.images[column];
      this.images[column] = layout.columns[column].ys.map((_, neuron) => {
        const map = maps[places.neuron(column - 1, neuron)];
        // The output has the colours of the plane; a neuron's are as strong as its strongest answer.
        return paint(old?.[neuron], map, column === places.layers ? STRONGEST : largest(map), pixel);
      });
    }
  }
}

/** @param {CellImage | undefined} image @param {Float64Array} map @param {number} strongest @param {(score: number) => number} pixel */
function paint(image = new CellImage(), map, strongest, pixel) {
  const scale = STRONGEST / (strongest || 1);
  image.set(map, Math.sqrt(map.length), (value) => pixel(value * scale));
  return image;
}
