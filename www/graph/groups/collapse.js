// Computes the visible part of a graph: a closed group is one box, an open group is a frame around its members.
import { FRAMELESS } from "./group.js";
import { FEW, groupsOf } from "./groups.js";
import { structure } from "./structure.js";

/** @import { Graph } from "../computation/computation.js" */
/** @import { Group, Type } from "./group.js" */
/** @import { Groups } from "./groups.js" */

/** A picture opens with at most OPENING boxes; a group with more than OPENING_EACH members does not open by default. */
const OPENING = 130;
const OPENING_EACH = 40;
const OPENING_STACK = 8;
/** The greatest number of steps in which expressions close, and in which subgraphs close. */
const PORTIONS = 8;

/**
 * A value or a closed group. The place of a group is that of its result, or -1 if it has none or several.
 * @typedef {{ place: number, group?: Group }} Item
 *
 * An edge between items, which are named by their index. A link into a value belongs to one operand; a link into a group
 * stands for `count` edges.
 * @typedef {{ from: number, to: number, operand: number, count: number }} Link
 *
 * `item[place]` is the index of the item that shows a value. `open` are the open groups that have a frame, from the outside
 * in.
 * @typedef {{ graph: Graph, items: Item[], links: Link[], open: Group[], item: Uint32Array }} Visible
 */

/**
 * @param {Graph} graph
 * @param {Set<string>} open the keys of the open groups
 * @param {Set<string>} [opened] the keys of the groups that are open by default; some kinds have no frame then
 * @returns {Visible}
 */
export function visible(graph, open, opened = open) {
  const groups = groupsOf(graph);
  const { closed, shown } = closedGroups(groups, open);
  /** @type {Item[]} */
  const items = [];
  const item = new Uint32Array(graph.length);
  /** @type {Map<Group, number>} */
  const boxes = new Map();
  for (let place = 0; place < graph.length; place++) {
    const group = closed[groups.groupOf[place]];
    let index = group && boxes.get(group);
    if (index === undefined) {
      index = items.length;
      items.push(group ? { place: Math.max(-1, group.result), group } : { place });
      if (group) boxes.set(group, index);
    }
    item[place] = index;
  }
  const framed = shown.filter(({ type, key }) => !FRAMELESS.has(type) || !opened.has(key));
  return { graph, items, links: links(graph, items, item), open: framed, item };
}

/**
 * Shows all values, without frames.
 * @param {Graph} graph
 * @returns {Visible}
 */
export function whole(graph) {
  const items = Array.from({ length: graph.length }, (_, place) => ({ place }));
  const item = Uint32Array.from(items, ({ place }) => place);
  return { graph, items, links: links(graph, items, item), open: [], item };
}

/**
 * Finds for each group the outermost closed one around it, if there is one, and the open groups that are shown.
 * @param {Groups} groups
 * @param {Set<string>} open
 */
function closedGroups({ list }, open) {
  /** @type {(Group | undefined)[]} */
  const closed = [];
  /** @type {Group[]} */
  const shown = [];
  for (const group of list) {
    const around = group.parent && closed[group.parent.index];
    closed[group.index] = around ?? (group.parent && !open.has(group.key) ? group : undefined);
    if (group.parent && !closed[group.index]) shown.push(group);
  }
  return { closed, shown };
}

/**
 * @param {Graph} graph
 * @param {Item[]} items
 * @param {Uint32Array} item
 * @returns {Link[]}
 */
function links(graph, items, item) {
  const { start, operands } = structure(graph);
  /** @type {Link[]} */
  const found = [];
  /** The edges into groups, by both ends. @type {Map<number, Link>} */
  const bundles = new Map();
  for (let place = 0; place < graph.length; place++) {
    const to = item[place];
    const single = items[to].group === undefined;
    for (let index = start[place]; index < start[place + 1]; index++) {
      const from = item[operands[index]];
      if (single) {
        found.push({ from, to, operand: index - start[place], count: 1 });
      } else if (from !== to) {
        const key = from * items.length + to;
        const bundle = bundles.get(key);
        if (bundle) bundle.count += 1;
        else bundles.set(key, { from, to, operand: 0, count: 1 });
      }
    }
  }
  return [...found, ...bundles.values()];
}

/**
 * Returns the keys of the groups that are open at first: as many levels as fit into a picture of moderate size.
 * @param {Graph} graph
 * @returns {Set<string>}
 */
export function opening(graph) {
  const { all, list } = groupsOf(graph);
  if (graph.length <= FEW) return new Set(list.map(({ key }) => key));
  /** @type {Set<string>} */
  const open = new Set();
  let count = all.children;
  for (let level = all.groups; level.length; ) {
    /** @type {Group[]} */
    const next = [];
    // A stack or a layer opens as a whole or not at all.
    for (const group of level.filter(opens)) next.push(group);
    const more = next.reduce((sum, group) => sum + group.children - 1, 0);
    if (count + more > OPENING) break;
    count += more;
    for (const group of next) open.add(group.key);
    level = next.flatMap(({ groups }) => groups);
  }
  return open;
}

/**
 * Yields sets of open groups, each smaller than the one before, from those that are open at first down to none, for
 * pictures that must be smaller. Scopes of one depth close together; then what long expressions computed first; then
 * expressions, the largest first; then the leaves of their terms; then subgraphs, the smallest first; then what is farthest from
 * the result.
 * @param {Graph} graph
 * @returns {Generator<Set<string>>}
 */
export function* foldings(graph) {
  const open = opening(graph);
  yield new Set(open);
  const left = groupsOf(graph).list.filter(({ parent, key }) => parent && open.has(key));
  const of = (/** @type {Type} */ wanted) => left.filter(({ type }) => type === wanted);
  const others = left.filter(({ type }) => !FRAMELESS.has(type));
  const earlier = of("earlier").reverse();
  const isInLine = (/** @type {Group} */ { parent }) => isWithin(parent, "expression");
  const depths = [...new Set(others.map(({ depth }) => depth))].sort((one, other) => other - one);
  const closing = [
    ...depths.map((depth) => others.filter((group) => group.depth === depth)),
    ...portions(earlier.filter(isInLine)),
    ...portions(of("expression").sort((one, other) => other.size - one.size)),
    of("inputs"),
    // A subgraph closes after those in it.
    ...portions(of("subgraph").sort((one, other) => one.size - other.size)),
    ...earlier.filter((group) => !isInLine(group)).map((group) => [group]),
  ];
  for (const groups of closing.filter(({ length }) => length > 0)) {
    for (const { key } of groups) open.delete(key);
    yield new Set(open);
  }
}

/** Returns whether a group is one of a kind, or in one. @param {Group | undefined} group @param {Type} type @returns {boolean} */
function isWithin(group, type) {
  return group !== undefined && (group.type === type || isWithin(group.parent, type));
}

/** Divides groups into at most PORTIONS, to be closed one after the other. @param {Group[]} groups */
function portions(groups) {
  const size = Math.ceil(groups.length / PORTIONS);
  return Array.from({ length: size && Math.ceil(groups.length / size) }, (_, index) =>
    groups.slice(index * size, (index + 1) * size),
  );
}

/** Returns whether a group may be open by default. @param {Group} group */
function opens(group) {
  if (!FRAMELESS.has(group.type) && group.type !== "scope" && group.type !== "stack") return false;
  return group.children <= (group.type === "stack" ? OPENING_STACK : OPENING_EACH) && !group.groups.some(isRemainder);
}

/** @param {Group} group */
function isRemainder({ type, name }) {
  return type === "part" && / more$/.test(name);
}

/**
 * Returns the keys of the groups around a value, from the outside in.
 * @param {Graph} graph
 * @param {number} place
 */
export function around(graph, place) {
  const { list, groupOf } = groupsOf(graph);
  const keys = [];
  for (let group = list[groupOf[place]]; group.parent; group = group.parent) keys.unshift(group.key);
  return keys;
}

/**
 * Counts the boxes of a picture with these open groups.
 * @param {Graph} graph
 * @param {Set<string>} open
 */
export function boxes(graph, open) {
  const { list } = groupsOf(graph);
  const { closed, shown } = closedGroups(groupsOf(graph), open);
  return [list[0], ...shown].reduce(
    (sum, { values, groups }) => sum + values.length + groups.filter((group) => closed[group.index] === group).length,
    0,
  );
}
