// The page's side: runs replace one another, and a run that does not end is ended.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Worker } from "node:worker_threads";
import { Session } from "../../www/python/host/session.js";
import { INTERPRETER } from "../common/python-runner.js";

/** Starts a thread of Node that has the interface of a browser's worker. */
function startThread() {
  const thread = new Worker(new URL("./thread.mjs", import.meta.url), { workerData: INTERPRETER });
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

test("an endless loop is stopped; what it printed is kept; the next run works", async () => {
  let printed;
  const first = new Promise((resolve) => {
    printed = resolve;
  });
  const running = session.run("import time\nprint('on')\nwhile True:\n    time.sleep(0.1)\n    print('and on')\n", {
    onOutput: printed,
  });
  await first;
  assert.ok(session.isRunning);
  session.stop();
  const result = await running;
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

test("what is no reply ends the run that it came from, and not the one that waits", async () => {
  const opened = [];
  const other = new Session(() => {
    const sent = [];
    const sandbox = {
      onmessage: null,
      onerror: null,
      sent,
      postMessage: (message) => sent.push(message),
      terminate() {},
    };
    opened.push(sandbox);
    return sandbox;
  });
  const say = (data) => opened.at(-1).onmessage({ data });
  say({ type: "ready" });
  const first = other.run("1");
  say("forged");
  const { end, error } = await first;
  assert.equal(end, "error");
  assert.match(error.message, /a reply should be a plain object/);
  say({ type: "ready" });
  const replaced = other.run("2");
  const waiting = other.run("3");
  say({ type: "outputs", id: "2" });
  assert.equal((await replaced).end, "replaced");
  assert.equal(opened.length, 3);
  say({ type: "ready" });
  const [{ id, source }] = opened.at(-1).sent;
  assert.equal(source, "3");
  say({ type: "result", id, result: { outputs: [], title: "", seconds: 0, end: "finished" }, isSpent: false });
  assert.equal((await waiting).end, "finished");
  other.close();
});

test("a breakdown is told apart from what could not be loaded, and the code can run again", async () => {
  const opened = [];
  const other = new Session(() => {
    const sandbox = { onmessage: null, onerror: null, postMessage: () => {}, terminate() {} };
    opened.push(sandbox);
    return sandbox;
  });
  const say = (data) => opened.at(-1).onmessage({ data });
  const failures = [];
  other.onFailure((message, isFault) => failures.push([message, isFault]));
  say({ type: "failed", message: "no file" });
  other.restart();
  say({ type: "ready" });
  const broken = other.run("1");
  say({ type: "failed", message: "injected" });
  assert.deepEqual(failures, [
    ["no file", false],
    ["injected", true],
  ]);
  other.restart();
  say({ type: "ready" });
  const again = other.run("1");
  assert.equal((await broken).end, "replaced");
  say({ type: "result", id: 2, result: { outputs: [], title: "", seconds: 0, end: "finished" }, isSpent: false });
  assert.equal((await again).end, "finished");
  other.close();
});

test("code that names a library waits until it has come, and other code does not", async () => {
  session.restart();
  const { outputs, error } = await session.run("import numpy as np\nprint(np.arange(3).sum())");
  assert.equal(error, undefined);
  assert.equal(outputs[0].text, "3\n");
  session.restart();
  // It is the request after which the thread sends the libraries.
  assert.equal((await session.run("4 + 4")).outputs[0].text, "8");
});
