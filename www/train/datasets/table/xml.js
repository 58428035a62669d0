// Reads XML as values: an element is what its attributes and its elements say, by name, or else its text.

/** @import { Value } from "./literals.js" */

/** What stands for some characters. @type {Record<string, string>} */
const ENTITIES = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
/** Matches what is no element. */
const ASIDE = /<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>/gs;
/** Matches a tag, or the text in front of one. */
const PART = /<(\/?)([\p{L}_][\p{L}\p{N}_.:-]*)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gu;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** @param {string} text */
export function unescaped(text) {
  return text.replace(/&(#x?[\da-f]+|\w+);/gi, (entity, name) =>
    name[0] === "#"
      ? String.fromCodePoint(Number(name[1] === "x" ? `0${name.slice(1)}` : name.slice(1)))
      : (ENTITIES[name] ?? entity),
  );
}

/**
 * Returns what the outermost element of a text says, or `undefined` if the text is no XML.
 * @param {string} text
 * @returns {Value | undefined}
 */
export function xmlIn(text) {
  if (!/^\s*</.test(text)) return undefined;
  const outside = { names: new Map(), text: "" };
  /** The elements that are open, the innermost last. @type {{ name: string, names: Map<string, Value[]>, text: string }[]} */
  const open = [{ name: "", ...outside }];
  for (const [, closing, name, attributes, alone, words] of text.replace(ASIDE, "").matchAll(PART)) {
    const inner = open[open.length - 1];
    if (words !== undefined) {
      inner.text += words;
      continue;
    }
    if (!closing) {
      const element = { name, names: new Map(), text: "" };
      for (const [, key, double, single] of attributes.matchAll(ATTRIBUTE)) {
        add(element.names, key, unescaped(double ?? single));
      }
      if (alone) add(inner.names, name, elementValue(element));
      else open.push(element);
    } else if (inner.name === name) {
      open.pop();
      add(open[open.length - 1].names, name, elementValue(inner));
    } else return undefined;
  }
  return open.length === 1 ? elementValue(open[0]) : undefined;
}

/** @param {Map<string, Value[]>} names @param {string} name @param {Value} value */
function add(names, name, value) {
  const known = names.get(name);
  if (known) known.push(value);
  else names.set(name, [value]);
}

/** @param {{ names: Map<string, Value[]>, text: string }} element @returns {Value} */
function elementValue({ names, text }) {
  const words = unescaped(text).trim();
  if (names.size === 0) return words;
  const found = new Map([...names].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
  if (words !== "") found.set("text", words);
  return found;
}
