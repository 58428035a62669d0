// Assigns each value to a scope. A leaf is made outside the scopes that use it, so it is assigned to the scope that uses it.
import { Group } from "./group.js";
import { Numbering } from "./structure.js";

/** @import { Graph } from "../computation/computation.js" */
/** @import { Structure } from "./structure.js" */

/** The least number of leaves, shared by several calls of the same scopes, that are grouped as parameters. */
const PARAMETERS = 6;

/** Special entries for a leaf that no scope uses (yet), and for one that scopes of different names use. */
const NEVER = -1;
const MIXED = -2;

/**
 * Returns the tree of scopes with the values in them, and the list of all its groups from the outside in.
 * @param {Graph} graph
 * @param {Structure} structure
 */
export function assignScopes(graph, structure) {
  const all = new Group("all", "");
  const scopes = [all, ...graph.scopes.map(({ name }) => new Group("scope", name || "scope"))];
  const { assigned, parameters } = leaves(graph, structure);
  const used = new Uint8Array(scopes.length);
  for (let place = 0; place < graph.length; place++) {
    if (assigned[place] === NEVER) continue;
    scopes[assigned[place]].values.push(place);
    for (let scope = assigned[place]; scope && !used[scope]; scope = graph.scopes[scope - 1].parent) used[scope] = 1;
  }
  for (let scope = 1; scope < scopes.length; scope++) {
    if (used[scope]) scopes[graph.scopes[scope - 1].parent].groups.push(scopes[scope]);
  }
  const gathered = parameterGroups(graph, parameters);
  if (gathered.length) all.groups.unshift(gathered[0]);
  return { all, scopes: [...scopes.filter((_, scope) => scope === 0 || used[scope]), ...gathered] };
}

/**
 * Returns the scope of each value, and the parameters, each with a scope that uses it. A parameter's scope is NEVER.
 * @param {Graph} graph
 * @param {Structure} structure
 */
function leaves(graph, { start, operands }) {
  const { length, scopes } = graph;
  const assigned = Int32Array.from({ length }, (_, place) => graph.scope(place));
  const paths = new Numbering();
  const path = [0];
  const depth = [0];
  for (const [index, { name, parent }] of scopes.entries()) {
    path[index + 1] = 1 + paths.of(`${path[parent]}/${name}`);
    depth[index + 1] = depth[parent] + 1;
  }
  /** By leaf: the innermost scope around all consumers, whether there are several, and the path and one of the scopes that use it. */
  const around = new Int32Array(length).fill(NEVER);
  const several = new Uint8Array(length);
  const usedBy = new Int32Array(length).fill(NEVER);
  const scopeOf = new Int32Array(length);
  for (let place = 0; place < length; place++) {
    const scope = graph.scope(place);
    for (let index = start[place]; index < start[place + 1]; index++) {
      const operand = operands[index];
      if (start[operand] !== start[operand + 1] || assigned[operand] !== 0) continue;
      if (scope) {
        usedBy[operand] = usedBy[operand] === NEVER || usedBy[operand] === path[scope] ? path[scope] : MIXED;
        scopeOf[operand] = scope;
      }
      if (around[operand] === NEVER) around[operand] = scope;
      else if (around[operand] !== scope) {
        several[operand] = 1;
        around[operand] = common(around[operand], scope, depth, scopes);
      }
    }
  }
  /** @type {{ place: number, scope: number }[]} */
  const parameters = [];
  for (let place = 0; place < length; place++) {
    if (assigned[place] !== 0 || around[place] === NEVER) continue;
    if (around[place] > 0) assigned[place] = several[place] ? scopes[around[place] - 1].parent : around[place];
    else if (several[place] && usedBy[place] >= 0) parameters.push({ place, scope: scopeOf[place] });
  }
  if (parameters.length < PARAMETERS) return { assigned, parameters: [] };
  for (const { place } of parameters) assigned[place] = NEVER;
  return { assigned, parameters };
}

/**
 * Returns the innermost scope around two scopes.
 * @param {number} one
 * @param {number} other
 * @param {number[]} depth
 * @param {Graph["scopes"]} scopes
 */
function common(one, other, depth, scopes) {
  while (one !== other) {
    if (depth[one] >= depth[other]) one = scopes[one - 1].parent;
    else other = scopes[other - 1].parent;
  }
  return one;
}

/**
 * Groups parameters by the names of the scopes that use them, without the outermost: parameters / layer 0 / neuron 3.
 * @param {Graph} graph
 * @param {{ place: number, scope: number }[]} parameters
 * @returns {Group[]} from the outside in
 */
function parameterGroups({ scopes }, parameters) {
  if (!parameters.length) return [];
  const all = new Group("parameters", "parameters");
  const groups = new Map([["", all]]);
  for (const { place, scope } of parameters) {
    const names = [];
    for (let at = scope; scopes[at - 1].parent; at = scopes[at - 1].parent) names.unshift(scopes[at - 1].name);
    let group = all;
    for (const index of names.keys()) {
      const key = names.slice(0, index + 1).join("/");
      const inner = groups.get(key) ?? new Group("parameters", names[index]);
      if (!groups.has(key)) group.groups.push(inner);
      groups.set(key, inner);
      group = inner;
    }
    group.values.push(place);
  }
  return [...groups.values()];
}
