// The tutorial's code cells, as printed, in chapters that can each be run by themselves. The numbers and the code are
// the tutorial's; titles and notes are ours.
import { automatic } from "./automatic.js";
import { composite } from "./composite.js";
import { derivative } from "./derivative.js";
import { manual } from "./manual.js";
import { mlp } from "./mlp.js";
import { moons } from "./moons.js";
import { neuron } from "./neuron.js";
import { sneakPeek } from "./sneak-peek.js";
import { value } from "./value.js";

/**
 * @typedef {object} CodeCell
 * @property {string} [id] a name by which other chapters need it
 * @property {string} [source] absent where there is only a note
 * @property {string} [expected] what the tutorial prints under it
 * @property {boolean} [isRandom] whether the tutorial's numbers come from a random draw without a seed
 * @property {boolean} [isOrderFree] whether what is printed comes from a set, in any order
 * @property {string} [note] what stands in the place of a cell that cannot be run here
 */

/**
 * @typedef {object} Chapter
 * @property {string} id
 * @property {string} title
 * @property {string} about what the chapter shows, in one sentence
 * @property {string[]} [needs] cells of other chapters that are run first, by their `id`
 * @property {CodeCell[]} cells
 * @property {boolean} [isSlow] whether it takes seconds: it is not run as you type
 */

/**
 * In the tutorial's order. The first is the page's first example.
 * @type {Chapter[]}
 */
export const chapters = [sneakPeek, derivative, value, manual, neuron, automatic, composite, mlp, moons];

/**
 * A chapter as code that runs by itself: its cells and those that it needs, separated by `# %%`.
 * @param {Chapter} chapter
 */
export function sourceOf(chapter) {
  const cells = [...(chapter.needs ?? []).map(cellCalled), ...chapter.cells];
  if (cells.length === 1) return `${cells[0].source}\n`;
  return cells.map(({ source, note }) => `# %%\n${source ?? `# ${note}`}\n`).join("\n");
}

/**
 * @param {string} id
 * @returns {CodeCell}
 */
function cellCalled(id) {
  for (const { cells } of chapters) {
    const found = cells.find((cell) => cell.id === id);
    if (found) return found;
  }
  throw new Error(`There is no cell "${id}"`);
}
