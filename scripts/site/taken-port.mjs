// Explains what to do when another process uses the port.

/**
 * @param {import("vite").HttpServer | null} server
 * @param {string} target of the Makefile
 * @param {number} port
 */
function watch(server, target, port) {
  server?.on("error", (/** @type {NodeJS.ErrnoException} */ { code }) => {
    if (code !== "EADDRINUSE") return;
    console.error(`Port ${port} is in use. Choose another one, for example: make ${target} PORT=${port + 1}`);
    process.exit(1);
  });
}

/** @returns {import("vite").Plugin} */
export function takenPort() {
  return {
    name: "taken-port",
    configureServer: ({ httpServer, config }) => watch(httpServer, "dev", config.server.port),
    configurePreviewServer: ({ httpServer, config }) => watch(httpServer, "serve", config.preview.port),
  };
}
