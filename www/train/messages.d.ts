// What the Train part and its worker say to each other.

/** The edges of the plane that is drawn. */
export interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export type Request =
  /** Start anew; without a seed, the demo's. */
  | { type: "reset"; seed: number }
  /** Train at `pace` steps per second, which may be Infinity; pause at step `rest`, if it is still to come. */
  | { type: "play"; pace: number; rest: number }
  | { type: "pause" }
  | { type: "step" }
  /** The last frame is on screen, the next may come: with this many cells at most. */
  | { type: "draw"; columns: number; rows: number };

/** The dataset of a run that starts. */
export interface Scene {
  type: "scene";
  /** x0, y0, x1, y1, … */
  points: Float64Array;
  /** -1 or 1 for each point. */
  targets: Float64Array;
  extent: Extent;
}

/** The network's scores at the centres of the cells of a grid. */
export interface Grid {
  /** Cells within the extent. */
  columns: number;
  rows: number;
  /** Row by row from the top, with a border one cell wide around the extent. */
  scores: Float64Array;
}

/** Loss and accuracy (0 to 1) at some steps. */
export interface Log {
  losses: Float64Array;
  accuracies: Float64Array;
}

/** The network after some step. */
export interface Frame {
  type: "frame";
  playing: boolean;
  step: number;
  loss: number;
  /** From 0 to 1. */
  accuracy: number;
  /** Of the next step. */
  learningRate: number;
  grid: Grid;
  /** Every step since the last frame, up to the one before `step`. */
  log: Log;
}

export type Reply =
  | Scene
  | Frame
  /** The worker cannot go on; `loading` when it never could. */
  | { type: "failed"; loading: boolean; message: string };
