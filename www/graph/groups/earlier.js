// Groups what a long computation did first, such as the earlier turns of a loop, so that what is nearest the result can be shown
// alone. The groups lie in each other: each has some boxes, and a group with all that came before them.
import { Group } from "./group.js";

/** @import { Structure } from "./structure.js" */

/** The number of operations that are outside of all such groups; each group has half as many as are outside of it, or one. */
const LAST = 1;
/** Where MANY are outside of a group, it has all others. */
const MANY = 50;

/**
 * Moves the members of a group that are farther from its result into such groups. A leaf stays beside the last value that is
 * computed from it.
 * @param {Group} group
 * @param {Structure} structure
 */
export function gatherEarlier(group, structure) {
  const { leaves, rest } = ranked(group, structure);
  rest.sort((one, other) => other.rank - one.rank);
  group.groups = [];
  group.values = [];
  let inner = group;
  for (let from = 0; from < rest.length; ) {
    const next = from + Math.max(LAST, Math.floor(from / 2));
    // A group of one would save no room.
    const to = rest.length - next <= 1 || from >= MANY ? rest.length : next;
    for (const { part } of rest.slice(from, to)) add(inner, part);
    const [newest, oldest] = [from ? rest[from - 1].rank : Infinity, to < rest.length ? rest[to - 1].rank : -1];
    for (const { part, rank } of leaves) if (rank >= oldest && rank < newest) add(inner, part);
    from = to;
    if (from === rest.length) break;
    const earlier = new Group("earlier", "earlier values");
    inner.groups.push(earlier);
    inner = earlier;
  }
}

/** A value or a group, and the last value in it, or computed from it if it is a leaf. @typedef {{ part: number | Group, rank: number }} Member */

/**
 * @param {Group} group
 * @param {Structure} structure
 * @returns {{ leaves: Member[], rest: Member[] }} a group of nothing but leaves is one
 */
function ranked(group, { start, operands }) {
  /** @type {Member[]} */
  const rest = [];
  /** @type {Member[]} */
  const leaves = [];
  /** By value: the leaf that it is, or is in. @type {Map<number, Member>} */
  const leafOf = new Map();
  for (const part of [...group.groups, ...group.values]) {
    const places = [...placesOf(part)];
    const isLeaf = places.every((place) => start[place] === start[place + 1]);
    const member = { part, rank: places.reduce((last, place) => Math.max(last, place), -1) };
    (isLeaf ? leaves : rest).push(member);
    if (isLeaf) for (const place of places) leafOf.set(place, member);
  }
  for (const { part, rank } of rest) {
    for (const place of placesOf(part)) {
      for (let index = start[place]; index < start[place + 1]; index++) {
        const leaf = leafOf.get(operands[index]);
        if (leaf) leaf.rank = Math.max(leaf.rank, rank);
      }
    }
  }
  return { leaves, rest };
}

/** @param {number | Group} part @returns {Generator<number>} */
function* placesOf(part) {
  const waiting = [part];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === "number") yield next;
    else waiting.push(...next.groups, ...next.values);
  }
}

/** @param {Group} group @param {number | Group} part */
function add(group, part) {
  if (typeof part === "number") group.values.push(part);
  else group.groups.push(part);
}
