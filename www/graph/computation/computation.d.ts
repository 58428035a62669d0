// What the widgets of the graph part need to know of a computation. computation.js implements it on the engine.

import type { Scope } from "../../engine/recording.js";

export { Computation } from "./engine-computation.js";

/** The structure of a graph: it never changes. Values are named by their place, operands before what uses them. */
export interface Graph {
  /** How many values there are. */
  readonly length: number;
  /** The place of the result: the last one. */
  readonly root: number;
  /** As micrograd writes the operation: "" for a leaf, "+", "*", "**3", "tanh", "ReLU", … */
  symbol(place: number): string;
  /** The places of the operands, in order; the same twice for `a * a`. */
  operands(place: number): number[];
  /** The name; "" when there is none. */
  label(place: number): string;
  /** 0 for none, else 1 + the place in `scopes`. */
  scope(place: number): number;
  readonly scopes: readonly Scope[];
}

/** The numbers of a graph, by place; they change with every nudge and step. */
export interface Numbers {
  readonly data: Float64Array;
  readonly grad: Float64Array;
  /** Whether the gradient of a value is to be shown; left out where all are. Before a backward pass there is none. */
  readonly hasGradient?: (place: number) => boolean;
}

/** How far a computation that is stepped through has come: what each value looks like. */
export interface Stage {
  /** Which step it is. */
  instant: number;
  /** By place: 0 not reached yet, 1 has its data, 2 the gradient is still growing, 3 the gradient is complete. */
  state: Uint8Array;
  /** The value in hand, or -1. */
  current: number;
  /** The value around which one looks: the one in hand, at the start the first that is to be computed. */
  focus: number;
  /** The arithmetic of the step, written at the edge from `operand` (the first or second operand) to `to`. */
  notes: { to: number; operand: number; text: string }[];
}
