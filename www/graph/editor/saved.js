// Keeps the code, the interpreter and the panes for the next visit in this browser.

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
  const { preset, code, own } = read(CODE);
  if (typeof preset !== "string" || typeof code !== "string") return undefined;
  return { preset, code, own: typeof own === "string" ? own : undefined };
}

/** @param {Saved} saved */
export function saveCode(saved) {
  write(CODE, saved);
}

/** @returns {Interpreter} */
export function savedInterpreter() {
  return read(INTERPRETER).name === "full" ? "full" : "quick";
}

/** @param {Interpreter} interpreter */
export function saveInterpreter(interpreter) {
  write(INTERPRETER, { name: interpreter });
}

/** @returns {Partial<SavedPanes>} */
export function restorePanes() {
  const { width, isHidden } = read(PANES);
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
function read(key) {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? "null");
    return typeof found === "object" && found !== null ? found : {};
  } catch {
    // The browser does not allow storage, or it holds something else.
    return {};
  }
}

/** @param {string} key @param {unknown} value */
function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is optional.
  }
}
