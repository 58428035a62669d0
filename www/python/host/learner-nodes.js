// Makes a recording of the values of a learner's own class.
import { isPower, LEAF } from "../../engine/operations.js";
import { NONE, OPAQUE, UsedScopes } from "../../engine/recording.js";
import { chain } from "./chain.js";
import { fits, identify } from "./identify.js";
import { shortened } from "./limits.js";
import { Nodes } from "./nodes.js";

/** @import { Recording, Scope } from "../../engine/recording.js" */

/**
 * What Python tells of the values of a learner's own class, an entry for each. A value's place is its entry in `rows`; the first
 * is what is drawn.
 * @typedef {object} Rows
 * @property {Float64Array} data
 * @property {Float64Array} grad
 * @property {Float64Array} first the numbers that they had when they were made
 * @property {Int32Array} rows
 * @property {Int32Array} symbol the numbers of the operations' symbols
 * @property {Int32Array} scope
 * @property {Int32Array} age the number of values that had been made before; 0 if it is not known
 * @property {Int32Array} counts the number of operands of each place
 * @property {Int32Array} operands the operands' places, one value's after the other's; a constant's is -1 minus its entry below
 * @property {Float64Array} constants
 */

/** Collects what only some values have, and makes a recording of all. */
export class LearnerNodes {
  /** The symbols that values have, by their numbers. */
  #symbols = [""];
  /** @type {[row: number, label: string][]} */
  #labels = [];
  /** Numbers that may be an exponent. @type {Map<number, number[]>} */
  #hints = new Map();

  /** The symbols of values whose operation is known by the name of a method. @type {Map<number, string>} */
  #own = new Map();
  /** The values that get no gradient, as the code says. @type {Set<number>} */
  #untracked = new Set();

  /** Returns the number of a symbol. @param {string} text */
  symbol(text) {
    return this.#symbols.push(text) - 1;
  }

  /** Adds a number that may be the exponent of a value. @param {number} row @param {number} number */
  hint(row, number) {
    const list = this.#hints.get(row);
    if (list) list.push(number);
    else this.#hints.set(row, [number]);
  }

  /** @param {number} row @param {string} text */
  label(row, text) {
    this.#labels.push([row, text]);
  }

  /** @param {number} row @param {string} text the symbol of a value whose operation is known by the name of a method */
  own(row, text) {
    this.#own.set(row, text);
  }

  /** Notes that the code gives a value no gradient. @param {number} row */
  untracked(row) {
    this.#untracked.add(row);
  }

  clear() {
    this.#symbols = [""];
    this.#labels = [];
    this.#hints.clear();
    this.#own.clear();
    this.#untracked.clear();
  }

  /**
   * Returns the values as a recording, and forgets what was collected.
   * @param {Rows} told
   * @param {(scope: number) => Scope} scopeOf returns a scope that was entered, by its number
   * @returns {Recording}
   */
  recording(told, scopeOf) {
    const rows = inPlace(told);
    const starts = startsOf(rows.counts);
    const symbols = this.#symbols;
    const powers = symbols.map((symbol) => symbol !== "" && isPower(symbol));
    const made = new Nodes(mostNodes(rows));
    /** The place of each value's node, as some are written as several. */
    const placeOf = new Uint32Array(rows.data.length).fill(NONE);
    /** @type {[place: number, symbol: string][]} */
    const opaque = [];
    /** @type {number[]} */
    const changed = [];
    /** The places of plain numbers, which have no gradient that could be wrong. @type {number[]} */
    const plain = [];
    /** @type {number[]} */
    const operands = [];
    for (const row of postOrder(rows.operands, starts)) {
      const number = rows.symbol[row];
      let symbol = symbols[number];
      let end = starts[row + 1];
      const hints = this.#hints.get(row) ?? [];
      // A plain number beside the base of a power is its exponent.
      if (powers[number] && rows.counts[row] === 2 && rows.operands[end - 1] < 0) {
        end -= 1;
        symbol = `**${rows.constants[-1 - rows.operands[end]]}`;
      }
      operands.length = 0;
      for (let at = starts[row]; at < end; at++) {
        const operand = rows.operands[at];
        const place = operand < 0 ? made.constant(rows.constants[-1 - operand]) : placeOf[operand];
        if (operand < 0) plain.push(place);
        if (place !== NONE) operands.push(place);
      }
      const { length } = made;
      const isFresh = !isChanged(rows, row) && !(rows.counts[row] === 1 && isChanged(rows, rows.operands[end - 1]));
      const own = this.#own.get(row);
      const found = identifyValue(made, row, rows, symbol, operands, hints, isFresh);
      // A method may have the name of another operation than it computes, such as `log` for one to the base of 10.
      const isOther =
        own !== undefined &&
        found !== undefined &&
        ![row, ...rows.operands.subarray(starts[row], end)].some((one) => one >= 0 && isChanged(rows, one)) &&
        !fits(found, (place) => made.data[place], rows.data[row]);
      if (isOther) symbol = own;
      const constant = addValue(made, row, rows, symbol, operands, isOther ? undefined : found);
      if (constant !== NONE) plain.push(constant);
      if (this.#untracked.has(row)) plain.push(made.length - 1);
      placeOf[row] = made.length - 1;
      for (let place = length; place < made.length; place++) {
        if (made.operation[place] !== OPAQUE) continue;
        opaque.push([place, place === placeOf[row] ? shortened(symbol.trim() || "?") : "…"]);
      }
      if (isChanged(rows, row)) changed.push(row);
    }
    const order = made.byAge();
    const places = new Uint32Array(order.length);
    for (let to = 0; to < order.length; to++) places[order[to]] = to;
    const placed = (/** @type {[number, string][]} */ names) =>
      names
        .map(([place, name]) => /** @type {[number, string]} */ ([places[place], name]))
        .sort(([one], [other]) => one - other);
    const labels = this.#labels.map(([row, text]) => /** @type {[number, string]} */ ([placeOf[row], shortened(text)]));
    this.clear();
    const used = new UsedScopes(scopeOf);
    const operandOf = (/** @type {Uint32Array} */ list) => {
      const found = placedBy(order, list);
      for (let to = 0; to < found.length; to++) if (found[to] !== NONE) found[to] = places[found[to]];
      return found;
    };
    const scope = placedBy(order, made.scope);
    for (let to = 0; to < scope.length; to++) scope[to] = used.number(scope[to]);
    return {
      operation: placedBy(order, made.operation),
      a: operandOf(made.a),
      b: operandOf(made.b),
      exponent: placedBy(order, made.exponent),
      data: placedBy(order, made.data),
      grad: placedBy(order, made.grad),
      labels: placed(labels),
      scope,
      scopes: used.list,
      symbols: placed(opaque),
      changed: changed.map((row) => places[placeOf[row]]).sort((one, other) => one - other),
      plain: plain.map((place) => places[place]).sort((one, other) => one - other),
      isOwn: true,
      root: order.length - 1,
    };
  }
}

/**
 * Returns the entries of a list in another order.
 * @template {Uint8Array | Uint32Array | Float64Array} List
 * @param {Uint32Array} order
 * @param {List} list
 * @returns {List}
 */
function placedBy(order, list) {
  const found = /** @type {List} */ (list.slice(0, order.length));
  for (let to = 0; to < order.length; to++) found[to] = list[order[to]];
  return found;
}

/** Returns what Python tells with each value in its place. @param {Rows} told @returns {Rows} */
function inPlace(told) {
  const { rows } = told;
  /** @template {Float64Array | Int32Array} List @param {List} list @returns {List} */
  const placed = (list) => {
    const other = list.slice();
    for (let entry = 0; entry < rows.length; entry++) other[rows[entry]] = list[entry];
    return /** @type {List} */ (other);
  };
  const { data, grad, first, symbol, scope, age } = told;
  return {
    ...told,
    data: placed(data),
    grad: placed(grad),
    first: placed(first),
    symbol: placed(symbol),
    scope: placed(scope),
    age: placed(age),
  };
}

/** Returns whether a value's number is another than when it was made. @param {Rows} rows @param {number} row */
function isChanged({ first, data }, row) {
  return first[row] !== data[row] && !(Number.isNaN(first[row]) && Number.isNaN(data[row]));
}

/** Returns where each value's operands start. @param {Int32Array} counts */
function startsOf(counts) {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, row) => {
    starts[row + 1] = starts[row] + count;
  });
  return starts;
}

/** Returns the greatest number of nodes that values can be written as. @param {Rows} rows */
function mostNodes({ counts, constants }) {
  // A single operand may have a constant beside it.
  return counts.reduce((sum, count) => sum + (count === 1 ? 2 : Math.max(1, count - 1)), constants.length);
}

/**
 * Returns the places of all that the first value depends on, each after its operands, as far as there is no cycle.
 * @param {Int32Array} operands
 * @param {Uint32Array} starts
 */
function postOrder(operands, starts) {
  const isEntered = new Uint8Array(starts.length - 1);
  const isLeft = new Uint8Array(starts.length - 1);
  const order = new Uint32Array(starts.length - 1);
  let length = 0;
  const stack = [0];
  while (stack.length > 0) {
    const row = stack[stack.length - 1];
    if (isEntered[row]) {
      stack.pop();
      if (isLeft[row]) continue;
      isLeft[row] = 1;
      order[length++] = row;
      continue;
    }
    isEntered[row] = 1;
    for (let at = starts[row + 1] - 1; at >= starts[row]; at--) {
      const operand = operands[at];
      if (operand >= 0 && !isEntered[operand]) stack.push(operand);
    }
  }
  return order;
}

/**
 * Returns the operation of a value, if it is one of the engine's.
 * @param {Nodes} made
 * @param {number} row
 * @param {Rows} rows
 * @param {string} symbol
 * @param {number[]} operands their nodes
 * @param {number[]} hints
 * @param {boolean} isFresh whether neither the value nor the only operand has changed
 */
function identifyValue(made, row, rows, symbol, operands, hints, isFresh) {
  if (operands.length === 0 || operands.length > 2) return undefined;
  return identify(symbol, operands, (place) => made.data[place], rows.data[row], hints, isFresh);
}

/**
 * Adds the node of a value, or those of a chain of operations of two if it has more operands; the value's is the last. Returns the
 * place of the constant that one of its operands is, or NONE.
 * @param {Nodes} made
 * @param {number} row
 * @param {Rows} rows
 * @param {string} symbol
 * @param {number[]} operands their nodes
 * @param {ReturnType<typeof identify>} found
 */
function addValue(made, row, rows, symbol, operands, found) {
  const [data, grad, scope, age] = [rows.data[row], rows.grad[row], rows.scope[row], rows.age[row]];
  const [first = NONE, second = NONE] = operands;
  if (operands.length === 0) {
    made.add(LEAF, 0, NONE, NONE, data, grad, scope, age);
  } else if (operands.length > 2) {
    const parts = operands.map((place) => made.data[place]);
    const { operation, steps } = chain(symbol, parts, { data, grad });
    let before = first;
    operands.slice(1).forEach((operand, at) => {
      const step = steps[at] ?? { data, grad };
      before = made.add(operation, 0, before, operand, step.data, step.grad, scope, age);
    });
  } else {
    if (found) {
      const [a, b = found.constant === undefined ? NONE : made.constant(found.constant)] = found.operands;
      made.add(found.number, found.exponent, a, b, data, grad, scope, age);
      if (found.constant !== undefined) return b;
    } else {
      made.add(OPAQUE, 0, first, second, data, grad, scope, age);
    }
  }
  return NONE;
}
