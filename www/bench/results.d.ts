// The requests and the results of the benchmark. Times are in milliseconds.

/** A training problem, or the engine's other work when there is no width. */
export interface Suite {
  id: string;
  title: string;
  width?: number;
  samples?: number;
  /** Whether it belongs to a quick run. */
  quick: boolean;
}

export interface Row {
  id: string;
  name: string;
  /** The median, or `undefined` if it was left out. */
  time?: number;
  /** The reason why it was left out. */
  omitted?: string;
  /** The first time, before the browser has optimised the code. */
  first?: number;
}

/** How the losses compare with the scalar tape's, step by step. */
export interface Agreement {
  /** The contestants that claim to be exact, and the number of steps whose losses were compared. */
  exact: { name: string; steps: number; identical: boolean }[];
  /** The other contestants, with their largest relative difference. */
  close: { name: string; difference: number }[];
}

export interface Result {
  suite: Suite;
  rows: Row[];
  rounds: number;
  agreement?: Agreement;
}

export type Reply =
  | { type: "progress"; done: number }
  | { type: "result"; result: Result }
  | { type: "failed"; message: string };
