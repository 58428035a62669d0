// Keeps the code, the interpreter and the panes for the next visit in this browser.
import { read, write } from "../../ui/storage.js";

/** @import { Interpreter } from "../../python/host/python.js" */

const CODE = "micrograd-playground.code";
const INTERPRETER = "micrograd-playground.python";
const PANES = "micrograd-playground.panes";

/**
 * A program of the learner's own, and the example that it started from.
 * @typedef {{ preset: string, text: string }} Program
 *
 * The saved code: `code` is the text in the editor, `own` are the learner's latest programs, the last edited first.
 * @typedef {{ preset: string, code: string, own: Program[] }} Saved
 *
 * The width of the code and the height of the sheet in percent of the window, and whether the code is hidden.
 * @typedef {{ width: number, height: number, isHidden: boolean }} SavedPanes
 */

/** @returns {Saved | undefined} */
export function savedCode() {
  const { preset, code, own } = found(CODE);
  if (typeof preset !== "string" || typeof code !== "string") return undefined;
  // Earlier versions of the page kept one text.
  const programs = typeof own === "string" ? [{ preset, text: own }] : Array.isArray(own) ? own.filter(isProgram) : [];
  return { preset, code, own: programs };
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
