// The legend under the plane: each class with its mark, or the range of the numbers to predict.
import { mixedScore } from "../../plot/colours.js";
import { element } from "../../ui/element.js";
import { measured } from "../../ui/numbers.js";
import { targetColour } from "../pictures/boundary/data-points.js";
import { UNLABELLED } from "../pictures/boundary/new-points.js";
import { lookOf, shadeOf } from "../pictures/boundary/shades.js";
import { className, NO_NAMES } from "../settings/target.js";
import { crossSwatch, swatch } from "./swatch.js";

/** @import { NewPoints } from "../pictures/boundary/new-points.js" */
/** @import { Look } from "../pictures/boundary/shades.js" */
/** @import { DataSettings } from "../settings/types.js" */
/** @import { Scene } from "../worker/messages.js" */

/** The number of colours in the scale of the numbers to predict. */
const STOPS = 5;

export class Legend {
  #list;
  /** The entries that the published page has, which are those of two classes. */
  #hollow;
  #line;
  #bar;
  /** The contents on show, as text, to see whether they change. */
  #shown = "";

  /** @param {ParentNode} root the part */
  constructor(root) {
    this.#list = /** @type {HTMLElement} */ (root.querySelector(".under-plane .legend"));
    const entries = [...this.#list.children];
    this.#hollow = entries[2];
    this.#line = entries[3];
    this.#bar = /** @type {Element} */ (root.querySelector(".score-bar"));
  }

  /** @param {Scene} scene @param {NewPoints} newPoints */
  show({ settings: { data }, targets }, newPoints) {
    const look = lookOf(data, targets);
    const { kind, range } = look;
    const isLabelled = [...newPoints.targets].map((target) => !Number.isNaN(target));
    const [hasLabelled, hasUnlabelled] = [isLabelled.includes(true), isLabelled.includes(false)];
    const [axes, label] = namesOf(data);
    const shown = JSON.stringify([look, hasLabelled, hasUnlabelled, axes, label]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const entries = labelsOf(look).map((label) => entry(label, look, `class ${className(label, data)}`));
    this.#bar.toggleAttribute("hidden", kind !== "two");
    const scores = kind === "two" ? [this.#line] : kind === "number" ? [scale(look, label)] : [];
    const unseen = [
      ...(hasLabelled ? [crossEntry(targetColour(range[1], look), "new, coloured by label")] : []),
      ...(hasUnlabelled ? [crossEntry(UNLABELLED, "new, unlabelled")] : []),
    ];
    const places = axes.map((text) => element("span", { class: "legend-entry" }, text));
    this.#list.replaceChildren(...entries, this.#hollow, ...unseen, ...places, ...scores);
  }
}

/** Returns the labels of the classes that a legend names, none where numbers are predicted. @param {Look} look @returns {number[]} */
export function labelsOf({ kind, classes }) {
  return { two: [1, -1], several: [...classes.keys()], number: [] }[kind];
}

/**
 * Returns what a table calls the two axes and the number to predict, where it has other names for them. Of more features,
 * those on the axes are named beside them.
 * @param {DataSettings} data
 * @returns {[axes: string[], label: string]}
 */
function namesOf({ kind, names }) {
  const own = NO_NAMES.names;
  const given = kind === "own" ? names : own;
  const axes = given.slice(0, -1).map((name, at) => (name === "" || name === own[at] ? "" : `${own[at]}: ${name}`));
  const label = given[given.length - 1];
  return [given.length > own.length ? [] : axes.filter(Boolean), label === own[own.length - 1] ? "" : label];
}

/** @param {string} colour @param {string} text */
function crossEntry(colour, text) {
  return element("span", { class: "legend-entry" }, crossSwatch(colour), text);
}

/** @param {number} target @param {Look} look @param {string} text */
function entry(target, look, text) {
  return element("span", { class: "legend-entry" }, swatch(target, look), text);
}

/** @param {Look} look @param {string} label what the number is called */
function scale({ range }, label) {
  const [low, high] = range;
  const colours = Array.from({ length: STOPS }, (_, at) =>
    mixedScore(shadeOf(low + ((high - low) * at) / (STOPS - 1), range)),
  );
  const bar = element("span", { class: "score-colours" });
  bar.style.background = `linear-gradient(to right, ${colours.join(", ")})`;
  return element(
    "span",
    { class: "legend-entry score-bar" },
    `${label} ${measured(low, 3)}`.trim(),
    bar,
    measured(high, 3),
  );
}
