// The training worker itself, in a thread that has of a browser's worker what it uses.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Worker } from "node:worker_threads";

const worker = new URL("../../www/train/worker/", import.meta.url);
/** @param {string} fault code that breaks something of the worker before it starts */
const thread = (fault) => `
import { parentPort } from "node:worker_threads";
globalThis.self = {
  postMessage: (message, { transfer } = {}) => parentPort.postMessage(message, transfer),
  addEventListener: (_, listener) => parentPort.on("message", (data) => listener({ data })),
  close: () => process.exit(),
};
const { Lab } = await import("${worker}lab.js");
${fault}
await import("${worker}worker.js");
parentPort.postMessage("listening");
`;
const threads = [];
after(() => Promise.all(threads.map((started) => started.terminate())));

/** Starts a worker, and returns how to speak to it. */
async function open(fault = "") {
  const started = new Worker(new URL(`data:text/javascript,${encodeURIComponent(thread(fault))}`));
  threads.push(started);
  const replies = [];
  let wake = () => {};
  started.on("message", (reply) => {
    replies.push(reply);
    wake();
  });
  /** The next reply that is of one of these types; those before it are passed over. */
  const next = async (...types) => {
    for (;;) {
      const reply = replies.shift();
      if (!reply) await new Promise((resolve) => (wake = resolve));
      else if (types.includes(reply.type ?? reply)) return reply;
    }
  };
  const ask = (request) => started.postMessage(request);
  const frame = (columns = 16, pictures = []) => {
    ask({ type: "draw", columns, rows: columns, pictures });
    return next("frame");
  };
  await next("listening");
  ask({ type: "engine" });
  const ended = new Promise((resolve) => started.on("exit", resolve));
  return { ask, next, frame, ended };
}

test("it starts, trains to a step, and shows every frame that is asked for", async () => {
  const { ask, next, frame } = await open();
  ask({ type: "start", settings: {} });
  assert.equal((await next("scene")).training, 100);
  let last = await frame();
  assert.deepEqual([last.playing, last.runs[0].step], [false, 0]);
  ask({ type: "play", pace: Infinity, until: 100 });
  do last = await frame();
  while (last.playing);
  assert.equal(last.runs[0].step, 100);
  ask({ type: "step" });
  last = await frame();
  assert.equal(last.runs[0].step, 101);
  assert.deepEqual([...last.logs[0].steps], [...Array(101).keys()]);
  assert.ok(last.microsecondsPerStep > 0);
  const loss = last.logs[0].losses[57];
  // Of a row of seeks the last counts.
  for (const step of [5, 50, 57]) ask({ type: "seek", step });
  last = await frame();
  assert.deepEqual([last.runs[0].step, last.lastStep], [57, 101]);
  assert.equal(last.runs[0].measure.data + last.runs[0].measure.regularisation, loss);
});

test("at rest a picture that was not shown yet comes at once", async () => {
  const { ask, frame } = await open();
  ask({ type: "start", settings: {} });
  const coarse = await frame(64);
  const fine = await frame(64);
  assert.ok(coarse.runs[0].grid.columns <= 64);
  assert.equal(fine.runs[0].grid.columns, 64);
  const { runs } = await frame(64, [{ network: { cells: 8 }, optimizer: true }]);
  const { network, optimizer } = runs[0].pictures;
  assert.deepEqual([network.maps.length, network.maps[0].length, optimizer], [33, 64, []]);
});

test("a paced run keeps its pace, a twin its company, and what is refused leaves them running", async () => {
  const { ask, next, frame } = await open();
  ask({ type: "start", settings: {}, twin: { training: { rate: 0.5 } } });
  const start = performance.now();
  ask({ type: "play", pace: 200, until: 40 });
  ask({ type: "change", settings: { data: { samples: 0 } } });
  // It is asked for before the answer comes, or a slow machine might see the run's end first.
  ask({ type: "draw", columns: 16, rows: 16, pictures: [] });
  assert.match((await next("refused")).message, /^data\.samples must be a whole number from 2 to 2000, got number 0$/);
  let last = await next("frame");
  assert.ok(last.playing);
  while (last.playing) last = await frame();
  assert.ok(performance.now() - start >= 195, "40 steps at 200 a second");
  assert.deepEqual(
    last.runs.map(({ step }) => step),
    [40, 40],
  );
});

test("it says that it cannot go on", async () => {
  const { ask, next } = await open();
  ask({ type: "step" });
  const { type, loading, message } = await next("failed", "refused");
  assert.deepEqual([type, loading, message], ["failed", false, "step came before start"]);
});

test("an exception that is no refusal ends it, whatever its class, in a request as in training", async () => {
  const fault = `Lab.prototype.METHOD = () => { throw new TypeError("injected"); };`;
  const requests = {
    handle: { type: "start", settings: {} },
    train: { type: "play", pace: Infinity, until: Infinity },
  };
  for (const [method, request] of Object.entries(requests)) {
    const { ask, next, ended } = await open(fault.replace("METHOD", method));
    ask({ type: "start", settings: {} });
    ask(request);
    const { type, loading, message } = await next("failed", "refused");
    assert.deepEqual([method, type, loading, message], [method, "failed", false, "injected"]);
    await ended;
  }
});
