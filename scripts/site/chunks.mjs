// Puts the modules that a part needs at its start into few files, since browsers spend milliseconds on each. Modules that the
// same starts need share a file, whatever else imports them later, so that no start loads what it does not need.
import { resolve } from "node:path";

/** @typedef {import("vite").Rolldown.ChunkingContext} ChunkingContext */

/** The modules of www/ that something starts with, by the name of what starts. */
const STARTS = {
  library: "micrograd.js",
  page: "app.js",
  learn: "learn/part.js",
  "graph-section": "graph/section.js",
  graph: "graph/part.js",
  "train-section": "train/section.js",
  train: "train/part.js",
};
/** What the cards of the course load later: a piece of a lab must not bring the whole lab with it. */
const CARDS = "cards";
/**
 * What only these need stays where Rolldown puts it: the markup loads the page's script and the sections, whose exports must keep
 * their names, and each card has a file of its own.
 */
const UNGROUPED = new Set(["page", "graph-section", "train-section", CARDS]);

/**
 * Returns a module and what it imports, and what that imports.
 * @param {string} path in www/
 * @param {ChunkingContext} context
 * @param {boolean} [isLater] whether to follow imports of later, too
 */
function importedBy(path, context, isLater = false) {
  const found = new Set([resolve("www", path)]);
  for (const id of found) {
    const { importedIds = [], dynamicallyImportedIds = [] } = context.getModuleInfo(id) ?? {};
    for (const imported of isLater ? [...importedIds, ...dynamicallyImportedIds] : importedIds) found.add(imported);
  }
  return found;
}

/** Returns the groups of modules that become files. @returns {import("vite").Rolldown.CodeSplittingGroup[]} */
export function startingFiles() {
  /** @type {[name: string, modules: Set<string>][]} */
  let starts = [];
  /** Returns the names of what needs a module, none if Rolldown is to choose its file. @param {string} id @param {ChunkingContext} context */
  const neededBy = (id, context) => {
    if (starts.length === 0) {
      starts = Object.entries(STARTS).map(([name, path]) => [name, importedBy(path, context)]);
      starts.push([CARDS, importedBy(STARTS.learn, context, true)]);
    }
    const names = starts.filter(([, modules]) => modules.has(id)).map(([name]) => name);
    return names.length === 1 && UNGROUPED.has(names[0]) ? [] : names;
  };
  // A group takes along what its modules import, unless a group of higher priority has it: that of more starts.
  return [...Object.keys(STARTS), CARDS].map((_, index) => ({
    priority: index,
    name(id, context) {
      const names = neededBy(id, context);
      return names.length === index + 1 ? names.join("-") : null;
    },
  }));
}
