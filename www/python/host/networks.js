// Records the networks of the Python package `micrograd.nn` with one engine call each. MicroPython passes lists slowly,
// so their elements are pushed one by one before a call.
import { wasm } from "../../engine/instance.js";

export class Networks {
  #made;
  /** @type {wasm.Model[]} */
  #models = [];
  /** @type {number[]} */
  #pushed = [];
  /** @type {number[]} */
  #sizes = [];
  /** @type {Uint32Array} */
  #outputs = new Uint32Array();

  /** @param {(id: number) => number} made registers a value that was recorded, and returns -1 if there is no room for it */
  constructor(made) {
    this.#made = made;
  }

  clear() {
    for (const model of this.#models) model.free();
    this.#models = [];
    this.#pushed = [];
    this.#sizes = [];
    this.#outputs = new Uint32Array();
  }

  /** Whether no index waits to be used, so that indices may change. */
  get isIdle() {
    return this.#pushed.length === 0 && this.#outputs.length === 0;
  }

  /** Pushes an argument of `forward` or `model`. @param {number} id */
  push(id) {
    this.#pushed.push(id);
  }

  /** Pushes the number of inputs, or of the neurons of the next layer, for `model`. @param {number} size */
  size(size) {
    this.#sizes.push(size);
  }

  /** Makes a network from the parameters that were pushed. */
  model() {
    const [inputs, ...layers] = this.#sizes;
    const parameters = Uint32Array.from(this.#pushed);
    this.#sizes = [];
    this.#pushed = [];
    const activations = layers.map((_, layer) => (layer === layers.length - 1 ? "linear" : "relu"));
    this.#models.push(wasm.Model.withParameters({ inputs, layers, activations }, parameters));
    return this.#models.length - 1;
  }

  /** Records the outputs for the inputs that were pushed, and returns their number. @param {number} model */
  forward(model) {
    const inputs = Uint32Array.from(this.#pushed);
    this.#pushed = [];
    this.#outputs = this.#models[model].forward(inputs);
    for (const id of this.#outputs) if (this.#made(id) < 0) return -1;
    // Without memory there are none.
    return this.#outputs.length || -1;
  }

  /** Returns an output of the last call; the last one is asked for last. @param {number} place */
  output(place) {
    const id = this.#outputs[place];
    if (place === this.#outputs.length - 1) this.#outputs = new Uint32Array();
    return id;
  }

  /** Returns the functions that Python calls. */
  functions() {
    return {
      push: this.push.bind(this),
      size: this.size.bind(this),
      model: this.model.bind(this),
      forward: this.forward.bind(this),
    };
  }
}
