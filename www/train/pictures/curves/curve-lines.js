// Collects the lines of a curve: the training points and the test points of each run, over one list of steps.

/** @import { Log, RunFrame } from "../../worker/messages.js" */

/** The lines in their order: what they show, and how they look; widths in rems. */
export const LINE_STYLES = [
  { title: "training", colour: "--accent", dashed: false, width: 0.1 },
  { title: "test", colour: "--accent", dashed: true, width: 0.08 },
  { title: "twin", colour: "--text-muted", dashed: false, width: 0.1 },
  { title: "twin’s test", colour: "--text-muted", dashed: true, width: 0.08 },
];
/** The dash and the gap of a dashed line, in rems. */
export const DASH = [0.35, 0.25];

/**
 * @typedef {object} Lines
 * @property {number[]} steps
 * @property {(number | null)[][]} series the values of the four lines of LINE_STYLES at each step; null where a line
 * has none
 */

/** Returns the styles of the lines that have values, or none if a single line needs no legend. @param {Lines} lines */
export function stylesOf({ series }) {
  const present = LINE_STYLES.filter((_, index) => series[index]?.some((value) => value !== null));
  return present.length > 1 ? present : [];
}

/**
 * Returns the steps and the values of one run. The step on show comes last if the log does not reach it.
 * @param {Log | undefined} log
 * @param {RunFrame | undefined} run
 * @param {"loss" | "accuracy"} quantity
 */
function linesOfRun(log, run, quantity) {
  const loss = quantity === "loss";
  const factor = loss ? 1 : 100;
  const steps = Array.from(log?.steps ?? []);
  const training = Array.from((loss ? log?.losses : log?.accuracies) ?? [], (value) => factor * value);
  const test = Array.from((loss ? log?.testLosses : log?.testAccuracies) ?? [], (value) => factor * value);
  if (run && run.step > (steps.at(-1) ?? -1)) {
    const { data, regularisation, accuracy, testLoss, testAccuracy } = run.measure;
    steps.push(run.step);
    training.push(loss ? data + regularisation : factor * accuracy);
    test.push(factor * (loss ? testLoss : testAccuracy));
  }
  return { steps, training, test };
}

/** @param {number | undefined} value */
function orGap(value) {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

/**
 * @param {Log[]} logs
 * @param {RunFrame[]} runs
 * @param {"loss" | "accuracy"} quantity
 * @returns {Lines}
 */
export function lines(logs, runs, quantity) {
  const first = linesOfRun(logs[0], runs[0], quantity);
  if (runs.length < 2) {
    const nothing = first.steps.map(() => null);
    return { steps: first.steps, series: [first.training.map(orGap), first.test.map(orGap), nothing, nothing] };
  }
  // Each log is thinned in its own way, so that a run keeps its last value at the steps that only the other one has.
  const second = linesOfRun(logs[1], runs[1], quantity);
  const steps = [...new Set([...first.steps, ...second.steps])].sort((a, b) => a - b);
  return {
    steps,
    series: [first, second].flatMap((run) => [spread(steps, run, run.training), spread(steps, run, run.test)]),
  };
}

/** @param {number[]} steps @param {{ steps: number[] }} run @param {number[]} values */
function spread(steps, run, values) {
  let at = 0;
  return steps.map((step) => {
    while (at + 1 < run.steps.length && run.steps[at + 1] <= step) at++;
    return run.steps.length === 0 || step < run.steps[0] || step > run.steps[run.steps.length - 1]
      ? null
      : orGap(values[at]);
  });
}
