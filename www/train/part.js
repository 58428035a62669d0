// The training lab: connects the state, the controls and the pictures.
import { effect } from "@preact/signals-core";
import { embed } from "../ui/embed.js";
import { showState } from "../ui/part-state.js";
import { faultText } from "../ui/refused.js";
import { isReloaded, keepOwnPoints, keptOwnPoints } from "./kept.js";
import { LiveRun } from "./live-run.js";
import { DivergenceWarning } from "./panels/divergence-warning.js";
import { Inside } from "./panels/inside.js";
import { Legend } from "./panels/legend.js";
import { LogText } from "./panels/log.js";
import { NewPointsEntry } from "./panels/new-points-entry.js";
import { NonFiniteNotice } from "./panels/nonfinite-notice.js";
import { Notices } from "./panels/notices.js";
import { OwnPoints } from "./panels/own-points.js";
import { PickedPositionPanel } from "./panels/picked-position.js";
import { PlaneAxesChoice } from "./panels/plane-axes-choice.js";
import { PlaneTools } from "./panels/plane-tools.js";
import { Readout } from "./panels/readout.js";
import { RemarkLine } from "./panels/remark-line.js";
import { Status } from "./panels/status.js";
import { Stories } from "./panels/stories.js";
import { Scrubber } from "./panels/time.js";
import { Transport } from "./panels/transport.js";
import { Twin } from "./panels/twin.js";
import { PIECES } from "./pieces.js";
import { SettingsPanel } from "./settings/settings-panel.js";
import { twinWords } from "./settings/twin-settings.js";
import { Share } from "./share.js";
import { LACKS_POINTS } from "./state.js";

/** @import { State } from "./address.js" */
/** @import { Finding } from "./worker/messages.js" */

/** How often the state of a run that plays is kept, in milliseconds. */
const KEEPING = 1000;

/**
 * Starts the part. The promise resolves when the first picture is drawn, and rejects if the engine cannot be loaded.
 * @param {HTMLElement} root
 * @param {string} state the text after the question mark in #train?…
 * @returns {Promise<import("../app.js").Part>}
 */
export async function mount(root, state) {
  const kept = keptOwnPoints();
  const part = new Part(root);
  const found = state && !isReloaded(kept) ? await part.share.read(state) : part.share.check(kept);
  await part.begin(found);
  performance.mark("train: live"); // for benches/page.mjs
  return {
    open: (text) => part.share.open(text),
    address: () => part.share.written(),
    share: () => part.share.shareable(),
  };
}

class Part {
  share;
  #root;
  #run;
  #state;

  /** @param {HTMLElement} root */
  constructor(root) {
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    // These controls cannot be used before the engine is loaded.
    const controls = /** @type {NodeListOf<HTMLButtonElement>} */ (
      root.querySelectorAll("[disabled]:not(#place-open)")
    );
    const notices = new Notices(find("train-notices"));
    embed(root, PIECES, (text) => notices.add("frame", text));
    const inside = new Inside(root);
    this.#root = root;
    /** @type {OwnPoints} */
    let points;
    /** @type {PickedPositionPanel} */
    let place;
    /** @type {Stories} */
    let stories;
    /** @type {SettingsPanel} */
    let settings;
    const run = new LiveRun(inside.elementsOfPictures(root), {
      complain: (subject, text) => (text ? notices.add(subject, text) : notices.clear(subject)),
      onRecorded: (reply) => place.receive(reply),
      onThumbnails: (thumbnails) => settings.showThumbnails(thumbnails),
      onPortrait: ({ name, portrait }) => stories.receive(name, portrait),
      onFailed: (message) => this.#restart(message),
      points: {
        onAdd: (x, y) => points.add(x, y, Number(run.state.tool.value)),
        onMove: (index, x, y, done) => points.move(index, x, y, done),
        onErase: (position, again) => points.erase(position, again),
      },
    });
    const { state, pictures } = run;
    this.#run = run;
    this.#state = state;
    settings = new SettingsPanel(root, state, pictures.views.network);
    points = new OwnPoints(root, state, (text, name) => this.share.openWeights(text, name));
    new NewPointsEntry(root, state, (points) => run.score(points));
    stories = new Stories(find("stories"), state, (request) => run.ask(request));
    inside.follow(state, { stories: () => stories.draw() });
    new Twin(find("twin-fields"), state);
    new PlaneTools(root, state, pictures.views.boundaries);
    new PlaneAxesChoice(find("plane-axes"), state);
    place = new PickedPositionPanel(
      root,
      (picked) => run.ask({ type: "record", ...picked }),
      () => {
        state.position.value = undefined;
      },
    );
    this.share = new Share(root, state, pictures.views, notices);
    effect(() => {
      for (const control of controls) control.disabled = !state.isLive.value;
    });
    new Transport(root, state);
    // This comes after the controls are enabled, since the scrubber disables some of its own.
    new Scrubber(root, state);
    const remark = new RemarkLine(find("train-remark"), () => state.reviewRemark());
    effect(() => remark.show(state.remark.value));
    effect(() => place.pick(state.position.value, state.draft.value ?? state.scene.value, state.slice.value));
    const legend = new Legend(root);
    effect(() => {
      const shown = state.draft.value ?? state.scene.value;
      if (shown) legend.show(shown, state.newPoints.value);
    });
    effect(() => {
      const scenes = [state.draft.value ?? state.scene.value, state.twinScene.value];
      find("legend-hollow").hidden = !scenes.some((scene) => scene && scene.training < scene.targets.length);
    });
    this.#keep();
    this.#showWords(root);
  }

  /** Keeps the user's own points and the run on them, while it plays once a second. */
  #keep() {
    const { settings, isPlaying, frame } = this.#state;
    let [kept, time] = [settings.value, 0];
    effect(() => {
      const now = Date.now();
      if (isPlaying.value && frame.value && settings.value === kept && now - time < KEEPING) return;
      [kept, time] = [settings.value, now];
      keepOwnPoints(kept.data.kind === "own" ? this.share.present() : undefined);
    });
  }

  /** Makes the numbers and the words follow the state. @param {HTMLElement} root */
  #showWords(root) {
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (root.querySelector(`#${id}`));
    const [state, { pictures }] = [this.#state, this.#run];
    const status = new Status(root);
    const readout = new Readout(root);
    const divergenceWarning = new DivergenceWarning(find("divergence-warning"));
    const nonFiniteNotice = new NonFiniteNotice(find("finding"), (finding, rate) => this.#goBack(finding, rate));
    const log = new LogText(root);
    effect(() => {
      const { frame, logs, settings, twin, panel } = state;
      if (!frame.value) return;
      nonFiniteNotice.show(frame.value.finding);
      divergenceWarning.show(frame.value, logs.value);
      status.showTwin(frame.value, twinWords(settings.value, twin.value));
      log.isOpen = panel.value === "log";
      if (logs.value.length > 0) log.show(logs.value[0], frame.value.playing);
    });
    effect(() => {
      const [frame, draft] = [state.frame.value, state.draft.value];
      if (draft && state.lacksPoints.value) {
        readout.forget();
        status.say(LACKS_POINTS);
        pictures.views.boundaries.say(`Plane with ${draft.training} points. ${LACKS_POINTS}`);
      } else if (frame) {
        readout.show(frame);
        if (state.isPlaying.value) return status.showPlaying();
        // The description in words follows once the run has paused.
        status.describe(frame);
        pictures.describe(frame);
      }
    });
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

  /** Starts a worker with the given state, or else with the present settings. @param {State} [first] @returns {Promise<void>} */
  async begin(first) {
    const { settings, twin } = this.#state;
    const thumbnails = /** @type {const} */ ({ type: "thumbnails" });
    await this.#run.begin(() => this.share.start(first ?? { settings: settings.value, twin: twin.value }));
    this.#run.ask(thumbnails);
  }

  /** Offers another worker after the last one has ended. @param {string} message */
  #restart(message) {
    const act = () => {
      showState(this.#root, null);
      this.begin().catch((error) => this.#restart(error.message));
    };
    const text = faultText(message, "Training has ended, and your settings are kept.");
    showState(this.#root, text, { label: "Start again", act });
  }
}
