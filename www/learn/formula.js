// Reads a formula in x, as one writes it in Python: 1 / (1 + exp(-x)), x**2. It computes with numbers alone; nothing that
// is written is run as code.

/** @typedef {(x: number) => number} Formula */

/** @type {Record<string, (x: number) => number>} */
const FUNCTIONS = {
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  tanh: Math.tanh,
  sin: Math.sin,
  cos: Math.cos,
  abs: Math.abs,
  relu: (x) => (x < 0 ? 0 : x),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
};
/** @type {Record<string, number>} */
const CONSTANTS = { pi: Math.PI, e: Math.E };
const MOST_LETTERS = 200;
const TOKEN = /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([a-z]\w*)|(\*\*|[-+*/()−×^]))/iy;
const END = "";

/** The error for a text that is not a formula; its message says what is wrong. */
export class NoFormula extends Error {}

/**
 * @param {string} text
 * @returns {Formula}
 * @throws {NoFormula}
 */
export function formula(text) {
  if (text.trim() === "") throw new NoFormula("Write a formula in x, such as x**2.");
  if (text.length > MOST_LETTERS) throw new NoFormula(`A formula has at most ${MOST_LETTERS} letters.`);
  const reader = new Reader(tokens(text));
  const read = reader.sum();
  reader.expectEnd();
  return read;
}

/** @param {string} text */
function tokens(text) {
  /** @type {string[]} */
  const found = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new NoFormula(`“${text.slice(at).trim()[0]}” does not belong in a formula.`);
    const [, number, name, sign = ""] = match;
    found.push(number ?? name ?? sign.replace("−", "-").replace("×", "*").replace("^", "**"));
  }
  return found;
}

/** Parses a formula by Python's rules: `**` is right-associative and has precedence over a sign before it. */
class Reader {
  #tokens;
  #at = 0;

  /** @param {string[]} tokens */
  constructor(tokens) {
    this.#tokens = tokens;
  }

  get #next() {
    return this.#tokens[this.#at] ?? END;
  }

  /** @param {...string} signs @returns {string | undefined} the sign that was there */
  #take(...signs) {
    if (!signs.includes(this.#next)) return undefined;
    return this.#tokens[this.#at++];
  }

  expectEnd() {
    if (this.#next === ")") throw new NoFormula("There is a ) without its (.");
    if (this.#next !== END) throw new NoFormula(`Between two parts, before “${this.#next}”, a sign is missing.`);
  }

  /** @returns {Formula} */
  sum() {
    let left = this.#product();
    for (let sign = this.#take("+", "-"); sign; sign = this.#take("+", "-")) {
      const [one, other] = [left, this.#product()];
      left = sign === "+" ? (x) => one(x) + other(x) : (x) => one(x) - other(x);
    }
    return left;
  }

  /** @returns {Formula} */
  #product() {
    let left = this.#signed();
    for (let sign = this.#take("*", "/"); sign; sign = this.#take("*", "/")) {
      const [one, other] = [left, this.#signed()];
      left = sign === "*" ? (x) => one(x) * other(x) : (x) => one(x) / other(x);
    }
    return left;
  }

  /** @returns {Formula} */
  #signed() {
    if (this.#take("+")) return this.#signed();
    if (!this.#take("-")) return this.#power();
    const positive = this.#signed();
    return (x) => -positive(x);
  }

  /** @returns {Formula} */
  #power() {
    const base = this.#part();
    if (!this.#take("**")) return base;
    const exponent = this.#signed();
    return (x) => base(x) ** exponent(x);
  }

  /** @returns {Formula} */
  #part() {
    const token = this.#next;
    this.#at += 1;
    if (token === "(") {
      const inside = this.sum();
      if (!this.#take(")")) throw new NoFormula("A ( is not closed.");
      return inside;
    }
    if (/^[\d.]/.test(token)) return () => Number(token);
    if (token === "x") return (x) => x;
    if (Object.hasOwn(CONSTANTS, token)) return () => CONSTANTS[token];
    if (Object.hasOwn(FUNCTIONS, token)) {
      if (this.#next !== "(") throw new NoFormula(`${token} needs brackets: ${token}(x).`);
      const [f, of] = [FUNCTIONS[token], this.#part()];
      return (x) => f(of(x));
    }
    if (token === END) throw new NoFormula("The formula stops too early.");
    if (/^[a-z]/i.test(token)) {
      throw new NoFormula(`“${token}” is not known here: x, ${Object.keys(FUNCTIONS).join(", ")}, pi and e are.`);
    }
    throw new NoFormula(`Before “${token}” a number or x is missing.`);
  }
}
