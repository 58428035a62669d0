// Keeps in this browser which cards were done.

const KEY = "micrograd-playground.learn";

/** @returns {Set<string>} "chapter/card", cards counted from 1 */
export function doneCards() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.filter((card) => typeof card === "string") : []);
  } catch {
    // Storage is not allowed, or the stored text is not ours.
    return new Set();
  }
}

/** @param {Set<string>} cards */
export function keepDoneCards(cards) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...cards]));
  } catch {
    // The course also works without storage.
  }
}

const STREAK = `${KEY}.streak`;

/** The right answers of practice in a row, up to now and at best. @typedef {{ now: number, best: number }} Streak */

/** @returns {Streak} */
export function streak() {
  try {
    const { now, best } = JSON.parse(localStorage.getItem(STREAK) ?? "{}");
    if (Number.isSafeInteger(now) && Number.isSafeInteger(best)) return { now, best };
  } catch {
    // Storage is not allowed, or the stored text is not ours.
  }
  return { now: 0, best: 0 };
}

/** Counts an answer, the first to its question. @param {boolean} isRight @returns {Streak} */
export function countAnswer(isRight) {
  const before = streak();
  const now = isRight ? before.now + 1 : 0;
  const after = { now, best: Math.max(before.best, now) };
  try {
    localStorage.setItem(STREAK, JSON.stringify(after));
  } catch {
    // Without storage, answers in a row are not counted.
  }
  return after;
}
