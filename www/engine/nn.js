// Defines Neuron, Layer and MLP as micrograd's nn.py does. The engine records a forward pass in one call.
import { epoch } from "./blocks.js";
import { filled, options, whole, wrong } from "./check.js";
import { assertReady, wasm } from "./instance.js";
import { ACTIVATIONS, activationOf } from "./operations.js";
import { finite, savedModel } from "./saved.js";
import { handles, indices, live, tapeFull, Value } from "./value.js";

/** @import { Activation, Biases } from "../micrograd.js" */

/** The initial biases: 0, or drawn like the weights. @type {Biases[]} */
const BIASES = ["zero", "uniform"];

/** The most parameters of a network; more would take minutes, and then not fit the tape. */
const MOST_PARAMETERS = 10_000_000;

/** The key of a private option: the numbers of the parameters, in order, instead of random ones. */
const NUMBERS = Symbol("numbers");

/** @typedef {{ [NUMBERS]?: Iterator<number> }} Given */

/** A callable module with parameters. Its own fields are fixed, as the engine uses its initial parameters. */
class Module {
  /** The engine's view of the parameters, which is renewed when a scope has ended. @type {wasm.Model | undefined} */
  #model;
  #epoch = -1;
  #inputs = 0;

  /** @returns {Value[]} */
  parameters() {
    return [];
  }

  zeroGrad() {
    for (const parameter of this.parameters()) parameter.grad = 0;
  }

  /**
   * Records and returns the outputs for the inputs `x`: one value, or an array with one value per output.
   * @param {ArrayLike<Value | number>} x
   * @returns {any}
   */
  forward(x) {
    const model = this.#recorder();
    const inputs = filled(x, "x");
    if (inputs.length !== this.#inputs) {
      throw new RangeError(`x has ${inputs.length} elements, expected ${this.#inputs}`);
    }
    const outputs = handles(model.forward(indices(inputs, "x")));
    if (outputs.length === 0) throw tapeFull();
    return outputs.length === 1 ? outputs[0] : outputs;
  }

  /** Returns the number of inputs, then the number of neurons of each layer. @returns {number[]} */
  shape() {
    return [];
  }

  /** Returns the activation of each layer. @returns {Activation[]} */
  activations() {
    return [];
  }

  #recorder() {
    // Within an epoch no value is freed or moved, and the network's own values never change.
    if (!this.#model || this.#epoch !== epoch) {
      const [inputs, ...layers] = this.shape();
      const parameters = this.parameters();
      live(parameters[0], "the model");
      const ids = indices(parameters, "parameters()");
      this.#model?.free();
      this.#model = wasm.Model.withParameters({ inputs, layers, activations: this.activations() }, ids);
      this.#inputs = inputs;
      this.#epoch = epoch;
    }
    return this.#model;
  }
}

/**
 * Makes the fields of a module constant. It can have others, such as those of a class that extends it.
 * @param {Module} module
 */
function fix(module) {
  for (const name of Object.keys(module)) Object.defineProperty(module, name, { writable: false, configurable: false });
}

/**
 * Checks that the layers are not so large that the tape cannot hold them.
 * @param {number} inputs
 * @param {number[]} outputs
 */
function checkSize(inputs, outputs) {
  const count = outputs.reduce((sum, size, layer) => sum + size * ((layer ? outputs[layer - 1] : inputs) + 1), 0);
  if (count > MOST_PARAMETERS) {
    throw new RangeError(`The network would have ${count} parameters, and at most ${MOST_PARAMETERS} fit`);
  }
}

/** A neuron: the activation of a weighted sum of inputs and a bias. */
export class Neuron extends Module {
  /**
   * @param {number} inputs
   * @param {{ activation?: Activation, biases?: Biases } & Given} [choices]
   */
  constructor(inputs, choices = {}) {
    assertReady();
    options(choices, "options", ["activation", "biases"]);
    super();
    const count = whole(inputs, "inputs");
    const activation = oneOf(choices.activation ?? "relu", "activation", ACTIVATIONS);
    const biases = oneOf(choices.biases ?? "zero", "biases", BIASES);
    const given = choices[NUMBERS];
    const parameter = (/** @type {boolean} */ isDrawn) =>
      new Value(given ? given.next().value : isDrawn ? wasm.uniform(-1, 1) : 0);
    /** @type {readonly Value[]} */
    this.w = Object.freeze(Array.from({ length: count }, () => parameter(true)));
    /** @type {Value} */
    this.b = parameter(biases === "uniform");
    /** @type {Activation} */
    this.activation = activation;
    fix(this);
  }

  parameters() {
    return [...this.w, this.b];
  }

  shape() {
    return [this.w.length, 1];
  }

  activations() {
    return [this.activation];
  }

  toJSON() {
    const [w, b] = [this.w.map(({ data }, index) => finite(data, `w[${index}]`)), finite(this.b.data, "b")];
    return { w, b, activation: this.activation };
  }

  toString() {
    return `${activationOf(this.activation)?.activation ?? "Linear"}Neuron(${this.w.length})`;
  }
}

/** A layer: neurons that share their inputs. */
export class Layer extends Module {
  /**
   * @param {number} inputs
   * @param {number} outputs
   * @param {{ activation?: Activation, biases?: Biases } & Given} [choices]
   */
  constructor(inputs, outputs, choices) {
    assertReady();
    super();
    whole(inputs, "inputs");
    checkSize(inputs, [whole(outputs, "outputs")]);
    const neurons = Array.from({ length: outputs }, () => new Neuron(inputs, choices));
    this.neurons = Object.freeze(neurons);
    fix(this);
  }

  parameters() {
    return this.neurons.flatMap((neuron) => neuron.parameters());
  }

  shape() {
    return [this.neurons[0].w.length, this.neurons.length];
  }

  activations() {
    return this.neurons[0].activations();
  }

  toString() {
    return `Layer of [${this.neurons.join(", ")}]`;
  }
}

/** A multilayer perceptron: layers, each of which reads the outputs of the one before. */
export class MLP extends Module {
  /**
   * @param {number} inputs
   * @param {readonly number[]} sizes
   * @param {{ activation?: Activation | readonly Activation[], outputActivation?: Activation, biases?: Biases } & Given} [choices]
   */
  constructor(inputs, sizes, choices = {}) {
    assertReady();
    super();
    whole(inputs, "inputs");
    options(choices, "options", ["activation", "outputActivation", "biases"]);
    const output = oneOf(choices.outputActivation ?? "linear", "outputActivation", ACTIVATIONS);
    const biases = oneOf(choices.biases ?? "zero", "biases", BIASES);
    const outputs = Array.from(filled(sizes, "sizes"), (size, index) => whole(size, `sizes[${index}]`));
    checkSize(inputs, outputs);
    const activations = [...hiddenActivations(choices.activation ?? "relu", outputs.length - 1), output];
    const layers = outputs.map((size, index) => {
      const chosen = { activation: activations[index], biases, [NUMBERS]: choices[NUMBERS] };
      return new Layer(index ? outputs[index - 1] : inputs, size, chosen);
    });
    this.layers = Object.freeze(layers);
    fix(this);
  }

  /**
   * Returns a network that was written by `JSON.stringify`. It draws no random numbers.
   * @param {unknown} json the text, or the result of `JSON.parse`, or a network to copy
   * @returns {MLP}
   */
  static from(json) {
    assertReady();
    const { inputs, sizes, activation, outputActivation, numbers } = savedModel(
      json instanceof MLP ? JSON.stringify(json) : json,
    );
    return new MLP(inputs, sizes, { activation, outputActivation, [NUMBERS]: numbers.values() });
  }

  parameters() {
    return this.layers.flatMap((layer) => layer.parameters());
  }

  shape() {
    return [this.layers[0].shape()[0], ...this.layers.map((layer) => layer.neurons.length)];
  }

  activations() {
    return this.layers.flatMap((layer) => layer.activations());
  }

  toString() {
    return `MLP of [${this.layers.join(", ")}]`;
  }
}

/**
 * Returns the activation of each hidden layer.
 * @param {Activation | readonly Activation[]} found one for all, or one for each
 * @param {number} count
 */
function hiddenActivations(found, count) {
  if (!Array.isArray(found)) return Array(count).fill(oneOf(found, "activation", ACTIVATIONS));
  if (found.length !== count) {
    throw new RangeError(`activation has ${found.length} elements, expected ${count}: one for each hidden layer`);
  }
  return found.map((one, layer) => oneOf(one, `activation[${layer}]`, ACTIVATIONS));
}

/**
 * @template {string} Name
 * @param {unknown} found
 * @param {string} name
 * @param {readonly Name[]} known
 * @returns {Name}
 */
function oneOf(found, name, known) {
  const chosen = known.find((one) => one === found);
  if (chosen === undefined) throw wrong(name, `one of ${known.join(", ")}`, found);
  return chosen;
}
