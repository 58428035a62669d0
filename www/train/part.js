// The training lab: connects the state, the controls, the worker and the pictures.
import { effect } from "@preact/signals-core";
import { embed } from "../ui/embed.js";
import { NotLoaded } from "../ui/failure.js";
import { showState } from "../ui/part-state.js";
import { faultText } from "../ui/refused.js";
import { DivergenceWarning } from "./panels/divergence-warning.js";
import { Legend } from "./panels/legend.js";
import { LogText } from "./panels/log.js";
import { NonFiniteNotice } from "./panels/nonfinite-notice.js";
import { Notices } from "./panels/notices.js";
import { PickedPositionPanel } from "./panels/picked-position.js";
import { Readout } from "./panels/readout.js";
import { RemarkLine } from "./panels/remark-line.js";
import { Status } from "./panels/status.js";
import { Scrubber } from "./panels/time.js";
import { Transport } from "./panels/transport.js";
import { PictureViews } from "./pictures/pictures.js";
import { PIECES } from "./pieces.js";
import { SettingsPanel } from "./settings/settings-panel.js";
import { twinWords } from "./settings/twin-settings.js";
import { Share } from "./share.js";
import { LACKS_POINTS, TrainState } from "./state.js";
import { connect } from "./worker/connection.js";

/** @import { State } from "./address.js" */
/** @import { Finding, Reply, Request } from "./worker/messages.js" */

/**
 * Starts the part. The promise resolves when the first picture is drawn, and rejects if the engine cannot be loaded.
 * @param {HTMLElement} root
 * @param {string} state the text after the question mark in #train?…
 * @returns {Promise<import("../app.js").Part>}
 */
export async function mount(root, state) {
  const part = new Part(root);
  const first = state ? await part.share.read(state) : undefined;
  await part.begin(first);
  return {
    open: (text) => part.share.open(text),
    address: () => part.share.written(),
    share: () => part.share.shareable(),
  };
}

class Part {
  share;
  #root;
  #state;
  #pictures;
  #place;
  #status;
  /** @type {ReturnType<typeof connect> | undefined} */
  #connection;
  /** Whether the next frame is asked for already. */
  #isAwaited = false;
  /** Until the first frame is there. @type {{ resolve: () => void, reject: (error: Error) => void } | undefined} */
  #opening;

  /** @param {HTMLElement} root */
  constructor(root) {
    /** @param {string} id */
    const find = (id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    // These controls cannot be used before the engine is loaded.
    const controls = /** @type {NodeListOf<HTMLButtonElement>} */ (
      root.querySelectorAll("[disabled]:not(#place-open)")
    );
    const notices = new Notices(find("train-notices"));
    embed(root, PIECES, (text) => notices.add("frame", text));
    const state = new TrainState(
      (request) => this.#ask(request),
      (subject, text) => (text ? notices.add(subject, text) : notices.clear(subject)),
    );
    this.#root = root;
    this.#state = state;
    this.#status = new Status(root);
    const { points } = new SettingsPanel(root, state);
    this.#pictures = new PictureViews(root, {
      wanted: () => this.#draw(),
      onPick: (position) => {
        state.position.value = position;
      },
      onAdd: (x, y) => points.add(x, y, Number(state.tool.value)),
      onMove: (index, x, y, done) => points.move(index, x, y, done),
      onErase: (place, again) => points.erase(place, again),
      onSelect: (parameter) => {
        state.parameter.value = parameter;
      },
      onEdit: (parameter, value) => state.edit(parameter, value),
    });
    this.#place = new PickedPositionPanel(root, (place) => this.#ask({ type: "record", ...place }));
    this.share = new Share(root, state, this.#pictures.views, notices);
    effect(() => {
      for (const control of controls) control.disabled = !state.isLive.value;
    });
    new Transport(root, state);
    this.#showPictures();
    this.#showWords(root);
    // After the controls were enabled: it has a say in that of its own.
    new Scrubber(root, state);
    const remark = new RemarkLine(find("train-remark"));
    effect(() => remark.show(state.remark.value));
  }

  /** Has the pictures follow the state. */
  #showPictures() {
    const [state, pictures] = [this.#state, this.#pictures];
    const { boundaries } = pictures.views;
    effect(() => pictures.setTwin(state.twinSettings.value !== undefined));
    const legend = new Legend(this.#root);
    effect(() => {
      const shown = state.draft.value ?? state.scene.value;
      if (shown) legend.show(shown);
    });
    for (const scene of [state.scene, state.twinScene]) {
      effect(() => scene.value && pictures.setScene(scene.value));
    }
    let wasDraft = false;
    effect(() => {
      const draft = state.draft.value;
      const shown = draft ?? (wasDraft ? state.scene.peek() : undefined);
      wasDraft = draft !== undefined;
      if (shown) pictures.showData({ ...shown, run: 1 });
    });
    effect(() => boundaries.selectPosition(state.position.value));
    effect(() => {
      boundaries.editing = state.tool.value;
    });
    effect(() => {
      boundaries.mode = state.mode.value;
    });
    effect(() => {
      pictures.selectParameter(state.parameter.value);
      this.#draw();
    });
    effect(() => state.frame.value && pictures.show(state.frame.value));
  }

  /** Has the numbers and the words follow the state. @param {HTMLElement} root */
  #showWords(root) {
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    const [state, status] = [this.#state, this.#status];
    const readout = new Readout(root);
    const divergenceWarning = new DivergenceWarning(find("divergence-warning"));
    const nonFiniteNotice = new NonFiniteNotice(find("finding"), (finding, rate) => this.#goBack(finding, rate));
    const log = new LogText(root);
    effect(() => this.#place.pick(state.position.value, state.draft.value ?? state.scene.value));
    effect(() => {
      const { frame, logs, settings, twin } = state;
      if (!frame.value) return;
      nonFiniteNotice.show(frame.value.finding);
      divergenceWarning.show(frame.value, logs.value);
      status.showTwin(frame.value, twinWords(settings.value, twin.value));
      if (logs.value.length > 0) log.show(logs.value[0], frame.value.playing);
    });
    effect(() => {
      const [frame, draft] = [state.frame.value, state.draft.value];
      if (draft && state.lacksPoints.value) {
        readout.forget();
        status.say(LACKS_POINTS);
        this.#pictures.views.boundaries.say(`Plane with ${draft.training} points. ${LACKS_POINTS}`);
      } else if (frame) {
        readout.show(frame);
        if (state.isPlaying.value) return status.showPlaying();
        // In words, once it has come to rest.
        status.describe(frame);
        this.#pictures.describe(frame);
      }
    });
  }

  /** @param {Request} request */
  #ask(request) {
    this.#connection?.ask(request);
  }

  /** Tells the worker that the next frame may come. */
  #draw() {
    this.#ask({ type: "draw", ...this.#pictures.wanted });
  }

  /** @param {Finding} finding @param {number} [rate] to go on with */
  #goBack({ lastGood, run }, rate) {
    const state = this.#state;
    state.seek(lastGood);
    if (rate === undefined) return;
    const setting = "training-rate";
    if (run === 1 && state.twin.value?.setting === setting) state.setTwin({ setting, value: rate });
    else {
      state.change(({ training }) => {
        training.rate = rate;
      });
    }
  }

  /** @param {State} [state] @returns {Promise<void>} */
  begin(state) {
    return new Promise((resolve, reject) => {
      this.#opening = { resolve, reject };
      this.#connect(state);
    });
  }

  /** Starts another worker, with the settings that the state keeps unless there are others. @param {State} [first] */
  #connect(first = { settings: this.#state.settings.value, twin: this.#state.twin.value }) {
    this.#connection = connect((reply) => this.#receive(reply));
    this.share.start(first);
    this.#draw();
  }

  /** @param {Reply} reply */
  #receive(reply) {
    switch (reply.type) {
      case "scene":
        return this.#state.receiveScene(reply);
      case "frame":
        this.#state.receiveFrame(reply);
        return this.#awaitNext();
      case "recorded":
        return this.#place.receive(reply, this.#state.step);
      case "refused":
        return this.#state.receiveRefusal(reply.message);
      case "failed":
        return this.#fail(reply.message, reply.loading);
    }
  }

  /** Asks for a frame when the one that has come is on screen. */
  #awaitNext() {
    if (this.#opening) {
      performance.mark("train: live"); // for benches/page.mjs
      this.#opening.resolve();
      this.#opening = undefined;
    }
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    requestAnimationFrame(() => {
      this.#isAwaited = false;
      this.#draw();
    });
  }

  /** @param {string} message @param {boolean} loading whether the worker never came to work */
  #fail(message, loading) {
    this.#connection?.close();
    this.#connection = undefined;
    this.#state.receiveEnd();
    if (loading && this.#opening) {
      this.#opening.reject(new NotLoaded(`The engine could not be loaded: ${message}`));
      this.#opening = undefined;
      return;
    }
    const act = () => {
      showState(this.#root, null);
      this.#opening = { resolve() {}, reject: (error) => this.#fail(error.message, false) };
      this.#connect();
    };
    const text = faultText(message, "Training has ended, and your settings are kept.");
    showState(this.#root, text, { label: "Start again", act });
  }
}
