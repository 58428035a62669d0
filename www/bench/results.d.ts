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
  /** Why it was left out. */
  omitted?: string;
  /** The first time, before the browser has optimised the code. */
  first?: number;
}

/** How the losses compare with the scalar tape's, step by step. */
export interface Agreement {
  /** Those that claim to be exact, and for how many steps their losses were compared. */
  exact: { name: string; steps: number; identical: boolean }[];
  /** The others, and the largest relative difference. */
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
