// Turns a Python exception into what the page shows: the learner's own lines, and our own text where Python's is hard to
// understand.

import { thousands } from "../../ui/numbers.js";
import { advised } from "./advice.js";
import { openBracket } from "./brackets.js";
import { MOST_VALUES } from "./limits.js";

/** @import { Failure } from "./result.js" */

/** Matches the line in which CPython counts consecutive equal frames. */
const REPEATED = /^ {2}\[Previous line repeated (\d+) more times?\]$/;

const FRAME = /^ {2}File "(.*?)", line (\d+)(?:, in (.*))?$/;

/** The greatest number of consecutive equal frames that are shown; the others are counted. */
const REPEATS = 3;

/**
 * @param {string} type
 * @param {string} message
 * @param {string} trace as Python prints it
 * @param {number} cell
 * @param {string} source all of the code
 * @param {string[]} [names] those that there are, where one was not found
 * @returns {Failure}
 */
export function failureOf(type, message, trace, cell, source, names = []) {
  const worded = inWords(type, message);
  // MicroPython reports what is missing at the end after the last line.
  const lines = source.trimEnd().split("\n").length;
  /** @type {string[]} */
  const frames = [];
  /** @type {number | undefined} */
  let line;
  // The file in which it was raised.
  let raised = "";
  for (const text of trace.split("\n")) {
    const [, repeated = 0] = REPEATED.exec(text) ?? [];
    for (let more = Number(repeated); more > 0; more--) frames.push(frames[frames.length - 1]);
    const frame = FRAME.exec(text);
    raised = frame?.[1] ?? raised;
    if (frame?.[1] !== "<code>") continue;
    line = Math.min(Number(frame[2]), lines);
    frames.push(`  line ${line}${frame[3] && frame[3] !== "<module>" ? `, in ${frame[3]}` : ""}`);
  }
  const open = type === "SyntaxError" && line !== undefined ? openBracket(source, line) : undefined;
  const isOwn = /^<code>$|\bmicrograd\b/.test(raised);
  const plain = open
    ? { type, message: `'${open.bracket}' was never closed`, line: open.line }
    : type === "ZeroDivisionError" && !isOwn
      ? { ...worded, line }
      : advised({ ...worded, line }, source, names);
  if (plain.line !== line) frames.splice(0, frames.length, `  line ${plain.line}`);
  const last = plain.message ? `${plain.type}: ${plain.message}` : plain.type;
  const head = frames.length ? ["Traceback (most recent call last):", ...shortened(frames)] : [];
  return { ...plain, traceback: [...head, last].join("\n"), cell };
}

/**
 * @param {string} type
 * @param {string} message
 */
function inWords(type, message) {
  // CPython's own message is clear.
  if (type === "RuntimeError" && message.includes("maximum recursion depth")) {
    return {
      type: "RecursionError",
      message:
        "a function called itself too often: about 150 calls fit into one another here (Python itself allows 1,000)",
    };
  }
  if (type === "MemoryError" && message.startsWith("there is no room for more values")) {
    return {
      type,
      message: `the code needs more than ${thousands(MOST_VALUES)} values at a time, which is all that there is room for`,
    };
  }
  if (type === "MemoryError") {
    return {
      type,
      message: "the code asked for more memory than it may have here: does a list or a loop grow without end?",
    };
  }
  if (type === "ZeroDivisionError") return { type, message: "division by zero" };
  // MicroPython contracts what CPython writes out.
  if (/ takes \d+ positional arguments? but 1 were given$/.test(message)) {
    return { type, message: message.replace("1 were", "1 was") };
  }
  if (/^(?:name '\w+'|'\w+' object) (?:isn't|doesn't) /.test(message)) {
    return { type, message: message.replace("isn't", "is not").replace("doesn't", "does not") };
  }
  return { type, message };
}

/**
 * Shortens a traceback by counting the many equal frames of a recursion.
 * @param {string[]} frames
 */
function shortened(frames) {
  /** @type {string[]} */
  const shown = [];
  let same = 0;
  frames.forEach((frame, index) => {
    same = frame === frames[index - 1] ? same + 1 : 0;
    if (same < REPEATS) shown.push(frame);
    if (same >= REPEATS && frame !== frames[index + 1]) shown.push(`  … ${same - REPEATS + 1} more of the same`);
  });
  return shown;
}
