// A group of values that is drawn as one box while it is closed.
import { thousands } from "../../ui/numbers.js";

/**
 * The kinds of groups: the whole graph, a scope, siblings of the same structure, a chain of additions, parameters, a labelled value
 * with the unlabelled ones or with all that are computed only for it, the leaves of one term, what was computed before, and a part
 * of a group that has too many members.
 * @typedef {"all" | "scope" | "stack" | "sum" | "parameters" | "expression" | "subgraph" | "inputs" | "earlier" | "part"} Type
 */
/** The kinds of groups that have no frame while they are open by default, as they only serve to make a picture smaller. @type {ReadonlySet<Type>} */
export const FRAMELESS = new Set(["expression", "subgraph", "inputs", "earlier"]);

/** The `result` of a group that has no result, or more than one. */
export const NO_RESULT = -1;
export const RESULTS = -2;

export class Group {
  /** @type {Group | undefined} */
  parent;
  /** @type {Group[]} */
  groups = [];
  /** The values that are in the group, but in none of its subgroups, in order. @type {number[]} */
  values = [];
  /** The key identifies the group in the set of open groups. It is the same when the same program runs again. */
  key = "";
  /** The group's place in the list of all groups, and the number of groups around it. */
  index = 0;
  depth = 0;
  /** The number of values in the group and the groups within it. */
  size = 0;
  /** The one value that is used outside of the group, or NO_RESULT, or RESULTS. */
  result = NO_RESULT;

  /**
   * @param {Type} type
   * @param {string} name
   */
  constructor(type, name) {
    this.type = type;
    this.name = name;
  }

  /** Returns the number of boxes that the group shows when it is open and its subgroups are closed. */
  get children() {
    return this.groups.length + this.values.length;
  }

  /** Returns whether it stands for one labelled value. */
  get isNamed() {
    return this.type === "expression" || this.type === "subgraph";
  }

  /** Returns one of its values: its first own value, or else one of its first subgroup. @returns {number} */
  get first() {
    /** @type {Group} */
    let inner = this;
    while (!inner.values.length) inner = inner.groups[0];
    return inner.values[0];
  }

  /** Returns a summary of what the group contains: "16 neurons · 67 values". */
  get summary() {
    return [...inside(this.groups), counted(this.size, "value")].join(" · ");
  }
}

/**
 * Writes a number of things, such as "3 values".
 * @param {number} count
 * @param {string} noun
 */
export function counted(count, noun) {
  return `${thousands(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * Counts numbered groups, such as "neuron 0" to "neuron 15", by their nouns.
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
