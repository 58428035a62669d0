// Which cards were done, kept in this browser.

const KEY = "micrograd-playground.learn";

/** @returns {Set<string>} "chapter/card", cards counted from 1 */
export function doneCards() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.filter((card) => typeof card === "string") : []);
  } catch {
    // Not allowed, or not ours.
    return new Set();
  }
}

/** @param {Set<string>} cards */
export function keepDoneCards(cards) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...cards]));
  } catch {
    // Where nothing can be kept the course works as well.
  }
}
