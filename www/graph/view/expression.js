// Operations in Python's notation, with the brackets they need and no others.

/** Of names, numbers and calls: nothing binds more tightly. */
export const WHOLE = 9;
const POWER = 7;

/**
 * A part of an expression, and how tightly the operation that it ends with binds.
 * @typedef {{ text: string, binding: number }} Written
 */

/** @param {string} symbol */
function isCall(symbol) {
  return /^\w/.test(symbol);
}

/**
 * An operation on what is written already.
 * @param {string} symbol
 * @param {string[]} operands
 */
export function applied(symbol, operands) {
  if (isCall(symbol)) return `${symbol}(${operands.join(", ")})`;
  return operands.length === 1 ? `${operands[0]}${symbol}` : operands.join(` ${symbol} `);
}

/**
 * An operation on parts, which get brackets where they bind less than it does, or as much and are not in front:
 * a + (b + c). A power in front of another one gets them too, as Python would take the one behind first: (a**2)**3.
 * @param {string} symbol
 * @param {Written[]} operands
 * @returns {Written}
 */
export function operation(symbol, operands) {
  const texts = operands.map(({ text }) => text);
  if (isCall(symbol)) return { text: applied(symbol, texts), binding: WHOLE };
  const binding = { "+": 2, "*": 4 }[symbol] ?? POWER;
  const bracketed = operands.map(({ text, binding: own }, index) =>
    own < binding || (own === binding && (index > 0 || own === POWER)) ? `(${text})` : text,
  );
  return { text: applied(symbol, bracketed), binding };
}
