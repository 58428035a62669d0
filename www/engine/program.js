// Compiles a loss: the recorded scalar graph runs in SIMD lanes, with bit-identical results.
import { blockOf } from "./blocks.js";
import { filled, number, whole, wrong } from "./check.js";
import { assertReady, wasm } from "./instance.js";
import { numberText } from "./numbers.js";
import { checkedState, optimizerOf } from "./optimizer.js";
import { readOutline } from "./report.js";
import { live, Value } from "./value.js";

/** @import { Block } from "./blocks.js" */
/** @import { OptimizerName, OptimizerOptions } from "../micrograd.js" */

/**
 * Compiles the graph of `loss` into a program that trains `parameters`. The program has its own copy of them; `store()` writes
 * the trained numbers back to the values.
 * @param {Value} loss
 * @param {readonly Value[]} parameters
 */
export function compile(loss, parameters) {
  assertReady();
  return new Program(loss, parameters);
}

/** A compiled loss, made by `compile`. */
export class Program {
  /** What the engine compiled; nothing when it was freed. @type {wasm.Program | undefined} */
  #compiled;
  #isTraining = false;
  #parameters;
  /** @type {OptimizerName} */
  #optimizer = "descent";
  /** The values that were there at compilation. Those that were made later, or moved by a scope, do not belong to the program. */
  #length = wasm.length();
  #starts = startsOfBlocks();

  /**
   * @param {Value} loss
   * @param {readonly Value[]} parameters
   */
  constructor(loss, parameters) {
    const id = node(loss, "loss");
    this.#parameters = Array.from(filled(parameters, "parameters"), (parameter, index) => {
      node(parameter, `parameters[${index}]`);
      return /** @type {Value} */ (parameter);
    });
    this.#compiled = new wasm.Program(
      id,
      Uint32Array.from(this.#parameters, (parameter) => parameter.id),
    );
  }

  get #program() {
    if (this.#isTraining) {
      throw new Error(
        "the program is in train(): its schedule must only return the rate. Call step(rate) in a loop instead",
      );
    }
    if (this.#compiled === undefined) throw new Error("the program was freed: compile the loss again");
    return this.#compiled;
  }

  get loss() {
    return this.#program.loss;
  }

  /** @returns {Float64Array} */
  get parameters() {
    return this.#program.parameters();
  }

  /** @param {ArrayLike<number>} numbers */
  set parameters(numbers) {
    this.#program.setParameters(numbersOf(numbers, "parameters"));
  }

  get gradients() {
    return this.#program.gradients();
  }

  pass() {
    return this.#program.pass();
  }

  /**
   * @param {OptimizerName} name
   * @param {OptimizerOptions} [choices]
   */
  useOptimizer(name, choices = {}) {
    this.#program.useOptimizer(name, optimizerOf(name, choices));
    this.#optimizer = name;
  }

  /** @returns {Float64Array} */
  get optimizerState() {
    return this.#program.optimizerState();
  }

  /** @param {ArrayLike<number>} state */
  set optimizerState(state) {
    const numbers = numbersOf(state, "optimizerState");
    this.#program.setOptimizerState(checkedState(numbers, this.optimizerState, this.#optimizer));
  }

  /** @param {number} rate */
  step(rate) {
    return this.#program.step(number(rate, "rate"));
  }

  /**
   * @param {number} steps
   * @param {number | ((step: number) => number)} schedule
   */
  train(steps, schedule) {
    whole(steps, "steps", 0);
    if (typeof schedule === "number") return this.#program.trainAt(steps, schedule);
    if (typeof schedule !== "function") throw wrong("schedule", "a number or a function of the step", schedule);
    const program = this.#program;
    this.#isTraining = true;
    try {
      return program.train(steps, schedule);
    } finally {
      this.#isTraining = false;
    }
  }

  /** @param {Value} value */
  inspect(value) {
    const [data, grad] = this.#program.inspect(this.#node(value, "value"));
    return { data, grad };
  }

  /** @param {readonly Value[]} values */
  inspectAll(values) {
    const ids = this.#nodes(values, "values");
    const found = new Float64Array(2 * ids.length);
    this.#program.inspectAll(ids, found);
    return { data: found.subarray(0, ids.length), grad: found.subarray(ids.length) };
  }

  /** @param {Value} value */
  acrossSamples(value) {
    return this.#program.acrossSamples(this.#node(value, "value"));
  }

  /**
   * @param {readonly Value[]} leaves
   * @param {ArrayLike<number>} numbers
   */
  setInputs(leaves, numbers) {
    this.#program.setInputs(this.#nodes(leaves, "leaves"), numbersOf(numbers, "numbers"));
  }

  /**
   * @param {Value} output
   * @param {readonly Value[]} leaves
   * @param {ArrayLike<number>} points
   */
  evaluate(output, leaves, points) {
    return this.#program.evaluate(
      this.#node(output, "output"),
      this.#nodes(leaves, "leaves"),
      numbersOf(points, "points"),
    );
  }

  store() {
    this.#program.store(
      Uint32Array.from(this.#parameters, (parameter, index) => live(parameter, `parameters[${index}]`)),
    );
  }

  verify() {
    const difference = this.#program.verify();
    if (!difference) return { exact: true, difference: null };
    const { node, isGrad, tape, program } = difference;
    const numbers = `${numberText(tape)} on the tape but ${numberText(program)} in the program`;
    return { exact: false, difference: `the ${isGrad ? "gradient" : "number"} of node ${node} is ${numbers}` };
  }

  report() {
    const { exact } = this.verify();
    return { ...readOutline(this.#program.outline()), exact };
  }

  free() {
    if (this.#compiled === undefined) return;
    this.#program.free();
    this.#compiled = undefined;
  }

  /**
   * Returns the index that a value had when the program was compiled.
   * @param {Value} value
   * @param {string} name
   */
  #node(value, name) {
    node(value, name);
    const id = this.#idOf(value);
    if (id === undefined) throw new Error(`${name} was recorded, or moved by a scope, after compile()`);
    return id;
  }

  /**
   * @param {readonly Value[]} values
   * @param {string} name
   */
  #nodes(values, name) {
    const list = /** @type {Value[]} */ (filled(values, name));
    const ids = new Uint32Array(list.length);
    for (let index = 0; index < list.length; index += 1) {
      const value = list[index];
      // There may be many values, so a name is made only for a wrong one.
      const id = value instanceof Value && value.isLive ? this.#idOf(value) : undefined;
      ids[index] = id ?? this.#node(value, `${name}[${index}]`);
    }
    return ids;
  }

  /** @param {Value} value */
  #idOf({ block, place }) {
    const start = this.#starts.get(block);
    return start !== undefined && start + place < this.#length ? start + place : undefined;
  }
}

/** Returns where each block starts now. As long as they are held, what is on the tape stays there. */
function startsOfBlocks() {
  /** @type {Map<Block, number>} */
  const starts = new Map();
  for (let id = 0; id < wasm.length(); ) {
    const block = blockOf(id);
    starts.set(block, block.start);
    id = block.start + block.length;
  }
  return starts;
}

/**
 * Returns the index of a live value.
 * @param {unknown} value
 * @param {string} name
 */
function node(value, name) {
  if (!(value instanceof Value)) throw wrong(name, "a Value", value);
  return live(value, name);
}

/**
 * @param {ArrayLike<number>} list
 * @param {string} name
 */
function numbersOf(list, name) {
  if (list instanceof Float64Array) return list;
  if (!Array.isArray(list) && !ArrayBuffer.isView(list)) throw wrong(name, "an array of numbers", list);
  return Float64Array.from(list, (x, index) => number(x, `${name}[${index}]`));
}
