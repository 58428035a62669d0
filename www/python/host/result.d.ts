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

/** One pair of axes and what is plotted on it. */
export interface Plot {
  title: string;
  xLabel: string;
  yLabel: string;
  /** The limits of the axis, [least, greatest]. The series determine them if they are absent, and an end that is NaN. */
  xLimits?: [number, number];
  yLimits?: [number, number];
  /** Whether an axis is logarithmic. */
  xLog?: boolean;
  yLog?: boolean;
  /** Names at places along an axis, in place of its numbers. */
  xTicks?: [place: number, text: string][];
  yTicks?: [place: number, text: string][];
  grid: boolean;
  /** Whether the labels of the series are listed. */
  legend?: boolean;
  /** Whether a unit is as long on both axes. */
  equal?: boolean;
  /** Whether no axis is drawn. */
  hidden?: boolean;
  /** Whether y grows downwards. */
  isUpsideDown?: boolean;
  /** The width / height that was asked for. */
  aspect: number;
  /** The series in the order in which they are drawn. */
  series: Series[];
}

/** A plot by itself. */
export interface Chart extends FromCell, Plot {
  kind: "chart";
}

/** Several plots, row by row. */
export interface Figure extends FromCell {
  kind: "figure";
  title: string;
  columns: number;
  charts: Plot[];
}

/** "#rrggbb", "C0" to "C9" for a colour of the cycle, and "black" and "white", which follow the theme. */
type Colour = string;

/** The frames of an animation, of which the last is shown first. */
export interface Film extends FromCell {
  kind: "film";
  frames: Omit<Figure, "kind" | "cell">[];
}

interface AnySeries {
  x: number[];
  y: number[];
  label: string;
  /** The colour; the page chooses one if it is absent. */
  colour?: Colour;
  /** The opacity from 0 to 1; 1 if it is absent. */
  opacity?: number;
}

export type Stroke = "solid" | "dashed" | "dotted" | "none";

export type Series =
  | (AnySeries & { type: "line"; stroke: Stroke; width: number; marker: boolean })
  /**
   * `values`: one number for each point, shown as its colour; `colours`: one for each point; `size` as matplotlib's `s`, an
   * area in points².
   */
  | (AnySeries & { type: "scatter"; values?: number[]; colours?: Colour[]; size: number })
  /** `z[row][column]` at (`x[column]`, `y[row]`), as areas or as lines. */
  | (AnySeries & { type: "contour"; z: number[][]; filled: boolean; levels?: number[] })
  /** Rectangles: two numbers of `x` and two of `y` for each. */
  | (AnySeries & { type: "bars"; colours?: Colour[] })
  /** A picture: `z` row by row from above, between two `x` and two `y`; `limits` are the numbers of the last colours. */
  | (AnySeries & { type: "image"; z: number[][]; limits?: [number, number] })
  /** The area between `y` and `base`. */
  | (AnySeries & { type: "area"; base: number[] })
  /** A line across the plot, at the one number of `x` or of `y`. */
  | (AnySeries & { type: "rule"; stroke: Stroke; width: number })
  /** A text at one place. */
  | (AnySeries & { type: "text"; text: string; align: "left" | "center" | "right" });

/** Takes away what the cell has shown so far. */
export interface Cleared extends FromCell {
  kind: "clear";
}

export type Output = Text | Shown | Chart | Figure | Film | Cleared;

export interface Failure {
  /** The name of the exception's class, such as "ZeroDivisionError". */
  type: string;
  /** The message: one or two sentences for the learner. */
  message: string;
  /** The traceback as Python prints it, with the learner's own lines only. */
  traceback: string;
  /** The line of the code given to `run`, from 1; absent if unknown. */
  line?: number;
  cell: number;
}

/** The first message to a runner: the names of the files that it needs. */
export interface Names {
  names: string[];
}

/** The next messages to a runner: each file, in the order in which they arrive. */
export interface File {
  name: string;
  content: ArrayBuffer;
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
  /** The sandbox has ended the runner, which had sent more than a page can read. */
  | { type: "ended" }
  | { type: "outputs"; id: number; outputs: Output[] }
  /** `isSpent`: the worker ran out of memory and has to be replaced. */
  | { type: "result"; id: number; result: Result; isSpent: boolean };
