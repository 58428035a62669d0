// Serves a runner in a worker, whose script is quick-worker.js or full-worker.js. result.d.ts describes the messages.

import { namesLibrary } from "./libraries.js";

/** @import { File, Names, Reply, Request } from "./result.js" */
/** @import { Runner } from "./runner.js" */

/**
 * @template Message
 * @typedef {{ onmessage: (event: MessageEvent<Message>) => void, postMessage: (reply: Reply) => void }} Scope
 */
const scope = /** @type {unknown} */ (self);
const [incoming, replies] = [/** @type {Scope<Names | File>} */ (scope), /** @type {Scope<Request | File>} */ (scope)];

/** @typedef {[path: string, text: string][]} Modules */
/** @typedef {{ modules: Promise<Modules>, engine: Promise<BufferSource> }} Given what a runner is given as it arrives */

/** What each file that has been announced and is not there yet is given to. @type {Map<string, (content: ArrayBuffer) => void>} */
const awaited = new Map();
/** @param {File} file */
const receive = ({ name, content }) => awaited.get(name)?.(content);

/** The file of the libraries, if they come after the start. */
const LATE = "libraries.json";

/** @param {(files: Given) => Promise<Runner>} createRunner */
export async function serve(createRunner) {
  const files = await arriving();
  // The sandbox has no network, so the page posts the files that an interpreter would fetch.
  globalThis.fetch = async (address) =>
    new Response(await files.get(String(address).replace(/.*\//, "")), {
      headers: { "content-type": "application/wasm" },
    });
  const fileCalled = (/** @type {string} */ name) => /** @type {Promise<ArrayBuffer>} */ (files.get(name));
  /** @param {string} name @returns {Promise<Modules>} */
  const modulesIn = async (name) => JSON.parse(new TextDecoder().decode(await fileCalled(name)));
  const parts = ["modules.json", "library-modules.json", "full-modules.json"].filter((name) => files.has(name));
  /** Whether the libraries come after the start, and have not been added. */
  let lacksLibraries = files.has(LATE);

  try {
    const runner = await createRunner({
      engine: fileCalled("micrograd.wasm"),
      modules: Promise.all(parts.map(modulesIn)).then((modules) => modules.flat()),
    });
    // The first run is slower than later ones, so this one precedes the learner's.
    runner.run("from micrograd.engine import Value\na = Value(2.0) * 3.0\na.backward()\na");
    /** @param {Request} request */
    const answer = ({ id, source, fresh }) => {
      const result = runner.run(source, {
        fresh,
        onOutputs: (outputs) => replies.postMessage({ type: "outputs", id, outputs }),
      });
      // The outputs have already been sent, so the result need not contain them.
      const isSpent = runner.isSpent || runner.isWorn;
      replies.postMessage({ type: "result", id, result: { ...result, outputs: [] }, isSpent });
    };
    // The next request comes after the answer to this one, so none overtakes another that waits.
    replies.onmessage = ({ data }) => {
      if ("content" in data) return receive(data);
      if (!lacksLibraries || !namesLibrary(data.source)) return answer(data);
      const add = async () => {
        runner.add(await modulesIn(LATE));
        lacksLibraries = false;
        answer(data);
      };
      add().catch((error) => reportError(error));
    };
    replies.postMessage({ type: "ready" });
  } catch (error) {
    replies.postMessage({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

/** Resolves to the files that the page has announced, by name, each of which resolves when it is there. @returns {Promise<Map<string, Promise<ArrayBuffer>>>} */
function arriving() {
  return new Promise((resolve) => {
    incoming.onmessage = ({ data }) => {
      if ("content" in data) return receive(data);
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
