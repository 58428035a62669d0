// Finds what is written on the boxes of a graph.
import { FRAMELESS } from "../groups/group.js";
import { groupsOf } from "../groups/groups.js";
import { titleOf } from "./names.js";

/** @import { Graph, Numbers } from "../computation/computation.js" */
/** @import { Group } from "../groups/group.js" */

/** A value, or a group with the value that stands for it. `label` is what is written on the box. @typedef {{ place: number, label: string, group?: Group }} Match */

/** The greatest number of matches that are listed. */
const MOST = 500;

/**
 * Returns what a text is found in, ignoring case: labels of values and names of groups that are the text, begin with it or contain
 * it, in this order, and then values whose operation begins with it. If there are none, the expressions on boxes are looked at.
 * @param {Graph} graph
 * @param {Numbers} numbers
 * @param {string} text
 * @returns {Match[]}
 */
export function find(graph, numbers, text) {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const places = Array.from({ length: graph.length }, (_, place) => place);
  /** @type {[Match[], Match[], Match[], Match[]]} */
  const found = [[], [], [], []];
  for (const place of places) {
    const label = graph.label(place);
    const symbol = graph.symbol(place);
    const rank = rankOf(label, wanted);
    if (rank !== undefined) found[rank].push({ place, label });
    else if (symbol.toLowerCase().startsWith(wanted)) found[3].push({ place, label: label || symbol });
  }
  for (const group of groupsInOrder(graph)) {
    const rank = rankOf(group.name, wanted);
    const place = group.result >= 0 ? group.result : group.first;
    if (rank !== undefined) found[rank].push({ place, label: group.name, group });
  }
  const all = found.flat();
  if (all.length > 0) return all.slice(0, MOST);
  const pattern = wanted.replace(/\s/g, "");
  return places
    .filter((place) => graph.label(place) === "")
    .map((place) => ({ place, label: titleOf(graph, numbers, place) }))
    .filter(({ label }) => label.toLowerCase().replace(/\s/g, "").includes(pattern))
    .slice(0, MOST);
}

/**
 * Returns 0 if a name is a text, 1 if it begins with it, 2 if it contains it, and otherwise `undefined`.
 * @param {string} name
 * @param {string} wanted in lower case
 */
function rankOf(name, wanted) {
  const at = name.toLowerCase().indexOf(wanted);
  if (at === -1) return undefined;
  return at > 0 ? 2 : name.length === wanted.length ? 0 : 1;
}

/** Returns the groups within a graph that have a frame or a box with their name, from the first one on, each before those inside it. @param {Graph} graph */
function groupsInOrder(graph) {
  const { all } = groupsOf(graph);
  const ordered = [];
  const waiting = [all];
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    // What has no frame is named after its values, which are found themselves.
    if (group !== all && !FRAMELESS.has(group.type)) ordered.push(group);
    waiting.push(...[...group.groups].reverse());
  }
  return ordered;
}
