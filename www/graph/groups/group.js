// A box that stands for many values: how it is made, named and summed up.
import { thousands } from "../../ui/numbers.js";

/**
 * What a box gathers: a scope; alike siblings; a chain of additions; parameters; a stretch of what would be too much.
 * @typedef {"all" | "scope" | "stack" | "sum" | "parameters" | "part"} Type
 */

/** No result, or more than one. */
export const NO_RESULT = -1;
export const RESULTS = -2;

export class Group {
  /** @type {Group | undefined} */
  parent;
  /** @type {Group[]} */
  groups = [];
  /** The values that are in none of its groups, in order. @type {number[]} */
  values = [];
  /** Names it in the set of open groups: the same when the same program runs again. */
  key = "";
  /** Its place in the list of all groups, and how many groups are around it. */
  index = 0;
  depth = 0;
  /** How many values there are in it and its groups. */
  size = 0;
  /** The one value that is used outside, NO_RESULT or RESULTS. */
  result = NO_RESULT;

  /**
   * @param {Type} type
   * @param {string} name
   */
  constructor(type, name) {
    this.type = type;
    this.name = name;
  }

  /** How many boxes it takes when it is open and what is in it is not. */
  get children() {
    return this.groups.length + this.values.length;
  }

  /** One of its values: the first that is in no group, or of its first group. @returns {number} */
  get first() {
    /** @type {Group} */
    let inner = this;
    while (!inner.values.length) inner = inner.groups[0];
    return inner.values[0];
  }

  /** What is in it, in a few words: "16 neurons · 67 values". */
  get summary() {
    return [...inside(this.groups), counted(this.size, "value")].join(" · ");
  }
}

/**
 * A number of things, in words.
 * @param {number} count
 * @param {string} noun
 */
export function counted(count, noun) {
  return `${thousands(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * Groups that are numbered, such as "neuron 0" to "neuron 15", in words.
 * @param {Group[]} groups
 */
function inside(groups) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { type, name } of groups) {
    const [, noun] = /^(\w+) \d+$/.exec(name) ?? [];
    if (type === "part" || noun === undefined) return [];
    counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  return Array.from(counts, ([noun, count]) => counted(count, noun));
}
