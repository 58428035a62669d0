// The state of the training lab and its only owner. The page shows it, links, presets and undo read it, and the worker
// is told of its changes.
import { batch } from "@preact/signals-core";
import { History } from "../ui/history.js";
import { reasonOf } from "../ui/refused.js";
import { arraysOf } from "./points.js";
import { branchWords, FORMER, NEWS, newRunWords, occasionOf, playWords } from "./remarks.js";
import { RunState } from "./run-state.js";
import { sizesOf } from "./settings/layer-sizes.js";
import { PRESETS, settingsOf } from "./settings/presets.js";
import { inWords } from "./settings/problems.js";
import { changesBetween, complete, lacksPoints } from "./settings/settings.js";
import { NO_NAMES, targetKind } from "./settings/target.js";
import { adoptedTwin, twinField } from "./settings/twin-settings.js";

/** @import { Subject } from "./panels/notices.js" */
/** @import { Occasion, Remark } from "./remarks.js" */
/** @import { TwinState } from "./settings/twin-settings.js" */
/** @import { DataSettings, ModelSettings, Settings } from "./settings/types.js" */
/** @import { Frame, Origin, Request, Scene } from "./worker/messages.js" */

/** The data that one step of undo brings back. @typedef {{ data: DataSettings, scale: ModelSettings["scale"], rate: number }} Data */
/** How to start: from another run, and whether training that plays goes on. @typedef {{ from?: Origin, playOn?: boolean }} Start */

/** The notice while there are too few of the user's own points. */
export const LACKS_POINTS = "Add at least two points to train on, preferably one of each class";

/** The state before a new run, to return to. @typedef {{ settings: Settings, twin: TwinState | undefined, frame: Frame | undefined, lastStep: number, remark: Remark | undefined }} Left */

/** @typedef {import("./view-state.js").Tool} Tool */
/** @typedef {import("./view-state.js").Sheet} Sheet */

export class TrainState extends RunState {
  /** The history of the data, for undo and redo. @type {History<{ before: Data, after: Data }>} */
  history = new History();

  #ask;
  #complain;
  /** The settings and the twin before the last change, in case the worker refuses it. */
  #before = { settings: this.settings.value, twin: this.twin.value };
  /** Whether the last request was to seek a step, so that the settings of that step come into force. */
  #followsScenes = false;
  /** Whether the worker has been told what to start with. */
  #isStarted = false;
  /** The step at which playing pauses. */
  #until = Infinity;

  /**
   * @param {(request: Request) => void} ask the worker
   * @param {(subject: Subject, text: string) => void} complain with an empty text when all is right
   */
  constructor(ask, complain) {
    super();
    this.#ask = ask;
    this.#complain = complain;
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
   * @param {Start & { words?: string }} [how] the words say more than the occasion
   * @returns {boolean} whether they are in force
   */
  startAnew(occasion, settings = this.settings.value, { words, ...how } = {}) {
    const left = this.#left;
    const isStarted = this.start(settings, how);
    if (isStarted) this.#sayNewRun(occasion, left, words);
    return isStarted;
  }

  /** @param {TwinState | undefined} twin @param {"change" | Start} [how] whether both go on, or start anew */
  setTwin(twin, how = "change") {
    return this.#take(this.settings.value, twin, how);
  }

  /** Returns the data in force, how the network sees it, and the learning rate, which other data may need lower. @returns {Data} */
  get data() {
    const { data, model, training } = this.settings.value;
    return { data, scale: model.scale, rate: training.rate };
  }

  /** Changes the data, as a part of what `rememberData` makes one step of undo. @param {Data} wanted @param {boolean} [isDrawn] as `change` has it */
  changeData({ data, scale, rate }, isDrawn) {
    return this.change((settings) => {
      settings.data = data;
      settings.model.scale = scale;
      settings.training.rate = rate;
    }, isDrawn);
  }

  /** @param {Data} before what `undo` brings back */
  rememberData(before) {
    this.history.add({ before, after: this.data });
  }

  /** Takes up the pencil. The plane keeps still from now on, so that a point lies where it was put. */
  draw() {
    this.extent.value ??= (this.draft.value ?? this.scene.value)?.extent;
    const { data } = this.settings.value;
    this.tool.value = targetKind(data) === "two" ? 1 : targetKind(data) === "several" ? 0 : "erase";
  }

  /** Takes up the pencil for points of one's own: those that were drawn before, or an empty plane. */
  drawOwn() {
    const before = this.data;
    const { data } = before;
    this.draw();
    // Points that were drawn before have names of their own.
    const names = data.points.length > 0 ? {} : structuredClone(NO_NAMES);
    if (data.kind === "own" || !this.changeData({ ...before, data: { ...data, ...names, kind: "own" }, scale: [] }))
      return;
    this.rememberData(before);
    if (!this.lacksPoints.value) return;
    const undo = () => {
      this.remark.value = undefined;
      this.undo();
    };
    const text = "Click to add points of class +1, then choose −1.";
    this.remark.value = {
      text,
      actions: [{ label: "Undo", act: undo }],
      holds: () => this.lacksPoints.value && this.isDrawing.value,
    };
  }

  stopDrawing() {
    this.tool.value = "";
    this.reviewRemark();
  }

  /** Puts the pencil away and fits the plane to its points, as something else is going to be shown. */
  showWhole() {
    this.stopDrawing();
    this.extent.value = undefined;
  }

  undo() {
    const step = this.history.undo();
    if (step) this.changeData(step.before);
  }

  redo() {
    const step = this.history.redo();
    if (step) this.changeData(step.after);
  }

  /** Goes on with training, or starts anew if it cannot, and says which. @param {number} [until] the step to pause at */
  play(until = Infinity) {
    if (this.#refusesTraining()) return;
    const { stopped = "", finding } = this.frame.value ?? {};
    const { step } = this;
    const words = this.isPlaying.value ? "" : playWords({ stopped, finding, step, until: this.#until });
    const startsAnew = finding && !this.isPlaying.value;
    const isNew = this.whileNew();
    if (startsAnew) this.start(this.settings.value);
    const goesOn = () => this.step <= step || this.isPlaying.value;
    this.remarkOn(words, startsAnew ? isNew : goesOn);
    this.#until = until;
    this.#ask({ type: "play", pace: Number(this.speed.value), until });
  }

  pause() {
    this.remarkOn("");
    this.#ask({ type: "pause" });
  }

  trainStep() {
    if (this.#refusesTraining()) return;
    this.remarkOn("");
    this.#ask({ type: "step" });
  }

  /** @param {string} speed */
  setSpeed(speed) {
    this.speed.value = speed;
    if (this.isPlaying.value) this.play(this.#until);
  }

  /** Shows the run as it was after a step, and restores the settings that were in force there. @param {number} step */
  seek(step) {
    this.sought.value = step;
    this.remarkOn("");
    this.#followsScenes = true;
    this.#ask({ type: "seek", step });
  }

  /** Freezes a weight or a bias, or lets it be trained again. @param {number} parameter */
  toggleFrozen(parameter) {
    this.change(({ model }) => {
      const others = model.frozen.filter((one) => one !== parameter);
      model.frozen = others.length < model.frozen.length ? others : [...others, parameter];
    });
  }

  /** @param {number} parameter @param {number} value */
  edit(parameter, value) {
    this.#ask({ type: "edit", parameter, value });
  }

  /** @param {Scene} scene the worker trains on */
  receiveScene(scene) {
    batch(() => {
      if (scene.run === 1) this.twinScene.value = scene;
      else this.#showScene(scene);
      if (!this.#followsScenes) return;
      if (scene.run === 0) this.settings.value = scene.settings;
      else this.twin.value = adoptedTwin(this.settings.value, this.twin.value, scene.settings);
      this.#before = this.#inForce;
    });
  }

  /** @param {Scene} scene */
  #showScene(scene) {
    const before = this.draft.value ?? this.scene.value;
    if (String(before?.points) !== String(scene.points)) this.position.value = undefined;
    if (String(before?.sizes) !== String(scene.sizes)) this.parameter.value = -1;
    this.scene.value = scene;
    this.#showDraft();
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
        this.remark.value = {
          text: branchWords(frame.abandoned),
          actions: [{ label: "Undo", act: () => this.#returnToBranch() }],
          holds: () => this.frame.value?.abandoned !== undefined,
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
    this.#complain(scene ? "settings" : "link", inWords(reason));
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
      this.remark.value = words ? { text: words } : remark;
      return;
    }
    const undo = { label: "Undo", act: () => this.#returnToRuns(settings, twin) };
    const keep = { label: "Keep the weights", act: () => this.#keepWeights(frame) };
    this.remark.value = {
      text: words ?? newRunWords(occasion),
      actions: occasion === "data" ? [keep, undo] : [undo],
      holds: this.whileNew(),
      after: { text: FORMER, actions: [undo] },
    };
  }

  /** Trains on with the weights of another run of the same network. @param {Frame} frame */
  #keepWeights({ runs }) {
    const { step, epoch } = runs[0];
    const before = this.scene.value;
    this.start(this.settings.value, { from: { runs, step, epoch }, playOn: true });
    this.remarkOn(
      `Training goes on from step ${step} with the new data.`,
      () => this.scene.value === before || this.step < step + NEWS,
    );
  }

  /** @param {Settings} settings @param {TwinState | undefined} twin */
  #returnToRuns(settings, twin) {
    batch(() => {
      this.settings.value = settings;
      this.twin.value = twin;
      if (!twin) this.twinScene.value = undefined;
      this.#before = this.#inForce;
      this.remark.value = undefined;
      this.#showDraft();
    });
    this.#ask({ type: "return", to: "runs" });
  }

  #returnToBranch() {
    this.remark.value = undefined;
    this.#followsScenes = true;
    this.#ask({ type: "return", to: "branch" });
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
      this.#complain("settings", "");
      return settings;
    } catch (error) {
      this.#complain("settings", `${inWords(reasonOf(error))}. What was chosen before stays.`);
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
    if (how === "change" && this.#isStarted) this.#ask({ type: "change", ...both });
    else this.#ask({ type: "start", ...both, ...(how === "change" ? {} : how) });
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

  /** Returns whether there are too few points to train on, and reports it if so. */
  #refusesTraining() {
    if (this.lacksPoints.value) this.#complain("settings", `${LACKS_POINTS}.`);
    return this.lacksPoints.value;
  }
}
