// What the page and the worker agree on: the settings in force, what the worker answers, and the ways back.
import { batch } from "@preact/signals-core";
import { reasonOf } from "../ui/refused.js";
import { rowOf } from "./datasets/slice.js";
import { arraysOf } from "./points.js";
import { branchWords, newRunWords, occasionOf, wayBack } from "./remarks.js";
import { RunState } from "./run-state.js";
import { parameterCount, sizesOf } from "./settings/layer-sizes.js";
import { PRESETS, settingsOf } from "./settings/presets.js";
import { inWords } from "./settings/problems.js";
import { changesBetween, complete, lacksPoints } from "./settings/settings.js";
import { adoptedTwin, twinField } from "./settings/twin-settings.js";

/** @import { Subject } from "./panels/notices.js" */
/** @import { Occasion, Remark } from "./remarks.js" */
/** @import { TwinState } from "./settings/twin-settings.js" */
/** @import { Settings } from "./settings/types.js" */
/** @import { Frame, Origin, Request, Scene } from "./worker/messages.js" */

/** How to start: from another run, whether training that plays goes on, and the steps that are taken before anything is shown. @typedef {{ from?: Origin, playOn?: boolean, steps?: number }} Start */

/** The state before a new run, to return to. @typedef {{ settings: Settings, twin: TwinState | undefined, frame: Frame | undefined, lastStep: number, remark: Remark | undefined }} Left */

export class WorkerState extends RunState {
  /** Asks the worker. */
  ask;
  /** Says what is wrong with a subject, or with an empty text that all is right. */
  complain;
  /** The settings and the twin before the last change, in case the worker refuses it. */
  #before = { settings: this.settings.value, twin: this.twin.value };
  /** Whether the last request was to go back, so that the settings of what comes back are in force. */
  #followsScenes = false;
  /** Whether the worker has been told what to start with. */
  #isStarted = false;
  /** The frame that was shown when the last run was asked for: it tells of the run before. @type {Frame | undefined} */
  #former;

  /**
   * @param {(request: Request) => void} ask
   * @param {(subject: Subject, text: string) => void} complain
   */
  constructor(ask, complain) {
    super();
    this.ask = ask;
    this.complain = complain;
  }

  /**
   * Returns why the run has stopped: nothing of one that has just begun, whose first frame is on its way.
   * @returns {Partial<Pick<Frame, "stopped" | "finding">>}
   */
  get halt() {
    const frame = this.frame.value;
    return frame && frame !== this.#former ? frame : {};
  }

  /**
   * Changes the settings. Training goes on, from step 0 if the data or the network changed.
   * @param {(settings: Settings) => void} edit works on a copy
   * @param {boolean} [isDrawn] whether the user draws the points, so that training goes on with them
   * @returns {boolean} whether they are in force
   */
  change(edit, isDrawn = true) {
    const draft = structuredClone(this.settings.value);
    edit(draft);
    const settings = this.#checked(draft);
    if (!settings) return false;
    // In a network of other sizes the same places are other weights.
    if (String(sizesOf(settings.model)) !== String(sizesOf(this.settings.value.model))) settings.model.frozen = [];
    // While there are too few points, the worker still has the former data.
    const data = (this.lacksPoints.value && this.scene.value?.settings.data) || this.settings.value.data;
    const isDrawing = isDrawn && settings.data.kind === "own" && !this.lacksPoints.value;
    const changes = changesBetween({ ...this.settings.value, data }, settings);
    const occasion = this.#isStarted && !lacksPoints(settings) && occasionOf(changes, isDrawing);
    const left = this.#left;
    this.#enforce(settings, this.twin.value, occasion ? { playOn: true } : "change");
    if (occasion) this.#sayNewRun(occasion, left);
    else this.endNews();
    return true;
  }

  /** Starts with these settings. @param {Settings} settings @param {Start & { twin?: TwinState }} [how] the twin stays unless another is given */
  start(settings, how = {}) {
    const { twin = this.twin.value, ...start } = how;
    return this.#take(settings, "twin" in how ? how.twin : twin, start);
  }

  /**
   * Starts with these settings, and says so.
   * @param {Occasion} occasion
   * @param {Settings} settings
   * @param {Start & { twin?: TwinState, words?: string }} [how] the words say more than the occasion
   * @returns {boolean} whether they are in force
   */
  startAnew(occasion, settings = this.settings.value, { words, ...how } = {}) {
    const left = this.#left;
    const isStarted = this.start(settings, how);
    if (isStarted) this.#sayNewRun(occasion, left, words);
    return isStarted;
  }

  /** Changes the twin, which goes on. @param {TwinState | undefined} twin */
  setTwin(twin) {
    return this.#take(this.settings.value, twin, "change");
  }

  pause() {
    this.remarkOn("");
    this.ask({ type: "pause" });
  }

  /** Shows the run as it was after a step, and restores the settings that were in force there. @param {number} step */
  seek(step) {
    this.sought.value = step;
    this.remarkOn("");
    this.#followsScenes = true;
    this.ask({ type: "seek", step });
  }

  /** @param {number} parameter @param {number} value */
  edit(parameter, value) {
    this.endNews();
    this.ask({ type: "edit", parameter, value });
  }

  /** @param {Scene} scene the worker trains on */
  receiveScene(scene) {
    batch(() => {
      if (this.#followsScenes) this.#adopt(scene);
      if (scene.run === 1) this.twinScene.value = scene;
      else this.#showScene(scene);
    });
  }

  /** Puts the settings into force that the worker trains with. @param {Scene} scene */
  #adopt({ run, settings, twin }) {
    if (run === 1) this.twin.value = adoptedTwin(this.settings.value, this.twin.value, settings);
    else {
      this.settings.value = settings;
      if (!twin) this.twin.value = this.twinScene.value = undefined;
    }
    this.#before = this.#inForce;
  }

  /** @param {Scene} scene */
  #showScene(scene) {
    const before = this.draft.value ?? this.scene.value;
    if (String(before?.points) !== String(scene.points)) this.position.value = undefined;
    if (String(before?.sizes) !== String(scene.sizes)) this.parameter.value = -1;
    this.scene.value = scene;
    this.#showDraft();
    const { parameter, point } = this.awaited ?? {};
    this.awaited = undefined;
    if (parameter !== undefined && parameter < parameterCount(scene.sizes)) this.parameter.value = parameter;
    if (point !== undefined && point < scene.targets.length) {
      const row = rowOf(scene, point);
      const [x, y] = this.axes.value.map((axis) => row[axis]);
      this.position.value = { x, y, point };
    }
  }

  /** @param {Frame} frame */
  receiveFrame(frame) {
    const { logs, playing, runs } = frame;
    batch(() => {
      this.isLive.value = true;
      if (logs.length > 0) this.logs.value = logs;
      if (playing || runs[0].step === this.sought.value) this.sought.value = undefined;
      const known = this.frame.value?.abandoned;
      if (frame.abandoned && (known?.from !== frame.abandoned.from || known?.to !== frame.abandoned.to)) {
        this.forgetAfter(frame.abandoned.from);
        const undo = { label: "Undo", act: () => this.#returnToBranch() };
        const isThere = () => this.frame.value?.abandoned !== undefined;
        const isNew = this.whileNew(runs[0].step);
        this.remark.value = {
          text: branchWords(frame.abandoned),
          actions: [undo],
          holds: () => isThere() && isNew(),
          after: wayBack(undo, `Undo: back to step ${frame.abandoned.to}`, isThere),
        };
      }
      this.frame.value = frame;
      this.reviewRemark();
    });
  }

  /** The worker has ended: another one has to be started. */
  receiveEnd() {
    this.isLive.value = this.#isStarted = false;
    // What the remark offers to return to ended with the worker.
    this.remark.value = undefined;
  }

  /** Restores the settings that were in force before the change that the worker refused. @param {string} reason */
  receiveRefusal(reason) {
    const scene = this.scene.value;
    this.complain(scene ? "settings" : "link", inWords(reason));
    // Without a scene, the refused settings are those of the link that the page started with.
    if (!scene) return void this.start(settingsOf(PRESETS.demo), { twin: undefined });
    batch(() => {
      this.settings.value = this.#before.settings;
      this.twin.value = this.#before.twin;
      this.#showDraft();
    });
  }

  get #inForce() {
    return { settings: this.settings.value, twin: this.twin.value };
  }

  /** @returns {Left} */
  get #left() {
    return { ...this.#inForce, frame: this.frame.value, lastStep: this.lastStep, remark: this.remark.value };
  }

  /**
   * Says that a new run begins, and offers the way back. After a run that was never trained, the former offer stays.
   * @param {Occasion} occasion
   * @param {Left} left
   * @param {string} [words]
   */
  #sayNewRun(occasion, { settings, twin, frame, lastStep, remark }, words) {
    if (!frame || lastStep === 0) {
      this.remark.value = words ? { text: words } : this.#sameWayBack(occasion, remark);
      return;
    }
    const undo = { label: "Undo", act: () => this.#returnToRuns(settings, twin) };
    const keep = { label: "Keep the weights", act: () => this.#keepWeights(frame) };
    // The frame on show may be of another network than the last change was of.
    const fits = frame.runs[0].parameters.length === parameterCount(sizesOf(this.settings.value.model));
    this.remark.value = {
      text: words ?? newRunWords(occasion),
      actions: occasion === "data" && fits ? [keep, undo] : [undo],
      holds: this.whileNew(),
      after: wayBack(undo, "Undo the new run"),
    };
  }

  /** Says that another new run begins, with the way back to the run that was trained, if there is one. @param {Occasion} occasion @param {Remark} [remark] @returns {Remark | undefined} */
  #sameWayBack(occasion, remark) {
    if (!remark?.after) return remark;
    // The weights fit other data, but no other network. The way back is the last one.
    const actions = occasion === "data" ? remark.actions : remark.actions?.slice(-1);
    return { ...remark, text: newRunWords(occasion), actions, holds: this.whileNew() };
  }

  /** Trains on with the weights of another run of the same network. @param {Frame} frame */
  #keepWeights({ runs }) {
    const { step, epoch } = runs[0];
    this.start(this.settings.value, { from: { runs, step, epoch }, playOn: true });
    this.remarkOn(`Training goes on from step ${step} with the new data.`, this.whileNew(step));
  }

  /**
   * Brings back the runs before these. Which they are, the worker knows: who clicks faster than it answers has left others than
   * those that were on show.
   * @param {Settings} settings
   * @param {TwinState | undefined} twin
   */
  #returnToRuns(settings, twin) {
    this.#followsScenes = true;
    batch(() => {
      this.settings.value = settings;
      this.twin.value = twin;
      if (!twin) this.twinScene.value = undefined;
      this.#before = this.#inForce;
      this.remark.value = undefined;
      this.#showDraft();
    });
    this.forgetAfter(-1);
    this.ask({ type: "return", to: "runs" });
  }

  /** Forgets what was done by hand after a later step. @param {number} _step -1 for a new run */
  forgetAfter(_step) {}

  #returnToBranch() {
    this.remark.value = undefined;
    this.#followsScenes = true;
    this.ask({ type: "return", to: "branch" });
  }

  /**
   * Puts settings into force if they are right, and tells the worker.
   * @param {Settings} wanted
   * @param {TwinState | undefined} twin
   * @param {"change" | Start} how to go on, or to start
   * @returns {boolean} whether they were right
   */
  #take(wanted, twin, how) {
    const settings = this.#checked(wanted);
    if (settings) this.#enforce(settings, twin, how);
    return settings !== undefined;
  }

  /** Returns settings that are right and complete, or `undefined` after complaining. @param {Settings} wanted */
  #checked(wanted) {
    try {
      const settings = complete(wanted);
      this.complain("settings", "");
      return settings;
    } catch (error) {
      this.complain("settings", `${inWords(reasonOf(error))}. What was chosen before stays.`);
      // The controls show the settings in force again.
      this.settings.value = structuredClone(this.settings.value);
      return undefined;
    }
  }

  /** @param {Settings} settings @param {TwinState | undefined} twin @param {"change" | Start} how */
  #enforce(settings, twin, how) {
    batch(() => {
      this.#before = this.#inForce;
      this.#followsScenes = false;
      this.sought.value = undefined;
      this.settings.value = settings;
      this.twin.value = twinField(twin) && twin;
      if (!this.twin.value) this.twinScene.value = undefined;
      this.#showDraft();
    });
    if (this.lacksPoints.value && this.#isStarted) return;
    // The worker always needs enough points: until the user has drawn them it gets those of the demo, which are not
    // shown.
    const data = this.lacksPoints.value ? settingsOf(PRESETS.demo).data : settings.data;
    const twins = this.twinSettings.value;
    const both = {
      settings: { ...settings, data },
      twin: twins && (this.lacksPoints.value ? { ...twins, data } : twins),
    };
    if (how === "change" && this.#isStarted) this.ask({ type: "change", ...both });
    else {
      this.#former = this.frame.value;
      this.forgetAfter(-1);
      this.ask({ type: "start", ...both, ...(how === "change" ? {} : how) });
    }
    this.#isStarted = true;
  }

  /** Shows points that are too few to train on, until there are enough and the worker has them. */
  #showDraft() {
    const scene = this.scene.value;
    if (!scene) return;
    const { data } = this.settings.value;
    if (this.lacksPoints.value) {
      if (!this.draft.value) this.pause();
      this.draft.value = { ...scene, settings: this.settings.value, ...arraysOf(data.points) };
      this.position.value = undefined;
    } else if (this.draft.value && JSON.stringify(data) === JSON.stringify(scene.settings.data)) {
      this.draft.value = undefined;
      this.position.value = undefined;
    }
  }
}
