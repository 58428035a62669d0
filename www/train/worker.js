// Trains the network off the page's thread, in slices short enough that the page's requests get a hearing.
import init, { Trainer } from "../pkg/micrograd.js";

/** @import { Extent, Grid, Log, Reply, Request } from "./messages.js" */

/** Milliseconds of training between two looks at the requests. */
const SLICE = 8;
/** Milliseconds that a grid may take while training, and at rest. */
const GRID_PLAYING = 16;
const GRID_AT_REST = 120;
const FEWEST_COLUMNS = 32;
/** Steps that training may be ahead of what is drawn; a hidden page draws nothing. */
const AHEAD = 20_000;

/** The request that starts the training is the first one; until then nothing is asked of it. @type {Trainer} */
let trainer;
/** @type {Extent} */
let extent;
/** @type {Log[]} */
let unsent = [];
let unsentSteps = 0;

let playing = false;
let pace = Infinity;
let until = Infinity;
/** When the pace was last counted from, and the steps taken since. */
let start = 0;
let taken = 0;
/** Steps in one call of the engine: as many as a slice holds. */
let batch = 1;

/** The page's request to draw, until it is answered. @type {{ columns: number, rows: number } | undefined} */
let wanted;
/** Whether the page has been shown the state as it is, and as finely as it wants. */
let shown = false;
let fine = false;
/** The columns that the page wanted last. */
let wantedColumns = 0;
/** Milliseconds for one cell of a grid: a guess at first, then measured. */
let cellTime = 0.004;

/** @param {Reply} reply @param {Transferable[]} [transfer] */
function tell(reply, transfer = []) {
  self.postMessage(reply, { transfer });
}

/** @param {number} seed */
function reset(seed) {
  trainer?.free();
  trainer = new Trainer({ seed });
  const points = trainer.points();
  const [x, y] = [points.filter((_, index) => index % 2 === 0), points.filter((_, index) => index % 2 === 1)];
  // One unit around the points, as the tutorial draws it.
  extent = { left: Math.min(...x) - 1, right: Math.max(...x) + 1, top: Math.max(...y) + 1, bottom: Math.min(...y) - 1 };
  unsent = [];
  unsentSteps = 0;
  tell({ type: "scene", points, targets: trainer.targets(), extent });
}

/** @param {number} steps */
function train(steps) {
  const result = trainer.train(steps);
  unsent.push({ losses: result.subarray(0, steps), accuracies: result.subarray(steps) });
  unsentSteps += steps;
  shown = false;
}

function restartClock() {
  start = performance.now();
  taken = 0;
}

/** Trains for one slice, or less if the pace, the goal or the page asks for less. */
function advance() {
  const now = performance.now();
  const due = pace === Infinity ? Infinity : Math.floor(((now - start) * pace) / 1000) - taken;
  const steps = Math.min(due, until - trainer.steps, AHEAD - unsentSteps, batch);
  if (steps > 0) {
    train(steps);
    taken += steps;
    const time = performance.now() - now;
    if (steps === batch) batch = Math.max(1, Math.min(2 * batch, Math.floor((batch * SLICE) / time)));
    // What this machine cannot keep up with is let go, not made up for.
    if (steps < due && pace !== Infinity) restartClock();
  }
  if (trainer.steps >= until) playing = false;
}

/**
 * @param {{ columns: number, rows: number }} finest
 * @param {number} budget milliseconds it may take
 * @returns {Grid}
 */
function grid(finest, budget) {
  const affordable = Math.sqrt((budget / cellTime) * (finest.columns / finest.rows));
  // In steps of 8, so that the picture does not tremble with each measurement.
  const columns = Math.min(finest.columns, Math.max(FEWEST_COLUMNS, 8 * Math.floor(affordable / 8)));
  const rows = Math.max(1, Math.round((columns * finest.rows) / finest.columns));
  const { left, right, top, bottom } = extent;
  const [width, height] = [(right - left) / columns, (top - bottom) / rows];
  const before = performance.now();
  const scores = trainer.grid(left - width, right + width, columns + 2, top + height, bottom - height, rows + 2);
  const time = (performance.now() - before) / scores.length;
  cellTime = Math.max(1e-6, cellTime + 0.3 * (time - cellTime));
  return { columns, rows, scores };
}

/** @param {{ columns: number, rows: number }} finest */
function draw(finest) {
  // At rest a coarse frame comes first, at once, and then a finer one.
  const refining = !playing && shown;
  const picture = grid(finest, refining ? GRID_AT_REST : GRID_PLAYING);
  fine = refining || picture.columns === finest.columns;
  const [loss, accuracy] = trainer.evaluate();
  const log = {
    losses: joined(unsent.map(({ losses }) => losses)),
    accuracies: joined(unsent.map(({ accuracies }) => accuracies)),
  };
  unsent = [];
  unsentSteps = 0;
  wanted = undefined;
  shown = true;
  const { steps: step, learningRate } = trainer;
  tell({ type: "frame", playing, step, loss, accuracy, learningRate, grid: picture, log }, [
    picture.scores.buffer,
    log.losses.buffer,
    log.accuracies.buffer,
  ]);
}

/** @param {Float64Array[]} arrays */
function joined(arrays) {
  const all = new Float64Array(unsentSteps);
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

/** Comes back to `run` once the requests that wait have been heard, sooner than a timer does. */
const { port1: again, port2: next } = new MessageChannel();
let posted = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
again.onmessage = () => {
  posted = false;
  guarded(run);
};

function runSoon() {
  clearTimeout(timer);
  if (posted) return;
  posted = true;
  next.postMessage(null);
}

function run() {
  if (playing) advance();
  if (wanted && (!shown || (!playing && !fine))) draw(wanted);
  // What keeps it from going on otherwise is a request to draw, which brings it back here.
  if (!playing || unsentSteps >= AHEAD) return;
  const wait = pace === Infinity ? 0 : start + ((taken + 1) * 1000) / pace - performance.now();
  if (wait > 4) timer = setTimeout(runSoon, wait);
  else runSoon();
}

/** @param {Request} request */
function handle(request) {
  switch (request.type) {
    case "reset":
      playing = false;
      reset(request.seed);
      break;
    case "play":
      pace = request.pace;
      until = trainer.steps < request.rest ? request.rest : Infinity;
      playing = true;
      restartClock();
      break;
    case "pause":
      playing = false;
      break;
    case "step":
      playing = false;
      train(1);
      break;
    case "draw":
      if (request.columns !== wantedColumns) fine = false;
      wantedColumns = request.columns;
      wanted = request;
      break;
  }
  // The page waits for a frame to know that it was heard.
  if (request.type !== "draw") shown = false;
  runSoon();
}

/** Runs an action; what it throws goes to the page, and ends this worker. @param {() => void} action */
function guarded(action) {
  try {
    action();
  } catch (error) {
    fail(error, false);
  }
}

/** @param {unknown} error @param {boolean} loading */
function fail(error, loading) {
  tell({ type: "failed", loading, message: error instanceof Error ? error.message : String(error) });
  self.close();
}

// It listens before the engine is there, so that no request is lost.
const ready = init();
ready.catch((error) => fail(error, true));
self.addEventListener("message", async ({ data }) => {
  const loaded = await ready.then(
    () => true,
    () => false,
  );
  if (loaded) guarded(() => handle(data));
});
