// Provides the functions by which the Python package `micrograd` records. They take plain numbers and never throw, as an exception
// that passes through MicroPython's own WebAssembly would end it. A mark distinguishes Python's ints from its floats, so
// that a gradient that was never changed prints as 0 and not as 0.0, as in micrograd.
import { FULL, wasm } from "../../engine/instance.js";
import { OPERATIONS, operationNumber, operationOf } from "../../engine/operations.js";
import { NONE } from "../../engine/recording.js";
import { FreedValues } from "./freed-values.js";
import { MOST_VALUES } from "./limits.js";
import { Networks } from "./networks.js";

const INT_DATA = 1;
const FLOAT_GRADIENT = 2;
const CHANGED = 4;

const ADD = operationNumber("Add");
const MUL = operationNumber("Mul");
const POW = operationNumber("Pow");
const RELU = operationNumber("Relu");

export class Tape {
  /** The marks of each value, which the tape does not hold: `INT_DATA`, `FLOAT_GRADIENT`, `CHANGED`. */
  #marks = new Uint8Array(1 << 16);
  /** @type {Map<number, string>} */
  labels = new Map();
  #networks = new Networks((id) => this.#made(id, false));
  #depth;
  #freed;
  /** Whether Python can tell which values it holds, so that the others can be freed while code runs. */
  canCollect = false;
  /** Writes a number into the memory that Python reads. @type {(place: number, number: number) => void} */
  write = () => {};

  constructor() {
    this.#depth = wasm.openScope();
    this.#freed = new FreedValues(this.#depth);
  }

  /** Frees everything that was recorded. */
  clear() {
    this.#networks.clear();
    this.labels.clear();
    this.#freed.clear();
    this.#marks.fill(0);
  }

  /**
   * Frees the values that none of those that Python holds is computed from. The others keep their order.
   * @param {Uint32Array} held the indices of the values that Python holds, which are replaced by their new ones
   */
  collect(held) {
    const { kept, places, placeOf } = this.#freed.free(held);
    for (let index = 0; index < kept.length; index++) this.#marks[places[index]] = this.#marks[kept[index]];
    const labels = [...this.labels];
    this.labels.clear();
    for (const [id, label] of labels) {
      const place = placeOf(id);
      if (place !== undefined) this.labels.set(place, label);
    }
    // They are made of the parameters' former indices.
    this.#networks.clear();
  }

  /**
   * Returns the index of a value that was just recorded as Python gets it: if values should be freed first, as -3 minus the index.
   * @param {number} id
   */
  #handed(id) {
    return this.canCollect && this.#freed.isDue(id) && this.#networks.isIdle ? -3 - id : id;
  }

  /**
   * @param {number} id
   * @param {boolean} isInt whether Python would have an int as its data
   */
  #made(id, isInt) {
    if (id === FULL || id >= MOST_VALUES) return -1;
    if (id >= this.#marks.length) {
      const marks = new Uint8Array(Math.max(id + 1, 2 * this.#marks.length));
      marks.set(this.#marks);
      this.#marks = marks;
    }
    this.#marks[id] = isInt ? INT_DATA : 0;
    return id;
  }

  /** @param {number} id */
  #isInt(id) {
    return (this.#marks[id] & INT_DATA) !== 0;
  }

  /**
   * @param {number} data
   * @param {boolean} isInt
   */
  leaf(data, isInt) {
    return this.#made(wasm.value(data), isInt);
  }

  /**
   * @param {number} operation
   * @param {number} a
   * @param {number} b
   */
  apply(operation, a, b) {
    const id = wasm.apply(operation, a, b);
    // micrograd's relu gives the int 0 for a negative number.
    if (operation === RELU) return this.#made(id, this.#isInt(a) || wasm.data(a) < 0);
    const isInt = (operation === ADD || operation === MUL) && this.#isInt(a) && this.#isInt(b);
    return this.#made(id, isInt);
  }

  /**
   * @param {number} operation
   * @param {number} a
   * @param {number} number
   * @param {boolean} isInt
   */
  applyNumber(operation, a, number, isInt) {
    const b = this.leaf(number, isInt);
    return b < 0 ? b : this.apply(operation, a, b);
  }

  /**
   * @param {number} a
   * @param {number} exponent
   * @param {boolean} isInt
   */
  pow(a, exponent, isInt) {
    return this.#made(wasm.pow(a, exponent), isInt && exponent >= 0 && this.#isInt(a));
  }

  /**
   * Records the operation with a symbol of micrograd, or returns -2 if there is none.
   * @param {string} symbol
   * @param {number} count the number of operands
   * @param {number} a
   * @param {number} b
   */
  bySymbol(symbol, count, a, b) {
    const known = operationOf(symbol, count);
    if (!known) return -2;
    if (known.number === POW) return this.pow(a, known.exponent, !symbol.includes("."));
    return this.apply(known.number, a, b);
  }

  /** Writes the data for Python to read, and returns whether it is an int. @param {number} id */
  data(id) {
    const data = wasm.data(id);
    this.write(0, data);
    if (!Number.isInteger(data)) return false;
    return this.#isInt(id) || (data === 0 && this.#isClipped(id));
  }

  /** Returns whether a value is the 0 that a network's relu gave for a negative number. @param {number} id */
  #isClipped(id) {
    return wasm.symbol(id) === "ReLU" && wasm.data(wasm.prev(id)[0]) < 0;
  }

  /** @param {number} id */
  grad(id) {
    const grad = wasm.grad(id);
    this.write(0, grad);
    return Number.isInteger(grad) && !(this.#marks[id] & FLOAT_GRADIENT);
  }

  /**
   * @param {number} id
   * @param {number} data
   * @param {boolean} isInt
   */
  setData(id, data, isInt) {
    wasm.setData(id, data);
    this.#marks[id] |= CHANGED;
    if (isInt) this.#marks[id] |= INT_DATA;
    else this.#marks[id] &= ~INT_DATA;
  }

  /** Returns whether the number of a value changed after it was made. @param {number} id */
  isChanged(id) {
    return (this.#marks[id] & CHANGED) !== 0;
  }

  /**
   * @param {number} id
   * @param {number} grad
   * @param {boolean} isInt
   */
  setGrad(id, grad, isInt) {
    wasm.setGrad(id, grad);
    if (isInt) this.#marks[id] &= ~FLOAT_GRADIENT;
    else this.#marks[id] |= FLOAT_GRADIENT;
  }

  /** @param {number} id */
  backward(id) {
    wasm.backward(id);
    this.#marks[id] &= ~FLOAT_GRADIENT;
    const order = wasm.topologicalOrder(id);
    this.#markGradients(order, order.length - 1);
  }

  /** @param {number} id */
  backwardStep(id) {
    wasm.backwardStep(id);
    this.#markGradients(Uint32Array.of(id), 0);
  }

  /**
   * Marks the gradients that are floats after the backward pass: those to which a node has added a float.
   * @param {Uint32Array} order
   * @param {number} last
   */
  #markGradients(order, last) {
    const marks = this.#marks;
    const codes = wasm.operationsOf(order);
    const operands = wasm.operandsOf(order);
    for (let place = last; place >= 0; place--) {
      const code = codes[place];
      if (code === 0) continue;
      const a = operands[2 * place];
      const b = operands[2 * place + 1];
      const isFloat = marks[order[place]] & FLOAT_GRADIENT;
      if (code === ADD) {
        marks[a] |= isFloat;
        marks[b] |= isFloat;
      } else if (code === MUL) {
        marks[a] |= isFloat || !(marks[b] & INT_DATA) ? FLOAT_GRADIENT : 0;
        marks[b] |= isFloat || !(marks[a] & INT_DATA) ? FLOAT_GRADIENT : 0;
      } else if (code === RELU) {
        marks[a] |= isFloat;
      } else {
        const isIntPower = code === POW && !isFloat && marks[order[place]] & INT_DATA;
        marks[a] |= isIntPower ? 0 : FLOAT_GRADIENT;
        if (b !== NONE) marks[b] |= FLOAT_GRADIENT;
      }
    }
  }

  /** Returns the functions that Python calls. */
  functions() {
    return {
      limit: () => MOST_VALUES / 1e6,
      operation: operationNumber,
      operations: () => OPERATIONS.length,
      // Operations that are operators in Python have no method.
      method: (/** @type {number} */ number) => {
        const { symbol, method = "", isComposed } = OPERATIONS[number];
        return /^\w/.test(symbol) && !isComposed ? method : "";
      },
      operands: (/** @type {number} */ number) => OPERATIONS[number].operands,
      leaf: (/** @type {number} */ data, /** @type {boolean} */ isInt) => this.#handed(this.leaf(data, isInt)),
      apply: (/** @type {number} */ operation, /** @type {number} */ a, /** @type {number} */ b) =>
        this.#handed(this.apply(operation, a, b)),
      apply_number: (
        /** @type {number} */ operation,
        /** @type {number} */ a,
        /** @type {number} */ number,
        /** @type {boolean} */ isInt,
      ) => this.#handed(this.applyNumber(operation, a, number, isInt)),
      pow: (/** @type {number} */ a, /** @type {number} */ exponent, /** @type {boolean} */ isInt) =>
        this.#handed(this.pow(a, exponent, isInt)),
      by_symbol: (
        /** @type {string} */ symbol,
        /** @type {number} */ count,
        /** @type {number} */ a,
        /** @type {number} */ b,
      ) => this.#handed(this.bySymbol(symbol, count, a, b)),
      data: this.data.bind(this),
      grad: this.grad.bind(this),
      set_data: this.setData.bind(this),
      round_data: (/** @type {number} */ id, /** @type {number} */ data) => wasm.setData(id, data),
      set_grad: this.setGrad.bind(this),
      operand: (/** @type {number} */ id, /** @type {number} */ place) => wasm.prev(id)[place] ?? -1,
      symbol: (/** @type {number} */ id) => wasm.symbol(id),
      label: (/** @type {number} */ id) => this.labels.get(id) ?? "",
      set_label: (/** @type {number} */ id, /** @type {string} */ label) => {
        this.labels.set(id, label);
      },
      backward: this.backward.bind(this),
      backward_step: this.backwardStep.bind(this),
      ...this.#networks.functions(),
      output: (/** @type {number} */ place) => this.#handed(this.#networks.output(place)),
      count: () => this.#freed.count,
      age: (/** @type {number} */ id) => this.#freed.age(id),
      // What was made last may be a leaf, as that of a test that only expects an error.
      newest: () => {
        let id = wasm.length() - 1;
        while (id >= 0 && wasm.prev(id).length === 0) id -= 1;
        return id;
      },
      collections: () => this.#freed.times,
    };
  }
}
