// The page's Python in Node. The tests of Python hold for both interpreters: scripts/test.mjs runs them once in each.
import { pythonModules } from "../../scripts/python-modules.mjs";
import * as full from "../../www/python/host/full.js";
import * as quick from "../../www/python/host/quick.js";

const INTERPRETERS = { quick, full };

/** The interpreter under test. @type {keyof typeof INTERPRETERS} */
export const INTERPRETER = process.env.INTERPRETER ?? "quick";

export const createRunner = async () => INTERPRETERS[INTERPRETER].createRunner({ modules: await pythonModules() });
