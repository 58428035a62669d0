// A scalar on the engine's tape. The object holds an index and nothing else, so that making 65,000 of them is cheap.
import { number, wrong } from "./check.js";
import { assertReady, currentEpoch, wasm } from "./instance.js";
import { numberText } from "./numbers.js";

/** What the engine answers when it has no memory for another node. */
const FULL = 0xffffffff;

/** The number of each operation in the engine's table. @type {Record<string, number>} */
const OPERATION = {};

/** Reads the engine's table, once. */
function readOperations() {
  assertReady();
  wasm.operations().forEach((name, index) => {
    OPERATION[name] = index;
  });
}

/**
 * A scalar: a number, its gradient, and how it was computed.
 */
export class Value {
  /**
   * Records a leaf: an input, a parameter or a constant.
   * @param {number} data
   * @param {string} [label]
   */
  constructor(data, label) {
    if (OPERATION.Add === undefined) readOperations();
    const id = wasm.value(number(data, "data"));
    if (id === FULL) throw tapeFull();
    this.id = id;
    this.epoch = currentEpoch();
    if (label !== undefined) this.label = label;
  }

  get data() {
    return wasm.data(live(this, "the value"));
  }

  set data(data) {
    wasm.setData(live(this, "the value"), number(data, "data"));
  }

  get grad() {
    return wasm.grad(live(this, "the value"));
  }

  set grad(grad) {
    wasm.setGrad(live(this, "the value"), number(grad, "grad"));
  }

  get label() {
    return wasm.label(live(this, "the value"));
  }

  set label(label) {
    if (typeof label !== "string") throw wrong("label", "a string", label);
    wasm.setLabel(live(this, "the value"), label);
  }

  get op() {
    return wasm.symbol(live(this, "the value"));
  }

  get prev() {
    return handles(wasm.prev(live(this, "the value")));
  }

  get isLive() {
    return this.epoch === currentEpoch() || wasm.isLive(this.id, this.epoch);
  }

  /** @param {Value | number} other */
  add(other) {
    return binary(OPERATION.Add, this, other);
  }

  /** @param {Value | number} other */
  mul(other) {
    return binary(OPERATION.Mul, this, other);
  }

  neg() {
    return this.mul(-1);
  }

  /** @param {Value | number} other */
  sub(other) {
    return this.add(typeof other === "number" ? -other : operand(other).neg());
  }

  /** @param {Value | number} other */
  div(other) {
    return this.mul(typeof other === "number" ? 1 / other : operand(other).pow(-1));
  }

  /** @param {Value | number} exponent */
  pow(exponent) {
    if (typeof exponent === "number") return made(wasm.pow(live(this, "the value"), exponent));
    if (!(exponent instanceof Value)) throw wrong("exponent", "a Value or a number", exponent);
    return binary(OPERATION.PowValue, this, exponent);
  }

  exp() {
    return unary(OPERATION.Exp, this);
  }

  log() {
    return unary(OPERATION.Log, this);
  }

  tanh() {
    return unary(OPERATION.Tanh, this);
  }

  relu() {
    return unary(OPERATION.Relu, this);
  }

  sigmoid() {
    return unary(OPERATION.Sigmoid, this);
  }

  sin() {
    return unary(OPERATION.Sin, this);
  }

  cos() {
    return unary(OPERATION.Cos, this);
  }

  sqrt() {
    return unary(OPERATION.Sqrt, this);
  }

  abs() {
    return unary(OPERATION.Abs, this);
  }

  /** @param {Value | number} other */
  max(other) {
    return binary(OPERATION.Max, this, other);
  }

  /** @param {Value | number} other */
  min(other) {
    return binary(OPERATION.Min, this, other);
  }

  backward() {
    wasm.backward(live(this, "the value"));
  }

  topologicalOrder() {
    return handles(wasm.topologicalOrder(live(this, "the value")));
  }

  toString() {
    const { data, grad, label } = this;
    return `Value(data=${numberText(data)}, grad=${numberText(grad)}${label && `, label='${label}'`})`;
  }
}

/**
 * A handle to a node that exists.
 * @param {number} id
 * @returns {Value}
 */
export function handle(id) {
  const value = Object.create(Value.prototype);
  value.id = id;
  value.epoch = currentEpoch();
  return value;
}

/**
 * Handles to nodes that exist.
 * @param {Uint32Array} ids
 * @returns {Value[]}
 */
export function handles(ids) {
  return Array.from(ids, handle);
}

/**
 * The index of a value that was not freed.
 * @param {Value} value
 * @param {string} name
 */
export function live(value, name) {
  if (value.epoch === currentEpoch()) return value.id;
  if (typeof value.epoch !== "number") throw wrong(name, "a Value", value);
  if (wasm.isLive(value.id, value.epoch)) return value.id;
  throw new Error(`${name} was freed: the scope that recorded it has ended. Return it from the scope to keep it`);
}

/**
 * A list of numbers and values as indices; numbers become leaves.
 * @param {unknown[]} list
 * @param {string} name
 */
export function indices(list, name) {
  return Uint32Array.from(list, (element, index) => {
    if (typeof element === "number") return new Value(element).id;
    if (element instanceof Value) return live(element, `${name}[${index}]`);
    throw wrong(`${name}[${index}]`, "a Value or a number", element);
  });
}

/** @param {number} id */
function made(id) {
  if (id === FULL) throw tapeFull();
  return handle(id);
}

function tapeFull() {
  return new RangeError(`The tape is full: no memory for more than ${wasm.length()} nodes. Free some with scope()`);
}

/**
 * @param {unknown} other
 * @returns {Value}
 */
function operand(other) {
  if (other instanceof Value) return other;
  throw wrong("other", "a Value or a number", other);
}

/**
 * @param {number} operation
 * @param {Value} a
 */
function unary(operation, a) {
  const id = live(a, "the value");
  return made(wasm.apply(operation, id, id));
}

/**
 * @param {number} operation
 * @param {Value} a
 * @param {unknown} b
 */
function binary(operation, a, b) {
  const first = live(a, "the value");
  const second = typeof b === "number" ? new Value(b).id : live(operand(b), "other");
  return made(wasm.apply(operation, first, second));
}
