// Writes the files of the sandbox for Python into www/pkg: its page, each runner as one classic script with the
// files of its interpreter, and our Python modules as one file.
import { createHash } from "node:crypto";
import { copyFile, stat, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { isInLibrary } from "../www/python/host/libraries.js";
import { pythonModules } from "./python-modules.mjs";

const OUT = "www/pkg";

/** The packages of the interpreters, and the files of each that it loads. */
export const INTERPRETERS = {
  "@micropython/micropython-webassembly-pyscript": ["micropython.wasm"],
  pyodide: ["pyodide.asm.wasm", "python_stdlib.zip"],
};

/**
 * Bundles a module and all that it imports into one classic script, as a sandboxed frame cannot start a worker from a module.
 * @param {string} entry
 */
async function classicScript(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    // A module may await at its top level, although nothing is imported or exported any more.
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none", // licenses.txt contains them
    // A module gets the files that it would load from its own folder as data.
    define: { "import.meta.url": '""' },
    // The interpreters import these only in Node.
    external: ["node:*", "fs", "module", "path", "url", "ws"],
    logLevel: "warning",
  });
  return `(async()=>{"use strict";${outputFiles[0].text.trim()}\n})();`;
}

/**
 * Returns the page of the sandbox, and the hash of its script, which the policy of the page around it must allow, too.
 * @returns {Promise<{ html: string, hash: string }>}
 */
export async function sandboxPage() {
  const script = await classicScript("www/python/host/frame.js");
  const hash = `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
  const policy = `default-src 'none'; script-src ${hash} 'wasm-unsafe-eval'; worker-src blob:`;
  const html = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${script}</script>`;
  return { html, hash };
}

if (process.argv[1]?.endsWith("sandbox.mjs")) {
  for (const name of ["quick", "full"]) {
    await writeFile(`${OUT}/python-${name}.js`, await classicScript(`www/python/host/${name}-worker.js`));
  }
  for (const [name, files] of Object.entries(INTERPRETERS)) {
    for (const file of files) await copyFile(`node_modules/${name}/${file}`, `${OUT}/${file}`);
  }
  const modules = await pythonModules();
  const isOfFull = (/** @type {string} */ path) => path.startsWith("full/");
  // What stands for libraries, and what the full interpreter alone needs, are not on the way of the first graph.
  const parts = {
    "python-modules.json": modules.filter(([path]) => !isOfFull(path) && !isInLibrary(path)),
    "python-libraries.json": modules.filter(([path]) => isInLibrary(path)),
    "full-modules.json": modules.filter(([path]) => isOfFull(path)),
  };
  for (const [name, part] of Object.entries(parts)) await writeFile(`${OUT}/${name}`, JSON.stringify(part));
  const { html } = await sandboxPage();
  const full = ["python-full.js", ...INTERPRETERS.pyodide, "micrograd_bg.wasm", ...Object.keys(parts)];
  const sizes = await Promise.all(full.map(async (file) => (await stat(`${OUT}/${file}`)).size));
  const constants = { SANDBOX: html, FULL_BYTES: sizes.reduce((sum, size) => sum + size) };
  const lines = Object.entries(constants).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`);
  await writeFile(`${OUT}/python-sandbox.js`, lines.join(""));
}
