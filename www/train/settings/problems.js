// What is wrong with settings, in the words of the page: by the labels of its controls.
import * as data from "./data-fields.js";
import * as model from "./network-fields.js";
import * as stop from "./stop-fields.js";
import * as training from "./training-fields.js";

const LABELS = new Map(
  [data, model, training, stop].flatMap(({ FIELDS }) => FIELDS).map(({ id, label }) => [id, label]),
);

/**
 * "data.seed must be a whole number from 0 to 5, got number -1" is “Seed” must be a whole number from 0 to 5, not -1.
 * @param {string} reason of a refusal
 */
export function inWords(reason) {
  return reason
    .replace(/\b(data|model|training|stop)\.(\w+)/g, (name, group, key) => {
      const label = LABELS.get(`${group}-${key}`);
      return label ? `“${label}”` : name;
    })
    .replace(/, got (?:number |the string )?/, ", not ");
}
