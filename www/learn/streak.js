// Counts the right answers of practice in a row.
import { read, write } from "../ui/storage.js";
import { STREAK } from "./progress.js";

/** The right answers in a row, up to now and at best. @typedef {{ now: number, best: number }} Streak */

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
