// Presents a recording as a graph: its structure, and the recorded numbers.
import { OPERATIONS } from "../../engine/operations.js";
import { NONE } from "../../engine/recording.js";

/** @import { Graph, Numbers } from "./computation.js" */
/** @import { Operation } from "../../engine/operations.js" */
/** @import { Recording } from "../../engine/recording.js" */

/**
 * @implements {Graph}
 * @implements {Numbers}
 */
export class RecordedGraph {
  #recording;
  /** @type {Map<number, string>} */
  #labels;
  /** The symbols of operations that the engine does not know, by place. @type {Map<number, string>} */
  #symbols;

  /** @param {Recording} recording */
  constructor(recording) {
    this.#recording = recording;
    this.#labels = new Map(recording.labels);
    this.#symbols = new Map(recording.symbols);
    this.length = recording.operation.length;
    this.root = recording.root;
    this.scopes = recording.scopes;
    this.data = recording.data;
    this.grad = recording.grad;
  }

  /** @param {number} place */
  symbol(place) {
    const operation = this.operation(place);
    if (!operation) return this.#symbols.get(place) ?? "?";
    return operation.name === "Pow" ? `${operation.symbol}${this.exponent(place)}` : operation.symbol;
  }

  /**
   * Returns the operation of a value, or `undefined` if the engine does not know it.
   * @param {number} place
   * @returns {Operation | undefined}
   */
  operation(place) {
    return OPERATIONS[this.#recording.operation[place]];
  }

  /** Returns the exponent of `x ** number`. @param {number} place */
  exponent(place) {
    return this.#recording.exponent[place];
  }

  /** @param {number} place */
  operands(place) {
    const { a, b } = this.#recording;
    if (a[place] === NONE) return [];
    return b[place] === NONE ? [a[place]] : [a[place], b[place]];
  }

  /** @param {number} place */
  label(place) {
    return this.#labels.get(place) ?? "";
  }

  /** @param {number} place */
  scope(place) {
    return this.#recording.scope[place];
  }
}
