// Says what to do about an exception, where Python's message leaves that open: the name that may be meant, what a line lacks, and
// which number is 0. The messages are those of both interpreters.

import { withoutTexts } from "./dialect.js";

/** @typedef {{ type: string, message: string, line: number | undefined }} Told */

/** What begins a block, and how CPython calls it. */
const BLOCK = /^(?:async\s+)?(def|class|if|elif|else|for|while|with|try|except|finally)\b(?!\s*[=.,)\]])/;
/** @type {Record<string, string>} */
const CALLED = { def: "function definition", class: "class definition" };

/** What can stand after a division: a name with its attributes, calls and indices, or a number. */
const DIVISOR =
  /(?:\/\/?=?|%=?)\s*([A-Za-z_]\w*(?:\.\w+|\[[^[\]]*\])*(?![\w([.])|[\d.]+)|([A-Za-z_][\w.]*)\s*\*\*\s*-/g;

/** What the page calls the functions that the tutorial's later notebooks define for themselves. */
const RENAMED = new Map([["draw_dot", "draw"]]);

/** The greatest length of a text of which the distance is measured. */
const LONGEST = 40;

/**
 * @param {Told} told
 * @param {string} source all of the code
 * @param {string[]} names those that there are, where one was not found
 * @returns {Told}
 */
export function advised(told, source, names) {
  const found = worded(told, source, names);
  if (found.type === "IndentationError" && mixesTabs(source.split("\n"), found.line)) {
    return { type: "TabError", message: "inconsistent use of tabs and spaces in indentation", line: found.line };
  }
  return found;
}

/**
 * @param {Told} told
 * @param {string} source
 * @param {string[]} names
 * @returns {Told}
 */
function worded({ type, message, line }, source, names) {
  const texts = source.split("\n");
  if (type === "NameError" || type === "AttributeError") {
    return { type, message: withName(message, names) + ofNothing(message) + imported(message), line };
  }
  if (type === "TypeError") return { type, message: message + ofCall(message, texts, line), line };
  if (type === "ZeroDivisionError" && line !== undefined) {
    return { type, message: message + divisors(texts[line - 1] ?? ""), line };
  }
  if (type === "IndentationError" && message.startsWith("unindent") && line !== undefined) {
    return { type, message: "unindent does not match any outer indentation level", line: misaligned(texts, line) };
  }
  if (type === "IndentationError" && message === "unexpected indent") {
    return {
      type,
      message: "unexpected indent: the line above opens no block",
      line,
    };
  }
  if (type === "FileNotFoundError") {
    const advice = "there are no files here but those that the code writes: write the data into the code instead";
    return { type, message: `${message}: ${advice}`, line };
  }
  const isPlain = type === "SyntaxError" && message === "invalid syntax" && line !== undefined;
  return isPlain ? lacking(texts, line) : { type, message, line };
}

/**
 * Returns the name that is most like a wrong one, or "".
 * @param {string} wrong
 * @param {string[]} names
 */
export function meant(wrong, names) {
  const renamed = RENAMED.get(wrong);
  if (renamed && names.includes(renamed)) return renamed;
  let [best, least] = ["", Math.floor(Math.min(LONGEST, wrong.length + 1) / 3) + 0.5];
  for (const name of names) {
    const isHidden = name.startsWith("_") && !wrong.startsWith("_");
    if (isHidden || name === wrong || Math.abs(name.length - wrong.length) > least) continue;
    // Among equals the one counts that is wrong in its capitals alone.
    const far = distance(wrong.toLowerCase(), name.toLowerCase());
    if (far < least) [best, least] = [name, far];
  }
  return best;
}

/**
 * Returns how many letters are to be changed, left out, put in or swapped with the next one.
 * @param {string} one
 * @param {string} other
 */
function distance(one, other) {
  /** @type {number[]} */
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      now[column] = Math.min(above[column] + 1, now[column - 1] + 1, above[column - 1] + Number(!isSame));
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) now[column] = Math.min(now[column], before[column - 2] + 1);
    }
    [before, above] = [above, now];
  }
  return above[other.length];
}

/**
 * @param {string} message
 * @param {string[]} names
 */
function withName(message, names) {
  // Our own modules list what they have.
  const listed = /^(.* has no '(\w+)' here)\. It has: (.*)$/s.exec(message);
  const wrong =
    listed?.[2] ?? /^name '(\w+)' is not defined$|has no attribute '(\w+)'$/.exec(message)?.slice(1).join("");
  const name = wrong && meant(wrong, listed ? listed[3].split(/[^\w]+/) : names);
  return name ? `${listed?.[1] ?? message}: did you mean '${name}'?` : message;
}

/** Modules that code often uses under their own name. */
const MODULES =
  /^name '(math|random|time|os|sys|re|json|copy|itertools|functools|collections|operator|typing|numpy|torch)' is not/;
const ABBREVIATED = /^name '(np|plt|nn)' is not/;
/** @type {Record<string, string>} */
const IMPORTS = {
  np: "import numpy as np",
  plt: "import matplotlib.pyplot as plt",
  nn: "from torch import nn",
};

/** Says which import a name lacks. @param {string} message */
function imported(message) {
  const name = MODULES.exec(message)?.[1];
  const abbreviated = ABBREVIATED.exec(message)?.[1];
  if (name) return `: did you forget 'import ${name}'?`;
  return abbreviated ? `: did you forget '${IMPORTS[abbreviated]}'?` : "";
}

/** Says where a None may come from. @param {string} message */
function ofNothing(message) {
  return /^'NoneType' object has no/.test(message) ? ": None is what a function without a return gives" : "";
}

/** The methods by which a class takes a number on the left of an operator. @type {Record<string, string>} */
const REFLECTED = {
  "+": "__radd__",
  "-": "__rsub__",
  "*": "__rmul__",
  "/": "__rtruediv__",
  "**": "__rpow__",
  "** or pow()": "__rpow__",
};

/**
 * Says what to do about a wrong call or operand.
 * @param {string} message
 * @param {string[]} texts
 * @param {number | undefined} line
 */
function ofCall(message, texts, line) {
  const [, operator, left, right] = /^unsupported operand type\(s\) for (.+): '(\w+)' and '(\w+)'$/.exec(message) ?? [];
  if (left === "NoneType" || right === "NoneType") return ": None is what a function without a return gives";
  const isOwn = texts.some((text) => new RegExp(`^\\s*class\\s+${right}\\b`).test(text));
  if (/^(?:int|float)$/.test(left ?? "") && isOwn && REFLECTED[operator]) {
    return `: with the number on the left Python asks ${right} for a method ${REFLECTED[operator]}`;
  }
  if (/ takes 0 positional arguments but 1 (?:was|were) given$/.test(message)) {
    return ": the first parameter of a method is self";
  }
  // A method's own object in brackets is no tuple.
  if (/ object is not iterable$/.test(message)) {
    const at = texts.findIndex((text) => /\b[A-Z]\w*\(.*,\s*(?:\(self\)|self)\s*[,)]/.test(withoutTexts(text)));
    return at < 0 ? "" : `: in line ${at + 1} a tuple of one is written (self,)`;
  }
  if (message === "'NoneType' object is not callable") {
    const at = texts.findIndex((text) => /^\s*\w+\.(\w*backward\w*)\s*=\s*\w*backward\w*\(\)/.test(text));
    return at < 0 || at + 1 === line
      ? ""
      : `: line ${at + 1} calls a function instead of keeping it, which is written without ()`;
  }
  return "";
}

/**
 * Returns whether a block mixes tabs and spaces up to a line.
 * @param {string[]} texts
 * @param {number | undefined} line
 */
function mixesTabs(texts, line = 0) {
  const indents = texts.slice(0, line + 1).map((text) => /^[ \t]*(?=\S)/.exec(text)?.[0] ?? "");
  const near = indents.slice(-3);
  return near.some((indent) => indent.includes("\t")) && indents.some((indent) => indent.startsWith(" "));
}

/** Says which numbers of a line it divides by, if each division has a plain one. @param {string} text */
function divisors(text) {
  const code = withoutTexts(text).replace(/""\s*%/g, "");
  const found = Array.from(code.matchAll(DIVISOR), ([, divisor, base]) => divisor ?? base);
  if (found.some((one) => /^[0.]+$/.test(one))) return ": nothing can be divided by 0";
  const names = [...new Set(found.filter((one) => !/^[\d.]+$/.test(one)))];
  const isAll = found.length === [...code.matchAll(/\/\/?|%|\*\*(?!\s*\d)/g)].length;
  return isAll && names.length > 0 ? `: ${names.join(" or ")} is 0` : "";
}

/**
 * Finds the line that ends a block at an indentation that no line before it has. MicroPython names the one above.
 * @param {string[]} texts
 * @param {number} line
 */
function misaligned(texts, line) {
  /** @type {number[]} */
  const open = [];
  for (const [index, text] of texts.entries()) {
    if (isBlank(text)) continue;
    const indent = indentOf(text);
    const isLess = indent < (open[open.length - 1] ?? 0);
    while (indent < (open[open.length - 1] ?? 0)) open.pop();
    if (isLess && index + 1 >= line && indent !== (open[open.length - 1] ?? 0)) return index + 1;
    if (indent > (open[open.length - 1] ?? 0)) open.push(indent);
  }
  return line;
}

/** @param {string} text */
function isBlank(text) {
  return /^\s*(?:#|$)/.test(text);
}

/** @param {string} text */
function indentOf(text) {
  return text.replaceAll("\t", "        ").search(/\S|$/);
}

/**
 * Says what a line lacks of which MicroPython says no more than that it is no Python.
 * @param {string[]} texts
 * @param {number} line
 * @returns {Told}
 */
function lacking(texts, line) {
  const text = texts[line - 1] ?? "";
  const code = withoutTexts(text).trim();
  let above = line - 2;
  while (above >= 0 && isBlank(texts[above])) above -= 1;
  const opener = blockOf(texts[above] ?? "");
  const [own] = BLOCK.exec(code) ?? [];
  if (opener && indentOf(text) <= indentOf(texts[above])) {
    return {
      type: "IndentationError",
      message: `expected an indented block after ${opener} on line ${above + 1}`,
      line,
    };
  }
  // At its end the code lacks what its last line begins.
  if (blockOf(text) && texts.slice(line).every(isBlank)) {
    return {
      type: "IndentationError",
      message: `expected an indented block after ${blockOf(text)} on line ${line}`,
      line,
    };
  }
  const told = (/** @type {string} */ message) => ({ type: "SyntaxError", message, line });
  if (/(?:^|[^\\])(?:"[^"]*|'[^']*)$/.test(code.replaceAll('""', ""))) return told("unterminated string literal");
  const closing = unmatched(code);
  if (closing) return told(`unmatched '${closing}'`);
  if (own && !hasColon(code)) return told("expected ':'");
  if (/^(?:if|elif|while)\b[^=!<>:]*[^=!<>:]=[^=]/.test(code)) {
    return told("invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  }
  const operator = /(?:\*\*|\/\/|[-+*/%=<>,&|^])$/.exec(code);
  if (operator) return told(`invalid syntax: nothing follows '${operator[0]}'`);
  if (lacksComma(code)) return told("invalid syntax. Perhaps you forgot a comma?");
  const printed = /^print\s+[^\s(=.]/.test(code);
  return told(printed ? "Missing parentheses in call to 'print'. Did you mean print(...)?" : "invalid syntax");
}

/** Returns what a line calls for a block, if it ends with a colon, in CPython’s words. @param {string} text */
function blockOf(text) {
  const code = withoutTexts(text).trim();
  const [, word] = BLOCK.exec(code) ?? [];
  return word && code.endsWith(":") ? (CALLED[word] ?? `'${word}' statement`) : undefined;
}

/** Returns whether a line has a colon outside of brackets that belongs to no lambda. @param {string} code */
function hasColon(code) {
  let depth = 0;
  let lambdas = 0;
  for (const [part] of code.matchAll(/\blambda\b|[()[\]{}:]/g)) {
    if ("([{".includes(part)) depth += 1;
    else if (")]}".includes(part)) depth -= 1;
    else if (part === "lambda") lambdas += 1;
    else if (depth === 0 && lambdas-- <= 0) return true;
  }
  return false;
}

const KEYWORD = /^(?:and|or|not|in|is|if|else|for|lambda|await|async|yield|from)$/;

/** Returns whether two things stand beside each other within brackets. @param {string} code */
function lacksComma(code) {
  let depth = 0;
  let before = "";
  for (const [part] of code.matchAll(/""|[\w.]+|[^\s\w]/g)) {
    const isThing = /^[\w.]+$|^""$/.test(part) && !KEYWORD.test(part);
    const wasThing = /^[\w.]+$|^""$|^[)\]}]$/.test(before) && !KEYWORD.test(before);
    // Texts may stand beside each other, and a letter before one.
    const isText = part === '""' && (before === '""' || /^[rbfu]+$/i.test(before));
    if (depth > 0 && isThing && wasThing && !isText) return true;
    if ("([{".includes(part)) depth += 1;
    if (")]}".includes(part)) depth -= 1;
    before = part;
  }
  return false;
}

/** Returns the first bracket that closes none, or `undefined`. @param {string} code */
function unmatched(code) {
  let depth = 0;
  for (const [bracket] of code.matchAll(/[()[\]{}]/g)) {
    depth += "([{".includes(bracket) ? 1 : -1;
    if (depth < 0) return bracket;
  }
  return undefined;
}
