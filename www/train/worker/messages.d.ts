// The messages between the training lab and its worker.

import type { Recording } from "../../engine/recording.js";
import type { Slice } from "../datasets/slice.js";
import type * as computations from "../pictures/computations.js";
import type { Kind } from "../settings/data-settings.js";
import type { TargetKind } from "../settings/target.js";
import type { Settings } from "../settings/types.js";

/** The edges of the plane that is drawn. */
export interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The index of a run: 0 is the run itself, 1 is its twin. */
export type Run = 0 | 1;

export type Request =
  /** Brings the engine, as the first message; without a `module` the worker loads it. */
  | { type: "engine"; module?: WebAssembly.Module }
  /**
   * Starts a new run; a `twin` runs beside it, step for step. `from` is the state to start from. With `playOn`, a run that plays
   * goes on playing. It is trained up to `steps` before it is shown.
   */
  | { type: "start"; settings: Settings; twin?: Settings; from?: Origin; playOn?: boolean; steps?: number }
  /**
   * Continues from here with other settings, those of the twin among them. What can be kept is kept: the parameters, if the
   * network is the same.
   */
  | { type: "change"; settings: Settings; twin?: Settings }
  /** Trains at `pace` steps per second, which may be Infinity; pauses at step `until` if it is still to come. */
  | { type: "play"; pace: number; until: number }
  | { type: "pause" }
  | { type: "step" }
  /** Shows the run as it was after this step; training goes on from there, on another branch. */
  | { type: "seek"; step: number }
  /**
   * Restores, once each, the branch that training left by continuing from an earlier step, or the runs that others
   * have replaced.
   */
  | { type: "return"; to: "branch" | "runs" }
  /** Overwrites a parameter; the run branches here. */
  | { type: "edit"; parameter: number; value: number }
  /**
   * Requests the next frame, once the last one is on screen: at most this many cells over this part of the plane, in these
   * colours, with these pictures of each run. Without an extent, the frame covers the points. Points of more than two
   * features have a slice, which is the plane; without one it goes through their mean.
   */
  | {
      type: "draw";
      columns: number;
      rows: number;
      extent?: Extent;
      slice?: Slice;
      palette?: Palette;
      pictures: Pictures[];
    }
  /** Requests some points of each data set. Answered by `thumbnails`. */
  | { type: "thumbnails" }
  /** Requests the result of a run with these settings after some steps. Answered by `portrait`, with its name. */
  | { type: "portrait"; name: string; settings: Settings; steps: number }
  /**
   * Requests the graph of the network at a point, of which all features are given, with the loss if there is a target. With the
   * `index` of a point of the scene it has the dropout of the next step. Answered by `recorded`.
   */
  | { type: "record"; point: number[]; index?: number; target?: number }
  /** Requests the run's scores of points, the features of one after the other's. Answered by `scored`. */
  | { type: "score"; points: Float64Array };

/** The state from which runs continue. */
export interface Origin {
  step?: number;
  /** The epochs so far; by default as many as the steps make. */
  epoch?: number;
  /** The numbers of the run, then of its twin. A twin without its own starts with the run's, if their networks are alike. */
  runs: RunNumbers[];
}

export interface RunNumbers {
  /** The parameters in micrograd's order. */
  parameters: Float64Array;
  /** The memory of the optimizer; absent or empty before its first step. */
  memory?: Float64Array;
}

type Computations = typeof computations;

/** The requests of the pictures in view, by name. */
export type Pictures = { [Name in keyof Computations]?: NonNullable<Parameters<Computations[Name]>[1]> };

/** The numbers that were computed for the requested pictures. */
export type PictureNumbers = { [Name in keyof Computations]?: ReturnType<Computations[Name]> };

/** The data and the network of a run; sent at every start, and when either changes. */
export interface Scene {
  type: "scene";
  run: Run;
  /** Whether there is a twin. */
  twin: boolean;
  settings: Settings;
  /** The features of the training points, then of the test points, one after the other: x0, y0, x1, y1, … of pairs. */
  points: Float64Array;
  /** The number of features of a point. */
  width: number;
  /** The target: -1 or 1 for two classes, the index of one of several, or a number to predict. */
  targets: Float64Array;
  /** The number of training points, which come first. */
  training: number;
  /** The index of each point in the data set. */
  order: Uint32Array;
  /** The part of the plane around the first two features of the points. */
  extent: Extent;
  /** The number of inputs, the neurons of each hidden layer, and the number of outputs. */
  sizes: number[];
}

/** The colours of scores. */
export interface Palette {
  /**
   * The colours from the lowest score to the highest, in the byte order of ImageData; for several classes, from
   * zero to the strongest of each class, one after the other.
   */
  pixels: Uint32Array;
  strongest: number;
  /** The magnitude with which every score is drawn if only its sign is shown. */
  flat?: number;
}

/** Numbers at the centres of the cells of a grid, row by row from the top. */
export interface Grid {
  extent: Extent;
  /** The plane that it lies on, if points have more than two features. */
  slice?: Slice;
  /** The number of cells within the extent. */
  columns: number;
  rows: number;
  /**
   * The scores, with a border one cell wide around the extent; for several classes, the margin of the largest score.
   */
  scores: Float64Array;
  /** The class with the largest score in each cell, if there are several. */
  winners?: Uint8Array;
  /** The scores as an image, one pixel a cell; absent if the worker cannot draw or knows no colours. */
  image?: ImageBitmap;
}

export interface Measure {
  /** The data loss and the regularisation; their sum is the loss. */
  data: number;
  regularisation: number;
  /** The share, from 0 to 1, of points that are classified correctly, or of the variance that is explained. */
  accuracy: number;
  /** The loss and the accuracy over the test points, or NaN if there are none. */
  testLoss: number;
  testAccuracy: number;
}

/** The report on a number that is not finite. */
export interface Finding {
  /** The index of the run: 1 is the twin. */
  run?: Run;
  /** The step whose pass produced the number. */
  step: number;
  /** The last step from which training recovers. */
  lastGood: number;
  /** A learning rate with which training was seen to recover; `undefined` if none was found. */
  rate?: number;
  /** The first value that was not finite, in words: "layer 2, neuron 5, the sum for point 17 is inf". */
  where: string;
  /** The cause and the remedy, one sentence each. */
  cause: string;
  remedy: string;
}

/** A run after some step. */
export interface RunFrame {
  /** The kind of target that the network learns. */
  kind: TargetKind;
  step: number;
  /** The number of passes over the training points so far. */
  epoch: number;
  /** The learning rate of the next step. */
  learningRate: number;
  measure: Measure;
  grid: Grid;
  /** The parameters in micrograd's order: for each neuron its weights, then its bias. */
  parameters: Float64Array;
  gradients: Float64Array;
  /** The memory of the optimizer; empty for gradient descent. */
  memory: Float64Array;
  /** Whether the settings alone lead here: nothing was changed on the way. */
  isPlain: boolean;
  pictures: PictureNumbers;
}

/** The measures at steps of a run so far, evenly thinned: the loss before each step's update, as the tutorial prints. */
export interface Log {
  steps: Float64Array;
  losses: Float64Array;
  accuracies: Float64Array;
  testLosses: Float64Array;
  testAccuracies: Float64Array;
}

/** Some points of each data set that is drawn at random. */
export type Thumbnails = { kind: Kind; points: Float64Array; targets: Float64Array }[];

/** A thumbnail of a run: its points, and scores over the plane. */
export interface Portrait {
  points: Float64Array;
  targets: Float64Array;
  training: number;
  grid: Grid;
}

export interface Frame {
  type: "frame";
  playing: boolean;
  /** The run, and its twin if there is one. */
  runs: RunFrame[];
  /** The whole log of each run, when it has changed (at most some 2,000 entries each). */
  logs: Log[];
  /** The first step that can be sought, which is not 0 where weights came from elsewhere, and the last one. */
  firstStep: number;
  lastStep: number;
  /** The branch that `return` brings back, by the step it began at and its last one. */
  abandoned?: { from: number; to: number };
  stepsPerSecond: number;
  /** The time of one step of the engine, averaged over many; 0 until it was measured. */
  microsecondsPerStep: number;
  /** The reason why training paused by itself, in words; "" if it did not. */
  stopped: string;
  finding?: Finding;
}

/** The scores of points after some step: of each output, in the units of the data. */
export interface Scored {
  type: "scored";
  step: number;
  scores: Float64Array[];
}

export type Reply =
  | Scene
  | Frame
  /** The graph of a place; `moment` says in words at which step. */
  | { type: "recorded"; recording: Recording; moment: string }
  | { type: "thumbnails"; thumbnails: Thumbnails }
  | Scored
  | { type: "portrait"; name: string; portrait: Portrait }
  /** The request was refused, and the present run goes on. */
  | { type: "refused"; message: string }
  /** The worker has failed and cannot go on; `loading` says that it failed before it was ready. */
  | { type: "failed"; loading: boolean; message: string };
