// The page's connection to the worker that trains.
import { compiledEngine } from "../../engine/compiled.js";

/** @import { Reply, Request } from "./messages.js" */

/** The connection that was started before the lab that uses it. @type {Connection | undefined} */
let prepared;

/** Starts the worker while the part still loads: both have many modules. */
export function prepare() {
  prepared = new Connection();
}

/** @param {(reply: Reply) => void} receive */
export function connect(receive) {
  const connection = prepared ?? new Connection();
  prepared = undefined;
  connection.listen(receive);
  return connection;
}

class Connection {
  #worker;
  /** Replies that arrived before there was a listener. @type {Reply[]} */
  #unheard = [];
  /** @type {(reply: Reply) => void} */
  #receive = (reply) => this.#unheard.push(reply);

  constructor() {
    this.#worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    compiledEngine().then((module) => this.ask({ type: "engine", module }));
    this.#worker.addEventListener("message", ({ data }) => this.#receive(data));
    this.#worker.addEventListener("error", ({ message }) => {
      const reason = message || "the script of its worker is missing or too new for this browser";
      this.#receive({ type: "failed", loading: true, message: reason });
    });
  }

  /** @param {(reply: Reply) => void} receive */
  listen(receive) {
    this.#receive = receive;
    // The replies wait until the listener knows of this connection.
    for (const reply of this.#unheard.splice(0)) queueMicrotask(() => receive(reply));
  }

  /** @param {Request} request */
  ask(request) {
    this.#worker.postMessage(request);
  }

  close() {
    this.#worker.terminate();
  }
}
