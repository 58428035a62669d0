// Reads values as programs write them in code: JSON, lists and dictionaries of Python, arrays as NumPy and PyTorch print
// them, arrays of JavaScript, matrices of MATLAB, and vectors of R.

/** A value: the text of a number or a word, a list, or names with values. @typedef {string | Value[] | Map<string, Value>} Value */

/** The deepest nesting that is read. */
const MOST_DEPTH = 20;
/** The words for a value that is not there. */
const NOTHING = new Set(["null", "None", "undefined"]);
/** What ends each list, by what begins it. @type {Record<string, string>} */
const CLOSING = { "[": "]", "(": ")", "{": "}" };
/** Matches the name that a value is given, with what languages write around it. */
const DECLARATION =
  /(?:[\p{L}_][\p{L}\p{N}_:<>]*\s+){0,3}([\p{L}_.][\p{L}\p{N}_.]*)\s*(?:\[\d*\])*(?:\s*:[^=\n"'(){}]*)?\s*(?:=(?!=)|<-)/uy;
/** What makes names with values of what it is called with, in R and Python. */
const MAKES_NAMES = new Set(["list", "data.frame", "tibble", "dict", "DataFrame"]);
const WORD = /[^\s,;:()[\]{}"'=]+/y;
/** Matches a whole number of R's, and the end of a row of them that R writes by its first and its last. */
const [WHOLE, TO] = [/^([+-]?\d+)L?$/, /:([+-]?\d+)L?(?=[\s,)])/y];
/** The most numbers of such a row. */
const MOST_COUNTED = 1_000_000;
/** Matches what turns a matrix in MATLAB: an apostrophe behind it. */
const TURNED = /\.?'(?=[ \t]*(?:[;,\n\]]|$))/y;
/** Matches the first name in braces, or braces without anything. */
const NAMED = /\}|(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^\s,;:()[\]{}"'=]+)\s*:/y;
/** Matches blanks and comments. */
const BLANKS = /(?:[^\S\n]|\/\/[^\n]*|[#%][^\n]*)+/y;

/** Tells that a text is no value. */
class NoValue extends Error {}

/**
 * Returns the values of a text with the names that they are given, or `undefined` if the text holds anything else.
 * @param {string} text
 * @returns {{ name: string, value: Value }[] | undefined}
 */
export function valuesIn(text) {
  try {
    return new Reader(text).statements();
  } catch (error) {
    if (error instanceof NoValue) return undefined;
    throw error;
  }
}

/** Returns a matrix with its columns as rows, and a list as it is. @param {Value[]} list @returns {Value[]} */
function turned(list) {
  const [first] = list;
  const isMatrix = Array.isArray(first) && list.every((row) => Array.isArray(row) && row.length === first.length);
  return isMatrix ? first.map((_, at) => /** @type {Value[][]} */ (list).map((row) => row[at])) : list;
}

class Reader {
  #text;
  #at = 0;
  #depth = 0;
  /** Whether what is read stands in the brackets of a call. */
  #isInCall = false;

  /** @param {string} text with "\n" at the ends of its lines */
  constructor(text) {
    this.#text = text;
  }

  statements() {
    const found = [];
    for (this.#skip("\n,;"); this.#at < this.#text.length; this.#skip("\n,;")) {
      const [, name = ""] = this.#match(DECLARATION) ?? [];
      this.#skip("\n");
      const value = this.#value();
      // A word or a number alone is a cell of an ordinary table.
      if (typeof value === "string") throw new NoValue();
      found.push({ name, value });
    }
    return found;
  }

  /** @returns {Value} */
  #value() {
    const first = this.#text[this.#at];
    if (first === '"' || first === "'") return this.#string(first);
    if (first in CLOSING) return this.#nested(first);
    const [word] = this.#match(WORD) ?? [];
    if (word === undefined) throw new NoValue();
    if (word === "new") {
      this.#skip("");
      return this.#value();
    }
    if (this.#text[this.#at] !== "(") return this.#counted(word) ?? (NOTHING.has(word) ? "" : word);
    /** @type {Map<string, Value>} */
    const named = new Map();
    const given = /** @type {Value[]} */ (this.#nested("(", named));
    const levels = named.get("levels") ?? named.get(".Label");
    if (word === "structure" && Array.isArray(levels) && Array.isArray(given[0])) {
      // A factor of R is the place of each of its words in a list of them.
      return given[0].map((place) => levels[Number(place) - 1] ?? "");
    }
    if (MAKES_NAMES.has(word) && given.length === 0 && named.size > 0) return named;
    // Of what a function is called with, such as array([1, 2], "float"), the first counts, but R's c(1, 2) is a list.
    return word === "c" ? given : (given[0] ?? "");
  }

  /** Returns a whole number as R writes it, or the numbers from it to another one; `undefined` if the word is none. @param {string} word @returns {Value | undefined} */
  #counted(word) {
    const [, first] = WHOLE.exec(word) ?? [];
    if (first === undefined) return undefined;
    const [, last] = (this.#isInCall && this.#match(TO)) || [];
    const count = Math.abs(Number(last) - Number(first)) + 1;
    if (last === undefined || count > MOST_COUNTED) return first;
    const step = Math.sign(Number(last) - Number(first));
    return Array.from({ length: count }, (_, at) => String(Number(first) + at * step));
  }

  /** @param {string} opening @param {Map<string, Value>} [named] receives what names are given in a call */
  #nested(opening, named) {
    this.#at += 1;
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw new NoValue();
    const outside = this.#isInCall;
    this.#isInCall = opening === "(";
    const value = opening === "{" && this.#isNamed() ? this.#names() : this.#list(CLOSING[opening], named);
    this.#isInCall = outside;
    this.#depth -= 1;
    return opening === "[" && Array.isArray(value) && this.#match(TURNED) ? turned(value) : value;
  }

  /** Returns whether a name and a colon follow, or nothing. */
  #isNamed() {
    this.#skip("\n");
    NAMED.lastIndex = this.#at;
    return NAMED.test(this.#text);
  }

  #names() {
    /** @type {Map<string, Value>} */
    const found = new Map();
    for (this.#skip("\n"); this.#text[this.#at] !== "}"; this.#skip("\n,")) {
      const name = this.#value();
      this.#skip("\n");
      if (typeof name !== "string" || this.#text[this.#at] !== ":") throw new NoValue();
      this.#at += 1;
      this.#skip("\n");
      found.set(name, this.#value());
    }
    this.#at += 1;
    return found;
  }

  /** Reads a list up to what closes it. In MATLAB, a semicolon or the end of a line ends a row of a matrix. @param {string} closing @param {Map<string, Value>} [named] @returns {Value[]} */
  #list(closing, named) {
    /** @type {Value[][]} */
    const rows = [[]];
    for (this.#skip(""); this.#text[this.#at] !== closing; this.#skip("")) {
      const mark = this.#text[this.#at];
      if (mark === ",") {
        this.#at += 1;
        this.#skip("\n");
      } else if (mark === ";" || mark === "\n") {
        this.#at += 1;
        rows.push([]);
      } else {
        // What a name is given in a call, such as dtype=float, is no part of the list.
        const [, name] = (closing === ")" && this.#match(DECLARATION)) || [];
        if (name) {
          this.#skip("\n");
          named?.set(name, this.#value());
          continue;
        }
        rows[rows.length - 1].push(this.#value());
      }
    }
    this.#at += 1;
    const filled = rows.filter(({ length }) => length > 0);
    const [first] = filled;
    const isMatrix =
      filled.length > 1 &&
      first.length > 1 &&
      filled.every((row) => row.length === first.length && row.every((value) => typeof value === "string"));
    return isMatrix ? filled : filled.flat();
  }

  /** @param {string} quote */
  #string(quote) {
    const start = this.#at + 1;
    let end = start;
    while (this.#text[end] !== quote) {
      if (end >= this.#text.length || this.#text[end] === "\n") throw new NoValue();
      end += this.#text[end] === "\\" ? 2 : 1;
    }
    this.#at = end + 1;
    return this.#text
      .slice(start, end)
      .replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
      .replace(/\\[nrt]/g, " ")
      .replace(/\\(.)/g, "$1");
  }

  /** Goes on past blanks and some other marks. @param {string} marks */
  #skip(marks) {
    for (;;) {
      this.#match(BLANKS);
      if (this.#at >= this.#text.length || !marks.includes(this.#text[this.#at])) break;
      this.#at += 1;
    }
    // A text that ends within a value is none.
    if (this.#depth > 0 && this.#at >= this.#text.length) throw new NoValue();
  }

  /** @param {RegExp} pattern that is sticky */
  #match(pattern) {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }
}
