// What a run of the learner's Python gives back: what it printed, what went wrong, and the graph to draw.

import type { Recording } from "../../engine/recording.js";

export interface Result {
  /** In the order in which they came. */
  outputs: Output[];
  /** What ended the run, if not the end of the code. */
  error?: Failure;
  /** The graph to draw: of the last `draw(x)`, else of the last value; nothing when there is none. */
  recording?: Recording;
  /** What is drawn: the variable's name, or "" when it has none. */
  title: string;
  /** How long it ran. */
  seconds: number;
  /** "replaced" when a newer run took its place: forget this one. */
  end: "finished" | "error" | "stopped" | "replaced";
}

/** The place in the code that it comes from: cells are separated by lines that start with `# %%`, the first is 0. */
interface FromCell {
  cell: number;
}

/** What was printed (many lines may be one output), and notes where something of a notebook does not exist here. */
export interface Text extends FromCell {
  kind: "text" | "note";
  text: string;
}

/** The value of a cell's last expression, as a notebook shows it. */
export interface Shown extends FromCell {
  kind: "repr";
  text: string;
}

/** A plot. */
export interface Chart extends FromCell {
  kind: "chart";
  title: string;
  xLabel: string;
  yLabel: string;
  /** [least, greatest]; from the series when not given. */
  xLimits?: [number, number];
  yLimits?: [number, number];
  grid: boolean;
  /** Width / height that the figure was asked to have. */
  aspect: number;
  /** Drawn in this order. */
  series: Series[];
}

export type Series =
  | { type: "line"; x: number[]; y: number[]; label: string }
  /** `values`: one number for each point, shown as its colour; `size` as matplotlib's `s`, an area in points². */
  | { type: "scatter"; x: number[]; y: number[]; values?: number[]; size: number; label: string }
  /** Filled contours: `z[row][column]` at (`x[column]`, `y[row]`). */
  | { type: "contour"; x: number[]; y: number[]; z: number[][]; opacity: number };

export type Output = Text | Shown | Chart;

export interface Failure {
  /** "ZeroDivisionError" */
  type: string;
  /** One sentence or two, for people. */
  message: string;
  /** As Python prints it, with the learner's own lines only. */
  traceback: string;
  /** The line of the code given to `run`, from 1; nothing when unknown. */
  line?: number;
  cell: number;
}

/** What a runner is sent first: the files that it asked for, by name. */
export interface Files {
  files: Record<string, ArrayBuffer>;
}

/** What it is sent from then on. */
export interface Request {
  id: number;
  source: string;
  fresh: boolean;
}

/** What the page is sent. The learner's code can send it too: the page believes nothing of it before reply.js has. */
export type Reply =
  | { type: "ready" }
  | { type: "failed"; message: string }
  /** The room has ended the runner, which had sent more than a page can look at. */
  | { type: "ended" }
  | { type: "outputs"; id: number; outputs: Output[] }
  /** `isSpent`: the worker ran out of memory and has to be replaced. */
  | { type: "result"; id: number; result: Result; isSpent: boolean };
