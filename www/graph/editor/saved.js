// Keeps the code, the interpreter and the panes for the next visit in this browser.
import { read, write } from "../../ui/storage.js";

/** @import { Interpreter } from "../../python/host/python.js" */

const CODE = "micrograd-playground.code";
const INTERPRETER = "micrograd-playground.python";
const PANES = "micrograd-playground.panes";

/**
 * The saved code: `code` is the text in the editor, `own` is the learner's latest own text.
 * @typedef {{ preset: string, code: string, own?: string }} Saved
 *
 * The width of the code in percent of the window, and whether it is hidden.
 * @typedef {{ width: number, isHidden: boolean }} SavedPanes
 */

/** @returns {Saved | undefined} */
export function savedCode() {
  const { preset, code, own } = found(CODE);
  if (typeof preset !== "string" || typeof code !== "string") return undefined;
  return { preset, code, own: typeof own === "string" ? own : undefined };
}

/** @param {Saved} saved */
export function saveCode(saved) {
  write(CODE, saved);
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
  const { width, isHidden } = found(PANES);
  return {
    ...(typeof width === "number" && width >= 0 && width <= 100 && { width }),
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
