// Builds the tree of all groups of a graph: its scopes, and further groups where a scope has too many values.
import { gatherEarlier } from "./earlier.js";
import { gatherExpressions } from "./expressions.js";
import { Group, NO_RESULT, RESULTS } from "./group.js";
import { gather, gatherScopes, split } from "./grouping.js";
import { memoized } from "./memoized.js";
import { assignScopes } from "./scope-assignment.js";
import { structure } from "./structure.js";

/** @import { Graph } from "../computation/computation.js" */

/**
 * A graph of up to FEW values is shown whole. In a larger one, what is alike or long is grouped, where a scope has more than
 * FEW_LEFT values, or where more than FEW_OUTSIDE are outside of all scopes, as these are seen first.
 */
export const FEW = 60;
const FEW_LEFT = 24;
const FEW_OUTSIDE = 8;
/** The greatest number of values of a graph in which those of one line of code are a group. */
const FEW_LINES = 150;
/** The greatest number of values of one line of code that are shown all or not at all. */
const FEW_IN_LINE = 8;

/**
 * `all` is the root of the tree; `groupOf[place]` is the index in `list` of the innermost group around a value.
 * @typedef {{ graph: Graph, all: Group, list: Group[], groupOf: Uint32Array }} Groups
 */

/** Returns the groups of a graph. */
export const groupsOf = memoized(made);

/**
 * @param {Graph} graph
 * @returns {Groups}
 */
function made(graph) {
  const shape = structure(graph);
  const { all, scopes } = assignScopes(graph, shape);
  const large = graph.length > FEW;
  // Inner groups come first, because a group is compared by its subgroups.
  for (const group of [...scopes].reverse()) {
    if (large && group.values.length > (group === all ? FEW_OUTSIDE : FEW_LEFT)) gather(group, shape, graph);
    if (large) gatherScopes(group, shape);
  }
  if (graph.length <= FEW_LINES) gatherExpressions(all, shape, graph);
  for (const line of longLines(all)) gatherEarlier(line, shape);
  gatherEarlier(all, shape);
  if (large) split(all, graph);
  /** @type {Group[]} */
  const list = [];
  const groupOf = new Uint32Array(graph.length);
  number(all, list, groupOf);
  results(graph, list, groupOf);
  return { graph, all, list, groupOf };
}

/** Returns the lines of code in a group that compute many values, such as a loop. @param {Group} group @returns {Group[]} */
function longLines(group) {
  const inner = group.groups.flatMap(longLines);
  return group.type === "expression" && group.values.length > FEW_IN_LINE ? [group, ...inner] : inner;
}

/**
 * Gives each group of a tree its index, depth, size and key.
 * @param {Group} all
 * @param {Group[]} list
 * @param {Uint32Array} groupOf
 */
function number(all, list, groupOf) {
  const waiting = [all];
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    group.index = list.length;
    list.push(group);
    for (const place of group.values) groupOf[place] = group.index;
    /** @type {Map<string, number>} */
    const namesakes = new Map();
    for (const child of group.groups) {
      const count = namesakes.get(child.name) ?? 0;
      namesakes.set(child.name, count + 1);
      child.parent = group;
      child.depth = group.depth + 1;
      child.key = `${group.key}/${child.name}${count ? `#${count}` : ""}`;
      waiting.push(child);
    }
  }
  for (const group of [...list].reverse()) {
    group.size = group.values.length + group.groups.reduce((sum, { size }) => sum + size, 0);
  }
}

/**
 * Sets the result of each group: the one value that is used outside it.
 * @param {Graph} graph
 * @param {Group[]} list
 * @param {Uint32Array} groupOf
 */
function results(graph, list, groupOf) {
  const { start, operands } = structure(graph);
  const use = (/** @type {number} */ place, /** @type {Group | undefined} */ user) => {
    // The walk ends at the innermost group that contains both.
    let outer = user;
    for (let group = /** @type {Group | undefined} */ (list[groupOf[place]]); group; group = group.parent) {
      while (outer && outer.depth > group.depth) outer = outer.parent;
      if (outer === group) return;
      if (group.result === NO_RESULT) group.result = place;
      else if (group.result !== place) group.result = RESULTS;
    }
  };
  for (let place = 0; place < graph.length; place++) {
    for (let index = start[place]; index < start[place + 1]; index++) use(operands[index], list[groupOf[place]]);
  }
  use(graph.root, undefined);
}
