// Keeps the learner's latest own programs. A program is known by its text: edited, it takes the place of what it was, unless
// most of that was taken away at once, or another tab of this browser has edited it meanwhile.
import { saveCode, savedCode } from "./saved.js";

/** @import { Program } from "./saved.js" */

/** The most programs, and the most letters of all after the first, which leaves room in the browser's storage. */
const MOST_PROGRAMS = 10;
const MOST_LETTERS = 500_000;

/** The most letters of a program's name in the list. */
const NAME_LETTERS = 28;

export class OwnPrograms {
  /** As last read or kept; what counts where the browser keeps nothing. @type {Program[]} */
  #list = [];

  /** Returns the programs, the last edited first. */
  get list() {
    this.#list = savedCode()?.own ?? this.#list;
    return this.#list;
  }

  /**
   * Keeps a program that was edited, which is the code in the editor.
   * @param {Program} program
   * @param {string} [before] its text before; absent if it is a new one
   */
  edit(program, before = "") {
    const { preset, text } = program;
    const { list } = this;
    // Undo may have brought back what took another's place.
    const isOther = list.some((one) => one.text === text) || isMostlyGone(before, text);
    const others = list.filter((one) => one.text !== text && (isOther || one.text !== before));
    this.#list = bounded([program, ...others]);
    saveCode({ preset, code: text, own: this.#list });
  }

  /** Keeps the code in the editor, which is no program of the learner's own. @param {Program} current */
  save({ preset, text }) {
    saveCode({ preset, code: text, own: this.list });
  }
}

/**
 * Returns a name for a program: its first line that is not of the example that it started from.
 * @param {string} text
 * @param {string} source of that example
 */
export function nameOf(text, source) {
  const known = new Set(source.split("\n").map((line) => line.trim()));
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const isTelling = (/** @type {string} */ line) => !known.has(line) && !/^(?:import|from)\b|^#/.test(line);
  const name = lines.find(isTelling) ?? lines.find((line) => !known.has(line)) ?? lines[0] ?? "";
  return name.length > NAME_LETTERS ? `${name.slice(0, NAME_LETTERS - 1).trimEnd()}…` : name;
}

/**
 * Returns whether an edit took more than half of a text away.
 * @param {string} before
 * @param {string} after
 */
function isMostlyGone(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return start + end < before.length / 2;
}

/** @param {Program[]} programs */
function bounded([first, ...others]) {
  let letters = 0;
  const kept = others.slice(0, MOST_PROGRAMS - 1).filter(({ text }) => {
    letters += text.length;
    return letters <= MOST_LETTERS;
  });
  return [first, ...kept];
}
