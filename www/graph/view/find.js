// Finds values by their label.

/** @import { Graph } from "../computation/computation.js" */

/** @typedef {{ place: number, label: string }} Match */

/** The greatest number of matches that are listed. */
const MOST = 500;

/**
 * Returns the values whose label is, begins with or contains a text, in this order, ignoring case.
 * @param {Graph} graph
 * @param {string} text
 * @returns {Match[]}
 */
export function find(graph, text) {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  /** @type {[Match[], Match[], Match[]]} */
  const found = [[], [], []];
  for (let place = 0; place < graph.length; place++) {
    const label = graph.label(place);
    const at = label === "" ? -1 : label.toLowerCase().indexOf(wanted);
    if (at === -1) continue;
    const rank = at > 0 ? 2 : label.length === wanted.length ? 0 : 1;
    found[rank].push({ place, label });
  }
  return found.flat().slice(0, MOST);
}
