// Reads our Python modules as pairs of path and text, which the runner writes into the interpreter's own file system.
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../www/python/modules", import.meta.url));

/** Comments, and texts that describe a function or a class. They are emptied, so that the page loads less and lines keep their numbers. */
const COMMENTS = /^ *#.*$/gm;
const DESCRIPTIONS = /(?<=^ *)"""[\s\S]*?"""$/gm;

/**
 * Returns every module, with its path below www/python/modules.
 * @returns {Promise<[path: string, text: string][]>}
 */
export async function pythonModules() {
  const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".py"))
    .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
  return Promise.all(
    paths.map(async (path) => {
      const text = await readFile(join(FOLDER, path), "utf8");
      const short = text.replace(COMMENTS, "").replace(DESCRIPTIONS, (found) => `""${found.replace(/[^\n]+/g, "")}`);
      return /** @type {[string, string]} */ ([path, short]);
    }),
  );
}
