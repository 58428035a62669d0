// The worker that trains. It trains in slices that are short enough for requests to be answered promptly.

import { init } from "../../engine/instance.js";
import { Refused } from "../../ui/refused.js";
import { Resolution } from "../pictures/boundary/compute.js";
import { StepTime } from "../run/step-time.js";
import { Clock } from "./clock.js";
import { FrameQueue } from "./frame-queue.js";
import { Lab } from "./lab.js";
import { Turns } from "./turns.js";

/** @import { Frame, Reply, Request } from "./messages.js" */
/** @import { FrameRequest } from "./frame-queue.js" */

/** Milliseconds that a grid may take while training, and at rest. */
const GRID_PLAYING = 6;
const GRID_AT_REST = 120;

const lab = new Lab((scene) => tell(scene));
const clock = new Clock();
const frames = new FrameQueue();
const resolution = new Resolution();
const stepTime = new StepTime();
const turns = new Turns(() => guarded(work));

/** @param {Reply} reply @param {Transferable[]} [transfer] */
function tell(reply, transfer = []) {
  self.postMessage(reply, { transfer });
}

/** Takes one turn: seeks or trains, reports what is new, and draws a requested frame. */
function work() {
  if (lab.sessions.length === 0) return;
  seek();
  if (clock.playing && clock.advance(lab)) frames.outdate();
  for (const scene of lab.news()) tell(scene);
  const next = frames.next(clock.playing);
  if (next) draw(next);
  // Unseen training waits for the next request to draw, which calls this again.
  if (clock.playing && !frames.isUnseen) turns.after(clock.wait);
}

function seek() {
  const step = clock.takeSought();
  if (step !== undefined) lab.handle({ type: "seek", step });
}

/** @param {{ request: FrameRequest, refining: boolean }} next */
function draw({ request, refining }) {
  const budget = (refining ? GRID_AT_REST : GRID_PLAYING) / lab.sessions.length;
  const { extent, slice, palette } = request;
  const size = { ...resolution.within(request, budget), extent, slice, palette };
  const frame = lab.frame(size, request.pictures, (cells, time) => resolution.learn(cells, time));
  const isFine = refining || size.columns === request.columns;
  frames.answer(isFine);
  const { playing, stepsPerSecond } = clock;
  // Once the run has paused and is drawn, there is time to measure a step.
  if (isFine && !playing) stepTime.measure(lab.sessions[0].run);
  /** @type {Frame} */
  const reply = { type: "frame", playing, ...frame, stepsPerSecond, microsecondsPerStep: stepTime.microseconds };
  tell(reply, Lab.buffersOf(frame));
}

/** @param {Exclude<Request, { type: "engine" }>} request */
function handle(request) {
  if (request.type === "draw") {
    frames.add(request);
  } else if (lab.sessions.length === 0 && request.type !== "start") {
    throw new Error(`${request.type} came before start`);
  } else {
    frames.outdate();
    act(request);
  }
  turns.soon();
}

/** @param {Exclude<Request, { type: "draw" | "engine" }>} request */
function act(request) {
  if (request.type !== "seek") seek();
  switch (request.type) {
    case "seek":
      return clock.seek(request.step);
    case "play":
      frames.watch();
      for (const session of lab.sessions) session.goal = request.until;
      return clock.play(request, lab.step);
    case "pause":
      return clock.pause();
  }
  // A refusal changes nothing, and the present run goes on.
  const reply = lab.handle(request);
  if (reply) tell(reply);
  if (["step", "return"].includes(request.type) || (request.type === "start" && !request.playOn)) clock.pause();
  if (request.type === "start") clock.restart();
  if (["start", "change", "return"].includes(request.type)) {
    clock.forget();
    stepTime.forget();
  }
}

/**
 * Runs an action. A refusal is told to the page, and has changed nothing; after any other exception nobody knows in
 * what state the runs are, so the worker ends, and the page starts another with the settings that it keeps.
 * @param {() => void} action
 */
function guarded(action) {
  try {
    action();
  } catch (error) {
    if (error instanceof Refused) tell({ type: "refused", message: error.message });
    else fail(error, false);
  }
}

/** @param {unknown} error @param {boolean} loading */
function fail(error, loading) {
  tell({ type: "failed", loading, message: error instanceof Error ? error.message : String(error) });
  self.close();
}

// The worker listens before the engine is loaded, so that no request is lost.
/** @type {(module?: WebAssembly.Module) => void} */
let receive = () => {};
const ready = new Promise((/** @type {typeof receive} */ resolve) => {
  receive = resolve;
})
  .then(init)
  .then(
    () => true,
    (error) => fail(error, true),
  );
self.addEventListener("message", async ({ data }) => {
  if (data.type === "engine") return receive(data.module);
  if (await ready) guarded(() => handle(data));
});
