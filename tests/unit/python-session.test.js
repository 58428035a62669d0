// The page's side: runs replace one another, and a run that does not end is ended.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Worker } from "node:worker_threads";
import { init } from "../../www/engine/instance.js";
import { Session } from "../../www/python/host/session.js";

await init();

/** A thread of Node's with the face of a browser's worker. */
function startThread() {
  const thread = new Worker(new URL("./python-thread.mjs", import.meta.url));
  const worker = {
    onmessage: null,
    onerror: null,
    postMessage: (data) => thread.postMessage(data),
    terminate: () => thread.terminate(),
  };
  thread.on("message", (data) => worker.onmessage?.({ data }));
  thread.on("error", (error) => worker.onerror?.(error));
  return worker;
}

const session = new Session(startThread);
after(() => session.close());

test("a run before Python is ready waits for it", async () => {
  const result = await session.run("print('a')\nprint('b')\n1 + 1");
  assert.equal(result.end, "finished");
  assert.deepEqual(result.outputs, [
    { kind: "text", text: "a\nb\n", cell: 0 },
    { kind: "repr", text: "2", cell: 0 },
  ]);
});

test("an endless loop is stopped within a second; what it printed is kept; the next run works", async () => {
  let printed;
  const first = new Promise((resolve) => {
    printed = resolve;
  });
  const running = session.run("import time\nprint('on')\nwhile True:\n    time.sleep(0.1)\n    print('and on')\n", {
    onOutput: printed,
  });
  await first;
  assert.ok(session.isRunning);
  const stopped = performance.now();
  session.stop();
  const result = await running;
  assert.ok(performance.now() - stopped < 1000);
  assert.equal(result.end, "stopped");
  assert.match(result.outputs[0].text, /^on\n/);
  assert.equal((await session.run("2 + 2")).outputs[0].text, "4");
});

test("a new run replaces one that does not end", async () => {
  const old = session.run("while True: pass");
  const next = session.run("3 + 3");
  assert.equal((await old).end, "replaced");
  assert.equal((await next).outputs[0].text, "6");
});

test("of many runs in a row the last one counts", async () => {
  const runs = Array.from({ length: 20 }, (_, index) => session.run(`${index} * 2`));
  const results = await Promise.all(runs);
  assert.deepEqual(
    results.map(({ end }) => end),
    [...Array(19).fill("replaced"), "finished"],
  );
  assert.equal(results.at(-1).outputs[0].text, "38");
});

test("variables are kept when asked for", async () => {
  await session.run("kept = 7");
  assert.equal((await session.run("kept", { fresh: false })).outputs[0].text, "7");
  assert.equal((await session.run("kept")).error.type, "NameError");
});
