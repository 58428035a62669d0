// Decides when the worker trains, and how many steps at a time.

/** Milliseconds of training between two checks for requests. */
const SLICE = 5;
/** Milliseconds over which steps per second are counted. */
const COUNTED = 250;

/**
 * The object that the clock trains, with its present step and whether training stopped by itself. `train` returns the
 * number of steps that it took, at most those requested.
 * @typedef {{ step: number, isStopped: boolean, train: (steps: number) => number }} Trainee
 */

export class Clock {
  playing = false;
  /** The measured number of steps per second. */
  #stepsPerSecond = 0;
  #now;
  #pace = Infinity;
  #until = Infinity;
  /** The time from which the pace is counted, and the steps taken since. */
  #start = 0;
  #taken = 0;
  /** The number of steps in one slice: as many as fit. */
  #batch = 1;
  /** The time at which the speed was last measured, and the steps taken since. */
  #counted = 0;
  #countedSteps = 0;
  /** @type {number | undefined} */
  #sought;

  /** @param {() => number} [now] the time in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /** @param {{ pace: number, until: number }} goal steps a second, and where to pause if that is ahead @param {number} step at which it is */
  play({ pace, until }, step) {
    this.#pace = pace;
    this.#until = step < until ? until : Infinity;
    this.playing = true;
    this.restart();
  }

  pause() {
    this.playing = false;
  }

  /** Pauses, and notes the step that is to be shown: of a row of them, as a scrubber sends, the last one counts. @param {number} step */
  seek(step) {
    this.#sought = Math.max(0, step);
    this.pause();
  }

  /** Returns the step that is to be shown, once. */
  takeSought() {
    const sought = this.#sought;
    this.#sought = undefined;
    return sought;
  }

  /** Counts pace and speed from now on. */
  restart() {
    this.#restartPace();
    this.#counted = this.#start;
    this.#countedSteps = 0;
  }

  /** Begins with short slices again: a step of another network may take a thousand times as long. */
  forget() {
    this.#batch = 1;
  }

  /** Trains for one slice, or less if the pace or the goal asks for less. @param {Trainee} trainee */
  advance(trainee) {
    const now = this.#now();
    const due =
      this.#pace === Infinity ? Infinity : Math.floor(((now - this.#start) * this.#pace) / 1000) - this.#taken;
    const steps = Math.min(due, this.#until - trainee.step, this.#batch);
    if (steps > 0) {
      const done = trainee.train(steps);
      this.#learn(done, this.#now() - now);
      // A run that stopped by itself before is no reason to pause: it goes on.
      if (done < steps || trainee.isStopped) this.pause();
      // Steps that this machine is too slow for are skipped, not made up for later.
      if (steps < due && this.#pace !== Infinity) this.#restartPace();
    }
    if (trainee.step >= this.#until) this.pause();
    this.#measureSpeed();
    return steps > 0;
  }

  /** Returns the milliseconds until the next step is due. */
  get wait() {
    if (this.#pace === Infinity) return 0;
    return Math.max(0, this.#start + ((this.#taken + 1) * 1000) / this.#pace - this.#now());
  }

  /** Returns the measured number of steps per second, including waits; 0 while paused. */
  get stepsPerSecond() {
    return this.playing ? this.#stepsPerSecond : 0;
  }

  /** @param {number} done steps @param {number} time milliseconds */
  #learn(done, time) {
    this.#taken += done;
    this.#countedSteps += done;
    if (done !== this.#batch) return;
    const fitting = Math.floor((this.#batch * SLICE) / Math.max(time, 0.01));
    this.#batch = Math.max(1, Math.min(2 * this.#batch, fitting));
  }

  #restartPace() {
    this.#start = this.#now();
    this.#taken = 0;
  }

  #measureSpeed() {
    const now = this.#now();
    const time = now - this.#counted;
    if (time < COUNTED) return;
    this.#stepsPerSecond = (this.#countedSteps * 1000) / time;
    this.#counted = now;
    this.#countedSteps = 0;
  }
}
