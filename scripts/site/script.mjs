import { build } from "vite";

/**
 * Bundles a module into a classic script without imports.
 * @param {string} entry
 */
export async function script(entry) {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    build: { write: false, target: "es2022", lib: { entry, formats: ["iife"], name: "script" } },
  });
  const [{ output }] = /** @type {import("vite").Rolldown.RolldownOutput[]} */ ([result].flat());
  return output[0].code.trim();
}
