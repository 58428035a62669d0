// Runs the learner's Python apart from the page. Speaks what result.d.ts says.
import { createRunner } from "./runner.js";

/** @import { Reply, Request } from "./result.js" */

const scope = /** @type {{ onmessage: unknown, postMessage(reply: Reply): void }} */ (/** @type {unknown} */ (self));

try {
  const runner = await createRunner();
  // The first run is slower than those after it: let it be this one.
  runner.run("from micrograd.engine import Value\na = Value(2.0) * 3.0\na.backward()\na");
  scope.onmessage = (/** @type {MessageEvent<Request>} */ { data: { id, source, fresh } }) => {
    const result = runner.run(source, {
      fresh,
      onOutputs: (outputs) => scope.postMessage({ type: "outputs", id, outputs }),
    });
    // They have been told.
    scope.postMessage({ type: "result", id, result: { ...result, outputs: [] }, isSpent: runner.isSpent });
  };
  scope.postMessage({ type: "ready" });
} catch (error) {
  scope.postMessage({ type: "failed", message: error instanceof Error ? error.message : String(error) });
}
