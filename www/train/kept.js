// Keeps the user's own points, with their settings, in the tab's storage, so that they survive a reload. The published
// page reads them before its first paint, so this file imports nothing.

/** @import { TrainState } from "./state.js" */

const KEY = "micrograd-playground.points";

/** Keeps the user's own points, or forgets them once another data set is trained on. @param {TrainState} state */
export function keepOwnPoints({ settings, twin, extent, slice }) {
  const isOwn = settings.value.data.kind === "own";
  const text = JSON.stringify({
    settings: settings.value,
    twin: twin.value,
    view: { extent: extent.value, axes: slice.value?.axes },
  });
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
