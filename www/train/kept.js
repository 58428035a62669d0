// Points of one's own survive a reload of the page: they are kept in the tab, with the settings that they are trained with.
// The published page asks before its first paint, so this imports nothing.

/** @import { TrainState } from "./state.js" */

const KEY = "micrograd-playground.points";

/** Keeps points of one's own, or forgets them when something else is trained on. @param {TrainState} state */
export function keepOwnPoints({ settings, twin, extent }) {
  const isOwn = settings.value.data.kind === "own";
  const text = JSON.stringify({ settings: settings.value, twin: twin.value, view: { extent: extent.value } });
  try {
    if (isOwn) sessionStorage.setItem(KEY, text);
    else sessionStorage.removeItem(KEY);
  } catch {
    // A frame may have no storage.
  }
}

/** Returns the state that was kept, unchecked, or `undefined` if there is none. @returns {unknown} */
export function keptOwnPoints() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}
