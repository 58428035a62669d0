// Adds to www/index.html what the published page needs. The page contains its styles and the first card of the course, and a
// part's section its first picture, so that there is something to see before anything else has loaded. The page preloads the
// files of the part that its address names, and its content security policy allows only its own scripts.
import { createHash } from "node:crypto";
import { basename } from "node:path";
import { init } from "../../www/micrograd.js";
import { cardPicture, graphPicture } from "../first/graph.mjs";
import { trainPicture } from "../first/train.mjs";
import { sandboxPage } from "../sandbox.mjs";
import { script } from "./script.mjs";

/** @typedef {import("vite").Rolldown.OutputBundle} Bundle */

/**
 * The files that each part needs at its start: first of all its section, which has its first picture, then other modules of
 * www/, and scripts by the beginnings of their names, and last what the sandbox for Python fetches.
 */
const PARTS = {
  learn: { section: [], modules: ["app.js", "engine/instance.js", "learn/part.js"], scripts: [], fetched: [] },
  train: {
    section: ["train/section.js"],
    modules: ["app.js", "train/part.js"],
    scripts: ["train-worker"],
    fetched: [],
  },
  graph: {
    section: ["graph/section.js"],
    modules: ["app.js", "engine/instance.js", "graph/part.js"],
    scripts: [],
    fetched: ["python-quick", "micropython", "python-modules"],
  },
};
const ENGINE = "micrograd_bg";
/** The functions that draw what takes the place of a comment in the markup of a section. */
const PICTURES = { graph: graphPicture, train: trainPicture };
const PLACEHOLDER = "<!-- first picture -->";

/** The content security policy. It allows inline styles, as drawings set styles from their numbers. */
const POLICY = {
  "default-src": "'self'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  // The sandbox for the learner's Python inherits this policy.
  "worker-src": "'self' blob:",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** @returns {import("vite").Plugin} */
export function publishedPage() {
  return {
    name: "published-page",
    apply: "build",
    async transform(code, id) {
      const [, part] = /\/www\/(graph|train)\/section\.html\?raw$/.exec(id) ?? [];
      if (!part) return;
      if (!code.includes(PLACEHOLDER)) throw new Error(`the section of ${part} has no place for its first picture`);
      await init();
      const picture = await PICTURES[part]();
      return { code: code.replace(PLACEHOLDER, () => JSON.stringify(picture).slice(1, -1)), map: null };
    },
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle = {} }) {
        await init();
        const picture = await cardPicture();
        const place = await script("scripts/first/place.js");
        const page = withoutComments(withStyles(html, bundle))
          // The first paint waits for the picture, which arrives in the same few packets.
          .replace('rel="expect" href="#bench"', 'rel="expect" href="#first"')
          .replace("</script>", () => `</script>\n    <script>${preloads(bundle)}</script>`)
          .replace("  </body>", () => `${picture}\n<script id="first">${place}${filling(bundle)}</script>\n  </body>`);
        return withPolicy(page, (await sandboxPage()).hash);
      },
    },
  };
}

/** Returns a page without the comments of its markup, its scripts and its styles. @param {string} html */
function withoutComments(html) {
  return html
    .replace(/ *<!--.*?-->\n?/gs, "")
    .replace(/<script\b[^>]*>.*?<\/script>/gs, (script) => script.replace(/^ *\/\/.*\n/gm, ""))
    .replace(/<style\b[^>]*>.*?<\/style>/gs, (style) => style.replace(/\/\*.*?\*\/\n?/gs, ""));
}

/** @param {string} html @param {Bundle} bundle */
function withStyles(html, bundle) {
  return html.replace(/^ *<link\b[^>]* rel="stylesheet"[^>]*>\n/gm, (link) => {
    // A style sheet with an id stays a separate file, whose name Vite has not written yet.
    const id = /(?<= id=")[^"]*/.exec(link)?.[0];
    const path = id ? fileCalled(bundle, id) : (/(?<=href="\.\/)[^"]*/.exec(link)?.[0] ?? "");
    const { source } = /** @type {import("vite").Rolldown.OutputAsset} */ (bundle[path]);
    delete bundle[path];
    const others = /(?<= )(?:id|media)="[^"]*"/g;
    return `${["<style", ...(link.match(others) ?? [])].join(" ")}>${String(source).trim()}</style>\n`;
  });
}

/**
 * Returns a script that requests all files that a part needs at its start: at once its section and the engine, which is the
 * largest; the many others when the section has come, as they would share the line with its first picture; and then what is
 * fetched, so that the line is busy while the modules start.
 * @param {Bundle} bundle
 */
function preloads(bundle) {
  const files = Object.entries(PARTS).map(([part, { section, modules, scripts, fetched }]) => {
    const first = section.flatMap((path) => modulesOf(bundle, path));
    const named = scripts.map((name) => fileCalled(bundle, name));
    const all = new Set([...modules.flatMap((path) => modulesOf(bundle, path)), ...named]);
    const others = [...all].filter((file) => !first.includes(file));
    return [part, [first, others, fetched.map((name) => fileCalled(bundle, name))]];
  });
  const lists = JSON.stringify(Object.fromEntries(files));
  const engine = JSON.stringify(fileCalled(bundle, ENGINE));
  return [
    `{const [first, others, fetched] = ${lists}[document.documentElement.dataset.part] ?? [];`,
    `const ask = (link) => new Promise((done) => {`,
    `document.head.append(Object.assign(document.createElement("link"), link, { onload: done, onerror: done })); });`,
    `const askAll = (files) => Promise.all(files.map((href) => ask({ rel: "modulepreload", href })));`,
    `const fetchAll = (files) => files.map((href) => ask({ rel: "preload", as: "fetch", crossOrigin: "", href }));`,
    `const askOthers = () => askAll(others).then(() => fetchAll(fetched));`,
    `if (first) {`,
    `if (first.length) askAll(first).then(askOthers); else askOthers();`,
    `fetchAll([${engine}]); }}`,
  ].join("");
}

/** Returns a script that fills the section of the part that the address names, before app.js has come. @param {Bundle} bundle */
function filling(bundle) {
  const files = Object.keys(PICTURES).map((part) => [part, `./${modulesOf(bundle, `${part}/section.js`)[0]}`]);
  return [
    `{const file = ${JSON.stringify(Object.fromEntries(files))}[document.documentElement.dataset.part];`,
    // What cannot be loaded is told by app.js.
    `if (file) import(file).then(({ fill }) => fill(), () => {});}`,
  ].join("");
}

/** @param {Bundle} bundle @param {string} name */
function fileCalled(bundle, name) {
  const found = Object.keys(bundle).find((path) => basename(path).startsWith(`${name}-`) && !path.endsWith(".map"));
  if (!found) throw new Error(`the build has no file ${name}`);
  return found;
}

/** Returns the file that contains a module, and the files that it imports statically. @param {Bundle} bundle @param {string} path */
function modulesOf(bundle, path) {
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
  const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/www/${path}`)));
  if (!chunk) throw new Error(`the build has no module ${path}`);
  const found = new Set([chunk.fileName]);
  for (const file of found) {
    const output = bundle[file];
    if (output?.type === "chunk") for (const imported of output.imports) if (imported in bundle) found.add(imported);
  }
  return [...found];
}

/** Adds a policy that allows the scripts of a page. @param {string} html @param {string} sandbox the hash of the sandbox's script */
function withPolicy(html, sandbox) {
  const hashes = Array.from(html.matchAll(/<script(?![^>]* src=)[^>]*>([\s\S]*?)<\/script>/g), ([, text]) => {
    return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  });
  const rules = { ...POLICY, "script-src": [POLICY["script-src"], sandbox, ...hashes].join(" ") };
  const content = Object.entries(rules).map((rule) => rule.join(" "));
  const meta = `<meta http-equiv="Content-Security-Policy" content="${content.join("; ")}" />`;
  return html.replace(/(<meta charset=.*?>)/, `$1\n    ${meta}`);
}
