// The worker that trains, as long as it lives.

/** @import { Reply, Request } from "./messages.js" */

export class Connection {
  #worker;

  /** @param {(reply: Reply) => void} receive */
  constructor(receive) {
    this.#worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => receive(data));
    this.#worker.addEventListener("error", ({ message }) => {
      const reason = message || "the script of its worker is missing or too new for this browser";
      receive({ type: "failed", loading: true, message: reason });
    });
  }

  /** @param {Request} request */
  ask(request) {
    this.#worker.postMessage(request);
  }

  close() {
    this.#worker.terminate();
  }
}
