// The script inside the locked room: it starts the worker that runs the learner's code, and passes messages on. The
// worker may say what it likes; too much of it ends it.
import { Gate } from "./gate.js";

/** @import { RoomFiles } from "./room.js" */

const { port1: port, port2: outer } = new MessageChannel();

port.onmessage = (/** @type {MessageEvent<RoomFiles>} */ { data: { script, files } }) => {
  const gate = new Gate();
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  worker.onmessage = ({ data }) => {
    if (gate.admits(data)) return port.postMessage(data);
    worker.onmessage = null;
    worker.terminate();
    port.postMessage({ type: "ended" });
  };
  worker.onerror = (event) => {
    event.preventDefault();
    const message = String(event.message || "Its script could not be run.");
    port.postMessage({ type: "failed", message: message.slice(0, 1000) });
  };
  port.onmessage = ({ data }) => worker.postMessage(data);
  worker.postMessage({ files }, Object.values(files));
};

// Whoever holds this port speaks with the room; the page takes it from this frame alone.
parent.postMessage("open", "*", [outer]);
