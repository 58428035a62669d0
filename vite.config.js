// Configures Vite, which builds and serves the page for `make serve`, `make dev` and `make dist`.
import { isBuiltin } from "node:module";
import { resolve } from "node:path";
import { defineConfig } from "vite";
import { INTERPRETERS } from "./scripts/sandbox.mjs";
import { startingFiles } from "./scripts/site/chunks.mjs";
import { embedScript } from "./scripts/site/embed-script.mjs";
import { licences } from "./scripts/site/licences.mjs";
import { makeOnChange } from "./scripts/site/make-on-change.mjs";
import { publishedPage } from "./scripts/site/page.mjs";
import { socialPreview } from "./scripts/site/social-preview.mjs";
import { sourceLink } from "./scripts/site/source-link.mjs";
import { takenPort } from "./scripts/site/taken-port.mjs";
import { withoutFunctionConstructor } from "./scripts/site/without-function-constructor.mjs";

const notices = licences("licenses.txt", Object.keys(INTERPRETERS));

/** The imports that are not bundled, as only Node uses them. */
const external = isBuiltin;
const checks = { pluginTimings: false };

/**
 * Returns the name of a chunk's file. The modules of a part, of its section and of a worker are named after their folder.
 * @param {{ name: string, facadeModuleId?: string | null }} chunk
 */
function fileName({ name, facadeModuleId }) {
  const [, folder, module] = /\/www\/(\w+)\/(?:.*\/)?(part|section|worker)\.js$/.exec(facadeModuleId ?? "") ?? [];
  return `assets/${folder ? `${folder}-${module}` : name}-[hash].js`;
}

// The libraries are in a folder beside www/.
export default defineConfig({
  root: "www",
  base: "./",
  appType: "mpa",
  publicDir: false,
  plugins: [
    withoutFunctionConstructor(),
    sourceLink(),
    socialPreview(),
    publishedPage(),
    embedScript(),
    notices,
    takenPort(),
    makeOnChange(),
  ],
  worker: {
    format: "es",
    plugins: () => [withoutFunctionConstructor(), notices.inWorker],
    rolldownOptions: { external, checks, output: { codeSplitting: false, entryFileNames: fileName } },
  },
  server: { fs: { allow: ["."] } },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    cssTarget: "esnext",
    sourcemap: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000, // kilobytes: Graphviz
    rolldownOptions: {
      input: { page: resolve("www/index.html"), micrograd: resolve("www/micrograd.js") },
      external,
      checks,
      preserveEntrySignatures: "strict",
      output: {
        // Other sites import the library by its name.
        entryFileNames: (chunk) => (chunk.name === "micrograd" ? "micrograd.js" : fileName(chunk)),
        chunkFileNames: fileName,
        codeSplitting: { groups: startingFiles() },
      },
    },
  },
});
