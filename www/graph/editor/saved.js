// Keeps the code, the interpreter and the panes for the next visit in this browser.
import { read, write } from "../../ui/storage.js";

/** @import { Interpreter } from "../../python/host/python.js" */
/** @import { LineError } from "./codemirror.js" */

const CODE = "micrograd-playground.code";
const INTERPRETER = "micrograd-playground.python";
const PANES = "micrograd-playground.panes";

/**
 * A program of the learner's own, and the example that it started from.
 * @typedef {{ preset: string, text: string }} Program
 *
 * What the pane showed after the code ran, for which the next visit keeps the room: the description of the example, the height of
 * the output in pixels, and the line that failed.
 * @typedef {{ about: string, output: number, error?: LineError }} Room
 *
 * The saved code: `code` is the text in the editor, `own` are the learner's latest programs, the last edited first, and `room` is
 * there once the code has run.
 * @typedef {{ preset: string, code: string, own: Program[], room?: Room }} Saved
 *
 * The width of the code and the height of the sheet in percent of the window, and whether the code is hidden.
 * @typedef {{ width: number, height: number, isHidden: boolean }} SavedPanes
 */

/** @returns {Saved | undefined} */
export function savedCode() {
  const { preset, code, own, room } = found(CODE);
  if (typeof preset !== "string" || typeof code !== "string") return undefined;
  // Earlier versions of the page kept one text.
  const programs = typeof own === "string" ? [{ preset, text: own }] : Array.isArray(own) ? own.filter(isProgram) : [];
  return { preset, code, own: programs, ...(isRoom(room) && { room }) };
}

/** @param {unknown} kept @returns {kept is Room} */
function isRoom(kept) {
  if (typeof kept !== "object" || kept === null) return false;
  const { about, output, error } = /** @type {Record<string, any>} */ (kept);
  const isError = error === undefined || (Number.isInteger(error?.line) && typeof error.message === "string");
  return typeof about === "string" && Number.isFinite(output) && isError;
}

/** Keeps the room that the saved code needs, if it is this code. @param {string} code @param {Room} room */
export function saveRoom(code, room) {
  const saved = savedCode();
  if (saved?.code === code) saveCode({ ...saved, room });
}

/** @param {Saved} saved */
export function saveCode(saved) {
  write(CODE, saved);
}

/** @param {unknown} kept @returns {kept is Program} */
function isProgram(kept) {
  if (typeof kept !== "object" || kept === null) return false;
  const { preset, text } = /** @type {Record<string, unknown>} */ (kept);
  return typeof preset === "string" && typeof text === "string";
}

/** @returns {Interpreter} */
export function savedInterpreter() {
  return found(INTERPRETER).name === "full" ? "full" : "quick";
}

/** @param {Interpreter} interpreter */
export function saveInterpreter(interpreter) {
  write(INTERPRETER, { name: interpreter });
}

/** @returns {Partial<SavedPanes>} */
export function restorePanes() {
  const { width, height, isHidden } = found(PANES);
  const isPercent = (/** @type {unknown} */ size) => typeof size === "number" && size >= 0 && size <= 100;
  return {
    ...(isPercent(width) && { width: Number(width) }),
    ...(isPercent(height) && { height: Number(height) }),
    ...(typeof isHidden === "boolean" && { isHidden }),
  };
}

/** @param {SavedPanes} panes */
export function savePanes(panes) {
  write(PANES, panes);
}

/** @param {string} key @returns {Record<string, unknown>} */
function found(key) {
  const kept = read(key);
  return typeof kept === "object" && kept !== null ? /** @type {Record<string, unknown>} */ (kept) : {};
}
