// Keeps plain data in this browser, where it allows that.

/** Returns what is kept, unchecked, or `undefined` if there is nothing. @param {string} key @returns {unknown} */
export function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    // The browser allows no storage, or the stored text is not ours.
    return undefined;
  }
}

/** Keeps a value, or forgets it if it is `undefined`. @param {string} key @param {unknown} value */
export function write(key, value) {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The page also works without storage.
  }
}
