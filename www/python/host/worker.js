// The worker that runs the learner's Python. Its messages are those of result.d.ts.
import { createRunner } from "./runner.js";

/** @import { Files, Reply, Request } from "./result.js" */

/**
 * @template Message
 * @typedef {{ onmessage: (event: MessageEvent<Message>) => void, postMessage: (reply: Reply) => void }} Scope
 */
const scope = /** @type {unknown} */ (self);
const [incoming, replies] = [/** @type {Scope<Files>} */ (scope), /** @type {Scope<Request>} */ (scope)];

/** @type {Files} */
const { files } = await new Promise((resolve) => {
  incoming.onmessage = ({ data }) => resolve(data);
});
// There is no network here: the page has posted the WebAssembly that MicroPython would fetch.
globalThis.fetch = async (name) =>
  new Response(files[String(name)], { headers: { "content-type": "application/wasm" } });

try {
  const runner = await createRunner({
    engine: files["micrograd.wasm"],
    modules: JSON.parse(new TextDecoder().decode(files["modules.json"])),
  });
  // The first run is slower than later ones, so it is made before the learner's.
  runner.run("from micrograd.engine import Value\na = Value(2.0) * 3.0\na.backward()\na");
  replies.onmessage = ({ data: { id, source, fresh } }) => {
    const result = runner.run(source, {
      fresh,
      onOutputs: (outputs) => replies.postMessage({ type: "outputs", id, outputs }),
    });
    // The outputs have already been sent.
    replies.postMessage({ type: "result", id, result: { ...result, outputs: [] }, isSpent: runner.isSpent });
  };
  replies.postMessage({ type: "ready" });
} catch (error) {
  replies.postMessage({ type: "failed", message: error instanceof Error ? error.message : String(error) });
}
