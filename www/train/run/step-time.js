// Measures how long the engine takes for a step. One step is too short for a browser's clock, and training does other
// work too (logs, keyframes), so extra steps are taken only to be measured.

/** @import { Run } from "./run.js" */

/** The milliseconds that one measurement lasts. */
const MEASURED = 5;
/** The first steps are slow, as the browser still prepares the code: the shortest of so many measurements counts. */
const MEASUREMENTS = 4;

export class StepTime {
  /** The time of a step in microseconds; 0 until it was measured. */
  microseconds = 0;
  #left = MEASUREMENTS;
  #now;

  /** @param {() => number} [now] the time in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** Forgets the time: a step of another network may take a thousand times as long. */
  forget() {
    this.microseconds = 0;
    this.#left = MEASUREMENTS;
  }

  /** Measures, unless that was done often enough, and leaves the run as it was. @param {Pick<Run, "state" | "take" | "restore">} run */
  measure(run) {
    if (this.#left === 0) return;
    this.#left -= 1;
    const state = run.state();
    const start = this.#now();
    let [taken, time] = [0, 0];
    // Looking at the clock takes as long as a short step: twice as many each time.
    for (let next = 1; time < MEASURED; next *= 2) {
      for (let step = 0; step < next; step += 1) run.take();
      taken += next;
      time = this.#now() - start;
    }
    run.restore(state);
    const microseconds = (1000 * time) / taken;
    this.microseconds = this.microseconds === 0 ? microseconds : Math.min(this.microseconds, microseconds);
  }
}
