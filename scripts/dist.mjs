// Writes dist/: the site as it is published. Our modules are many and small; here each part is a few files and each
// worker is one, with source maps that show the modules as they were written. All lie side by side, so that an address
// that a module makes relative to itself is relative to the site. The page brings its styles and its first pictures along,
// so that there is something to see before anything else has come.
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { posix, relative, resolve } from "node:path";
import { build } from "esbuild";
import { init } from "../www/micrograd.js";
import { graphPicture } from "./first/graph.mjs";
import { trainPicture } from "./first/train.mjs";

const OUT = "dist";
/** What starts by itself: the page, and the library that others may import. */
const ENTRIES = { app: "app.js", micrograd: "micrograd.js" };
const WORKERS = {
  "train-worker": "train/worker/worker.js",
  "layout-worker": "graph/layout/layout-worker.js",
  "bench-worker": "bench/worker.js",
};
const BUNDLED = /(?<!pkg\/python-runner)\.(js|css)$/;
/** What each part starts with: its own module, and the worker it does not do without. */
const PARTS = {
  learn: ["learn/part.js"],
  train: ["train/part.js", "train/worker/worker.js"],
  graph: ["graph/part.js", "micrograd.js"],
};
const STYLESHEET = /^ *<link rel="stylesheet" href="(.*?)" \/>\n/gm;

const page = await readFile("www/index.html", "utf8");
const { imports } = JSON.parse(page.match(/<script type="importmap">([\s\S]*?)<\/script>/)[1]);
const names = new Map(Object.entries({ ...ENTRIES, ...WORKERS }).map(([name, path]) => [path, `${name}.js`]));

/** @type {import("esbuild").Plugin} */
const site = {
  name: "site",
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, ({ path }) =>
      imports[path] ? { path: resolve("www", imports[path]) } : null,
    );
    bundler.onLoad({ filter: /\/www\/.*\.js$/ }, async ({ path }) => {
      const folder = posix.dirname(relative("www", path));
      const source = await readFile(path, "utf8");
      const contents = source.replace(/new URL\((["'`])(.*?)\1, import\.meta\.url\)/g, (_, quote, target) => {
        const place = posix.join(folder, target);
        return `new URL(${quote}./${names.get(place) ?? place}${quote}, import.meta.url)`;
      });
      return { contents };
    });
  },
};

/** @type {import("esbuild").BuildOptions} */
const COMMON = {
  bundle: true,
  minify: true,
  target: "es2022",
  charset: "utf8", // viz.js holds its WebAssembly as text, which grows by a third when escaped
  legalComments: "none", // vendor/licenses.txt has them
  logLevel: "warning",
};
/** @param {Record<string, string>} entries @param {boolean} splitting whether modules that are shared get files of their own */
const bundle = (entries, splitting) =>
  build({
    ...COMMON,
    entryPoints: Object.entries(entries).map(([out, path]) => ({ in: `www/${path}`, out })),
    plugins: [site],
    outdir: OUT,
    splitting,
    sourcemap: true,
    format: "esm",
    external: ["node:*"],
    metafile: true,
  });

/** What a text is bundled into, to stand in the page. @param {string} contents @param {"css" | "js"} loader */
async function inlined(contents, loader) {
  const { outputFiles } = await build({
    ...COMMON,
    stdin: { contents, loader, resolveDir: "." },
    format: "iife",
    write: false,
  });
  return outputFiles[0].text.trim();
}

await rm(OUT, { recursive: true, force: true });
const { outputs } = (await bundle(ENTRIES, true)).metafile;
await bundle(WORKERS, false);
const unneeded = (path) => BUNDLED.test(path) || path.endsWith(".d.ts") || /(^|\/)\.[^/]+$/.test(path);
for (const entry of await readdir("www", { recursive: true, withFileTypes: true })) {
  const path = posix.join(entry.parentPath, entry.name);
  if (entry.isFile() && !unneeded(path)) await cp(path, posix.join(OUT, relative("www", path)));
}

/** The file that a module went into, and those that it imports when it loads. */
function follow(output, found = new Set()) {
  if (found.has(output)) return found;
  found.add(output);
  for (const { path, kind } of outputs[output].imports) {
    if (kind === "import-statement") follow(path, found);
  }
  return found;
}
const files = new Map(Object.entries(outputs).map(([output, { entryPoint }]) => [entryPoint, output]));
const filesOf = (path) =>
  names.has(path) && !files.has(`www/${path}`) ? [`${OUT}/${names.get(path)}`] : [...follow(files.get(`www/${path}`))];
const lists = Object.entries(PARTS).map(([part, roots]) => {
  const needed = new Set(["app.js", ...roots].flatMap(filesOf));
  return [part, [...needed].map((path) => relative(OUT, path)).join(" ")];
});

const sheets = [...Array.from(page.matchAll(STYLESHEET), ([, path]) => `www/${path}`), "scripts/first/first.css"];
const styles = await inlined(sheets.map((path) => `@import "./${path}";`).join("\n"), "css");
const place = await inlined('import "./scripts/first/place.js";', "js");
await init();
const pictures = [await graphPicture(), trainPicture()].join("\n");

const published = page
  .replace(STYLESHEET, "")
  // The first paint waits for the picture, which comes in the same few packets.
  .replace('rel="expect" href="#bench"', 'rel="expect" href="#first"')
  .replace("  </head>", () => `<style>${styles}</style>\n  </head>`)
  .replace(/const modules = \{[\s\S]*?\};/, () => `const modules = ${JSON.stringify(Object.fromEntries(lists))};`)
  .replace("  </body>", () => `${pictures}\n<script id="first">${place}</script>\n  </body>`);
await writeFile(`${OUT}/index.html`, published);
await writeFile(`${OUT}/.nojekyll`, ""); // GitHub Pages serves every file as it is
