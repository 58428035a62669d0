// The interface of a computation for the widgets of the graph lab. engine-computation.js implements it.

import type { Scope } from "../../engine/recording.js";

export { Computation } from "./engine-computation.js";

/** The structure of a graph, which never changes. A value is named by its place; operands come before their consumers. */
export interface Graph {
  /** The number of values. */
  readonly length: number;
  /** The place of the result, which is the last one. */
  readonly root: number;
  /** The operation as micrograd writes it: "" for a leaf, "+", "*", "**3", "tanh", "ReLU", … */
  symbol(place: number): string;
  /** The places of the operands, in order; `a * a` has the same place twice. */
  operands(place: number): number[];
  /** The label, or "". */
  label(place: number): string;
  /** The scope as 1 + its index in `scopes`, or 0. */
  scope(place: number): number;
  readonly scopes: readonly Scope[];
}

/** The numbers of a graph by place, which change with every nudge and step. */
export interface Numbers {
  readonly data: Float64Array;
  readonly grad: Float64Array;
  /** Whether the gradient of a value is shown. Without this function, all are. */
  readonly hasGradient?: (place: number) => boolean;
  /** Whether the data of a value is shown. Without this function, all are. */
  readonly hasData?: (place: number) => boolean;
}

/** The progress of a walkthrough: the state of each value. */
export interface Stage {
  /** The index of the step. */
  instant: number;
  /** The state by place: 0 not reached yet, 1 has its data, 2 the gradient is still growing, 3 the gradient is complete. */
  state: Uint8Array;
  /** The value of the step, or -1. */
  current: number;
  /** The value that the camera follows: that of the step, or at the start the first one to be computed. */
  focus: number;
  /** The arithmetic of the step, written at the edge from `operand` (the first or second operand) to `to`. */
  notes: { to: number; operand: number; text: string }[];
}
