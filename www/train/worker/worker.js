// Trains off the page's thread, in slices short enough that the page's requests get a hearing.

import { Resolution } from "../pictures/boundary/compute.js";
import { init } from "./engine.js";
import { Lab } from "./lab.js";

/** @import { Frame, Reply, Request } from "./messages.js" */

/** Milliseconds of training between two looks at the requests. */
const SLICE = 5;
/** Milliseconds that a grid may take while training, and at rest. */
const GRID_PLAYING = 6;
const GRID_AT_REST = 120;
/** What remains of a slice's time in the average, a slice later. */
const FADING = 0.8;
/** Milliseconds of training that may pass without a frame being asked for: a hidden page draws nothing. */
const UNSEEN = 60_000;

const lab = new Lab((scene) => tell(scene));
const resolution = new Resolution();

let playing = false;
let pace = Infinity;
let until = Infinity;
/** When the pace was last counted from, and the steps taken since. */
let start = 0;
let taken = 0;
/** Steps in one slice: as many as fit. */
let batch = 1;
/** Milliseconds of the engine's work and the steps done in it: of late slices more, of early ones less and less. */
let worked = 0;
let workedSteps = 0;
/** As they come. */
let stepsPerSecond = 0;
/** When steps were last counted for that, and how many there were since. */
let counted = 0;
let countedSteps = 0;

/** The page's request to draw, until it is answered. @type {Extract<Request, { type: "draw" }> | undefined} */
let wanted;
/** The step that is to be shown: of a row of requests, as a scrubber sends them, the last one counts. */
let sought = -1;
/** Whether the page has been shown the state as it is, and as finely as it wants. */
let shown = false;
let fine = false;
/** What the page wanted last, as text. */
let lastWanted = "";
let lastFrame = 0;

/** @param {Reply} reply @param {Transferable[]} [transfer] */
function tell(reply, transfer = []) {
  self.postMessage(reply, { transfer });
}

function restartClock() {
  restartPace();
  counted = start;
  countedSteps = 0;
}

/** Trains for one slice, or less if the pace or the goal asks for less. */
function advance() {
  const now = performance.now();
  const due = pace === Infinity ? Infinity : Math.floor(((now - start) * pace) / 1000) - taken;
  const steps = Math.min(due, until - lab.step, batch);
  if (steps > 0) {
    const done = lab.train(steps);
    const time = performance.now() - now;
    taken += done;
    countedSteps += done;
    shown = false;
    // The first steps of all are slow, as the browser still prepares the code: steps count, not slices.
    worked = FADING * worked + time;
    workedSteps = FADING * workedSteps + done;
    if (done === batch) batch = Math.max(1, Math.min(2 * batch, Math.floor((batch * SLICE) / Math.max(time, 0.01))));
    if (done < steps) playing = false;
    // What this machine cannot keep up with is let go, not made up for.
    if (steps < due && pace !== Infinity) restartPace();
  }
  if (lab.step >= until || lab.stopped || lab.finding) playing = false;
  measurePace(performance.now());
}

function restartPace() {
  start = performance.now();
  taken = 0;
}

/** @param {number} now */
function measurePace(now) {
  const time = now - counted;
  if (time < 250) return;
  stepsPerSecond = (countedSteps * 1000) / time;
  counted = now;
  countedSteps = 0;
}

/** @param {Extract<Request, { type: "draw" }>} request */
function draw(request) {
  // At rest a coarse frame comes first, at once, and then a finer one.
  const refining = !playing && shown;
  const budget = (refining ? GRID_AT_REST : GRID_PLAYING) / lab.sessions.length;
  const size = resolution.within(request, budget);
  fine = refining || size.columns === request.columns;
  const frame = lab.frame(size, request.pictures, (cells, time) => resolution.learn(cells, time));
  wanted = undefined;
  shown = true;
  lastFrame = performance.now();
  /** @type {Frame} */
  const reply = {
    type: "frame",
    playing,
    ...frame,
    stepsPerSecond: playing ? stepsPerSecond : 0,
    microsecondsPerStep: workedSteps > 0 ? (1000 * worked) / workedSteps : 0,
  };
  tell(reply, Lab.buffersOf(frame));
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
  if (lab.sessions.length === 0) return;
  seek();
  if (playing) advance();
  for (const scene of lab.news()) tell(scene);
  if (wanted && (!shown || (!playing && !fine))) draw(wanted);
  // What keeps it from going on otherwise is a request to draw, which brings it back here.
  if (!playing || performance.now() - lastFrame > UNSEEN) return;
  const wait = pace === Infinity ? 0 : start + ((taken + 1) * 1000) / pace - performance.now();
  if (wait > 4) timer = setTimeout(runSoon, wait);
  else runSoon();
}

/** @param {Request} request */
function handle(request) {
  if (request.type === "draw") {
    const { columns, rows, pictures } = request;
    const text = JSON.stringify([columns, rows, pictures]);
    // Another picture is asked for: what is shown does not have it.
    if (text !== lastWanted) shown = fine = false;
    lastWanted = text;
    wanted = request;
  } else if (lab.sessions.length === 0 && request.type !== "start") {
    throw new Error(`${request.type} came before start`);
  } else {
    // The page waits for a frame to know that it was heard.
    shown = false;
    act(request);
  }
  runSoon();
}

function seek() {
  if (sought < 0) return;
  lab.handle({ type: "seek", step: sought });
  sought = -1;
}

/** @param {Exclude<Request, { type: "draw" }>} request */
function act(request) {
  if (request.type !== "seek") seek();
  switch (request.type) {
    case "seek":
      sought = Math.max(0, request.step);
      playing = false;
      return;
    case "play":
      pace = request.pace;
      until = lab.step < request.until ? request.until : Infinity;
      playing = true;
      lastFrame = performance.now();
      restartClock();
      return;
    case "pause":
      playing = false;
      return;
    default: {
      const reply = lab.handle(request);
      if (reply) tell(reply);
      // Not if it was refused: then what it was goes on.
      if (request.type === "step" || (request.type === "start" && !request.playOn)) playing = false;
      if (request.type === "start") restartClock();
      // A step of another network may take a thousand times as long.
      if (request.type === "start" || request.type === "change") [batch, worked, workedSteps] = [1, 0, 0];
    }
  }
}

/** Whether a request was wrong, rather than the engine. @param {Request} request @param {unknown} error */
function isRefusal(request, error) {
  const mayBeRefused = ["start", "change", "edit", "record", "landscape"].includes(request.type);
  return mayBeRefused && (error instanceof TypeError || error instanceof RangeError);
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
  if (!loaded) return;
  try {
    handle(data);
  } catch (error) {
    if (!isRefusal(data, error)) return fail(error, false);
    tell({ type: "refused", message: /** @type {Error} */ (error).message });
  }
});
