// The messages between the training lab and its worker.

import type { Recording } from "../../engine/recording.js";
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
  /** The engine, before anything else is done; without it the worker loads it. */
  | { type: "engine"; module?: WebAssembly.Module }
  /**
   * Start anew; a `twin` runs beside it, step for step. With `from`, where another run was. With `playOn`, what plays
   * goes on playing.
   */
  | { type: "start"; settings: Settings; twin?: Settings; from?: Origin; playOn?: boolean }
  /**
   * Go on from here with other settings, those of the twin among them. What can be kept is kept: the parameters, if the
   * network is the same.
   */
  | { type: "change"; settings: Settings; twin?: Settings }
  /** Train at `pace` steps per second, which may be Infinity; pause at step `until` if it is still to come. */
  | { type: "play"; pace: number; until: number }
  | { type: "pause" }
  | { type: "step" }
  /** Show the run as it was after this step; training goes on from there, on another branch. */
  | { type: "seek"; step: number }
  /**
   * Bring back what was left: the branch that training left by going on from an earlier step, or the runs that others
   * took the place of. Once each.
   */
  | { type: "return"; to: "branch" | "runs" }
  /** Overwrite a parameter; the run branches here. */
  | { type: "edit"; parameter: number; value: number }
  /**
   * The last frame is on screen, the next may come: of this many cells at most over this part of the plane, in these
   * colours, with these pictures of each run. Without an extent it is cut around the points.
   */
  | { type: "draw"; columns: number; rows: number; extent?: Extent; palette?: Palette; pictures: Pictures[] }
  /** Some points of each data set. Answered by `thumbnails`. */
  | { type: "thumbnails" }
  /** What a run with these settings comes to after some steps. Answered by `portrait`, with its name. */
  | { type: "portrait"; name: string; settings: Settings; steps: number }
  /** The graph of the network at a place; with the loss of its target when there is one. Answered by `recorded`. */
  | { type: "record"; x: number; y: number; target?: number };

/** The state from which runs go on. */
export interface Origin {
  step?: number;
  /** The epochs so far; by default as many as the steps make. */
  epoch?: number;
  /** The run's, then its twin's. A twin without numbers of its own starts with the run's, if its network is like it. */
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

/** What a run starts from; sent at every start, and at a change of data or network. */
export interface Scene {
  type: "scene";
  run: Run;
  settings: Settings;
  /** x0, y0, x1, y1, … the training points, then the test points. */
  points: Float64Array;
  /** -1 or 1 of two classes, the index of one of several, or a number to predict. */
  targets: Float64Array;
  /** The number of training points, which come first. */
  training: number;
  /** The index of each point in the data set. */
  order: Uint32Array;
  extent: Extent;
  /** The number of inputs, the neurons of each hidden layer, and the number of outputs. */
  sizes: number[];
}

/** The colours of scores. */
export interface Palette {
  /**
   * From the strongest score below zero to the strongest above, in the byte order of ImageData; of several classes, from
   * zero to the strongest of each class, one after the other.
   */
  pixels: Uint32Array;
  strongest: number;
  /** The size that every score is drawn with, where only its sign is shown. */
  flat?: number;
}

/** Numbers at the centres of the cells of a grid, row by row from the top. */
export interface Grid {
  extent: Extent;
  /** Cells within the extent. */
  columns: number;
  rows: number;
  /**
   * With a border one cell wide around the extent. Of several classes, how far the winner's score is ahead of the next.
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
  /** From 0 to 1: the share of points told right, or of the variance of a number to predict that is explained. */
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
  /** In micrograd's order: neuron by neuron its weights, then its bias. */
  parameters: Float64Array;
  gradients: Float64Array;
  /** The memory of the optimizer; empty for gradient descent. */
  memory: Float64Array;
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

/** A run in small: its points, and scores over the plane. */
export interface Portrait {
  points: Float64Array;
  targets: Float64Array;
  training: number;
  grid: Grid;
}

export interface Frame {
  type: "frame";
  playing: boolean;
  /** One, or two of a twin run. */
  runs: RunFrame[];
  /** The whole log of each run, when it has changed (at most some 2,000 entries each). */
  logs: Log[];
  /** The last step that can be sought. */
  lastStep: number;
  /** The branch that `return` brings back, by the step it began at and its last one. */
  abandoned?: { from: number; to: number };
  stepsPerSecond: number;
  /** The time of one step of the engine, averaged over many; 0 until it was measured. */
  microsecondsPerStep: number;
  /** Why training paused by itself, in words; "" if it did not. */
  stopped: string;
  finding?: Finding;
}

export type Reply =
  | Scene
  | Frame
  | { type: "recorded"; recording: Recording; title: string }
  | { type: "thumbnails"; thumbnails: Thumbnails }
  | { type: "portrait"; name: string; portrait: Portrait }
  /** The request was refused, and the present run goes on. */
  | { type: "refused"; message: string }
  /** The worker has failed and cannot go on; `loading` says that it failed before it was ready. */
  | { type: "failed"; loading: boolean; message: string };
