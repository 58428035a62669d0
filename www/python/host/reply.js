// Checks the runner's replies. The learner's code may have sent them in the runner's name, so the page uses only what was
// checked against result.d.ts and copied field by field; a reply with any error is refused as a whole.
import { OPERATIONS } from "../../engine/operations.js";
import { NONE, OPAQUE } from "../../engine/recording.js";
import { thousands } from "../../ui/numbers.js";
import { MOST_DRAWN, MOST_DRAWN_VALUES, MOST_MESSAGE, MOST_NAME, MOST_VALUES } from "./limits.js";
import { below, list, MOST, number, oneOf, RefusedReply, record, refuse, text, truth, whole } from "./reply-checks.js";
import { PlotReader } from "./reply-plots.js";

/** @import { Recording, Scope } from "../../engine/recording.js" */
/** @import { Drawn, Failure, Output, Result } from "./result.js" */

/** The greatest length of one text. */
const MOST_LETTERS = 1_000_000;

/** The greatest depth of nested calls. */
const MOST_DEPTH = 1000;

/**
 * Returns the type of a reply, with the fields that belong to no run. A run's reader then checks the rest.
 * @param {unknown} data
 * @returns {{ type: "ready" } | { type: "ended" } | { type: "failed", message: string } | { type: "outputs", id: number } | { type: "result", id: number, isSpent: boolean }}
 */
export function headOf(data) {
  const reply = record(data, "a reply");
  const type = oneOf(reply.type, ["ready", "failed", "ended", "outputs", "result"], "type");
  if (type === "failed") return { type, message: text(reply.message, "message", MOST_NAME) };
  if (type === "outputs") return { type, id: whole(reply.id, "id") };
  if (type === "result") return { type, id: whole(reply.id, "id"), isSpent: truth(reply.isSpent, "isSpent") };
  return { type };
}

/** Checks the replies of one run. */
export class RunReader {
  /** The remaining amounts that the run may send. */
  #left = { ...MOST };
  #plots = new PlotReader({
    text: (value, where) => this.#text(value, where),
    numbers: (value, where, length) => this.#numbers(value, where, length),
    take: (kind, amount) => this.#take(kind, amount),
  });

  /**
   * Returns the outputs in a reply of the type "outputs".
   * @param {unknown} data
   */
  outputs(data) {
    return this.#outputs(record(data, "a reply").outputs, "outputs");
  }

  /**
   * Returns the result in a reply of the type "result".
   * @param {unknown} data
   * @returns {Result}
   */
  result(data) {
    const result = record(record(data, "a reply").result, "result");
    const end = oneOf(result.end, ["finished", "error"], "end");
    const seconds = number(result.seconds, "seconds");
    if (!(seconds >= 0 && seconds < Infinity)) refuse("seconds", "a duration");
    return {
      outputs: this.#outputs(result.outputs, "outputs"),
      title: text(result.title, "title", MOST_NAME),
      seconds,
      end,
      ...(end === "error" && { error: this.#failure(result.error) }),
      ...(result.lacks !== undefined && { lacks: text(result.lacks, "lacks", MOST_NAME) }),
      ...(result.recording !== undefined && { recording: recordingOf(result.recording) }),
      ...(result.earlier !== undefined && { earlier: drawnOf(result.earlier) }),
    };
  }

  /**
   * @param {keyof typeof MOST} kind
   * @param {number} amount
   */
  #take(kind, amount) {
    this.#left[kind] -= amount;
    if (this.#left[kind] < 0) {
      throw new RefusedReply(`there are more than ${thousands(MOST[kind])} ${kind} in what it gives back`);
    }
  }

  /**
   * @param {unknown} value
   * @param {string} where
   */
  #text(value, where) {
    const found = text(value, where, MOST_LETTERS);
    this.#take("characters", found.length);
    return found;
  }

  /**
   * @param {unknown} value
   * @param {string} where
   * @param {number} [length]
   */
  #numbers(value, where, length) {
    const found = list(value, where, MOST.numbers);
    if (length !== undefined && found.length !== length) refuse(where, `a list of ${length} numbers`);
    this.#take("numbers", found.length);
    return Array.from(found, (each) => number(each, where));
  }

  /**
   * @param {unknown} value
   * @param {string} where
   * @returns {Output[]}
   */
  #outputs(value, where) {
    const found = list(value, where, MOST.outputs);
    this.#take("outputs", found.length);
    return Array.from(found, (each, index) => this.#output(each, `${where}[${index}]`));
  }

  /**
   * @param {unknown} value
   * @param {string} where
   * @returns {Output}
   */
  #output(value, where) {
    const output = record(value, where);
    const cell = whole(output.cell, `${where}.cell`);
    const kind = oneOf(output.kind, ["text", "note", "repr", "chart", "figure", "film", "clear"], `${where}.kind`);
    if (kind === "chart") return { kind, cell, ...this.#plots.plot(output, where) };
    if (kind === "figure") return { kind, cell, ...this.#plots.figure(output, where) };
    if (kind === "film") return { kind, cell, ...this.#plots.film(output, where) };
    if (kind === "clear") return { kind, cell };
    return { kind, text: this.#text(output.text, `${where}.text`), cell };
  }

  /** @param {unknown} value @returns {Failure} */
  #failure(value) {
    const failure = record(value, "error");
    const { line } = failure;
    return {
      type: text(failure.type, "error.type", MOST_NAME),
      message: text(failure.message, "error.message", 2 * MOST_MESSAGE),
      traceback: this.#text(failure.traceback, "error.traceback"),
      ...(line !== undefined && { line: whole(line, "error.line") }),
      cell: whole(failure.cell, "error.cell"),
    };
  }
}

/** @param {unknown} value @returns {Recording} */
function recordingOf(value) {
  const recording = record(value, "recording");
  const operation = numbersOf(Uint8Array, recording.operation, "operation");
  const { length } = operation;
  if (length === 0 || length > MOST_VALUES) refuse("recording.operation", "a list of one value or more");
  const a = numbersOf(Uint32Array, recording.a, "a", length);
  const b = numbersOf(Uint32Array, recording.b, "b", length);
  checkOperands(operation, a, b);
  const scopes = scopesOf(recording.scopes);
  const scope = numbersOf(Uint32Array, recording.scope, "scope", length);
  if (scope.some((number) => number > scopes.length)) refuse("recording.scope", "numbers of its scopes");
  if (recording.root !== length - 1) refuse("recording.root", "the last place");
  const { isOwn } = recording;
  return {
    operation,
    a,
    b,
    exponent: numbersOf(Float64Array, recording.exponent, "exponent", length),
    data: numbersOf(Float64Array, recording.data, "data", length),
    grad: numbersOf(Float64Array, recording.grad, "grad", length),
    labels: namesOf(recording.labels, "recording.labels", length),
    scope,
    scopes,
    symbols: namesOf(recording.symbols, "recording.symbols", length),
    ...placesOf(recording, "changed", length),
    ...placesOf(recording, "plain", length),
    ...(isOwn !== undefined && { isOwn: truth(isOwn, "recording.isOwn") }),
    root: length - 1,
  };
}

/**
 * Checks places, which need not be there.
 * @template {"changed" | "plain"} Name
 * @param {Record<string, unknown>} recording
 * @param {Name} name
 * @param {number} length
 * @returns {{ [name in Name]?: number[] }}
 */
function placesOf(recording, name, length) {
  const places = recording[name];
  if (places === undefined) return {};
  const where = `recording.${name}`;
  const checked = Array.from(list(places, where, length), (place) => below(place, length, where));
  return /** @type {{ [name in Name]?: number[] }} */ ({ [name]: checked });
}

/**
 * @param {unknown} value
 * @returns {Drawn[]}
 */
function drawnOf(value) {
  let left = MOST_DRAWN_VALUES;
  return Array.from(list(value, "result.earlier", MOST_DRAWN), (each, index) => {
    const where = `result.earlier[${index}]`;
    const drawn = record(each, where);
    const recording = recordingOf(drawn.recording);
    left -= recording.data.length;
    if (left < 0) refuse(where, `among at most ${thousands(MOST_DRAWN_VALUES)} values`);
    return { title: text(drawn.title, `${where}.title`, MOST_NAME), recording };
  });
}

/**
 * Checks that operands come before their consumers, and that each operation has the right number of operands.
 * @param {Uint8Array} operation
 * @param {Uint32Array} a
 * @param {Uint32Array} b
 */
function checkOperands(operation, a, b) {
  for (let place = 0; place < operation.length; place++) {
    const code = operation[place];
    const count = a[place] === NONE ? 0 : b[place] === NONE ? 1 : 2;
    const isKnown = code === OPAQUE ? count > 0 : OPERATIONS[code]?.operands === count;
    if (!isKnown) refuse(`recording.operation[${place}]`, "an operation with its operands");
    if (count > 0 && a[place] >= place) refuse(`recording.a[${place}]`, "an earlier place");
    if (b[place] !== NONE && (count < 2 || b[place] >= place)) refuse(`recording.b[${place}]`, "an earlier place");
  }
}

/**
 * Checks that outer scopes come before inner ones.
 * @param {unknown} value
 * @returns {Scope[]}
 */
function scopesOf(value) {
  const depths = [0];
  return Array.from(list(value, "recording.scopes", MOST_VALUES), (each, index) => {
    const where = `recording.scopes[${index}]`;
    const scope = record(each, where);
    const parent = below(scope.parent, index + 1, `${where}.parent`);
    const depth = depths[parent] + 1;
    if (depth > MOST_DEPTH) refuse(where, `within at most ${MOST_DEPTH} others`);
    depths.push(depth);
    return { name: text(scope.name, `${where}.name`, MOST_NAME), parent };
  });
}

/**
 * Checks names of places.
 * @param {unknown} value
 * @param {string} where
 * @param {number} length
 * @returns {[number, string][]}
 */
function namesOf(value, where, length) {
  return Array.from(list(value, where, length), (each) => {
    const [place, name] = list(each, where, 2);
    return [below(place, length, where), text(name, where, MOST_NAME)];
  });
}

/**
 * Copies an array, so that nothing else can change it.
 * @template {Uint8Array | Uint32Array | Float64Array} Numbers
 * @param {{ new (length: number): Numbers }} Kind
 * @param {unknown} value
 * @param {string} name
 * @param {number} [length]
 */
function numbersOf(Kind, value, name, length) {
  const isFine = value instanceof Kind && (length === undefined || value.length === length);
  if (!isFine) refuse(`recording.${name}`, `a ${Kind.name}${length === undefined ? "" : ` of ${length}`}`);
  return /** @type {Numbers} */ (value.slice());
}
