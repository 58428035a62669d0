// The tutorial's training demo: a hundred points on two half moons, and a network that learns to classify them. What a run
// returns is plain data, so that none of its values stays on the tape.
import { makeMoons, seed } from "../engine/data.js";
import { MLP } from "../engine/nn.js";
import { compile } from "../engine/program.js";
import { scope } from "../engine/scope.js";
import { Value } from "../engine/value.js";
import { centres } from "../train/pictures/boundary/compute.js";

/** @import { Grid } from "../train/worker/messages.js" */

const SEED = 1337;
/** The part of the plane that is shown. */
export const EXTENT = { left: -1.75, right: 2.75, top: 1.75, bottom: -1.25 };
/** The cells of the grid of scores: enough for a smooth line, and computed in a millisecond. */
const [COLUMNS, ROWS] = [72, 48];
export const STEPS = 100;
/** The number of steps from one grid that is kept to the next. */
const KEPT = 4;
/** The demo's strength of L2 regularisation. */
export const ALPHA = 1e-4;

/** Returns the points and their classes, 1 or -1. */
export function moons() {
  seed(SEED);
  return makeMoons({ samples: 100, noise: 0.1 });
}

/** Returns the learning rate at a step, counted from 0: it goes from 1 down to 0.1. @param {number} step */
const rateAt = (step) => 1 - (0.9 * step) / STEPS;

/** Adds values as Python's `sum` does, beginning with 0. @param {Value[]} values */
const sum = (values) => values.reduce((total, value) => total.add(value), new Value(0));

/**
 * The state of the training after some steps.
 * @typedef {object} Moment
 * @property {number} step
 * @property {number} loss
 * @property {number} correct the number of points that are classified correctly
 * @property {number[]} parameters
 * @property {Grid} grid
 *
 * @typedef {object} Training
 * @property {Moment[]} moments every fourth step, the first and the last among them
 * @property {{ loss: number, correct: number }[]} log what the tutorial prints of each step: the loss before it, and how many points were
 *   classified correctly
 * @property {string} start the network before the first step, as JSON
 * @property {string} model the network in the end, as JSON
 * @property {number} values how many the whole loss is computed from, itself included
 */

/**
 * Trains the demo's network for its hundred steps.
 * @param {number} [alpha] the strength of L2 regularisation
 * @returns {Training}
 */
export function train(alpha = ALPHA) {
  const { x, y } = moons();
  return scope(() => {
    const model = new MLP(2, [16, 16, 1]);
    const start = JSON.stringify(model);
    const inputs = x.map((point) => point.map((coordinate) => new Value(coordinate)));
    const scores = inputs.map((input) => model.forward(input));
    const data = sum(scores.map((score, index) => score.mul(-y[index]).add(1).relu())).mul(1 / y.length);
    const total = data.add(sum(model.parameters().map((p) => p.mul(p))).mul(alpha));
    const values = total.topologicalOrder().length;
    const program = compile(total, model.parameters());
    const width = (EXTENT.right - EXTENT.left) / COLUMNS;
    const height = (EXTENT.top - EXTENT.bottom) / ROWS;
    const places = centres(
      {
        left: EXTENT.left - width,
        right: EXTENT.right + width,
        top: EXTENT.top + height,
        bottom: EXTENT.bottom - height,
      },
      COLUMNS + 2,
      ROWS + 2,
    );
    /** @type {Moment[]} */
    const moments = [];
    /** @type {Training["log"]} */
    const log = [];
    for (let step = 0; step <= STEPS; step++) {
      const found = program.evaluate(scores[0], inputs[0], x.flat());
      const correct = y.filter((target, index) => target > 0 === found[index] > 0).length;
      if (step % KEPT === 0) {
        const grid = {
          extent: EXTENT,
          columns: COLUMNS,
          rows: ROWS,
          scores: program.evaluate(scores[0], inputs[0], places),
        };
        program.store();
        const parameters = model.parameters().map(({ data }) => data);
        moments.push({ step, loss: program.loss, correct, parameters, grid });
      }
      if (step < STEPS) log.push({ loss: program.step(rateAt(step)), correct });
    }
    program.store();
    program.free();
    return { moments, log, start, model: JSON.stringify(model), values };
  });
}

/**
 * The network's answer for one point.
 * @typedef {object} Answer
 * @property {number} score
 * @property {number} loss the point's part of the max-margin loss, max(0, 1 - y * score)
 * @property {number} values how many its part of the loss is computed from, itself included
 */

/**
 * Returns a network's answer for a point.
 * @param {string} model as JSON
 * @param {readonly number[]} point
 * @param {number} target 1 or -1
 * @returns {Answer}
 */
export function ask(model, point, target) {
  return scope(() => {
    const score = MLP.from(model).forward(point);
    const loss = score.mul(-target).add(1).relu();
    return { score: score.data, loss: loss.data, values: loss.topologicalOrder().length };
  });
}
