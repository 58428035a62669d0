// Groups values by the lines of code that compute them. An expression is a labelled value with the unlabelled values that are computed
// only for it. A subgraph has all that is computed only for a labelled value: its expression, and the subgraphs of other labelled
// values and leaves. Leaves that are used in one term of an expression alone, such as an input and its weight, are a group in it.
import { Group } from "./group.js";

/** @import { Graph } from "../computation/computation.js" */
/** @import { Structure } from "./structure.js" */

/** Stands for what is outside of the group. */
const OUTSIDE = -1;

/**
 * Moves the values of a group into expressions and subgraphs, where these have more than one value. The result has an
 * expression, but no subgraph: that would be the whole graph.
 * @param {Group} group
 * @param {Structure} structure
 * @param {Graph} graph
 */
export function gatherExpressions(group, structure, graph) {
  const only = onlyUsers(group, structure);
  /** The labelled value that each value is computed for, which may be itself. @type {Map<number, number>} */
  const owner = new Map();
  const ownerOf = (/** @type {number} */ place) => owner.get(place) ?? OUTSIDE;
  for (const place of [...group.values].reverse()) {
    owner.set(place, graph.label(place) === "" ? ownerOf(/** @type {number} */ (only.get(place))) : place);
  }
  /** By labelled value: its expression, and the subgraphs in its own. @type {Map<number, { values: number[], parts: (Group | number)[] }>} */
  const lines = new Map();
  const places = group.values;
  group.values = places.filter((place) => ownerOf(place) === OUTSIDE);
  for (const place of places) {
    const own = ownerOf(place);
    if (own === OUTSIDE) continue;
    const line = lines.get(own) ?? { values: [], parts: [] };
    lines.set(own, line);
    line.values.push(place);
    if (own !== place) continue;
    // What a value is computed from comes before it, so its line is complete.
    const around = ownerOf(/** @type {number} */ (only.get(place)));
    const outer = lines.get(around) ?? { values: [], parts: [] };
    if (around !== OUTSIDE) lines.set(around, outer);
    const expression = line.values.length > 1 ? made("expression", graph.label(place), line.values) : place;
    const all = [...paired(line.parts, only, structure, graph), expression];
    const isSubgraph = place !== graph.root && line.parts.length > 0;
    const parts = isSubgraph ? [made("subgraph", graph.label(place), all)] : all;
    if (around !== OUTSIDE) outer.parts.push(...parts);
    else add(group, parts);
  }
  group.values.sort((one, other) => one - other);
}

/**
 * Finds for each value of a group the value that all its uses lead to, the nearest one: without it the value would be of no use.
 * @param {Group} group
 * @param {Structure} structure
 * @returns {Map<number, number>} OUTSIDE for a value that is also used outside of the group
 */
function onlyUsers(group, { length, start, operands }) {
  const here = new Set(group.values);
  /** @type {Map<number, number>} */
  const only = new Map();
  /** The number of values that each leads to. */
  const depth = new Map([[OUTSIDE, 0]]);
  const depthOf = (/** @type {number} */ place) => /** @type {number} */ (depth.get(place));
  const common = (/** @type {number} */ one, /** @type {number} */ other) => {
    while (one !== other) {
      if (depthOf(one) >= depthOf(other)) one = /** @type {number} */ (only.get(one));
      else other = /** @type {number} */ (only.get(other));
    }
    return one;
  };
  // Consumers come after their operands, so the walk is backwards.
  for (let place = length - 1; place >= 0; place--) {
    const isHere = here.has(place);
    if (isHere) {
      if (!only.has(place)) only.set(place, OUTSIDE);
      depth.set(place, depthOf(/** @type {number} */ (only.get(place))) + 1);
    }
    for (let index = start[place]; index < start[place + 1]; index++) {
      const operand = operands[index];
      if (!here.has(operand)) continue;
      const [user, known] = [isHere ? place : OUTSIDE, only.get(operand)];
      only.set(operand, known === undefined ? user : common(known, user));
    }
  }
  return only;
}

/**
 * Gathers the leaves among the parts of a line that only one unlabelled value uses.
 * @param {(Group | number)[]} parts
 * @param {Map<number, number>} only
 * @param {Structure} structure
 * @param {Graph} graph
 * @returns {(Group | number)[]}
 */
function paired(parts, only, { start }, graph) {
  /** @type {Map<number, number[]>} */
  const terms = new Map();
  for (const part of parts) {
    if (typeof part !== "number" || start[part] !== start[part + 1]) continue;
    const user = /** @type {number} */ (only.get(part));
    if (user !== OUTSIDE && graph.label(user) === "") terms.set(user, [...(terms.get(user) ?? []), part]);
  }
  const pairs = [...terms.values()].filter((leaves) => leaves.length > 1);
  const gathered = new Set(pairs.flat());
  const groups = pairs.map((leaves) => made("inputs", leaves.map((leaf) => graph.label(leaf)).join(", "), leaves));
  return [...parts.filter((part) => typeof part !== "number" || !gathered.has(part)), ...groups];
}

/**
 * @param {"expression" | "subgraph" | "inputs"} type
 * @param {string} name
 * @param {(Group | number)[]} parts
 */
function made(type, name, parts) {
  const group = new Group(type, name);
  add(group, parts);
  return group;
}

/** @param {Group} group @param {(Group | number)[]} parts */
function add(group, parts) {
  for (const part of parts) {
    if (typeof part === "number") group.values.push(part);
    else group.groups.push(part);
  }
}
