// Reads our Python modules as pairs of path and text, which the runner writes into the interpreter's own file system.
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../www/python/modules", import.meta.url));

/** Lines that are comments. They are emptied, so that the page loads less and lines keep their numbers. */
const COMMENTS = /^ *#.*$/gm;

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
      return /** @type {[string, string]} */ ([path, text.replace(COMMENTS, "")]);
    }),
  );
}
