// Names places in a text for a sentence.

/** The most numbers that a sentence names. */
const MOST = 5;

/**
 * Names lines: "Line 3", "Lines 3 and 5", "Lines 3, 4, 5, 6, 8 and 20 more".
 * @param {number[]} lines
 * @param {string} [word] what is counted
 */
export function linesText(lines, word = "Line") {
  if (lines.length === 1) return `${word} ${lines[0]}`;
  const more = lines.length - MOST;
  const named = more > 0 ? [...lines.slice(0, MOST), `${more} more`] : lines;
  return `${word}s ${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}
