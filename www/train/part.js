// The Train part: joins the controls, the worker that trains, and what shows it.
import { embed } from "../ui/embed.js";
import { NotLoaded } from "../ui/failure.js";
import { showState } from "../ui/part-state.js";
import { faultText } from "../ui/refused.js";
import { Growth } from "./panels/divergence-warning.js";
import { LogText } from "./panels/log.js";
import { Detective } from "./panels/nonfinite-notice.js";
import { Notices } from "./panels/notices.js";
import { arraysOf, pointsOf } from "./panels/own-points.js";
import { Place } from "./panels/place.js";
import { Readout } from "./panels/readout.js";
import { PIECES } from "./panels/share.js";
import { Status } from "./panels/status.js";
import { Scrubber } from "./panels/time.js";
import { Transport } from "./panels/transport.js";
import { Gallery } from "./pictures/pictures.js";
import { PRESETS, settingsOf } from "./settings/presets.js";
import { inWords } from "./settings/problems.js";
import { SettingsPanel } from "./settings/settings-panel.js";
import { Exchange } from "./share.js";
import { Choice } from "./state.js";
import { connect } from "./worker/connection.js";

/** @import { State } from "./address.js" */
/** @import { Finding, Frame, Reply, Request, Scene } from "./worker/messages.js" */

/** What is said while there are too few points of one's own. */
const LACKS_POINTS = "Add at least two points to train on, best one of each class";

/**
 * Starts the part. The promise is kept when the first picture is there, and broken when the engine cannot be loaded.
 * @param {HTMLElement} root
 * @param {string} state what stands behind the question mark of #train?…
 * @returns {Promise<{ open: (state: string) => void, address: () => Promise<string> }>}
 */
export async function mount(root, state) {
  const part = new Part(root);
  const first = state ? await part.exchange.read(state) : undefined;
  await part.begin(first);
  return { open: (text) => part.exchange.open(text), address: () => part.exchange.written() };
}

class Part {
  #root;
  #notices;
  #gallery;
  #panel;
  #choice;
  #transport;
  #scrubber;
  #place;
  #readout;
  #log;
  #detective;
  #growth;
  #exchange;
  #status;
  /** What cannot be used before the engine is there. */
  #controls;
  /** @type {ReturnType<typeof connect> | undefined} */
  #connection;
  /** @type {Scene | undefined} */
  #scene;
  /** The last scene of the worker; what is on show may be points that are too few for it. @type {Scene | undefined} */
  #trained;
  /** @type {Frame | undefined} */
  #frame;
  #playing = false;
  /** Whether a step was asked for, and no other settings since: then those that it was trained with are in force. */
  #seeking = false;
  #awaited = false;
  /** Until the first frame is there. @type {{ resolve: () => void, reject: (error: Error) => void } | undefined} */
  #opening;

  /** @param {HTMLElement} root */
  constructor(root) {
    /** @param {string} id */
    const find = (id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    const ask = this.#ask.bind(this);
    this.#root = root;
    this.#controls = /** @type {NodeListOf<HTMLButtonElement>} */ (
      root.querySelectorAll("[disabled]:not(#place-open)")
    );
    this.#notices = new Notices(find("train-notices"));
    embed(root, PIECES, (text) => this.#notices.add("frame", text));
    this.#status = new Status(root);
    this.#panel = new SettingsPanel(root, {
      choice: () => this.#choice,
      data: () => this.#choice.settings.data,
      points: () => (this.#scene ? pointsOf(this.#choice.settings, this.#scene) : []),
      onTool: (tool) => {
        this.#gallery.views.boundaries.editing = tool;
      },
    });
    this.#choice = new Choice(settingsOf(PRESETS.demo), {
      ask,
      twin: (settings) => this.#panel.twin.settings(settings),
      changed: () => this.#showSettings(),
      complain: (text) => (text ? this.#notices.add("settings", text) : this.#notices.clear("settings")),
    });
    const { points } = this.#panel;
    this.#gallery = new Gallery(root, {
      wanted: () => this.#draw(),
      onPick: (spot) => this.#pick(spot),
      onAdd: (x, y) => points.add(x, y, Number(this.#gallery.views.boundaries.editing)),
      onMove: (index, x, y, done) => points.move(index, x, y, done),
      onErase: (place, again) => points.erase(place, again),
      onEdit: (parameter, value) => ask({ type: "edit", parameter, value }),
    });
    this.#transport = new Transport(root, {
      ask,
      restart: () => this.#choice.start(this.#choice.settings),
      onPlaying: (playing) => this.#showPlaying(playing),
    });
    this.#scrubber = new Scrubber(root, (step) => ask({ type: "seek", step }));
    this.#place = new Place(root, ask);
    this.#readout = new Readout(root);
    this.#log = new LogText(root);
    this.#growth = new Growth(find("growth"));
    this.#detective = new Detective(find("finding"), (finding, rate) => this.#goBack(finding, rate));
    this.#exchange = new Exchange(root, {
      choice: this.#choice,
      gallery: this.#gallery,
      transport: this.#transport,
      twin: this.#panel.twin,
      notices: this.#notices,
      current: () => ({ scene: this.#scene, frame: this.#frame }),
    });
  }

  /** @param {Request} request */
  #ask(request) {
    if (request.type === "start") this.#scrubber.forget();
    if (this.#choice.lacksPoints && (request.type === "play" || request.type === "step")) {
      return this.#notices.add("settings", `${LACKS_POINTS}.`);
    }
    if (request.type === "seek") this.#seeking = true;
    if (request.type === "start" || request.type === "change") this.#seeking = false;
    this.#connection?.ask(request);
  }

  /** Tells the worker that the next frame may come. */
  #draw() {
    this.#ask({ type: "draw", ...this.#gallery.wanted });
  }

  /** @param {import("./pictures/boundary/boundary.js").Spot | undefined} spot */
  #pick(spot) {
    this.#gallery.views.boundaries.selectSpot(spot);
    this.#place.pick(spot, this.#scene);
  }

  /** @param {Finding} finding @param {number} [rate] to go on with */
  #goBack({ lastGood, run }, rate) {
    this.#ask({ type: "seek", step: lastGood });
    if (rate === undefined) return;
    const { twin } = this.#panel;
    if (run === 1 && twin.state?.knob === "training-rate") return twin.differ(rate);
    this.#choice.apply(({ training }) => {
      training.rate = rate;
    });
  }

  get exchange() {
    return this.#exchange;
  }

  /** @param {State} [state] @returns {Promise<void>} */
  begin(state) {
    return new Promise((resolve, reject) => {
      this.#opening = { resolve, reject };
      this.#connect(state);
    });
  }

  /** @param {State} [state] */
  #connect(state = { settings: this.#choice.settings, twin: this.#panel.twin.state }) {
    this.#connection = connect((reply) => this.#receive(reply));
    this.#exchange.start(state);
    this.#draw();
  }

  /** @param {Reply} reply */
  #receive(reply) {
    switch (reply.type) {
      case "scene":
        return this.#showScene(reply);
      case "frame":
        return this.#show(reply);
      case "recorded":
        return this.#place.receive(reply, this.#frame?.runs[0].step ?? 0);
      case "refused":
        return this.#refuse(reply.message);
      case "failed":
        return this.#fail(reply.message, reply.loading);
    }
  }

  /** @param {string} message */
  #refuse(message) {
    this.#notices.add(this.#scene ? "settings" : "link", inWords(message));
    if (this.#scene) return this.#choice.refused();
    // It was the link that the page began with.
    this.#panel.twin.state = undefined;
    this.#choice.start(settingsOf(PRESETS.demo));
  }

  /** @param {Scene} scene */
  #showScene(scene) {
    const before = this.#scene;
    this.#gallery.setScene(scene);
    if (scene.run === 1) return this.#seeking && this.#adoptTwin(scene);
    this.#scene = this.#trained = scene;
    if (this.#seeking) this.#choice.adopt(scene.settings);
    this.#showDraft();
    this.#panel.points.show();
    if (String(before?.points) !== String(scene.points)) this.#pick(undefined);
    if (String(before?.sizes) !== String(scene.sizes)) this.#gallery.deselect();
  }

  /** @param {Scene} scene */
  #adoptTwin({ settings }) {
    this.#panel.twin.adopt(settings, this.#choice.settings);
    this.#showSettings();
  }

  #showSettings() {
    const { settings } = this.#choice;
    this.#panel.show(settings);
    this.#gallery.setTwin(this.#panel.twin.settings(settings) !== undefined);
    this.#showDraft();
  }

  /** Shows points that are too few to train on, which the worker does not know of. */
  #showDraft() {
    const { lacksPoints, settings } = this.#choice;
    const trained = this.#trained;
    if (!trained) return;
    if (lacksPoints) {
      if (this.#scene === trained) this.#ask({ type: "pause" });
      const { points } = settings.data;
      this.#showPoints({ ...trained, ...arraysOf(points) });
      this.#readout.forget();
      this.#status.say(LACKS_POINTS);
      this.#gallery.views.boundaries.say(`Plane with ${points.length} points. ${LACKS_POINTS}`);
    } else if (this.#scene !== trained && JSON.stringify(settings.data) === JSON.stringify(trained.settings.data)) {
      // The worker will not send again what it has.
      this.#showPoints(trained);
    }
  }

  /** @param {Scene} scene */
  #showPoints(scene) {
    this.#pick(undefined);
    this.#scene = scene;
    this.#gallery.showData(scene);
    this.#panel.points.show();
  }

  /** @param {Frame} frame */
  #show(frame) {
    this.#frame = frame;
    this.#gallery.show(frame);
    if (!this.#choice.lacksPoints) this.#readout.show(frame);
    this.#transport.show(frame);
    this.#scrubber.show(frame);
    this.#detective.show(frame.finding);
    this.#growth.show(frame, this.#gallery.views.curves.logs);
    this.#status.showTwin(frame, this.#panel.twin.describe(this.#choice.settings));
    const [log] = this.#gallery.views.curves.logs;
    if (log) this.#log.show(log, frame.playing);
    if (!this.#playing) this.#describe(frame);
    if (this.#opening) this.#live(this.#opening.resolve);
    if (this.#awaited) return;
    this.#awaited = true;
    requestAnimationFrame(() => {
      this.#awaited = false;
      this.#draw();
    });
  }

  /** The first frame is there: all can be used. @param {() => void} tell */
  #live(tell) {
    this.#enable(true);
    this.#opening = undefined;
    performance.mark("train: live"); // for benches/page.mjs
    tell();
  }

  /** @param {boolean} playing */
  #showPlaying(playing) {
    this.#playing = playing;
    if (playing) this.#status.showPlaying();
  }

  /** Says in words what is on screen, when it has come to rest. @param {Frame} frame */
  #describe(frame) {
    if (this.#choice.lacksPoints) return;
    this.#status.describe(frame);
    this.#gallery.describe(frame);
  }

  /** @param {boolean} enabled */
  #enable(enabled) {
    for (const control of this.#controls) control.disabled = !enabled;
    if (enabled && this.#frame) this.#scrubber.show(this.#frame);
  }

  /** @param {string} message @param {boolean} loading whether the worker never came to work */
  #fail(message, loading) {
    this.#connection?.close();
    this.#connection = undefined;
    this.#enable(false);
    this.#transport.showPlaying(false);
    if (this.#frame) this.#describe(this.#frame);
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
