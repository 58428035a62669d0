// Makes the records of settings of each kind. A record holds a setting's texts on the page, its default, its range or
// options, and what a change of it rebuilds. Defaults, limits, checks, form fields, words and types follow from the records.
import { checkNumber, checkWhole, wrong } from "../../ui/checks.js";
import { Refused } from "../../ui/refused.js";
import { PAIR } from "./width.js";

/** @import { AboutChoice, AboutSeveral, Choice, NumberSetting, OwnSetting, Several } from "./types.js" */

/**
 * The description of a number, from which its kind and its check follow.
 * @typedef {Omit<NumberSetting, "kind" | "step" | "check">} AboutNumber
 */

/** Returns a setting that is a number. @param {AboutNumber} about @returns {NumberSetting} */
export function number(about) {
  return { ...about, kind: "number", step: "any", check: (found, name) => checkNumber(found, name, about.range) };
}

/** Returns a setting that is a whole number. @param {AboutNumber} about @returns {NumberSetting} */
export function whole(about) {
  return { ...about, kind: "number", step: 1, check: (found, name) => checkWhole(found, name, about.range) };
}

/**
 * Returns a setting that is one of several options.
 * @template {string} Option
 * @param {AboutChoice<Option>} about
 * @returns {Choice<Option>}
 */
export function choice({ named = false, ...about }) {
  return {
    ...(named && { words: (option) => about.options[option] }),
    ...about,
    kind: "choice",
    check: (found, name) => checkOption(found, name, about.options),
  };
}

/**
 * Returns a setting that is a list of options, at least one, in the order in which they were chosen.
 * @template {string} Option
 * @param {AboutSeveral<Option>} about
 * @returns {Several<Option>}
 */
export function several(about) {
  return {
    ...about,
    kind: "several",
    check(found, name) {
      if (!Array.isArray(found) || found.length === 0) throw wrong(name, "an array of at least one", found);
      return found.map((one, index) => {
        const option = checkOption(one, `${name}[${index}]`, about.options);
        if (found.indexOf(one) < index) throw new Refused(`${name} must not have "${one}" twice`);
        return option;
      });
    },
  };
}

/**
 * Returns a setting with controls and a check of its own.
 * @template Value
 * @param {Omit<OwnSetting<Value>, "kind">} about
 * @returns {OwnSetting<Value>}
 */
export function own(about) {
  return { ...about, kind: "own" };
}

/**
 * @template {string} Option
 * @param {unknown} found
 * @param {string} name
 * @param {Record<Option, string>} options
 */
function checkOption(found, name, options) {
  if (typeof found === "string" && Object.hasOwn(options, found)) return /** @type {Option} */ (found);
  throw wrong(name, `one of ${Object.keys(options).join(", ")}`, found);
}

/**
 * Returns a point of the user: its features and its label.
 * @param {unknown} found
 * @param {string} name
 * @param {number} width how many features it must have
 * @param {[least: number, most: number]} range
 * @returns {number[]}
 */
export function checkPoint(found, name, width, range) {
  const expected = width === PAIR ? "[x, y, label]" : `${width} features and a label`;
  if (!Array.isArray(found) || found.length !== width + 1) throw wrong(name, expected, found);
  return found.map((one, at) => {
    const part = at === width ? "label" : width === PAIR ? ["x", "y"][at] : `feature ${at + 1}`;
    return checkNumber(one, `the ${part} of ${name}`, range);
  });
}
