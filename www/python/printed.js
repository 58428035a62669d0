// What a run prints, as text.
import { pythonText } from "../python-number.js";

/** More than this of one run is not kept: a page cannot show it. In characters. */
const LIMIT = 200_000;

/**
 * A float as MicroPython prints it. It has 17 digits at most, and they are those of the number, but in one of 200 cases
 * they are one more than Python would need.
 */
const FLOAT = /(?<![\w.])\d+\.\d+(?:e[+-]\d+)?(?![\w.])/g;

/**
 * Writes floats with the digits that Python prints.
 * @param {string} text
 */
export function withPythonFloats(text) {
  return text.replace(FLOAT, (literal) => {
    const digits = literal.replace(/e.*/, "").replace(".", "").replace(/^0+/, "").length;
    return digits === 16 || digits === 17 ? pythonText(Number(literal)) : literal;
  });
}

/** Collects the bytes that Python writes to its standard output. */
export class Printed {
  #bytes = new Uint8Array(256);
  #length = 0;
  #total = 0;
  #decoder = new TextDecoder();

  /** How much has been written since `take`. */
  get length() {
    return this.#length;
  }

  /** @param {Uint8Array} bytes */
  write(bytes) {
    if (this.#total > LIMIT) return;
    if (this.#length + bytes.length > this.#bytes.length) {
      const bytes = new Uint8Array(2 * this.#bytes.length);
      bytes.set(this.#bytes);
      this.#bytes = bytes;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    this.#total += bytes.length;
  }

  /** The text that has come since the last call. */
  take() {
    let text = withPythonFloats(this.#decoder.decode(this.#bytes.subarray(0, this.#length)));
    if (this.#length && this.#total > LIMIT) text += "\n… The rest of what was printed is left out.\n";
    this.#length = 0;
    return text;
  }

  clear() {
    this.#length = 0;
    this.#total = 0;
  }
}
