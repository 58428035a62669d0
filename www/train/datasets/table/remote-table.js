// The page's end of a table that a worker reads and keeps. Each table has a worker of its own.
import { Refused } from "../../../ui/refused.js";

/** @import { HeldTable, TableHead } from "./held-table.js" */

/** What a table can be asked. @typedef {"guessRoles" | "points" | "columnsFor" | "newPoints" | "scored"} Asked */
/** @typedef {{ id: number } & ({ name: "read", given: [source: string | File] } | { name: Asked, given: unknown[] })} Question */
/** @typedef {{ id: number, result?: unknown, refused?: string, failed?: string }} Answer */

export class RemoteTable {
  #worker = new Worker(new URL("./table-worker.js", import.meta.url), { type: "module" });
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  #asked = 0;

  constructor() {
    this.#worker.addEventListener("message", (/** @type {MessageEvent<Answer>} */ { data }) => {
      const { id, result, refused, failed } = data;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (refused !== undefined) waiting?.reject(new Refused(refused));
      else if (failed !== undefined) waiting?.reject(new Error(failed));
      else waiting?.resolve(result);
    });
    this.#worker.addEventListener("error", ({ message }) => {
      const error = new Error(message || "the script that reads tables is missing or too new for this browser");
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    });
  }

  /** @param {string | File} source @returns {Promise<TableHead>} */
  read(source) {
    return this.#tell({ name: "read", given: [source] });
  }

  /**
   * @template {Asked} Name
   * @param {Name} name
   * @param {Parameters<HeldTable[Name]>} given
   * @returns {Promise<ReturnType<HeldTable[Name]>>}
   */
  ask(name, ...given) {
    return this.#tell({ name, given });
  }

  /** Ends the worker. What was asked is never answered. */
  close() {
    this.#worker.terminate();
  }

  /** @param {{ name: "read", given: [source: string | File] } | { name: Asked, given: unknown[] }} question @returns {Promise<any>} */
  #tell(question) {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...question });
    });
  }
}
