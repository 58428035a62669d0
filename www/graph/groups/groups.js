// All groups of a graph, as a tree: its scopes, and where many values are left over, what can be gathered there.
import { Group, NO_RESULT, RESULTS } from "./group.js";
import { gather, gatherScopes, split } from "./grouping.js";
import { homes } from "./scope-assignment.js";
import { structure } from "./structure.js";

/** @import { Graph } from "../computation/computation.js" */

/** A graph of so many values is shown as it is, and in a larger one so many that are left over in one place. */
const FEW = 150;
const FEW_LEFT = 60;

/**
 * `all` is the root of the tree, `home[place]` the group that a value is in, as a place in `list`.
 * @typedef {{ graph: Graph, all: Group, list: Group[], home: Uint32Array }} Groups
 */

/** @type {WeakMap<Graph, Groups>} */
const known = new WeakMap();

/**
 * @param {Graph} graph
 * @returns {Groups}
 */
export function groupsOf(graph) {
  let found = known.get(graph);
  if (!found) {
    found = made(graph);
    known.set(graph, found);
  }
  return found;
}

/**
 * @param {Graph} graph
 * @returns {Groups}
 */
function made(graph) {
  const shape = structure(graph);
  const { all, scopes } = homes(graph, shape);
  const large = graph.length > FEW;
  // From the inside out, so that what is gathered knows what it is made of.
  for (const group of [...scopes].reverse()) {
    if (large && group.values.length > FEW_LEFT) gather(group, shape, graph);
    if (large) gatherScopes(group, shape);
  }
  if (large) split(all, graph);
  /** @type {Group[]} */
  const list = [];
  const home = new Uint32Array(graph.length);
  number(all, list, home);
  results(graph, list, home);
  return { graph, all, list, home };
}

/**
 * Numbers and names the groups of a tree.
 * @param {Group} all
 * @param {Group[]} list
 * @param {Uint32Array} home
 */
function number(all, list, home) {
  const waiting = [all];
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    group.index = list.length;
    list.push(group);
    for (const place of group.values) home[place] = group.index;
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
 * Finds the one value of each group that is used outside.
 * @param {Graph} graph
 * @param {Group[]} list
 * @param {Uint32Array} home
 */
function results(graph, list, home) {
  const { start, operands } = structure(graph);
  const use = (/** @type {number} */ place, /** @type {Group | undefined} */ user) => {
    // Up to the group that both are in.
    let outer = user;
    for (let group = /** @type {Group | undefined} */ (list[home[place]]); group; group = group.parent) {
      while (outer && outer.depth > group.depth) outer = outer.parent;
      if (outer === group) return;
      if (group.result === NO_RESULT) group.result = place;
      else if (group.result !== place) group.result = RESULTS;
    }
  };
  for (let place = 0; place < graph.length; place++) {
    for (let index = start[place]; index < start[place + 1]; index++) use(operands[index], list[home[place]]);
  }
  use(graph.root, undefined);
}
