// Reads our Python modules in the form that the runner takes: MicroPython has a file system of its own.
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../www/python/modules", import.meta.url));

/**
 * Every module, by its path below www/python/modules.
 * @returns {Promise<[path: string, text: string][]>}
 */
export async function pythonModules() {
  const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".py"))
    .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
  return Promise.all(
    paths.map(async (path) => /** @type {[string, string]} */ ([path, await readFile(join(FOLDER, path), "utf8")])),
  );
}
