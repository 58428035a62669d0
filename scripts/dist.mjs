// Writes dist/: the site as it is published. Our modules are many and small; here each part and each worker is a few
// files, with source maps that show the modules as they were written. All lie side by side, so that an address that a
// module makes relative to itself is relative to the site.
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { posix, relative, resolve } from "node:path";
import { build } from "esbuild";

const OUT = "dist";
/** What starts by itself: the page, its workers, and the library that others may import. */
const ENTRIES = {
  app: "app.js",
  micrograd: "micrograd.js",
  "train-worker": "train/worker.js",
  "layout-worker": "graph/picture/layout-worker.js",
  "python-worker": "python/worker.js",
  "bench-worker": "bench/worker.js",
};
const BUNDLED = /\.js$/;
/** What each part starts with: its own module and the workers it does not do without. */
const PARTS = { train: ["train/part.js", "train/worker.js"], graph: ["graph/part.js", "micrograd.js"] };

const page = await readFile("www/index.html", "utf8");
const { imports } = JSON.parse(page.match(/<script type="importmap">([\s\S]*?)<\/script>/)[1]);
const names = new Map(Object.entries(ENTRIES).map(([name, path]) => [path, `${name}.js`]));

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

await rm(OUT, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: Object.entries(ENTRIES).map(([out, path]) => ({ in: `www/${path}`, out })),
  plugins: [site],
  outdir: OUT,
  bundle: true,
  splitting: true,
  minify: true,
  sourcemap: true,
  format: "esm",
  target: "es2022",
  charset: "utf8", // viz.js holds its WebAssembly as text, which grows by a third when escaped
  external: ["node:*"],
  legalComments: "none", // vendor/licenses.txt has them
  metafile: true,
  logLevel: "warning",
});
const unneeded = (path) => BUNDLED.test(path) || path.endsWith(".d.ts") || /(^|\/)\.[^/]+$/.test(path);
await cp("www", OUT, { recursive: true, filter: (path) => !unneeded(path) });

/** The file that a module went into, and those that it imports when it loads. */
function follow(output, found = new Set()) {
  if (found.has(output)) return found;
  found.add(output);
  for (const { path, kind } of metafile.outputs[output].imports) {
    if (kind === "import-statement") follow(path, found);
  }
  return found;
}
const outputs = new Map(Object.entries(metafile.outputs).map(([output, { entryPoint }]) => [entryPoint, output]));
const lists = Object.entries(PARTS).map(([part, roots]) => {
  const files = ["app.js", ...roots].flatMap((path) => [...follow(outputs.get(`www/${path}`))]);
  return [part, [...new Set(files)].map((path) => relative(OUT, path)).join(" ")];
});
const list = `const modules = ${JSON.stringify(Object.fromEntries(lists))};`;
await writeFile(
  `${OUT}/index.html`,
  page.replace(/const modules = \{[\s\S]*?\};/, () => list),
);
await writeFile(`${OUT}/.nojekyll`, ""); // GitHub Pages serves every file as it is
