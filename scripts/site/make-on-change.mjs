// In `make dev`, what is compiled (the engine, the room for Python, the layouts) is made anew when its sources change.
import { spawn } from "node:child_process";
import { relative, resolve } from "node:path";

/** What `make build` reads. It finds out itself which of its targets a file concerns. */
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
