// Rewords errors in settings for the page, with the labels of its controls.
import { SETTINGS } from "./settings.js";

const LABELS = new Map(SETTINGS.map(({ group, key, record }) => [`${group}.${key}`, record.label]));
const NAMES = /\b[a-z]+\.\w+/g;

/**
 * "data.seed must be a whole number from 0 to 5, got number -1" is “Seed” must be a whole number from 0 to 5, not -1.
 * @param {string} reason of a refusal
 */
export function inWords(reason) {
  return reason
    .replace(NAMES, (name) => (LABELS.has(name) ? `“${LABELS.get(name)}”` : name))
    .replace(/, got (?:number |the string )?/, ", not ");
}
