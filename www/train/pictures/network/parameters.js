// The position of each parameter in the network: micrograd's order, neuron by neuron its weights, then its bias.

/**
 * @typedef {object} Place
 * @property {number} layer from 0; the output layer is the last
 * @property {number} neuron from 0
 * @property {number} input the neuron of the layer before (or the feature) that a weight reads; -1 for the bias
 */

export class Parameters {
  /** The first parameter of each layer, and the count of all at the end. @type {number[]} */
  #starts = [0];
  /** The first neuron of each layer, and the count of all at the end. @type {number[]} */
  #neurons = [0];

  /** @param {number[]} sizes inputs, neurons of each hidden layer, 1 */
  constructor(sizes) {
    this.sizes = sizes;
    for (let layer = 0; layer + 1 < sizes.length; layer++) {
      this.#starts.push(this.#starts[layer] + (sizes[layer] + 1) * sizes[layer + 1]);
      this.#neurons.push(this.#neurons[layer] + sizes[layer + 1]);
    }
  }

  /** Returns the number of layers with neurons: the hidden ones and the output. */
  get layers() {
    return this.sizes.length - 1;
  }

  get count() {
    return this.#starts[this.layers];
  }

  /** @param {number} layer @param {number} neuron @param {number} input */
  weight(layer, neuron, input) {
    return this.#starts[layer] + neuron * (this.sizes[layer] + 1) + input;
  }

  /** @param {number} layer @param {number} neuron */
  bias(layer, neuron) {
    return this.weight(layer, neuron, this.sizes[layer]);
  }

  /** Returns the number of a neuron among all neurons: the order of the activation maps. @param {number} layer @param {number} neuron */
  neuron(layer, neuron) {
    return this.#neurons[layer] + neuron;
  }

  /** @param {number} parameter @returns {Place} */
  place(parameter) {
    const layer = this.#starts.filter((start) => start <= parameter).length - 1;
    const width = this.sizes[layer] + 1;
    const offset = parameter - this.#starts[layer];
    const input = offset % width;
    return { layer, neuron: Math.floor(offset / width), input: input === width - 1 ? -1 : input };
  }

  /** Returns "layer 2", counted from 1, or "output". @param {number} layer */
  layerName(layer) {
    return layer === this.layers - 1 ? "output" : `layer ${layer + 1}`;
  }

  /** Returns "layer 2, neuron 5" or "output". @param {number} layer @param {number} neuron */
  neuronName(layer, neuron) {
    return layer === this.layers - 1 ? "output" : `${this.layerName(layer)}, neuron ${neuron + 1}`;
  }

  /**
   * Returns "bias of layer 1, neuron 2" or "weight from x² to layer 1, neuron 2".
   * @param {number} parameter
   * @param {readonly string[]} features names of the inputs
   */
  name(parameter, features) {
    const { layer, neuron, input } = this.place(parameter);
    const to = this.neuronName(layer, neuron);
    if (input < 0) return `bias of ${to}`;
    const from = layer === 0 ? featureName(features[input] ?? `input ${input + 1}`) : this.neuronName(layer - 1, input);
    return `weight from ${from} to ${to}`;
  }
}

/** Returns a feature in mathematical notation. @param {string} feature */
export function featureName(feature) {
  return feature.replace("^2", "²");
}
