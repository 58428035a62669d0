// Runs the full interpreter in a worker. This script includes Pyodide's own, as the sandbox allows no imports.
import "./no-scripts.js";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { info } from "pyodide/pyodide-lock.json";
import { createRunner } from "./full.js";
import { serve } from "./worker.js";

/** The folder of Pyodide's files. The address does not exist: our `fetch` returns the files that the page has posted. */
const NOWHERE = "https://sandbox.invalid/";

await serve((files) =>
  createRunner(files, {
    indexURL: NOWHERE,
    createPyodideModule,
    // No packages are installed.
    lockFileContents: { info, packages: {} },
  }),
);
