// Writes into www/index.html which modules each part starts with, so that a browser asks for all of them at once rather
// than one import after another. `node scripts/preload.mjs check` only tells whether the list is right.
import { readFileSync, writeFileSync } from "node:fs";
import { posix } from "node:path";

const PAGE = "www/index.html";
/** What a part runs from the first moment on: its modules, and those of its worker. */
const ROOTS = {
  learn: ["app.js", "learn/part.js"],
  train: ["app.js", "train/part.js", "train/worker/worker.js"],
  graph: ["app.js", "micrograd.js", "graph/part.js"],
};
const LIST = /(\n *)(const modules = )\{[\s\S]*?\};/;

const page = readFileSync(PAGE, "utf8");
const { imports } = JSON.parse(page.match(/<script type="importmap">([\s\S]*?)<\/script>/)[1]);

/** Adds a module and all that it imports when it loads. */
function follow(path, found) {
  if (found.has(path)) return;
  found.add(path);
  const source = readFileSync(`www/${path}`, "utf8");
  // Libraries are bundles of their own: what looks like an import in them is none.
  if (path.startsWith("vendor/")) return;
  for (const [, name] of source.matchAll(/^(?:import|export)\b[^;"']*?from\s*"([^"]+)"|^import\s*"([^"]+)"/gm)) {
    if (!name) continue;
    const target = name.startsWith(".") ? posix.join(posix.dirname(path), name) : posix.normalize(imports[name]);
    follow(target, found);
  }
}

const lists = Object.entries(ROOTS).map(([part, roots]) => {
  const found = new Set();
  for (const root of roots) follow(root, found);
  return [part, [...found].sort()];
});
const text = page.replace(LIST, (_, indent, start) => {
  const entries = lists.map(([part, paths]) => `${indent}  ${part}:${indent}    "${paths.join(" ")}",`);
  return `${indent}${start}{${entries.join("")}${indent}};`;
});

if (text === page) {
  if (!LIST.test(page)) throw new Error(`${PAGE} has no list of modules`);
} else if (process.argv[2] === "check") {
  console.error(`The list of modules in ${PAGE} is out of date: run node scripts/preload.mjs`);
  process.exitCode = 1;
} else {
  writeFileSync(PAGE, text);
}
