// The worker that reads a table, which may take seconds, and answers what the page asks about it.
import { Refused } from "../../../ui/refused.js";
import { HeldTable } from "./held-table.js";

/** @import { Answer, Question } from "./remote-table.js" */

/** @type {HeldTable | undefined} */
let table;

/** @param {Question} question @returns {Promise<unknown>} */
async function answer({ name, given }) {
  if (name === "read") {
    table = await HeldTable.read(given[0]);
    return table.head();
  }
  if (!table) throw new Error(`${name} came before read`);
  const method = /** @type {(...given: unknown[]) => unknown} */ (table[name]);
  return method.apply(table, given);
}

self.addEventListener("message", async (/** @type {MessageEvent<Question>} */ { data }) => {
  /** @type {Answer} */
  let reply;
  try {
    reply = { id: data.id, result: await answer(data) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply = { id: data.id, [error instanceof Refused ? "refused" : "failed"]: message };
  }
  self.postMessage(reply);
});
