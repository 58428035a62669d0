// Keeps the code and the interpreter for the next visit in this browser.

/** @import { Interpreter } from "../../python/host/python.js" */

const KEY = "micrograd-playground.code";
const INTERPRETER = "micrograd-playground.python";

/** @typedef {{ preset: string, code: string }} Saved */

/** @returns {Saved | undefined} */
export function savedCode() {
  try {
    const { preset, code } = JSON.parse(localStorage.getItem(KEY) ?? "null") ?? {};
    return typeof preset === "string" && typeof code === "string" ? { preset, code } : undefined;
  } catch {
    // The storage is not allowed, or holds something else.
    return undefined;
  }
}

/** @param {Saved} saved */
export function saveCode(saved) {
  try {
    localStorage.setItem(KEY, JSON.stringify(saved));
  } catch {
    // The page works without storage, too.
  }
}

/** @returns {Interpreter} */
export function savedInterpreter() {
  try {
    return localStorage.getItem(INTERPRETER) === "full" ? "full" : "quick";
  } catch {
    return "quick";
  }
}

/** @param {Interpreter} interpreter */
export function saveInterpreter(interpreter) {
  try {
    localStorage.setItem(INTERPRETER, interpreter);
  } catch {
    // The page works without storage, too.
  }
}
