// Keeps in this browser which cards were done, what was begun on the others, and the right answers in a row.

const KEY = "micrograd-playground.learn";
const BEGUN = `${KEY}.begun`;
const STREAK = `${KEY}.streak`;

/** @returns {Set<string>} "chapter/card", cards counted from 1 */
export function doneCards() {
  const kept = read(KEY);
  return new Set(Array.isArray(kept) ? kept.filter((card) => typeof card === "string") : []);
}

/** @param {Set<string>} cards */
export function keepDoneCards(cards) {
  write(KEY, [...cards]);
}

/** What the reader has left on a card: in its picture, and in the field of each question. @typedef {{ picture?: unknown, answers?: unknown[] }} Begun */

/** Returns what the reader has left on a card. @param {string} card @returns {Begun | undefined} */
export function begunOn(card) {
  return allBegun()[card];
}

/** Keeps what the reader leaves on a card, or forgets it. @param {string} card @param {Begun | undefined} begun */
export function keepBegun(card, begun) {
  const all = allBegun();
  if (!begun && !(card in all)) return;
  write(BEGUN, { ...all, [card]: begun });
}

/** @returns {Record<string, Begun>} */
function allBegun() {
  const kept = read(BEGUN);
  return typeof kept === "object" && kept !== null ? /** @type {Record<string, Begun>} */ (kept) : {};
}

/** The right answers of practice in a row, up to now and at best. @typedef {{ now: number, best: number }} Streak */

/** @returns {Streak} */
export function streak() {
  const { now, best } = /** @type {Partial<Streak>} */ (read(STREAK) ?? {});
  if (Number.isSafeInteger(now) && Number.isSafeInteger(best)) return { now: Number(now), best: Number(best) };
  return { now: 0, best: 0 };
}

/** Counts an answer, the first to its question. @param {boolean} isRight @returns {Streak} */
export function countAnswer(isRight) {
  const before = streak();
  const now = isRight ? before.now + 1 : 0;
  const after = { now, best: Math.max(before.best, now) };
  write(STREAK, after);
  return after;
}

/** Forgets everything. Returns a function that brings it back. */
export function forgetAll() {
  const before = [KEY, BEGUN, STREAK].map((key) => /** @type {const} */ ([key, read(key)]));
  for (const [key] of before) write(key, undefined);
  return () => {
    for (const [key, value] of before) write(key, value);
  };
}

/** @param {string} key @returns {unknown} `undefined` if there is nothing */
function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    // Storage is not allowed, or the stored text is not ours.
    return undefined;
  }
}

/** @param {string} key @param {unknown} value */
function write(key, value) {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The course also works without storage.
  }
}
