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

/** Whether the first answer to each question since the page was opened was right, by its card. @type {Map<string, boolean>} */
const firsts = new Map();

/** Counts an answer, if it is the first one on its card. @param {string} card @param {boolean} isRight @returns {Streak} */
export function countAnswer(card, isRight) {
  const before = streak();
  if (firsts.has(card)) return before;
  firsts.set(card, isRight);
  const now = isRight ? before.now + 1 : 0;
  const after = { now, best: Math.max(before.best, now) };
  write(STREAK, after);
  return after;
}

/** Says how many questions were answered rightly at once, if all have been answered since the page was opened. @param {string[]} cards */
export function summary(cards) {
  const right = cards.filter((card) => firsts.get(card)).length;
  if (!cards.every((card) => firsts.has(card))) return "";
  return `At the first try ${right} of ${cards.length} ${right === 1 ? "was" : "were"} right.`;
}
