// The code of the last visit, kept in this browser.

const KEY = "micrograd-playground.code";

/** @typedef {{ preset: string, code: string }} Saved */

/** @returns {Saved | undefined} */
export function savedCode() {
  try {
    const { preset, code } = JSON.parse(localStorage.getItem(KEY) ?? "null") ?? {};
    return typeof preset === "string" && typeof code === "string" ? { preset, code } : undefined;
  } catch {
    // Not allowed, or not ours.
    return undefined;
  }
}

/** @param {Saved} saved */
export function saveCode(saved) {
  try {
    localStorage.setItem(KEY, JSON.stringify(saved));
  } catch {
    // Where nothing can be kept the page works as well.
  }
}
