// The state of the run: the settings in force, what the worker told last, and the remark on it.
import { computed, signal } from "@preact/signals-core";
import { extentWith } from "./datasets/extent.js";
import { extentOnPlane, onPlane, rowOf, sliceOf } from "./datasets/slice.js";
import { pairsOf, pointsOf } from "./points.js";
import { READING } from "./remarks.js";
import { isSoonReplayed } from "./run/replay.js";
import { PRESETS, settingsOf } from "./settings/presets.js";
import { lacksPoints } from "./settings/settings.js";
import { twinSettings } from "./settings/twin-settings.js";
import { ViewState } from "./view-state.js";

/** @import { Signal } from "@preact/signals-core" */
/** @import { Remark } from "./remarks.js" */
/** @import { TwinState } from "./settings/twin-settings.js" */
/** @import { Frame, Log, Scene } from "./worker/messages.js" */

export class RunState extends ViewState {
  settings = signal(settingsOf(PRESETS.demo));
  /** The setting in which the twin differs, if there is a twin. @type {Signal<TwinState | undefined>} */
  twin = signal(undefined);
  twinSettings = computed(() => twinSettings(this.settings.value, this.twin.value));
  /** Whether there are too few points to train on. The worker gets the settings once there are enough. */
  lacksPoints = computed(() => lacksPoints(this.settings.value));

  /** What the worker trains on. @type {Signal<Scene | undefined>} */
  scene = signal(undefined);
  /** @type {Signal<Scene | undefined>} */
  twinScene = signal(undefined);
  /** Points that are shown instead of the scene while they are too few to train on. @type {Signal<Scene | undefined>} */
  draft = signal(undefined);
  /** The points on show, of any data set. */
  points = computed(() => {
    const shown = this.draft.value ?? this.scene.value;
    return shown ? pointsOf(this.settings.value.data, shown) : [];
  });
  /** The plane on show, if points have more than two features: it goes through the chosen point, or through the mean of all. */
  slice = computed(() => {
    const shown = this.draft.value ?? this.scene.value;
    const point = this.position.value?.point;
    const through = shown && point !== undefined ? rowOf(shown, point) : undefined;
    return shown && sliceOf(shown, { axes: this.axes.value, through });
  });
  /** The part of the plane that holds all points, where new ones lie beyond the data's own; `undefined` where it fits them by itself. */
  whole = computed(() => {
    const [scene, slice] = [this.scene.value, this.slice.value];
    const extent = scene && extentOnPlane(scene, slice);
    const holding = extent && extentWith(extent, pairsOf(onPlane(this.newPoints.value.points, slice)));
    return holding === extent ? undefined : holding;
  });
  /** The index in the data set of each point on show. */
  order = computed(() => (this.draft.value ?? this.scene.value)?.order ?? new Uint32Array());
  /** @type {Signal<Frame | undefined>} */
  frame = signal(undefined);
  /** The log of each run. @type {Signal<Log[]>} */
  logs = signal([]);
  /** Whether the worker is running. */
  isLive = signal(false);
  /** Whether whoever has the settings is soon at the step that is shown, with the same numbers. */
  isReplayable = computed(() => {
    const { runs } = this.frame.value ?? { runs: [] };
    const all = [this.settings.value, this.twinSettings.value ?? this.settings.value];
    return runs.every(({ isPlain, step }, run) => isPlain && isSoonReplayed(all[run], step));
  });
  isPlaying = computed(() => this.isLive.value && (this.frame.value?.playing ?? false));
  /** The requested step, until a frame shows it. @type {Signal<number | undefined>} */
  sought = signal(undefined);

  /** The last remark on the run. @type {Signal<Remark | undefined>} */
  remark = signal(undefined);

  /** Returns the step that is shown. */
  get step() {
    return this.frame.value?.runs[0].step ?? 0;
  }

  /** Returns the first step that can be sought. */
  get firstStep() {
    return this.frame.value?.firstStep ?? 0;
  }

  /** Returns the last step that can be sought. */
  get lastStep() {
    return Math.max(this.step, this.frame.value?.lastStep ?? 0);
  }

  /** Shows a remark on an act. An empty text keeps the way back that the remark before offers. @param {string} text @param {() => boolean} [holds] */
  remarkOn(text, holds) {
    this.endNews();
    if (text) this.remark.value = { text, holds };
    else if (!this.remark.value?.actions) this.remark.value = undefined;
  }

  /** The next act has come: of a remark on the one before, only the way back stays. */
  endNews() {
    this.remark.value = this.remark.value?.after ?? this.remark.value;
  }

  /** Puts the remark away that no longer holds. */
  reviewRemark() {
    while (this.remark.value?.holds?.() === false) this.remark.value = this.remark.value.after;
  }

  /** Returns a function that tells whether what happens now is news: until the step after this one, and long enough to be read. @param {number} [step] */
  whileNew(step = 0) {
    const end = Date.now() + READING;
    return () => this.step <= step || Date.now() < end;
  }
}
