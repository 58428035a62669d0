// Measures the engine's work apart from training: recording, compiling, inspecting, graphs of a million nodes, the
// boundary.

import { wasm } from "../engine/instance.js";
import { scope, Value } from "../micrograd.js";
import { thousands } from "../ui/numbers.js";
import { median, time } from "./clock.js";
import { prepare } from "./problem.js";

/** @import { Result, Row, Suite } from "./results.js" */

/** @typedef {{ id: string, name: string, first?: number, act: () => void }} Task */

const NODES = 1_000_000;
const ROUNDS = { quick: 3, full: 7 };
/** Milliseconds before anything counts, in which the browser optimises the code. */
const WARM_UP = 150;
/** The number of passes over a graph of a million nodes in a round, which averages out a coarse clock's errors. */
const PASSES = { quick: 2, full: 4 };

/**
 * @param {Suite} suite
 * @param {"quick" | "full"} length
 * @param {(done: number) => void} onProgress
 * @returns {Result}
 */
export function benchEngine(suite, length, onProgress) {
  const rounds = ROUNDS[length];
  /** @type {Row[]} */
  const rows = [];
  const tasks = [...demoTasks(), boundaryTask()];
  const graphs = [chain, dag];
  const parts = tasks.length + graphs.length;
  for (const [index, { id, name, first, act }] of tasks.entries()) {
    const start = performance.now();
    while (performance.now() - start < WARM_UP) act();
    rows.push({ id, name, first, time: median(Array.from({ length: rounds }, () => time(act))) });
    onProgress((index + 1) / parts);
  }
  for (const [index, build] of graphs.entries()) {
    rows.push(...benchGraph(build, rounds, PASSES[length]));
    onProgress((tasks.length + index + 1) / parts);
  }
  return { suite, rows, rounds };
}

/** @returns {Task[]} */
function demoTasks() {
  const start = performance.now();
  const { tape } = prepare(16, 100);
  const parameters = tape.parameterIds;
  const program = new wasm.Program(tape.loss, parameters);
  const first = performance.now() - start;
  const loss = tape.record();
  const nodes = thousands(program.outline().nodes);
  program.pass();
  const isParameter = new Set(parameters);
  // Two samples take turns, since the engine keeps the sample that was inspected last.
  const samples = Array.from(tape.scores.slice(0, 2), (score) =>
    wasm.topologicalOrder(score).filter((id) => !isParameter.has(id)),
  );
  const found = new Float64Array(2 * samples[0].length);
  let turn = 0;
  return [
    {
      id: "record-compile",
      name: "record and compile the demo’s loss",
      first,
      act: () => new wasm.Program(tape.record(), parameters).free(),
    },
    { id: "record", name: `record it (${nodes} nodes)`, act: () => tape.record() },
    { id: "compile", name: "compile it", act: () => new wasm.Program(loss, parameters).free() },
    {
      id: "inspect",
      name: `inspect all ${samples[0].length} nodes of a sample`,
      act: () => program.inspectAll(samples[turn++ % 2], found),
    },
  ];
}

/** @returns {Task} */
function boundaryTask() {
  const { tape } = prepare(16, 100);
  const program = new wasm.Program(tape.record(), tape.parameterIds);
  const [score, inputs] = [tape.scores[0], tape.inputs.slice(0, 2)];
  const points = Float64Array.from({ length: 2 * 200 * 200 }, (_, index) => {
    const [row, column] = [Math.floor(index / 400), (index >> 1) % 200];
    return index % 2 ? 2 - (4 * (row + 0.5)) / 200 : (5 * (column + 0.5)) / 200 - 2;
  });
  const act = () => program.evaluate(score, inputs, points);
  return { id: "boundary", name: "boundary of 200 × 200 points", act };
}

/** Records a chain of additions of a small number. */
function chain() {
  const step = new Value(1e-6);
  let x = new Value(1);
  for (let count = 0; count < NODES; count++) x = x.add(step);
  return x;
}

/** Records a graph in which each value is the mean of the last one and of an earlier one. */
function dag() {
  const half = new Value(0.5);
  const values = [new Value(1), new Value(-1)];
  let random = 1;
  for (let count = 0; count < NODES; count += 2) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    values.push(values[values.length - 1].add(values[random % values.length]).mul(half));
  }
  return values[values.length - 1];
}

/**
 * @param {() => Value} build
 * @param {number} rounds
 * @param {number} passes
 * @returns {Row[]}
 */
function benchGraph(build, rounds, passes) {
  /** @type {Record<"build" | "backward" | "replay" | "drop", number[]>} */
  const times = { build: [], backward: [], replay: [], drop: [] };
  for (let round = 0; round < rounds; round++) {
    const sums = { build: 0, backward: 0, replay: 0, drop: 0 };
    /** @template T @param {keyof typeof sums} phase @param {() => T} act */
    const timed = (phase, act) => {
      const start = performance.now();
      const result = act();
      sums[phase] += performance.now() - start;
      return result;
    };
    for (let pass = 0; pass < passes; pass++) {
      let closing = 0;
      scope(() => {
        const root = timed("build", build);
        timed("backward", () => root.backward());
        timed("replay", () => wasm.replay());
        closing = performance.now();
      });
      sums.drop += performance.now() - closing;
    }
    for (const phase of /** @type {(keyof typeof sums)[]} */ (Object.keys(sums)))
      times[phase].push(sums[phase] / passes);
  }
  const title = build === chain ? "chain of a million nodes" : "DAG of a million nodes";
  return Object.entries(times).map(([phase, of]) => ({
    id: `${build === chain ? "chain" : "dag"}-${phase}`,
    name: `${title}: ${phase}`,
    time: median(of),
  }));
}
