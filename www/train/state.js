// The state of the training lab and its only owner. The page shows it, links, presets and undo read it, and the worker
// is told of its changes.
import { batch, effect, untracked } from "@preact/signals-core";
import { History } from "../ui/history.js";
import { extentOf } from "./datasets/extent.js";
import { noPencil, oneClassWords, playWords } from "./remarks.js";
import { sizesOf } from "./settings/layer-sizes.js";
import { NO_NAMES, targetKind } from "./settings/target.js";
import { PAIR, widthOf } from "./settings/width.js";
import { WorkerState } from "./worker-state.js";

/** @import { DataSettings, ModelSettings } from "./settings/types.js" */

/**
 * The data that one step of undo brings back, and what is frozen, in a network of these sizes.
 * @typedef {{ data: DataSettings, scale: ModelSettings["scale"], rate: number, frozen?: readonly number[], sizes?: string }} Data
 */
/** A weight or bias that was changed by hand after a step of the present run. @typedef {{ parameter: number, step: number, before: number, after: number }} Edit */

/** The notice while there are too few of the user's own points. */
export const LACKS_POINTS = "Add at least two points to train on, preferably one of each class";

/** @typedef {import("./view-state.js").Tool} Tool */
/** @typedef {import("./view-state.js").Sheet} Sheet */

export class TrainState extends WorkerState {
  /** The history of the data, of what is frozen and of weights that are changed by hand, for undo and redo. @type {History<{ before: Data, after: Data } | Edit>} */
  history = new History();
  /** The step at which playing pauses. */
  #until = Infinity;

  /** @param {ConstructorParameters<typeof WorkerState>} callbacks */
  constructor(...callbacks) {
    super(...callbacks);
    // Wherever a table comes from, an undo or a link, the pencil cannot draw on it, and the plane that it held is another's.
    effect(() => {
      const isWide = this.settings.value.model.width > PAIR;
      untracked(() => isWide && this.isDrawing.value && this.showWhole());
    });
  }

  /** Freezes a weight or a bias, or lets it be trained again. @param {number} parameter */
  toggleFrozen(parameter) {
    const before = this.data;
    const isDone = this.change(({ model }) => {
      const others = model.frozen.filter((one) => one !== parameter);
      model.frozen = others.length < model.frozen.length ? others : [...others, parameter];
    });
    if (isDone) this.rememberData(before);
  }

  /** Changes a weight or a bias by hand. @param {number} parameter @param {number} value */
  edit(parameter, value) {
    const before = this.frame.value?.runs[0].parameters?.[parameter];
    super.edit(parameter, value);
    // While it trains, the number is another one at once.
    if (before === undefined || this.isPlaying.value) return;
    const { step } = this;
    const last = this.history.last.value;
    const isSame = last && "step" in last && last.parameter === parameter && last.step === step;
    if (isSame) this.history.replace({ ...last, after: value });
    else this.history.add({ parameter, step, before, after: value });
  }

  /** Returns the data in force, how the network sees it, and the learning rate, which other data may need lower. @returns {Data} */
  get data() {
    const { data, model, training } = this.settings.value;
    const { scale, frozen } = model;
    return { data, scale, rate: training.rate, frozen, sizes: String(sizesOf(model)) };
  }

  /** Changes the data, as a part of what `rememberData` makes one step of undo. @param {Data} wanted @param {boolean} [isDrawn] as `change` has it */
  changeData({ data, scale, rate, frozen, sizes }, isDrawn) {
    return this.change((settings) => {
      settings.data = data;
      settings.model.scale = scale;
      settings.training.rate = rate;
      // In another network the same places are other weights.
      if (frozen && sizes === String(sizesOf(settings.model))) settings.model.frozen = [...frozen];
    }, isDrawn);
  }

  /** @param {Data} before what `undo` brings back */
  rememberData(before) {
    this.history.add({ before, after: this.data });
  }

  /** Takes up the pencil, unless points have features that the plane does not show. It keeps still from now on, so that a point lies where it was put. */
  draw() {
    const { width } = this.settings.value.model;
    if (width > PAIR) {
      this.remark.value = { text: noPencil(width) };
      return;
    }
    this.extent.value ??= (this.draft.value ?? this.scene.value)?.extent;
    const { data } = this.settings.value;
    this.tool.value = targetKind(data) === "two" ? 1 : targetKind(data) === "several" ? 0 : "erase";
  }

  /** Takes up the pencil for points of one's own: those that were drawn before, or an empty plane. */
  drawOwn() {
    const before = this.data;
    const { data } = before;
    // The rows of a table of more features cannot be drawn on, so that the plane is empty again.
    const isWide = widthOf({ ...data, kind: "own" }) > PAIR;
    if (!isWide) this.draw();
    // Points that were drawn before have names of their own.
    const empty = { ...structuredClone(NO_NAMES), points: [] };
    const own = data.points.length > 0 && !isWide ? {} : empty;
    const isShown = data.kind === "own" && !isWide;
    if (isShown || !this.changeData({ ...before, data: { ...data, ...own, kind: "own" }, scale: [] })) return;
    if (isWide) {
      this.showWhole();
      this.extent.value = extentOf([]);
      this.draw();
    }
    this.rememberData(before);
    if (!this.lacksPoints.value) return;
    const undo = () => {
      this.remark.value = undefined;
      this.undo();
    };
    const text = "Press to add points of class +1, then choose −1.";
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
    this.axes.value = [0, 1];
    this.extent.value = undefined;
  }

  /** Lays the plane along two features, and fits it to the points. @param {[across: number, up: number]} axes */
  showAxes(axes) {
    batch(() => {
      this.axes.value = axes;
      this.extent.value = this.whole.value;
      // A place between the points is one of the former plane.
      if (this.position.value && this.position.value.point === undefined) this.position.value = undefined;
    });
  }

  undo() {
    const step = this.history.undo();
    if (step) this.#put(step, step.before);
  }

  redo() {
    const step = this.history.redo();
    if (step) this.#put(step, step.after);
  }

  /** Shows one of the two ends of a step of undo. @param {{ before: Data, after: Data } | Edit} step @param {Data | number} end */
  #put(step, end) {
    if (typeof end !== "number") this.changeData(end);
    else if ("step" in step) {
      if (this.step !== step.step) this.seek(step.step);
      super.edit(step.parameter, end);
    }
  }

  /** What was changed by hand after a later step is no longer part of the run. @param {number} step -1 for a new run */
  forgetAfter(step) {
    this.history.keep((change) => !("step" in change) || change.step <= step);
  }

  /** Goes on with training, or starts anew if it cannot, and says which. @param {number} [until] the step to pause at */
  play(until = Infinity) {
    if (this.#refusesTraining()) return;
    const { stopped = "", finding } = this.halt;
    const { step } = this;
    const words = this.isPlaying.value ? "" : playWords({ stopped, finding, step, until: this.#until });
    const startsAnew = finding && !this.isPlaying.value;
    if (startsAnew) this.start(this.settings.value);
    const ofOneClass = oneClassWords(this.settings.value.data);
    if (ofOneClass) this.remarkOn(ofOneClass, () => oneClassWords(this.settings.value.data) !== "");
    else this.remarkOn(words, this.whileNew(startsAnew ? 0 : step));
    this.#until = until;
    this.ask({ type: "play", pace: Number(this.speed.value), until });
  }

  trainStep() {
    if (this.#refusesTraining()) return;
    this.remarkOn("");
    this.ask({ type: "step" });
  }

  /** @param {string} speed */
  setSpeed(speed) {
    this.speed.value = speed;
    if (this.isPlaying.value) this.play(this.#until);
  }

  /** Returns whether there are too few points to train on, and reports it if so. */
  #refusesTraining() {
    if (this.lacksPoints.value) this.complain("settings", `${LACKS_POINTS}.`);
    return this.lacksPoints.value;
  }
}
