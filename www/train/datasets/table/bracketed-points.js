// Finds points that are pairs in brackets wherever they stand: in prose, in code, and in TikZ's pictures.

import { MOST_CLASSES } from "./labels.js";

/** @import { Cells } from "./records.js" */

/** Points that follow each other with nothing else between them, and where they begin and end in the text. @typedef {{ points: string[][], start: number, end: number }} Group */

/** Matches numbers in brackets: with points in them and commas between, or with either mark in them where others divide. */
const [PLAIN, OTHER] = ["[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?", "[+-]?(?:\\d+[.,]?\\d*|[.,]\\d+)"];
const POINT = new RegExp(
  `[([]\\s{0,9}(${PLAIN}(?:\\s{0,9},\\s{0,9}${PLAIN})+|${OTHER}(?:\\s{0,9}[|;]\\s{0,9}${OTHER})+)\\s{0,9}[)\\]]`,
  "gi",
);
const [OTHER_SEPARATOR, SEPARATOR] = [/\s*[|;]\s*/, /\s*,\s*/];
/** Matches what may stand between two points of a group: a word that joins them, or the name of a point. */
const BETWEEN = /^(?:[\s,;]|\band\b|\bund\b|\bet\b|\by\b|\be\b|&|\p{L}_?\d{0,3}['\u2032]?\s?[=:]?\s?$)*$/u;
/** Matches the coordinates of a plot of TikZ's, the class of a point there, and what the plots are called. */
const TIKZ = /\\(?:addplot|draw|path)\b/;
const CLASS = /^\s{0,9}\[([^[\],=]{1,40})\]/;
const ENTRY = /\\addlegendentry\s*\{([^{}]*)\}|\\legend\s*\{([^{}]*)\}/g;
/** Matches what a group is called in front of it, or behind it. */
const [NAME_BEFORE, NAME_BEHIND] = [
  /([\p{L}\d][^\n:=(){}[\],;.]{0,39})\s?[:=]\s?[([{]?\s?$/u,
  /^\s?(?:are|is|sind|:|=>?|->)\s([\p{L}\d][^\n:=(){}[\],;.]{0,39})/u,
];
/** The fewest points. */
const FEWEST = 3;

/**
 * Returns a row for each point, with its group if there are several, or `undefined` if the text holds more numbers outside of
 * the brackets, or no line holds several points.
 * @param {string} text with "\n" at the ends of its lines
 * @returns {Cells | undefined}
 */
export function bracketedPoints(text) {
  const isTikz = isPlot(text);
  const found = [...text.matchAll(POINT)].map(({ 0: whole, 1: inside, index }) => {
    const given = isTikz ? CLASS.exec(text.slice(index + whole.length, index + whole.length + 60)) : null;
    return {
      cells: [
        ...inside.split(OTHER_SEPARATOR.test(inside) ? OTHER_SEPARATOR : SEPARATOR),
        ...(given ? [given[1]] : []),
      ],
      start: index,
      end: index + whole.length + (given?.[0].length ?? 0),
    };
  });
  const width = found[0]?.cells.length;
  if (found.length < FEWEST || found.some(({ cells }) => cells.length !== width)) return undefined;
  const between = found.slice(1).map(({ start }, at) => text.slice(found[at].end, start));
  const isRepeated = between.every((one) => one === between[0]);
  const isOnOneLine = between.some((one) => !one.includes("\n") && BETWEEN.test(one));
  const outside = [
    text.slice(0, found[0].start),
    ...(isRepeated ? [] : between),
    text.slice(found[found.length - 1].end),
  ];
  const others = outside.join(" ").match(/\d+/g)?.length ?? 0;
  if (!isTikz && (!(isRepeated || isOnOneLine) || others * 2 > found.length)) return undefined;
  /** @type {Group[]} */
  const groups = [];
  for (const [at, { cells, start, end }] of found.entries()) {
    const last = groups[groups.length - 1];
    if (!last || !(isRepeated || BETWEEN.test(between[at - 1]))) groups.push({ points: [cells], start, end });
    else {
      last.points.push(cells);
      last.end = end;
    }
  }
  const columns = width === 2 ? ["x", "y"] : isTikz && width === 3 ? ["x", "y", "class"] : undefined;
  if (groups.length === 1) return { rows: groups[0].points, ...(columns && { names: columns }) };
  if (groups.length > MOST_CLASSES || groups.some(({ points }) => points.length < 2)) return undefined;
  const names = namesOf(groups, text);
  const heads = columns ?? Array.from({ length: width }, (_, at) => `column ${at + 1}`);
  return {
    rows: groups.flatMap(({ points }, at) => points.map((cells) => [...cells, names[at]])),
    names: [...heads, "series"],
  };
}

/** Returns whether a text is a plot of TikZ's. @param {string} text */
export function isPlot(text) {
  return TIKZ.test(text);
}

/** Returns what the groups are called, or their numbers. @param {Group[]} groups @param {string} text */
function namesOf(groups, text) {
  const entries = [...text.matchAll(ENTRY)].flatMap(([, one, all = ""]) => one ?? all.split(","));
  const before = groups.map(({ start }) => NAME_BEFORE.exec(text.slice(Math.max(0, start - 60), start))?.[1]);
  const behind = groups.map(({ end }) => NAME_BEHIND.exec(text.slice(end, end + 60))?.[1]);
  const isFit = (/** @type {(string | undefined)[]} */ names) =>
    names.length === groups.length && names.every(Boolean) && new Set(names).size === names.length;
  const names = [entries, before, behind].find(isFit);
  return groups.map((_, at) => names?.[at]?.trim() ?? String(at + 1));
}
