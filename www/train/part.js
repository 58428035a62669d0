// The Train part: joins the controls, the worker that trains, and the widgets that show it.
import { showState } from "../state.js";
import { Boundary } from "./boundary.js";
import { Curve } from "./curve.js";
import { decimals, percent } from "./format.js";
import { History } from "./history.js";
import { Readout } from "./readout.js";

/** @import { Frame, Reply, Request } from "./messages.js" */

/** Where the tutorial's demo ends. */
const DEMO_STEPS = 100;

/**
 * Starts the part. The promise is kept when the first picture is there, and broken when the engine cannot be loaded.
 * @param {HTMLElement} root
 * @returns {Promise<void>}
 */
export function mount(root) {
  /** @param {string} id */
  const find = (id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
  const status = find("train-status");
  const play = /** @type {HTMLButtonElement} */ (find("play"));
  const step = /** @type {HTMLButtonElement} */ (find("step"));
  const reset = /** @type {HTMLButtonElement} */ (find("reset"));
  const speed = /** @type {HTMLSelectElement} */ (find("speed"));
  const seed = /** @type {HTMLInputElement} */ (find("seed"));
  const controls = [play, step, reset, speed, seed];

  const boundary = new Boundary(/** @type {HTMLCanvasElement} */ (find("boundary")), askForFrame);
  const lossCurve = new Curve(find("loss-curve"), { steps: DEMO_STEPS, format: decimals });
  const accuracyCurve = new Curve(find("accuracy-curve"), {
    steps: DEMO_STEPS,
    range: [0, 100],
    format: (value) => percent(value / 100),
  });
  const readout = new Readout(root);
  const history = new History();

  /** @type {Worker | undefined} */
  let worker;
  let seedInUse = seed.value;
  let playing = false;
  let points = 0;
  /** @type {Frame | undefined} */
  let latest;
  /** @type {{ resolve: () => void, reject: (error: Error) => void } | undefined} until the first frame is there */
  let opening;

  /** @param {Request} request */
  function ask(request) {
    worker?.postMessage(request);
  }

  /** Tells the worker that the next frame may come. */
  function askForFrame() {
    ask({ type: "draw", ...boundary.resolution });
  }

  function askToPlay() {
    ask({ type: "play", pace: Number(speed.value), rest: DEMO_STEPS });
  }

  /** With the seed that is written, or with the last one if that is none. */
  function askToReset() {
    if (seed.checkValidity()) seedInUse = seed.value;
    else seed.value = seedInUse;
    ask({ type: "reset", seed: Number(seedInUse) });
  }

  function open() {
    worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => receive(data));
    worker.addEventListener("error", ({ message }) => {
      fail(message || "the script of its worker is missing or too new for this browser", opening !== undefined);
    });
    askToReset();
    askForFrame();
  }

  /** @param {Reply} reply */
  function receive(reply) {
    if (reply.type === "failed") {
      fail(reply.message, reply.loading);
    } else if (reply.type === "scene") {
      points = reply.targets.length;
      history.clear();
      boundary.setPoints(reply.points, reply.targets, reply.extent);
    } else {
      show(reply);
      requestAnimationFrame(askForFrame);
      if (opening) enable();
      opening?.resolve();
      opening = undefined;
    }
  }

  /** @param {Frame} frame */
  function show(frame) {
    latest = frame;
    history.append(frame.log.losses, frame.log.accuracies);
    boundary.setScores(frame.grid);
    // The network as it is now ends the curves.
    const at = [...history.steps, frame.step];
    lossCurve.show(at, [...history.losses, frame.loss]);
    accuracyCurve.show(
      at,
      [...history.accuracies, frame.accuracy].map((share) => 100 * share),
    );
    readout.show(frame);
    showPlaying(frame.playing);
    if (!playing) describe(frame);
  }

  /** @param {boolean} now */
  function showPlaying(now) {
    if (now && !playing) status.textContent = "training…";
    playing = now;
    play.toggleAttribute("data-playing", playing);
    /** @type {HTMLElement} */ (play.lastElementChild).textContent = playing ? "Pause" : "Play";
  }

  /** Says in words what is on screen, when it has come to rest. @param {Frame} frame */
  function describe({ step, loss, accuracy }) {
    const text = `step ${step}, loss ${decimals(loss)}, accuracy ${percent(accuracy)}`;
    // Setting the same text again could be spoken again.
    if (status.textContent !== text) status.textContent = text;
    const right = Math.round(accuracy * points);
    boundary.describe(
      `after ${step} steps: ${right} of ${points} points are on their side of the line, ` +
        "class +1 (blue circles) where the score is above zero, class −1 (orange diamonds) where it is below",
    );
    const from = history.losses.length ? `, from ${decimals(history.losses[0])}` : "";
    lossCurve.describe(`Loss by step${from} to ${decimals(loss)} after ${step} steps`);
    const start = history.accuracies.length ? `, from ${percent(history.accuracies[0])}` : "";
    accuracyCurve.describe(`Accuracy by step${start} to ${percent(accuracy)} after ${step} steps`);
  }

  /** @param {boolean} enabled */
  function enable(enabled = true) {
    for (const control of controls) control.disabled = !enabled;
  }

  /** @param {string} message @param {boolean} loading whether the worker never came to work */
  function fail(message, loading) {
    worker?.terminate();
    worker = undefined;
    enable(false);
    showPlaying(false);
    if (latest) describe(latest);
    if (loading && opening) {
      opening.reject(new Error(`The engine could not be loaded: ${message}`));
      opening = undefined;
      return;
    }
    const act = () => {
      showState(root, null);
      opening = { resolve: enable, reject: (error) => fail(error.message, false) };
      open();
    };
    showState(root, `Training ended because the engine failed: ${message}.`, { label: "Start again", act });
  }

  play.addEventListener("click", () => (playing ? ask({ type: "pause" }) : askToPlay()));
  step.addEventListener("click", () => ask({ type: "step" }));
  reset.addEventListener("click", askToReset);
  speed.addEventListener("change", () => playing && askToPlay());
  seed.addEventListener("change", () => seed.value !== "" && seed.reportValidity() && askToReset());

  return new Promise((resolve, reject) => {
    opening = { resolve, reject };
    open();
  });
}
