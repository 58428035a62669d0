// The kinds of target that a network learns: one of two classes, one of several, or a number.

import { measured, percent } from "../../ui/numbers.js";
import { labelOf } from "./width.js";

/** @import { DataSettings, Settings, TrainingSettings } from "./types.js" */

/** @typedef {"two" | "several" | "number"} TargetKind */

/** The names for points that are drawn by hand, in two classes. @type {{ names: string[], classes: string[] }} */
export const NO_NAMES = { names: ["x", "y", "label"], classes: ["−1", "+1"] };

/** Returns the kind of target. @param {Pick<DataSettings, "kind" | "classes">} data @returns {TargetKind} */
export function targetKind({ kind, classes }) {
  if (kind !== "own") return "two";
  return classes.length === 0 ? "number" : classes.length > 2 ? "several" : "two";
}

/** Returns the names of the classes. @param {Pick<DataSettings, "kind" | "classes">} data @returns {readonly string[]} */
export function classNames({ kind, classes }) {
  return kind === "own" ? classes : NO_NAMES.classes;
}

/** Returns the number of outputs of the network: one for each of several classes, otherwise one. @param {Pick<DataSettings, "kind" | "classes">} data */
export function outputsOf(data) {
  return targetKind(data) === "several" ? data.classes.length : 1;
}

/** Returns the loss in force. Only for two classes can it be chosen. @param {Pick<Settings, "data" | "training">} settings @returns {TrainingSettings["loss"] | "cross-entropy"} */
export function lossOf({ data, training }) {
  const kind = targetKind(data);
  return kind === "two" ? training.loss : kind === "number" ? "mse" : "cross-entropy";
}

/**
 * Returns the first label that cannot be one of the classes.
 * @param {Pick<DataSettings, "points" | "classes">} data
 * @returns {{ index: number, label: number, expected: string } | undefined}
 */
export function wrongLabel({ points, classes: { length } }) {
  if (length === 0) return undefined;
  const isRight = (/** @type {number} */ label) =>
    length > 2 ? Number.isInteger(label) && label >= 0 && label < length : label === 1 || label === -1;
  const index = points.findIndex((point) => !isRight(labelOf(point)));
  if (index < 0) return undefined;
  return {
    index,
    label: labelOf(points[index]),
    expected: length > 2 ? `a whole number from 0 to ${length - 1}` : "-1 or 1",
  };
}

/** Returns the name of a label's class. @param {number} label @param {Pick<DataSettings, "kind" | "classes">} data */
export function className(label, data) {
  const classes = classNames(data);
  if (targetKind(data) === "several") return classes[label];
  // A single class has no name for the other sign.
  return classes.length === 2 ? classes[label > 0 ? 1 : 0] : label > 0 ? "+1" : "−1";
}

/** The highest learning rate at which a new network of the demo's size learns numbers: a mean squared error diverges at lower rates than max-margin. */
export const NUMBER_RATE = 0.1;

/** Returns the learning rate to start with. @param {number} rate in force @param {readonly string[]} classes empty for a number to predict */
export function rateFor(rate, classes) {
  return classes.length === 0 ? Math.min(rate, NUMBER_RATE) : rate;
}

/** Returns what a point's target is, in words. @param {number} target @param {Pick<DataSettings, "kind" | "classes">} data */
export function targetText(target, data) {
  return targetKind(data) === "number" ? measured(target, 6) : `class ${className(target, data)}`;
}

/** Returns how well the network does, in words. @param {number} accuracy @param {TargetKind} kind */
export function accuracyText(accuracy, kind) {
  return kind === "number" ? `${percent(accuracy)} of the variance explained` : `accuracy ${percent(accuracy)}`;
}
