// Reads values as programs write them in code: JSON, lists and dictionaries of Python, arrays as NumPy and PyTorch print
// them, arrays of JavaScript, matrices of MATLAB, and vectors of R.

import { sequenceOf } from "./sequences.js";

/** A value: the text of a number or a word, a list, or names with values. @typedef {string | Value[] | Map<string, Value>} Value */

/** The deepest nesting that is read. */
const MOST_DEPTH = 20;
/** The words for a value that is not there. */
const NOTHING = new Set(["null", "None", "undefined"]);
/** What ends each list, by what begins it. @type {Record<string, string>} */
const CLOSING = { "[": "]", "(": ")", "{": "}" };
/** Matches the name that a value is given, with what languages write around it. */
const DECLARATION =
  /(?:[\p{L}_][\p{L}\p{N}_:<>]*\s+){0,3}([\p{L}_.][\p{L}\p{N}_.]*)\s*(?:\[\d*\]\s*)*(?::[^=\n"'(){}]*)?(?:=(?!=)|<-)/uy;
/** What makes names with values of what it is called with, in R and Python. */
const MAKES_NAMES = new Set(["list", "data.frame", "tibble", "dict", "DataFrame"]);
/** Matches a line that calls a function, and may give a name what that returns. */
const CALL =
  /(?:[\p{L}_][\p{L}\p{N}_.]*(?:, ?[\p{L}_][\p{L}\p{N}_.]*)*\s?(?:=|<-)\s?)?[\p{L}_][\p{L}\p{N}_.]*\((?!.*[[{]$).*\)[ \t]*;?[ \t]*(?:[#%].*)?(?:\n|$)/uy;
/** Matches such a line with numbers in its brackets alone. */
const COMPUTED = /^([\p{L}_][\p{L}\p{N}_.]*)\s?(?:=|<-)\s?[^(]+\([\d., -]*\d[\d., -]*\)/u;
const WORD = /[^\s,;:()[\]{}"'=]+/y;
/** Matches a whole number of R's, and the end of a row of them that R writes by its first and its last. */
const [WHOLE, TO] = [/^([+-]?\d+)L?$/, /:([+-]?\d+)L?(?=[\s,)])/y];
/** The most numbers of such a row. */
const MOST_COUNTED = 1_000_000;
/** Matches what turns a matrix in MATLAB: an apostrophe behind it. */
const TURNED = /\.?'(?=[ \t]*(?:[;,\n\]]|$))/y;
/** Matches blanks up to a brace. */
const TYPED = /[ \t]*(?=\{)/y;
/** Matches how Python says how many times a list counts, and that another one follows. */
const [TIMES, PLUS] = [/[ \t]*\*[ \t]*(\d+)/y, /[ \t]*\+[ \t]*(?=\[)/y];
/** Matches the first name in braces, or braces without anything. */
const NAMED = /\}|(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^\s,;:()[\]{}"'=]+)\s*(?::|=(?!=))/y;
/** Matches such a name in square brackets, where a number and a colon are no name. */
const NAMED_SQUARE = /(?:"[^"\n]*"|'[^'\n]*'|\p{L}[\p{L}\p{N}_]*)\s*:(?!:)/uy;
/** Matches blanks and comments. */
const BLANKS = /(?:[^\S\n]|\/\/[^\n]*|[#%][^\n]*)+/y;

/** Tells that a text is no value. */
class NoValue extends Error {}

/**
 * Returns the values of a text with the names that they are given, or `undefined` if the text holds anything else.
 * @param {string} text
 * @returns {{ values: { name: string, value: Value }[], computed: string[] } | undefined} `computed` are the names of numbers that the text
 *   does not hold, such as those that are drawn at random
 */
export function valuesIn(text) {
  try {
    return new Reader(text).statements();
  } catch (error) {
    if (error instanceof NoValue) return undefined;
    throw error;
  }
}

/**
 * Returns the value that begins at a place in a text with a bracket, and where it ends, or `undefined` if there is none.
 * @param {string} text
 * @param {number} at
 */
export function valueAt(text, at) {
  try {
    return new Reader(text, at).one();
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

/** Returns a list as many times as Python would. @param {Value[]} list @param {string} [times] */
function repeated(list, times = "1") {
  const count = Math.min(Number(times), MOST_COUNTED);
  return Array.from({ length: count * list.length }, (_, at) => list[at % list.length]);
}

/** Returns the columns of a table of R's that is written row by row, with a tilde in front of each name. @param {Value[]} given @returns {Map<string, Value>} */
function tribble(given) {
  const isName = (/** @type {Value} */ one) => typeof one === "string" && one.startsWith("~");
  const names = given.filter(isName).map((name) => String(name).slice(1));
  const cells = given.filter((one) => !isName(one));
  return new Map(names.map((name, at) => [name, cells.filter((_, place) => place % names.length === at)]));
}

class Reader {
  #text;
  #at = 0;
  #depth = 0;
  /** Whether what is read stands in the brackets of a call. */
  #isInCall = false;

  /** @param {string} text with "\n" at the ends of its lines @param {number} [at] where it begins */
  constructor(text, at = 0) {
    this.#text = text;
    this.#at = at;
  }

  one() {
    const value = this.#value();
    return { value, end: this.#at };
  }

  statements() {
    const values = [];
    const computed = [];
    for (this.#skip("\n,;"); this.#at < this.#text.length; this.#skip("\n,;")) {
      const start = this.#at;
      try {
        const [, name = ""] = this.#match(DECLARATION) ?? [];
        this.#skip("\n");
        const value = this.#value();
        // A word or a number alone is a cell of an ordinary table.
        if (typeof value === "string") throw new NoValue();
        values.push({ name, value });
      } catch (error) {
        this.#at = start;
        this.#depth = 0;
        // What is done with values before or behind it is no part of them.
        const [line] = (error instanceof NoValue && this.#match(CALL)) || [];
        if (line === undefined) throw error;
        const [, name] = COMPUTED.exec(line) ?? [];
        if (name !== undefined) computed.push(name);
      }
    }
    return { values, computed };
  }

  /** @returns {Value} */
  #value() {
    const first = this.#text[this.#at];
    if (first === '"' || first === "'") return this.#string(first);
    if (first === "[") return this.#joined();
    if (first in CLOSING) return this.#nested(first);
    const [word] = this.#match(WORD) ?? [];
    // Mathematica writes names with values as <|"a" -> 1|>.
    if (word === undefined || word.startsWith("<|")) throw new NoValue();
    if (word === "new") {
      this.#skip("");
      return this.#value();
    }
    // A type may stand in front of what it has.
    if (this.#depth > 0 && this.#match(TYPED)) return this.#nested("{");
    if (this.#text[this.#at] !== "(") return this.#counted(word) ?? (NOTHING.has(word) ? "" : word);
    /** @type {Map<string, Value>} */
    const named = new Map();
    const given = /** @type {Value[]} */ (this.#nested("(", named));
    const made = sequenceOf(word, given, named);
    if (made) return made;
    if (word === "tribble") return tribble(given);
    const levels = named.get("levels") ?? named.get(".Label");
    if (word === "structure" && Array.isArray(levels) && Array.isArray(given[0])) {
      // A factor of R is the place of each of its words in a list of them.
      return given[0].map((place) => levels[Number(place) - 1] ?? "");
    }
    if ((MAKES_NAMES.has(word) || this.#depth > 0) && given.length === 0 && named.size > 0) return named;
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

  /** Reads a list with those that are added to it, as Python does. @returns {Value} */
  #joined() {
    const first = this.#nested("[");
    if (!Array.isArray(first) || !this.#match(PLUS)) return first;
    const lists = [first];
    do lists.push(/** @type {Value[]} */ (this.#nested("[")));
    while (this.#match(PLUS));
    return lists.flat();
  }

  /** @param {string} opening @param {Map<string, Value>} [named] receives what names are given in a call */
  #nested(opening, named) {
    this.#at += 1;
    this.#depth += 1;
    if (this.#depth > MOST_DEPTH) throw new NoValue();
    const outside = this.#isInCall;
    this.#isInCall = opening === "(";
    const value = this.#isNamed(opening) ? this.#names(CLOSING[opening]) : this.#list(CLOSING[opening], named);
    this.#isInCall = outside;
    this.#depth -= 1;
    if (opening !== "[" || !Array.isArray(value)) return value;
    if (this.#match(TURNED)) return turned(value);
    return value.length === 1 ? repeated(value, this.#match(TIMES)?.[1]) : value;
  }

  /** Returns whether a name with what it is follows, or nothing in braces. @param {string} opening */
  #isNamed(opening) {
    if (opening === "(") return false;
    const pattern = opening === "{" ? NAMED : NAMED_SQUARE;
    this.#skip(opening === "{" ? "\n" : "");
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  /** @param {string} closing */
  #names(closing) {
    /** @type {Map<string, Value>} */
    const found = new Map();
    for (this.#skip("\n"); this.#text[this.#at] !== closing; this.#skip("\n,;")) {
      const name = this.#value();
      this.#skip("\n");
      if (typeof name !== "string" || !/[:=]/.test(this.#text[this.#at])) throw new NoValue();
      this.#at += 1;
      this.#skip("\n");
      found.set(name.replace(/^\./, ""), this.#value());
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
