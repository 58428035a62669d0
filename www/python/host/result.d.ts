// The result of a run of the learner's Python: outputs, a failure, and the graph to draw; and the runner's messages.

import type { Recording } from "../../engine/recording.js";

export interface Result {
  /** The outputs in the order in which they came. */
  outputs: Output[];
  /** The exception that ended the run, if there was one. */
  error?: Failure;
  /** What the interpreter lacked of Python, so that the result may not be CPython's: "has no module 'statistics'". */
  lacks?: string;
  /** The graph to draw: of the value that was drawn, shown or computed last; absent if there is none. */
  recording?: Recording;
  /** The name of the variable that is drawn, or "". */
  title: string;
  /** The graphs that the code drew before, oldest first; absent if there are none. */
  earlier?: Drawn[];
  /** The duration of the run. */
  seconds: number;
  /** "replaced" if a newer run took its place, and the result should be ignored. */
  end: "finished" | "error" | "stopped" | "replaced";
}

/** A graph that the code drew, with the numbers of that moment. */
export interface Drawn {
  recording: Recording;
  title: string;
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
  /** [least, greatest]; taken from the series if absent. */
  xLimits?: [number, number];
  yLimits?: [number, number];
  grid: boolean;
  /** The width / height that was asked for. */
  aspect: number;
  /** The series in the order in which they are drawn. */
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
  /** The message: one or two sentences for the learner. */
  message: string;
  /** The traceback as Python prints it, with the learner's own lines only. */
  traceback: string;
  /** The line of the code given to `run`, from 1; absent if unknown. */
  line?: number;
  cell: number;
}

/** The first message to a runner: the files that it needs, by name. */
export interface Files {
  files: Record<string, ArrayBuffer>;
}

/** The later messages to a runner. */
export interface Request {
  id: number;
  source: string;
  fresh: boolean;
}

/** The messages to the page. The learner's code can send them, too: the page uses none that reply.js has not checked. */
export type Reply =
  | { type: "ready" }
  | { type: "failed"; message: string }
  /** The room has ended the runner, which had sent more than a page can read. */
  | { type: "ended" }
  | { type: "outputs"; id: number; outputs: Output[] }
  /** `isSpent`: the worker ran out of memory and has to be replaced. */
  | { type: "result"; id: number; result: Result; isSpent: boolean };
