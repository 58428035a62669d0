// Serves a runner in a worker, whose script is quick-worker.js or full-worker.js. result.d.ts describes the messages.

/** @import { Files, Reply, Request } from "./result.js" */
/** @import { Runner } from "./runner.js" */

/**
 * @template Message
 * @typedef {{ onmessage: (event: MessageEvent<Message>) => void, postMessage: (reply: Reply) => void }} Scope
 */
const scope = /** @type {unknown} */ (self);
const [incoming, replies] = [/** @type {Scope<Files>} */ (scope), /** @type {Scope<Request>} */ (scope)];

/** @param {(files: { modules: [path: string, text: string][], engine: BufferSource }) => Promise<Runner>} createRunner */
export async function serve(createRunner) {
  /** @type {Files} */
  const { files } = await new Promise((resolve) => {
    incoming.onmessage = ({ data }) => resolve(data);
  });
  // The sandbox has no network, so the page has posted the files that an interpreter would fetch.
  globalThis.fetch = async (address) =>
    new Response(files[String(address).replace(/.*\//, "")], { headers: { "content-type": "application/wasm" } });

  try {
    const runner = await createRunner({
      engine: files["micrograd.wasm"],
      modules: JSON.parse(new TextDecoder().decode(files["modules.json"])),
    });
    // The first run is slower than later ones, so this one precedes the learner's.
    runner.run("from micrograd.engine import Value\na = Value(2.0) * 3.0\na.backward()\na");
    replies.onmessage = ({ data: { id, source, fresh } }) => {
      const result = runner.run(source, {
        fresh,
        onOutputs: (outputs) => replies.postMessage({ type: "outputs", id, outputs }),
      });
      // The outputs have already been sent, so the result need not contain them.
      const isSpent = runner.isSpent || runner.isWorn;
      replies.postMessage({ type: "result", id, result: { ...result, outputs: [] }, isSpent });
    };
    replies.postMessage({ type: "ready" });
  } catch (error) {
    replies.postMessage({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}
