// The script of the sandboxed frame starts the worker that runs the learner's code, and passes messages on. A worker that
// sends too much is terminated.
import { Gate } from "./gate.js";

/** @import { Opening } from "./sandbox.js" */

const { port1: port, port2: outer } = new MessageChannel();

port.onmessage = (/** @type {MessageEvent<Opening>} */ { data: { script, names } }) => {
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
  port.onmessage = ({ data }) => worker.postMessage(data, data.content ? [data.content] : []);
  worker.postMessage({ names });
};

// The holder of this port talks to the worker; the page accepts it from this frame only.
parent.postMessage("open", "*", [outer]);
