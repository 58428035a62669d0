// Times the training of one problem by each contestant, in turns.
import { wasm } from "../engine/instance.js";
import { LONG_ENOUGH, median } from "./clock.js";
import { prepareLimit } from "./limit.js";
import { train as trainLoops } from "./plain-loops.js";
import { train as trainMicrograd } from "./plain-micrograd.js";
import { DEMO_STEPS, prepare } from "./problem.js";

/** @import { Agreement, Result, Row, Suite } from "./results.js" */

/**
 * @typedef {object} Contestant
 * @property {string} id
 * @property {string} name
 * @property {boolean} exact whether it claims the bits of the scalar tape
 * @property {(steps: number) => Float64Array} train from the start; returns the loss before each step
 */

/** Milliseconds that a slow contestant may take for a turn, and for all its turns. */
const TURN = { quick: 60, full: 600 };
const TOTAL = { quick: 400, full: 2_500 };
const ROUNDS = { quick: 5, full: 9 };
/** The most steps, and the most milliseconds, of the warm-up. */
const WARM_UP_STEPS = 300;
const WARM_UP = 150;
/** The samples from which on plain micrograd would take minutes. */
const TOO_MANY = 10_000;

/**
 * @param {number} width
 * @param {number} samples
 * @returns {Promise<Contestant[]>}
 */
async function contestants(width, samples) {
  const { problem, tape } = prepare(width, samples);
  const program = new wasm.Program(tape.record(), tape.parameterIds);
  const limit = await prepareLimit(problem);
  const { rate, parameters } = problem;

  /** @param {{ setParameters(numbers: Float64Array): void }} holder @param {(k: number) => number} step */
  const stepping = (holder, step) => (/** @type {number} */ steps) => {
    holder.setParameters(parameters);
    return Float64Array.from({ length: steps }, (_, k) => step(k));
  };
  return [
    {
      id: "plain-micrograd",
      name: "plain JavaScript micrograd",
      exact: true,
      train: (steps) => trainMicrograd(problem, steps),
    },
    { id: "plain-loops", name: "plain JavaScript by hand", exact: false, train: (steps) => trainLoops(problem, steps) },
    {
      id: "tape-rebuilt",
      name: "tape, recorded each step",
      exact: true,
      train: stepping(tape, (k) => tape.rebuild(rate(k))),
    },
    {
      id: "tape-replayed",
      name: "tape, replayed",
      exact: true,
      train: stepping(tape, (k) => tape.replay(rate(k))),
    },
    { id: "compiled", name: "compiled", exact: true, train: stepping(program, (k) => program.step(rate(k))) },
    { id: "limit", name: "limit: SIMD by hand", exact: false, train: limit },
  ];
}

/**
 * Returns how many steps a contestant takes in a turn, and in how many rounds it takes part.
 * @param {Contestant} contestant
 * @param {"quick" | "full"} length
 */
function plan(contestant, length) {
  // The first calls are slower, until the browser has optimised the code.
  let step = Infinity;
  const start = performance.now();
  for (let count = 0; count < WARM_UP_STEPS && performance.now() - start < WARM_UP; count++) {
    const before = performance.now();
    contestant.train(1);
    step = Math.min(step, Math.max(performance.now() - before, 1e-3));
  }
  const steps = Math.max(1, Math.min(DEMO_STEPS, Math.floor(TURN[length] / step)));
  const rounds = Math.max(2, Math.min(ROUNDS[length], Math.floor(TOTAL[length] / (steps * step))));
  return { contestant, steps, rounds, losses: contestant.train(steps), times: /** @type {number[]} */ ([]) };
}

/**
 * @param {Suite & { width: number, samples: number }} suite
 * @param {"quick" | "full"} length
 * @param {(done: number) => void} onProgress
 * @returns {Promise<Result>}
 */
export async function benchTraining(suite, length, onProgress) {
  const { width, samples } = suite;
  const all = await contestants(width, samples);
  const omitted = all.filter(({ id }) => id === "plain-micrograd" && samples >= TOO_MANY);
  const entries = all.filter((contestant) => !omitted.includes(contestant)).map((one) => plan(one, length));
  const rounds = ROUNDS[length];
  for (let round = 0; round < rounds; round++) {
    for (const { contestant, steps, rounds: own, times } of entries) {
      if (round >= own) continue;
      const start = performance.now();
      let taken = 0;
      let elapsed = 0;
      while (elapsed < LONG_ENOUGH) {
        contestant.train(steps);
        taken += steps;
        elapsed = performance.now() - start;
      }
      times.push(elapsed / taken);
    }
    onProgress((round + 1) / rounds);
  }
  const rows = all.map(({ id, name }) => {
    const times = entries.find(({ contestant }) => contestant.id === id)?.times;
    /** @type {Row} */
    const row = times ? { id, name, time: median(times) } : { id, name, omitted: "would take minutes" };
    return row;
  });
  return { suite, rows, rounds, agreement: agreement(entries) };
}

/**
 * @param {{ contestant: Contestant, losses: Float64Array }[]} entries
 * @returns {Agreement}
 */
function agreement(entries) {
  const tape = entries.find(({ contestant }) => contestant.id === "tape-replayed")?.losses ?? new Float64Array();
  const compared = entries.map(({ contestant: { name, exact }, losses }) => {
    const common = losses.subarray(0, tape.length);
    return { name, exact, differences: Array.from(common, (loss, k) => Math.abs(loss - tape[k]) / Math.abs(tape[k])) };
  });
  return {
    exact: compared
      .filter(({ exact }) => exact)
      .map(({ name, differences }) => ({
        name,
        steps: differences.length,
        identical: differences.every((difference) => difference === 0),
      })),
    close: compared
      .filter(({ exact }) => !exact)
      .map(({ name, differences }) => ({ name, difference: Math.max(...differences) })),
  };
}
