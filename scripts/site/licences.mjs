// Writes the licences of the packages in the site and its workers.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const FOLDER = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** @param {string} folder of a package */
function notice(folder) {
  const { name, version, license, repository } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file ? readFileSync(`${folder}/${file}`, "utf8") : `See ${repository.url ?? repository}`;
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/**
 * @param {string} fileName of the list
 * @param {string[]} others packages that are part of the site but not among its modules
 * @returns {import("vite").Plugin & { inWorker: import("vite").Plugin }}
 */
export function licences(fileName, others) {
  /** @type {Set<string>} */
  const folders = new Set(others.map((name) => resolve("node_modules", name)));
  /** @param {import("vite").Rolldown.OutputBundle} bundle */
  const collect = (bundle) => {
    for (const output of Object.values(bundle)) {
      if (output.type !== "chunk") continue;
      for (const id of output.moduleIds) {
        const folder = FOLDER.exec(id)?.[1];
        if (folder && existsSync(`${folder}/package.json`)) folders.add(folder);
      }
    }
  };
  return {
    name: "licences",
    apply: "build",
    generateBundle(_, bundle) {
      collect(bundle);
      const notices = [...folders].sort().map(notice);
      this.emitFile({ type: "asset", fileName, source: notices.join(`\n${"-".repeat(80)}\n\n`) });
    },
    inWorker: { name: "licences-of-worker", generateBundle: (_, bundle) => collect(bundle) },
  };
}
