// A computation as plain arrays: what a worker records and the page draws, steps through and changes.

/**
 * One entry per value, operands before what uses them, in the order in which the values were made. Everything in it
 * can be posted from a worker.
 */
export interface Recording {
  /** The operation: its place in the engine's table (`wasm.operations()`, 0 is a leaf), or `OPAQUE`. */
  operation: Uint8Array;
  /** The operands, as places in these arrays; `NONE` where there is none. */
  a: Uint32Array;
  b: Uint32Array;
  /** The exponent of `x ** number`; 0 for other operations. */
  exponent: Float64Array;
  /** The numbers and gradients as they were when it was recorded. */
  data: Float64Array;
  grad: Float64Array;
  /** The names of those values that have one: [place, name]. */
  labels: [number, string][];
  /** The scope of each value: 0 for none, else 1 + the place in `scopes`. */
  scope: Uint32Array;
  scopes: Scope[];
  /** The symbols of operations that the engine does not know (a learner's own class may have any): [place, symbol]. */
  symbols: [number, string][];
  /** The values that the code gave another number after they were made, as an update of the parameters does. */
  changed?: number[];
  /** The value whose graph it is: the last place. */
  root: number;
}

/** A call that was recorded as one: of a network, a layer, a neuron. */
export interface Scope {
  name: string;
  /** 0 for none, else 1 + the place in `scopes`. */
  parent: number;
}
