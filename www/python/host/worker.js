// Serves a runner in a worker, whose script is quick-worker.js or full-worker.js. result.d.ts describes the messages.

/** @import { File, Names, Reply, Request } from "./result.js" */
/** @import { Runner } from "./runner.js" */

/**
 * @template Message
 * @typedef {{ onmessage: (event: MessageEvent<Message>) => void, postMessage: (reply: Reply) => void }} Scope
 */
const scope = /** @type {unknown} */ (self);
const [incoming, replies] = [/** @type {Scope<Names | File>} */ (scope), /** @type {Scope<Request>} */ (scope)];

/** @typedef {{ modules: Promise<[path: string, text: string][]>, engine: Promise<BufferSource> }} Given what a runner is given as it arrives */

/** @param {(files: Given) => Promise<Runner>} createRunner */
export async function serve(createRunner) {
  const files = await arriving();
  // The sandbox has no network, so the page posts the files that an interpreter would fetch.
  globalThis.fetch = async (address) =>
    new Response(await files.get(String(address).replace(/.*\//, "")), {
      headers: { "content-type": "application/wasm" },
    });
  const parts = ["modules.json", "full-modules.json"].filter((name) => files.has(name));
  const fileCalled = (/** @type {string} */ name) => /** @type {Promise<ArrayBuffer>} */ (files.get(name));

  try {
    const runner = await createRunner({
      engine: fileCalled("micrograd.wasm"),
      modules: Promise.all(parts.map((part) => fileCalled(part))).then((contents) =>
        contents.flatMap((content) => JSON.parse(new TextDecoder().decode(content))),
      ),
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

/** Resolves to the files that the page has announced, by name, each of which resolves when it is there. @returns {Promise<Map<string, Promise<ArrayBuffer>>>} */
function arriving() {
  /** @type {Map<string, (content: ArrayBuffer) => void>} */
  const awaited = new Map();
  return new Promise((resolve) => {
    incoming.onmessage = ({ data }) => {
      if ("content" in data) return awaited.get(data.name)?.(data.content);
      const files = data.names.map((name) => {
        /** @type {Promise<ArrayBuffer>} */
        const content = new Promise((arrive) => {
          awaited.set(name, arrive);
        });
        return /** @type {const} */ ([name, content]);
      });
      resolve(new Map(files));
    };
  });
}
