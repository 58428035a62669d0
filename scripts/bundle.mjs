// Bundles each npm library the page uses into one ES module in www/vendor, with its types and its licence.
import { copyFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

/**
 * The modules of www/vendor, each with the packages whose exports it carries: all of them, or those that are named,
 * where the rest would weigh.
 * @type {Record<string, (string | [name: string, exports: string[]])[]>}
 */
const LIBRARIES = {
  signals: ["@preact/signals-core"],
  viz: ["@viz-js/viz"],
  "d3-array": [["d3-array", ["bin", "bisectCenter", "extent"]]],
  "d3-scale": [["d3-scale", ["scaleLinear", "scaleLog"]]],
  "d3-shape": [["d3-shape", ["line"]]],
  "d3-contour": ["d3-contour"],
  "d3-zoom": ["d3-zoom", "d3-selection"],
  "d3-interpolate": ["d3-interpolate"],
  "d3-dsv": ["d3-dsv"],
  pbf: ["pbf"],
  codemirror: [
    ["@codemirror/state", ["Compartment", "EditorState", "Prec", "StateEffect", "StateField"]],
    [
      "@codemirror/view",
      ["Decoration", "EditorView", "WidgetType", "drawSelection", "highlightActiveLine", "keymap", "lineNumbers"],
    ],
    [
      "@codemirror/commands",
      ["defaultKeymap", "history", "historyKeymap", "indentWithTab", "redo", "redoDepth", "undo", "undoDepth"],
    ],
    [
      "@codemirror/language",
      ["HighlightStyle", "bracketMatching", "indentOnInput", "indentUnit", "syntaxHighlighting"],
    ],
    ["@codemirror/lang-python", ["pythonLanguage"]],
    ["@lezer/highlight", ["tags"]],
  ],
};
const MICROPYTHON = "@micropython/micropython-webassembly-pyscript";
const COPIES = { "micropython.wasm": `${MICROPYTHON}/micropython.wasm` };
const OUT = "www/vendor";

/** @param {(typeof LIBRARIES)[string]} packages */
const exportsOf = (packages) =>
  packages
    .map((entry) => {
      const [name, exports] = typeof entry === "string" ? [entry] : entry;
      return `export ${exports ? `{ ${exports.join(", ")} }` : "*"} from "${name}";\n`;
    })
    .join("");

await rm(OUT, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: [...Object.keys(LIBRARIES).map((name) => ({ in: `library:${name}`, out: name }))],
  plugins: [
    {
      name: "library",
      setup(bundler) {
        bundler.onResolve({ filter: /^library:/ }, ({ path }) => ({ path: path.slice(8), namespace: "library" }));
        bundler.onLoad({ filter: /.*/, namespace: "library" }, ({ path }) => ({
          contents: exportsOf(LIBRARIES[path]),
          resolveDir: ".",
        }));
      },
    },
  ],
  outdir: OUT,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8", // viz.js holds its WebAssembly as text, which grows by a third when escaped
  legalComments: "eof",
  metafile: true,
  logLevel: "warning",
});

for (const [name, packages] of Object.entries(LIBRARIES)) {
  await writeFile(`${OUT}/${name}.d.ts`, exportsOf(packages));
}

for (const [name, path] of Object.entries(COPIES)) await copyFile(`node_modules/${path}`, `${OUT}/${name}`);

/** The packages that went into the folder, dependencies included. */
const bundled = new Set([
  ...Object.keys(metafile.inputs).flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []),
  MICROPYTHON,
]);
const notices = [...bundled].sort().map(async (name) => {
  const folder = `node_modules/${name}`;
  const { version, license, repository } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(`${folder}/${file}`, "utf8") : `See ${repository.url ?? repository}`;
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
});
await writeFile(`${OUT}/licenses.txt`, (await Promise.all(notices)).join(`\n${"-".repeat(80)}\n\n`));
