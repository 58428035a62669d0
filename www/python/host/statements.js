// Splits Python source into cells, and a cell into its top-level statements. MicroPython has no `ast` module, and a notebook
// needs to know which statement is the last, so this looks at brackets, strings and indentation only. Source that is not
// valid Python may be split wrongly, but the compiler rejects it before anything runs.

/**
 * @typedef {object} Statement
 * @property {number} line the lines before it in the whole source
 * @property {string} text
 * @property {string} defines the name of the function or class that it defines, or ""
 * @property {string[]} parts the text, split at the semicolons of a simple statement; the last is "" after a trailing one
 */

/**
 * @typedef {object} Cell
 * @property {number} line the lines before it in the whole source
 * @property {string} text the text without commands to the notebook itself (`%matplotlib`, `!pip`)
 * @property {Statement[]} statements
 */

/** Matches what begins a cell in a script: a separator, or what a notebook writes when it is exported. */
const SEPARATOR = /^#\s*(?:%%|In\s?\[[\d ]*\]:)/;

/** Match a command to the notebook itself, one that runs the code behind it, and one by which a cell is no Python. */
const COMMAND = /^(\s*)(?:[%!?].*|[\w.]+\?\??\s*)$/s;
const TIMED = /^(\s*)%time\s+(?=\S)/;
const OTHER_LANGUAGE =
  /^(?:\s*(?:#.*)?\n)*\s*%%(?:bash|cmd|file|html|javascript|js|latex|markdown|perl|ruby|script|sh|svg|writefile)\b/;

/** Matches a line that continues the compound statement before it. */
const CLAUSE = /^(else|elif|except|finally)\b/;

/**
 * Match what begins the lines of a copied session of Python or IPython: the first of a statement, its further ones, and what
 * it printed in a notebook.
 */
const PROMPT = /^\s*(?:>>>|In \[[\d ]*\]:)(?: |$)/;
const EMPTY = /^\s*(?:#.*)?$/;
const MORE = /^\s*\.\.\.:?(?: |$)/;
const PRINTED = /^\s*Out\[\d*\]:/;

const COMPOUND = /^(if|for|while|def|class|with|try|async|@|match)(\b|(?<=@))/;

/**
 * Splits a source into cells: at lines that start with `# %%`, or at the prompts of a copied session.
 * @param {string} source
 * @returns {Cell[]}
 */
export function splitCells(source) {
  const lines = source.split(/\r\n?|\n/);
  const isSession = PROMPT.test(lines.find((line) => !EMPTY.test(line)) ?? "");
  const groups = isSession ? promptedLines(lines) : separatedLines(lines);
  return groups.map(({ line, lines }) => cellOf(lines.join("\n"), line));
}

/**
 * Returns the names that the loops of a source assign, with blanks between them.
 * @param {string} source
 */
export function loopNames(source) {
  const targets = Array.from(source.matchAll(/\bfor\b([^:\n]*?)\bin\b/g), ([, target]) => target.match(/\w+/g) ?? []);
  return [...new Set(targets.flat())].join(" ");
}

/** @typedef {{ line: number, lines: string[] }} Lines the lines of a cell, and the number of those before it */

/** @param {string[]} lines @returns {Lines[]} */
function separatedLines(lines) {
  /** @type {Lines[]} */
  const groups = [{ line: 0, lines: [] }];
  lines.forEach((text, line) => {
    if (SEPARATOR.test(text)) groups.push({ line, lines: [] });
    groups[groups.length - 1].lines.push(text);
  });
  // Text before the first separator is a cell only if it is not empty.
  if (groups.length > 1 && groups[0].lines.every((text) => text.trim() === "")) groups.shift();
  return groups;
}

/**
 * Returns what follows each prompt of a session, with an empty line in place of what the session printed.
 * @param {string[]} lines
 * @returns {Lines[]}
 */
function promptedLines(lines) {
  /** @type {Lines[]} */
  const groups = [];
  // Below a prompt without code, a notebook's code stands without further prompts.
  let isBelow = false;
  lines.forEach((text, line) => {
    if (PROMPT.test(text)) {
      const code = text.replace(PROMPT, "");
      isBelow = code.trim() === "" && text.includes("[");
      groups.push({ line, lines: [code] });
      return;
    }
    if (PRINTED.test(text)) isBelow = false;
    const isCode = isBelow || MORE.test(text);
    groups.at(-1)?.lines.push(isCode ? text.replace(MORE, "") : "");
  });
  return groups;
}

/**
 * @param {string} source
 * @param {number} line
 * @returns {Cell}
 */
function cellOf(source, line) {
  if (OTHER_LANGUAGE.test(source)) return { line, text: "", statements: [] };
  const logical = logicalLines(source);
  let text = "";
  let end = 0;
  for (const one of logical) {
    const code = TIMED.test(one.text) ? one.text.replace(TIMED, "$1") : one.text.replace(COMMAND, "$1pass");
    text += source.slice(end, one.start) + code;
    one.text = code;
    end = one.start + one.length;
  }
  text += source.slice(end);
  return { line, text, statements: statementsOf(logical, line) };
}

/**
 * @typedef {object} LogicalLine a line with its continuation lines
 * @property {number} start
 * @property {number} length
 * @property {number} line
 * @property {string} text
 * @property {number[]} semicolons
 */

/**
 * @param {LogicalLine[]} logical
 * @param {number} offset
 * @returns {Statement[]}
 */
function statementsOf(logical, offset) {
  /** @type {LogicalLine[][]} */
  const groups = [];
  let isDecorated = false;
  for (const one of logical) {
    const isTop = !/^\s/.test(one.text);
    if (isTop && !isDecorated && !(groups.length && CLAUSE.test(one.text))) groups.push([one]);
    else if (groups.length) groups[groups.length - 1].push(one);
    else groups.push([one]);
    isDecorated = isTop && one.text.startsWith("@");
  }
  return groups.map((lines) => {
    const [first] = lines;
    const head = lines.find((one) => !one.text.startsWith("@")) ?? first;
    let text = "";
    for (const one of lines) text = text.padEnd(text.length + one.line - first.line - newlines(text), "\n") + one.text;
    const isSimple = lines.length === 1 && !COMPOUND.test(first.text);
    return {
      line: offset + first.line,
      text,
      defines: /^(?:async\s+)?(?:def|class)\s+([\p{L}_][\p{L}\p{N}_]*)/u.exec(head.text)?.[1] ?? "",
      parts: isSimple ? splitAt(first.text, first.semicolons) : [text],
    };
  });
}

/**
 * @param {string} text
 * @param {number[]} places
 */
function splitAt(text, places) {
  const parts = [];
  let start = 0;
  for (const place of places) {
    parts.push(text.slice(start, place));
    start = place + 1;
  }
  parts.push(text.slice(start).replace(/^\s*#.*$/, ""));
  return parts.map((part) => part.trim());
}

/** @param {string} text */
function newlines(text) {
  return text.split("\n").length - 1;
}

/**
 * Returns the logical lines of a source, without those that are empty or only a comment.
 * @param {string} source
 * @returns {LogicalLine[]}
 */
function logicalLines(source) {
  /** @type {LogicalLine[]} */
  const found = [];
  let start = 0;
  let line = 0;
  let firstLine = 0;
  let depth = 0;
  /** @type {number[]} */
  let semicolons = [];
  let at = 0;
  const finish = () => {
    const text = source.slice(start, at);
    if (/^\s*[^\s#]/.test(text)) found.push({ start, length: at - start, line: firstLine, text, semicolons });
  };
  while (at < source.length) {
    const character = source[at];
    if (character === "'" || character === '"') {
      const end = endOfString(source, at);
      line += newlines(source.slice(at, end));
      at = end;
    } else if (character === "#") {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
    } else if (character === "\\" && source[at + 1] === "\n") {
      line += 1;
      at += 2;
    } else if (character === "\n") {
      line += 1;
      if (depth === 0) {
        finish();
        start = at + 1;
        firstLine = line;
        semicolons = [];
      }
      at += 1;
    } else {
      if ("([{".includes(character)) depth += 1;
      else if (")]}".includes(character)) depth = Math.max(0, depth - 1);
      else if (character === ";" && depth === 0) semicolons.push(at - start);
      at += 1;
    }
  }
  finish();
  return found;
}

/**
 * Returns the end of the string that opens at `at`. A string that is not triple-quoted ends with its line at the latest.
 * @param {string} source
 * @param {number} at
 */
function endOfString(source, at) {
  const quote = source[at];
  const isLong = source.startsWith(quote.repeat(3), at);
  const closing = isLong ? quote.repeat(3) : quote;
  for (let place = at + closing.length; place < source.length; place++) {
    if (source[place] === "\\") place += 1;
    else if (source.startsWith(closing, place)) return place + closing.length;
    else if (!isLong && source[place] === "\n") return place;
  }
  return source.length;
}
