// Finds the operation of a value of a learner's own class by its symbol, or else by its numbers.
import { wasm } from "../../engine/instance.js";
import { isPower, OPERATIONS, operationNumber, operationOf } from "../../engine/operations.js";

const ADD = operationNumber("Add");
const MUL = operationNumber("Mul");
const POW = operationNumber("Pow");

/** The operations that are not commutative. */
const TURNED = new Set(["Sub", "Div", "PowValue"].map(operationNumber));

/** The relative tolerance of numbers, as a learner's class may round differently from the engine. */
const RELATIVE = 1e-9;

/** The number of digits that tell any two numbers apart. */
const MOST_DIGITS = 17;

/** The exponents to try for a power whose exponent is not known. */
const EXPONENTS = [2, 3, -1, 0.5, -2, 4, -0.5, 5, -3, 6];

/**
 * An operation with the places of its operands, in which the only element of a set appears twice. A constant is another operand, which
 * the value does not keep.
 * @typedef {{ number: number, exponent: number, operands: number[], constant?: number }} Found
 */

/**
 * The operations that symbols mean by the number of operands, as a large graph has few symbols and asks for each many times.
 * @type {Map<string, ReturnType<typeof operationOf>>[]}
 */
const called = [];

/** @param {string} symbol @param {number} operands */
function operationCalled(symbol, operands) {
  called[operands] ??= new Map();
  const known = called[operands];
  if (!known.has(symbol)) known.set(symbol, operationOf(symbol, operands));
  return known.get(symbol);
}

/** Returns whether a symbol is that of a power and does not say which. @param {string} symbol */
export function needsExponent(symbol) {
  return isPower(symbol) && operationOf(symbol, 1) === undefined;
}

/** Returns whether a symbol may be that of an operation. @param {string} symbol */
export function isKnown(symbol) {
  return symbol.trim() !== "" && (operationOf(symbol, 1) ?? operationOf(symbol, 2)) !== undefined;
}

/**
 * Returns whether a symbol, if it is known, is that of an operation, which is one of two operands.
 * @param {string} symbol
 * @param {string} operation
 */
export function isOperation(symbol, operation) {
  const found = operationOf(operation, 2);
  return found !== undefined && (!isKnown(symbol) || operationOf(symbol, 2)?.number === found.number);
}

/**
 * Returns whether a number follows from one or two others by an operation of the engine.
 * @param {number} a
 * @param {number} b
 * @param {number} count
 * @param {number} result
 */
export function explains(a, b, count, result) {
  if (count === 1 && EXPONENTS.some((exponent) => isSame(a ** exponent, result))) return true;
  return byNumbers(count === 1 ? [a] : [a, b], result).length > 0;
}

/**
 * Returns whether the operation of this name gives a result.
 * @param {string} name
 * @param {number} a
 * @param {number} b
 * @param {number} count
 * @param {number} result
 */
export function gives(name, a, b, count, result) {
  const found = operationOf(name, count);
  return found !== undefined && found.number !== POW && isSame(computed(found.number, a, b), result);
}

/**
 * Finds the operation of a value.
 * @param {string} symbol as the class writes it, or ""
 * @param {number[]} operands their places; a set has the operand of `a + a` only once
 * @param {(place: number) => number} dataOf
 * @param {number} result
 * @param {number[]} hints numbers that may be an exponent
 * @param {boolean} isFresh whether the numbers are those of which the value was made
 * @returns {Found | undefined} `undefined` if the engine has no such operation
 */
export function identify(symbol, operands, dataOf, result, hints, isFresh) {
  const isNamed = symbol.trim() !== "";
  const known = isNamed ? operationCalled(symbol, operands.length) : undefined;
  const pair = isNamed && operands.length === 1 ? operationCalled(symbol, 2) : undefined;
  if (pair && !isPower(symbol)) {
    const [a] = operands.map(dataOf);
    // A sign alone may be that of a difference from a number.
    if (known && (!isFresh || isSame(computed(known.number, a, a), result))) return { ...known, operands };
    // Of 0, nearly any operand gives the same.
    if (a !== 0 && isSame(computed(pair.number, a, a), result))
      return { ...pair, operands: [...operands, ...operands] };
    const constant = isFresh ? constantOf(pair.number, a, result) : undefined;
    return constant === undefined ? undefined : { ...pair, operands, constant };
  }
  // Most are of this kind.
  if (known && !TURNED.has(known.number)) return { number: known.number, exponent: known.exponent, operands };
  const numbers = operands.map(dataOf);
  if (known) return { ...known, operands: ordered(known.number, operands, numbers, result) };
  if (isNamed) {
    if (operands.length !== 1) {
      // Whole numbers follow from each other in many ways.
      const found = [...numbers, result].every(Number.isInteger) ? [] : byNumbers(numbers, result);
      return found.length === 1 ? { number: found[0], exponent: 0, operands } : undefined;
    }
    const [a] = numbers;
    if (isPower(symbol)) {
      const exponent = [...hints, ...EXPONENTS].find((one) => isSame(a ** one, result));
      if (exponent !== undefined) return { number: POW, exponent, operands };
    }
    if (Number.isInteger(result)) return undefined;
  }
  const found = byNumbers(numbers, result).map((number) => ({ number, exponent: 0, operands }));
  if (found.length === 0 && operands.length === 2) {
    const turned = [...operands].reverse();
    found.push(
      ...byNumbers([...numbers].reverse(), result).map((number) => ({ number, exponent: 0, operands: turned })),
    );
  }
  if (operands.length === 1) {
    const exponents = EXPONENTS.filter((one) => isSame(numbers[0] ** one, result));
    found.push(...exponents.map((exponent) => ({ number: POW, exponent, operands })));
    // A set has the operand of `a + a` once. `a * a` is a power, too; the others of an operand and itself are rare.
    if (found.length === 0 && isSame(numbers[0] + numbers[0], result)) {
      found.push({ number: ADD, exponent: 0, operands: [operands[0], operands[0]] });
    }
  }
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Returns whether an operation that was found gives a result.
 * @param {Found} found
 * @param {(place: number) => number} dataOf
 * @param {number} result
 */
export function fits({ number, exponent, operands, constant }, dataOf, result) {
  const [a, b = constant ?? a] = operands.map(dataOf);
  return isSame(number === POW ? a ** exponent : computed(number, a, b), result);
}

/**
 * Returns the shortest number that gives a result, added to another or multiplied by it; `undefined` if there is none, or many. A
 * difference from a number leaves open which of the two is the first.
 * @param {number} operation
 * @param {number} a
 * @param {number} result
 */
function constantOf(operation, a, result) {
  if (operation !== ADD && (operation !== MUL || a === 0)) return undefined;
  const constant = operation === ADD ? result - a : result / a;
  const shorter = Array.from({ length: MOST_DIGITS }, (_, digits) => Number(constant.toPrecision(digits + 1)));
  return shorter.find((one) => computed(operation, a, one) === result);
}

/**
 * Returns the operands of an operation that is not commutative in the order that gives the result, as a set has no order, and `2 - a` may be kept as `a` and 2.
 * @param {number} operation
 * @param {number[]} operands
 * @param {number[]} numbers the numbers of the operands
 * @param {number} result
 */
function ordered(operation, operands, [a, b], result) {
  if (isSame(computed(operation, a, b), result)) return operands;
  return isSame(computed(operation, b, a), result) ? [...operands].reverse() : operands;
}

/**
 * Returns the numbers of the engine's operations that give a result.
 * @param {number[]} operands
 * @param {number} result
 */
function byNumbers(operands, result) {
  const [a, b = a] = operands;
  return OPERATIONS.flatMap(({ name, operands: count }, number) =>
    count === operands.length && name !== "Pow" && isSame(computed(number, a, b), result) ? [number] : [],
  );
}

/**
 * Returns the result of an operation, by recording it and freeing it again.
 * @param {number} operation
 * @param {number} a
 * @param {number} b
 */
function computed(operation, a, b) {
  const depth = wasm.openScope();
  try {
    return wasm.data(wasm.apply(operation, wasm.value(a), wasm.value(b)));
  } finally {
    wasm.closeScope(depth, new Uint32Array());
  }
}

/**
 * Returns whether two numbers are equal except for rounding.
 * @param {number} one
 * @param {number} other
 */
export function isSame(one, other) {
  if (one === other || (Number.isNaN(one) && Number.isNaN(other))) return true;
  const size = Math.max(Math.abs(one), Math.abs(other));
  return size < Infinity && Math.abs(one - other) <= RELATIVE * size;
}
