// Publishes embed.js, the script for other sites. It is a classic script without imports, as a module of another
// origin would need CORS headers from the server.
import { script } from "./script.mjs";

const ENTRY = "www/embed/elements.js";
const NAME = "embed.js";

/** @returns {import("vite").Plugin} */
export function embedScript() {
  return {
    name: "embed-script",
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: NAME, source: await script(ENTRY) });
    },
    configureServer({ middlewares }) {
      middlewares.use(`/${NAME}`, async (_, response) => {
        response.setHeader("content-type", "text/javascript").end(await script(ENTRY));
      });
    },
  };
}
