// Reads lines that each name a group and list its numbers: "Group A: 1.5 2.5 3.5".

/** @import { Cells } from "./records.js" */

const LINE = /^[ \t]*(\p{L}[^:\n]{0,60}?)[ \t]*:[ \t]*([-+.\d][-+.\deE,;\t ]*)$/u;
/** Matches the name of a group as such, and not of a feature or a point. */
const GROUP = /^(?:group|class|category|cluster|condition|treatment|species)\b/i;

/**
 * Returns a row of a number and its group for each number, or `undefined` if the lines list no groups: they are called so, or
 * have as many numbers as there happen to be.
 * @param {string} text with "\n" at the ends of its lines
 * @returns {Cells | undefined}
 */
export function groupedValues(text) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length < 2) return undefined;
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const line of lines) {
    const [, name, list] = LINE.exec(line) ?? [];
    if (name === undefined || groups.has(name)) return undefined;
    const numbers = list.split(/[,;\s]+/).filter((number) => number !== "");
    if (numbers.some((number) => !Number.isFinite(Number(number)))) return undefined;
    groups.set(name, numbers);
  }
  const counts = [...groups.values()].map(({ length }) => length);
  const areUneven = Math.max(...counts) !== Math.min(...counts) && Math.min(...counts) > 1;
  const areCalled = Math.min(...counts) > 2 && [...groups.keys()].every((name) => GROUP.test(name));
  if (!areUneven && !areCalled) return undefined;
  const rows = [...groups].flatMap(([name, numbers]) => numbers.map((number) => [number, name]));
  return { names: ["value", "group"], rows };
}
