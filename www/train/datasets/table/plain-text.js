// Takes away what surrounds a table in a text: the prompts of a session, typographic marks, and brackets around points.

/** Matches the beginning of a line that somebody typed after the prompt of a program, and of one that notebooks answer with. */
const PROMPT =
  /^(?:>{1,3} |\.\.\. |In \[\d+\]: ?|(?:julia|mysql|sqlite|octave:\d+|MariaDB \[\w+\])> ?|\w+[=-][#>] )(.*)$/;
const ANSWER = /^Out\[\d+\]: ?/;
/** Matches the moment and the sender of a message, as chats write them. */
const DAY = "\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}";
const MESSAGE = new RegExp(
  `^\\[?(?:${DAY},? )?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AaPp][Mm])?(?:, ${DAY})?\\]?(?: -)? \\p{L}[^:\\n]{0,60}: `,
  "u",
);
/** Matches a line that gives numbers or words a name. */
const GIVES = /^[\p{L}_][\p{L}\p{N}_.]*\s*(?:=|<-)[^=]*[[({]\s*[-+\d.[({'"]/u;
/** Matches a line of code that gives nothing a value. */
const STATEMENT =
  /^\s*(?:import [\w.]+(?: as \w+)?|import .* from (["']).*\1;?|from [\w.]+ import .*|export default \w+;?|(?:module\.)?exports(?:\.\w+)? = \w+;?|(?:print|console\.log|library|plt\.\w+)\(.*\);?|using \w+;?)\s*$/;
/** Matches an accent that follows its letter. */
const ACCENT = /[\u0300-\u036f]/;
/** Matches what is not seen in a text. */
const UNSEEN = /[\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u00ad]/g;
/** Matches a quotation mark of a printed text where a cell begins; one anywhere; and several blanks of other widths. */
const [OPENED, PRINTED, WIDE_BLANKS] = [
  /(?:^|[,;\t|])[^\S\n\t]*[\u201c\u201e\u201d\u00ab]/m,
  /[\u201c-\u201f\u00ab\u00bb]/g,
  /[\u00a0\u2000-\u200a\u202f\u3000]{2,}/g,
];
/** Blanks of other widths, and what separates cells in other scripts. */
const [OTHER_BLANKS, OTHER_DELIMITERS] = [
  /[\u00a0\u2000-\u200a\u202f\u3000]/g,
  /[\u3001\uff0c\uff1b\uff5c\u060c\u061b]/g,
];
/** The delimiter that each of them stands for. @type {Record<string, string>} */
const DELIMITER_FOR = { "\uff1b": ";", "\u061b": ";", "\uff5c": "|" };
/** Matches a decimal point of wide type. */
const WIDE_POINT = /(?<=[\d\uff10-\uff19])\uff0e(?=[\d\uff10-\uff19])/g;
/** The longest line of a point in brackets, in letters. */
const LONGEST = 1000;
/** Matches what stands in front of each item of a list, and what says of a point in brackets what it is. */
const [BULLET, IS] = [/^\s*(?:[-*+\u2022]|\d+[.)])\s+(?=[[(])/, /(?<=[\])])\s+(?:is|are)\s+(?=\S)/];
/** The fewest points that stand between lines of other words. */
const FEWEST = 3;
/** Matches an arrow between what is given and what follows. */
const ARROW = /\s*(?:->|=>|-->|==>|[\u2192\u21d2\u27f6])\s*/g;
/** Matches a line of a point in brackets with what is beside it, on either side. */
const [BRACKETS_FIRST, BRACKETS_LAST] = [
  /^\s*[[(]\s*(?=[^\])]*[^\s\])][,;\s]+[^\s\])])([^[\](){}]+?)\s*[\])]\s*[,:;]?\s*([^[\](){},;:]+?)\s*$/,
  /^\s*([^[\](){},;:]+?)\s*[,:;]?\s*[[(]\s*(?=[^\])]*[^\s\])][,;\s]+[^\s\])])([^[\](){}]+?)\s*[\])]\s*$/,
];
/** Matches a line of numbers with a label behind a colon, or before one. */
const [LABEL_LAST, LABEL_FIRST] = [
  /^([^:\p{L}]*[\d.]\s*[,;\s][^:\p{L}]*\d)\s*:\s+([^:,;]+)$/u,
  /^([^:,;\d]+):\s+([^:\p{L}]*\d[^:\p{L}]*)$/u,
];

/**
 * Returns the text without what is no part of a table. Each line stays in its place.
 * @param {string} text with "\n" at the ends of its lines
 */
export function withoutSurroundings(text) {
  // An accent that stands behind its letter makes the same letter.
  const composed = ACCENT.test(text) ? text.normalize("NFC") : text;
  const lines = composed.replace(UNSEEN, "").split("\n");
  const filled = lines.filter((line) => line.trim() !== "");
  // In a letter, each line may be quoted.
  if (filled.length > 1 && filled.every((line) => /^>/.test(line))) {
    return lines.map((line) => line.replace(/^>{1,3} ?/, "")).join("\n");
  }
  // Above what is quoted, it may say whose letter it is.
  const quoted = lines.findIndex((line) => line.startsWith(">"));
  if (quoted > 0 && /:\s*$/.test(lines[quoted - 1]) && /^>/.test(lines[quoted + 1] ?? "")) {
    return lines.map((line) => (line.startsWith(">") ? line.replace(/^>{1,3} ?/, "") : "")).join("\n");
  }
  if (filled.length > 1 && filled.every((line) => MESSAGE.test(line))) {
    return lines.map((line) => line.replace(MESSAGE, "")).join("\n");
  }
  if (lines.some((line) => STATEMENT.test(line))) {
    return lines.map((line) => (STATEMENT.test(line) ? "" : line)).join("\n");
  }
  if (!lines.some((line) => PROMPT.test(line) || ANSWER.test(line))) return lines.join("\n");
  return lines
    .map((line) => {
      const [, typed] = PROMPT.exec(line) ?? [];
      if (typed !== undefined) return GIVES.test(typed) || /^[\s\d[(]/.test(typed) ? typed : "";
      return line.replace(ANSWER, "");
    })
    .join("\n");
}

/**
 * Returns a text of rows with the marks of data instead of those of print.
 * @param {string} text
 */
export function withPlainMarks(text) {
  const hasBlanks = text.includes(" ");
  let plain = text.replace(WIDE_BLANKS, (blanks) => " ".repeat(blanks.length)).replace(WIDE_POINT, ".");
  if (!plain.includes('"') && OPENED.test(plain)) plain = plain.replace(PRINTED, '"');
  if (/[,;\t|]/.test(plain)) return plain;
  if (plain.search(OTHER_DELIMITERS) >= 0) return plain.replace(OTHER_DELIMITERS, (mark) => DELIMITER_FOR[mark] ?? ",");
  // Where nothing else separates cells, blanks of any width do.
  if (!hasBlanks) plain = plain.replace(OTHER_BLANKS, " ");
  return plain;
}

/**
 * Returns lines without the brackets around each point and without what points to its label, if all lines have them.
 * @param {string[]} lines
 */
export function withoutBrackets(lines) {
  if (lines.some(({ length }) => length > LONGEST)) return lines;
  const items = lines.map((line) => line.replace(BULLET, "").replace(IS, " : "));
  const plain = items.map((line) => line.replace(ARROW, " : "));
  const filled = plain.filter((line) => line.trim() !== "");
  const isAll = (/** @type {RegExp} */ pattern) => filled.every((line) => pattern.test(line));
  const isAmongWords = (/** @type {RegExp} */ pattern) => {
    if (items.every((line, at) => line === lines[at])) return false;
    const others = filled.filter((line) => !pattern.test(line));
    return filled.length - others.length >= Math.max(FEWEST, others.length) && !others.some((line) => /\d/.test(line));
  };
  const pattern =
    [BRACKETS_FIRST, BRACKETS_LAST, LABEL_LAST, LABEL_FIRST].find(isAll) ??
    [BRACKETS_FIRST, BRACKETS_LAST].find(isAmongWords);
  if (!pattern) return lines;
  return plain.map((line) =>
    line.replace(
      pattern,
      (_, first, last) => `${first}${/,/.test(first + last) ? "," : /;/.test(first + last) ? ";" : " "}${last}`,
    ),
  );
}
