// The script inside the locked room: it starts the worker that runs the learner's code, and passes messages on. The
// worker may say what it likes; too much of it ends it.
import { Gate } from "./gate.js";

/** @import { Furniture } from "./room.js" */

addEventListener("message", function furnish(/** @type {MessageEvent<Furniture>} */ { source, data, ports: [port] }) {
  if (source !== parent || !port) return;
  removeEventListener("message", furnish);
  const gate = new Gate();
  const worker = new Worker(URL.createObjectURL(new Blob([data.script], { type: "text/javascript" })));
  worker.onmessage = ({ data }) => {
    if (gate.admits(data)) return port.postMessage(data);
    worker.onmessage = null;
    worker.terminate();
    port.postMessage({ type: "ended" });
  };
  worker.onerror = (event) => {
    event.preventDefault();
    port.postMessage({
      type: "failed",
      message: String(event.message || "Its script could not be run.").slice(0, 1000),
    });
  };
  port.onmessage = ({ data }) => worker.postMessage(data);
  worker.postMessage({ files: data.files }, Object.values(data.files));
});
