// Keeps the code for the next visit in this browser.

const KEY = "micrograd-playground.code";

/** @typedef {{ preset: string, code: string }} Saved */

/** @returns {Saved | undefined} */
export function savedCode() {
  try {
    const { preset, code } = JSON.parse(localStorage.getItem(KEY) ?? "null") ?? {};
    return typeof preset === "string" && typeof code === "string" ? { preset, code } : undefined;
  } catch {
    // The storage is not allowed, or holds something else.
    return undefined;
  }
}

/** @param {Saved} saved */
export function saveCode(saved) {
  try {
    localStorage.setItem(KEY, JSON.stringify(saved));
  } catch {
    // The page works without storage, too.
  }
}
