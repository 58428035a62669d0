// Rebuilds the engine, the sandbox for Python and the layouts in `make dev` when their sources change.
import { spawn } from "node:child_process";
import { relative, resolve } from "node:path";

/** The sources of `make build`, which itself determines the targets that depend on a file. */
const SOURCES = ["src", "www/python", "www/engine", "www/graph", "www/learn/chapters"].map((path) => resolve(path));

/** @returns {import("vite").Plugin} */
export function makeOnChange() {
  return {
    name: "make-on-change",
    configureServer({ watcher, ws, config: { logger } }) {
      let isMaking = false;
      let isStale = false;
      const make = () => {
        isStale = isMaking;
        if (isMaking) return;
        isMaking = true;
        spawn("make", ["build"], { stdio: "inherit" }).on("exit", (status) => {
          isMaking = false;
          if (isStale) make();
          else if (status !== 0) logger.error("make build failed; the page is as it was");
          else {
            logger.info("make build is done; the page reloads", { timestamp: true });
            ws.send({ type: "full-reload" });
          }
        });
      };
      watcher.add(SOURCES);
      watcher.on("all", (_event, path) => {
        if (SOURCES.some((source) => !relative(source, path).startsWith(".."))) make();
      });
    },
  };
}
