// Keeps in this browser which cards were done, what was begun on the others, and in streak.js the right answers in a row.
import { read, write } from "../ui/storage.js";

const KEY = "micrograd-playground.learn";
const BEGUN = `${KEY}.begun`;
export const STREAK = `${KEY}.streak`;
export const KEYS = [KEY, BEGUN, STREAK];

/** @returns {Set<string>} "chapter/card", cards counted from 1 */
export function doneCards() {
  const kept = read(KEY);
  return new Set(Array.isArray(kept) ? kept.filter((card) => typeof card === "string") : []);
}

/** Keeps that a card was done, beside those that another tab has kept meanwhile. @param {string} card */
export function keepDone(card) {
  write(KEY, [...doneCards().add(card)]);
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
