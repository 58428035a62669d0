// Writes operations in Python's notation, with no more brackets than necessary.

/** The highest precedence, that of names, numbers and calls. */
export const WHOLE = 9;
const POWER = 7;

/**
 * A part of an expression, and the precedence of its outermost operation.
 * @typedef {{ text: string, binding: number }} Written
 */

/** @param {string} symbol */
function isCall(symbol) {
  return /^\w/.test(symbol);
}

/**
 * Writes an operation on operands that are already written.
 * @param {string} symbol
 * @param {string[]} operands
 */
export function applied(symbol, operands) {
  if (isCall(symbol)) return `${symbol}(${operands.join(", ")})`;
  return operands.length === 1 ? `${operands[0]}${symbol}` : operands.join(` ${symbol} `);
}

/**
 * Writes an operation on parts. A part gets brackets if its precedence is lower, or equal and it is not the first operand:
 * a + (b + c). The base of a power gets them if it is a power, as Python's power is right associative: (a**2)**3.
 * @param {string} symbol
 * @param {Written[]} operands
 * @returns {Written}
 */
export function operation(symbol, operands) {
  const texts = operands.map(({ text }) => text);
  if (isCall(symbol)) return { text: applied(symbol, texts), binding: WHOLE };
  const binding = { "+": 2, "-": 2, "*": 4, "/": 4 }[symbol] ?? POWER;
  const bracketed = operands.map(({ text, binding: own }, index) =>
    own < binding || (own === binding && (index > 0 || own === POWER)) ? `(${text})` : text,
  );
  return { text: applied(symbol, bracketed), binding };
}
