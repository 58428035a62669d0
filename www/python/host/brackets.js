// Finds a bracket that is never closed. MicroPython tells of it in a later line, where the text that follows makes no sense.

/** Matches a line that separates cells, strings and comments, whose brackets do not count, and brackets. */
const PARTS =
  /^#\s*%%.*|"""(?:\\[\s\S]|(?!""")[\s\S])*"*|'{3}(?:\\[\s\S]|(?!'{3})[\s\S])*'*|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?|#.*|[()[\]{}]/gm;

/** Matches a string that its line does not end. */
const OPEN_STRING = /^(?:"(?:\\.|[^"\\])*|'(?:\\.|[^'\\])*)$/;

/**
 * Returns the innermost bracket that is open where a syntax error was found, if it is never closed in its cell, and no string is open
 * before, in which the closing one may be.
 * @param {string} source
 * @param {number} found the line in which the error was found, from 1
 * @returns {{ bracket: string, line: number } | undefined}
 */
export function openBracket(source, found) {
  /** @type {{ bracket: string, line: number }[]} */
  let open = [];
  let line = 1;
  let before = 0;
  for (const { 0: part, index } of source.matchAll(PARTS)) {
    line += source.slice(before, index).split("\n").length - 1;
    before = index;
    if (/^#\s*%%/.test(part)) {
      if (line > found) break;
      open = [];
    } else if (line <= found && OPEN_STRING.test(part)) return undefined;
    else if ("([{".includes(part)) open.push({ bracket: part, line });
    else if (")]}".includes(part)) open.pop();
  }
  return open.filter((one) => one.line <= found).pop();
}
