// Groups what is too large to show: long sums, values and scopes of the same structure, and runs of the remaining members.

import { thousands } from "../../ui/numbers.js";
import { pattern } from "../view/names.js";
import { Group } from "./group.js";
import { Numbering, SEVERAL } from "./structure.js";

/** @import { Graph } from "../computation/computation.js" */
/** @import { Structure } from "./structure.js" */

/** The least number of consecutive additions that form a sum, and of scopes or expressions of the same structure that form a stack. */
const SUM = 3;
const ALIKE = 3;
/** A stack of more than MEMBERS members shows the first FIRST and a group "97 more". */
const MEMBERS = 12;
const FIRST = 3;
/** No group shows more than MOST members: they are split into parts of at least STRETCH. */
const MOST = 64;
const STRETCH = 16;
/** The name of a leaf that has no label. */
const LEAF = "leaf";

/**
 * Groups the values that are in a group, but in none of its subgroups.
 * @param {Group} group
 * @param {Structure} structure
 * @param {Graph} graph
 */
export function gather(group, structure, graph) {
  let waiting = group.values;
  group.values = [];
  while (waiting.length) {
    /** @type {Map<string, number[][]>} */
    const alike = new Map();
    for (const values of components(waiting, structure)) {
      const key = signature(values, structure);
      const found = alike.get(key);
      if (found) found.push(values);
      else alike.set(key, [values]);
    }
    waiting = [];
    for (const found of alike.values()) {
      if (found.length > ALIKE || (found.length === ALIKE && found[0].length > 1))
        group.groups.push(stackOf(found, graph));
      else for (const values of found) waiting.push(...withoutSums(group, values, structure, graph));
    }
    waiting.sort((one, other) => one - other);
  }
  group.values.sort((one, other) => one - other);
}

/**
 * @param {number[][]} found values that are alike
 * @param {Graph} graph
 */
function stackOf(found, graph) {
  const name = pattern(graph, found[0]);
  const stack = new Group("stack", `${name} × ${found.length}`);
  if (found[0].length === 1) stack.values = found.flat();
  else stack.groups = found.map((values, index) => partOf(`${name} (${index + 1})`, values));
  return fold(stack);
}

/**
 * Stacks the scopes of a group that have the same name and structure.
 * @param {Group} group
 * @param {Structure} structure
 */
export function gatherScopes(group, structure) {
  /** @type {Map<string, Group[]>} */
  const alike = new Map();
  for (const child of group.groups) {
    const key = child.type === "scope" ? `${child.name} ${content(child, structure)}` : `${alike.size}`;
    const found = alike.get(key);
    if (found) found.push(child);
    else alike.set(key, [child]);
  }
  group.groups = [...alike.values()].flatMap((found) => {
    if (found.length < ALIKE) return found;
    const stack = new Group("stack", `${found[0].name} × ${found.length}`);
    stack.groups = found.map((member, index) => {
      member.name = `${member.name} (${index + 1})`;
      return member;
    });
    return [fold(stack)];
  });
}

/** A number for the contents of each scope. @type {WeakMap<Group, number>} */
const contents = new WeakMap();
const contentNumbers = new Numbering();

/**
 * @param {Group} group whose groups were gathered already
 * @param {Structure} structure
 * @returns {number} a number that is equal for scopes with equal contents
 */
function content(group, structure) {
  let found = contents.get(group);
  if (found === undefined) {
    const inner = group.groups.map((child) => `${child.name}:${content(child, structure)}`);
    found = contentNumbers.of(`${inner.join(";")}|${group.values.map((place) => structure.kind[place]).join(",")}`);
    contents.set(group, found);
  }
  return found;
}

/**
 * Turns long sums into groups, except for sums within another sum, as the terms of the outermost one may be alike. Where
 * there is no such sum, the values become the group's own.
 * @param {Group} group
 * @param {number[]} values
 * @param {Structure} structure
 * @param {Graph} graph
 * @returns {number[]} the values outside the sums
 */
function withoutSums(group, values, { start, operands, consumer, symbols }, graph) {
  const here = new Set(values);
  const adds = (/** @type {number} */ place) => place >= 0 && symbols[place] === "+" && here.has(place);
  const isInner = (/** @type {number} */ place) =>
    adds(place) && graph.label(place) === "" && adds(consumer[place]) && place !== graph.root;
  /** The values in a sum, or computed for one. @type {Set<number>} */
  const below = new Set();
  /** @type {Set<number>} */
  const taken = new Set();
  for (const place of [...values].reverse()) {
    if (below.has(consumer[place])) below.add(place);
    if (below.has(place) || !adds(place) || isInner(place)) continue;
    const members = [place];
    let terms = 0;
    for (let next = 0; next < members.length; next++) {
      for (let index = start[members[next]]; index < start[members[next] + 1]; index++) {
        if (isInner(operands[index])) members.push(operands[index]);
        else terms += 1;
      }
    }
    if (members.length < SUM) continue;
    const sum = new Group("sum", `sum of ${terms} terms`);
    sum.values = members.sort((one, other) => one - other);
    group.groups.push(sum);
    for (const member of members) {
      taken.add(member);
      below.add(member);
    }
  }
  if (taken.size) return values.filter((place) => !taken.has(place));
  group.values.push(...values);
  return [];
}

/**
 * Returns the values in components: each value is with those that it alone uses.
 * @param {number[]} places in order
 * @param {Structure} structure
 */
function components(places, { consumer }) {
  const here = new Set(places);
  /** @type {Map<number, number[]>} */
  const found = new Map();
  // Consumers come after their operands, so the walk is backwards.
  for (const place of [...places].reverse()) {
    const user = consumer[place];
    const component = user >= 0 && here.has(user) ? found.get(user) : undefined;
    component?.push(place);
    found.set(place, component ?? [place]);
  }
  const all = [...new Set(found.values())].reverse();
  for (const values of all) values.reverse();
  return all;
}

/**
 * Returns a text that is equal for components of the same structure. A single leaf that several values use differs from
 * other leaves.
 * @param {number[]} values
 * @param {Structure} structure
 */
function signature(values, { kind, start, consumer }) {
  const [first] = values;
  const leaf = values.length === 1 && start[first] === start[first + 1];
  return `${leaf && consumer[first] === SEVERAL ? "shared " : ""}${values.map((place) => kind[place]).join(",")}`;
}

/**
 * Shortens a large stack: the first members stay, and the others go into a group such as "97 more".
 * @param {Group} stack
 */
function fold(stack) {
  const { groups, values } = stack;
  const count = groups.length + values.length;
  if (count <= MEMBERS) return stack;
  const more = new Group("part", `${count - FIRST} more`);
  more.groups = groups.slice(FIRST);
  more.values = values.slice(FIRST);
  stack.groups = [...groups.slice(0, FIRST), more];
  stack.values = values.slice(0, FIRST);
  return stack;
}

/**
 * Splits a group with too many members, and the groups within it, into parts in the order of recording.
 * @param {Group} all
 * @param {Graph} graph
 */
export function split(all, graph) {
  const waiting = [all];
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    if (group.children > MOST) stretch(group, graph);
    waiting.push(...group.groups);
  }
}

/**
 * @param {Group} group
 * @param {Graph} graph
 */
function stretch(group, graph) {
  const inside = [...group.groups, ...group.values].map((part) => ({
    part,
    first: typeof part === "number" ? part : part.first,
  }));
  inside.sort((one, other) => one.first - other.first);
  const length = Math.max(STRETCH, Math.ceil(inside.length / (MOST / 2)));
  group.groups = [];
  group.values = [];
  for (let start = 0; start < inside.length; start += length) {
    const parts = inside.slice(start, start + length).map(({ part }) => part);
    const [one, other] = [parts[0], parts[parts.length - 1]].map((part) => nameOf(part, graph));
    const range = [start + 1, start + parts.length].map((count) => thousands(count)).join("–");
    const made = new Group("part", stretchName(one, other, range));
    for (const part of parts) {
      if (typeof part === "number") made.values.push(part);
      else made.groups.push(part);
    }
    group.groups.push(made);
  }
}

/**
 * Names a part by its first and last member.
 * @param {string} one
 * @param {string} other
 * @param {string} range their numbers
 */
function stretchName(one, other, range) {
  if (one !== other) return one === LEAF || other === LEAF ? `values ${range}` : `${one} … ${other}`;
  return one === LEAF ? `leaves ${range}` : `${one} (${range})`;
}

/**
 * @param {Group | number} part
 * @param {Graph} graph
 */
function nameOf(part, graph) {
  return typeof part === "number" ? graph.label(part) || graph.symbol(part) || LEAF : part.name;
}

/**
 * @param {string} name
 * @param {number[]} values
 */
function partOf(name, values) {
  const part = new Group("part", name);
  part.values = values;
  return part;
}
