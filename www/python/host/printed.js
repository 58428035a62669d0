// Collects what a run prints as text.
import { pythonText, thousands } from "../../ui/numbers.js";

/** The greatest number of characters of a run's output, or of one value. A page cannot show more. */
const LIMIT = 200_000;

/**
 * Matches a float as MicroPython prints it. It has at most 17 digits, which identify the number, but in one of 200 cases
 * there is one more than Python would print.
 */
const FLOAT = /(?<![\w.])\d+\.\d+(?:e[+-]\d+)?(?![\w.])/g;

/**
 * Rewrites the floats in a text with the digits that Python prints.
 * @param {string} text
 */
function withPythonFloats(text) {
  return text.replace(FLOAT, (literal) => {
    const digits = literal.replace(/e.*/, "").replace(".", "").replace(/^0+/, "").length;
    return digits === 16 || digits === 17 ? pythonText(Number(literal)) : literal;
  });
}

/**
 * Returns a text of MicroPython's as CPython writes it: with its floats, and with the letters of the source in place of their
 * escapes, which MicroPython writes within lists.
 * @param {string} text
 * @param {string} source of the program
 */
export function asPythonWrites(text, source) {
  let written = withPythonFloats(text);
  for (const letter of new Set(source.match(/[^\0-\x7f]/gu))) {
    const code = letter.codePointAt(0) ?? 0;
    const digits = code < 0x100 ? 2 : code < 0x10000 ? 4 : 8;
    const escaped = `\\${{ 2: "x", 4: "u", 8: "U" }[digits]}${code.toString(16).padStart(digits, "0")}`;
    if (!source.includes(escaped)) written = written.replaceAll(escaped, letter);
  }
  return written;
}

/**
 * Returns a text, or if it is too long its beginning and the number of characters that are missing.
 * @param {string} text
 * @param {number} [most] characters
 */
export function bounded(text, most = LIMIT) {
  return text.length > most ? `${text.slice(0, most)}… (${thousands(text.length - most)} more)` : text;
}

/** Collects the bytes that Python writes to its standard output. */
export class Printed {
  #bytes = new Uint8Array(256);
  #length = 0;
  #total = 0;
  /** Whether some output was left out, and whether a note says so. */
  #isCut = false;
  #isSaid = false;
  #decoder = new TextDecoder();

  /** Returns whether there is text to take. */
  get isWaiting() {
    return this.#length > 0 || this.#isCut !== this.#isSaid;
  }

  /** @param {Uint8Array} bytes */
  write(bytes) {
    const kept = bytes.subarray(0, LIMIT - this.#total);
    if (kept.length < bytes.length) this.#isCut = true;
    if (this.#length + kept.length > this.#bytes.length) {
      const longer = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + kept.length));
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes.set(kept, this.#length);
    this.#length += kept.length;
    this.#total += kept.length;
  }

  /** Returns the text printed since the last call. */
  take() {
    let text = this.#decoder.decode(this.#bytes.subarray(0, this.#length));
    if (this.#isCut && !this.#isSaid) text += "\n… The rest of what was printed is left out.\n";
    this.#isSaid = this.#isCut;
    this.#length = 0;
    return text;
  }

  clear() {
    this.#length = 0;
    this.#total = 0;
    this.#isCut = false;
    this.#isSaid = false;
  }
}
