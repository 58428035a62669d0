// The worker of the full interpreter. Pyodide's own script is a part of this one: the room lets nothing be imported.
import "./no-scripts.js";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { info } from "pyodide/pyodide-lock.json";
import { createRunner } from "./full.js";
import { serve } from "./worker.js";

/** Where Pyodide looks for its files. It is no address: `fetch` answers with what the page has posted. */
const NOWHERE = "https://room.invalid/";

await serve((files) =>
  createRunner(files, {
    indexURL: NOWHERE,
    createPyodideModule,
    // No packages are installed.
    lockFileContents: { info, packages: {} },
  }),
);
