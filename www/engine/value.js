// Defines a scalar on the engine's tape. The object holds only an index, so that making 65,000 of them is cheap.
import { blockOf } from "./blocks.js";
import { number, wrong } from "./check.js";
import { assertReady, FULL, wasm } from "./instance.js";
import { numberText } from "./numbers.js";
import { OPERATIONS, operationNumber } from "./operations.js";

/** @import { Block } from "./blocks.js" */
/** @import { OperationMethods } from "./operations.js" */

const POW_VALUE = operationNumber("PowValue");

/** The base class with a method for each operation: `add`, `exp`, `max`, … @type {new () => OperationMethods<Value>} */
const Operations = /** @type {any} */ (class {});

/**
 * A scalar: a number, its gradient, and how it was computed.
 */
export class Value extends Operations {
  /**
   * Records a leaf: an input, a parameter or a constant.
   * @param {number} data
   * @param {string} [label]
   */
  constructor(data, label) {
    super();
    assertReady();
    const id = wasm.value(number(data, "data"));
    if (id === FULL) throw tapeFull();
    this.block = blockOf(id);
    this.place = id - this.block.start;
    this.block.handles[this.place] = this;
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

  get id() {
    return live(this, "the value");
  }

  get isLive() {
    return this.place < this.block?.length;
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
    return binary(POW_VALUE, this, exponent);
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

  toJSON() {
    return this.data;
  }

  /** Returns what Node's console shows instead of where the value is on the tape. */
  [Symbol.for("nodejs.util.inspect.custom")]() {
    return this.isLive ? this.toString() : "Value(freed)";
  }

  /**
   * Refuses implicit conversion to a number, as a result that JavaScript computes would have no gradient.
   * @param {string} hint
   */
  [Symbol.toPrimitive](hint) {
    if (hint === "string") return this.toString();
    throw new TypeError(
      "a Value is not a number to JavaScript: compute with its methods, as in a.add(b) or a.mul(2), " +
        "compare its number, as in a.data < b.data, and write it into a text with String(a)",
    );
  }
}

/**
 * Returns the handle of an existing node.
 * @param {number} id
 * @param {Block} block which the node lies in
 * @returns {Value}
 */
export function handle(id, block = blockOf(id)) {
  return block.handles[id - block.start] ?? point(Object.create(Value.prototype), id, block);
}

/**
 * Returns the handles of existing nodes.
 * @param {Uint32Array} ids
 * @returns {Value[]}
 */
export function handles(ids) {
  /** @type {Block | undefined} */
  let block;
  return Array.from(ids, (id) => {
    // Most lie beside the one before.
    if (block === undefined || id < block.start || id >= block.start + block.length) block = blockOf(id);
    return handle(id, block);
  });
}

/**
 * Makes a handle the one of a node.
 * @param {Value} value
 * @param {number} id
 * @param {Block} block which the node lies in
 */
export function point(value, id, block = blockOf(id)) {
  value.block = block;
  value.place = id - block.start;
  block.handles[value.place] = value;
  return value;
}

/**
 * Returns the index of a value, and throws if it was freed.
 * @param {Value} value
 * @param {string} name
 */
export function live(value, name) {
  const { block, place } = value ?? {};
  if (block === undefined) throw wrong(name, "a Value", value);
  if (place < block.length) return block.start + place;
  throw new Error(
    `${name} was freed: the scope, or the turn of steps(), that recorded it has ended. ` +
      "Keep its number, as in losses.push(loss.data), or return it from the scope",
  );
}

/**
 * Returns the indices of a list of numbers and values; numbers become leaves.
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

/** Returns the error for a tape without memory for another node. */
export function tapeFull() {
  return new RangeError(
    `The tape is full: no memory for more than ${wasm.length()} nodes. Free some with scope(), steps() or await`,
  );
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

OPERATIONS.forEach(({ method, operands, isComposed }, operation) => {
  if (method === undefined || method === "pow" || isComposed) return;
  const record =
    operands === 1
      ? /** @this {Value} */ function () {
          return unary(operation, this);
        }
      : /** @this {Value} @param {unknown} other */ function (other) {
          return binary(operation, this, other);
        };
  Object.defineProperty(Operations.prototype, method, { value: record, writable: true, configurable: true });
});
