// Keeps the user's own points, with the run on them, in the tab's storage, so that they survive a reload. The published
// page reads them before its first paint, so this file imports nothing.

/** @import { State } from "./address.js" */

const KEY = "micrograd-playground.points";

/** Keeps what is shown of the user's own points, or forgets it once another data set is trained on. @param {State | undefined} state */
export function keepOwnPoints(state) {
  try {
    // Where there is no room for the new state, the old one is no longer true.
    sessionStorage.removeItem(KEY);
    if (state) sessionStorage.setItem(KEY, JSON.stringify({ ...state, address: location.hash }));
  } catch {
    // A frame may have no storage.
  }
}

/** Returns the state that was kept, unchecked, with the address at that time, or `undefined` if there is none. @returns {{ address?: string } | undefined} */
export function keptOwnPoints() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Returns whether the page was loaded anew where this was kept, so that it is later than the link in the address. @param {{ address?: string }} [kept] */
export function isReloaded(kept) {
  const [load] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return kept !== undefined && load?.type === "reload" && kept.address === location.hash;
}
