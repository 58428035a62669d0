// The full interpreter takes over from the quick one. The sandboxes are stand-ins, which answer when they are told to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Python } from "../../www/python/host/python.js";

function opened() {
  const sandboxes = {};
  const python = new Python((interpreter) => {
    const sandbox = { onmessage: null, onerror: null, onprogress: null, sent: [], terminate() {} };
    sandbox.postMessage = (message) => sandbox.sent.push(message);
    sandbox.say = (data) => sandbox.onmessage({ data });
    sandbox.finish = (result) => {
      const { id } = sandbox.sent.at(-1);
      const plain = { outputs: [], title: "", seconds: 0, end: "finished" };
      sandbox.say({ type: "result", id, result: { ...plain, ...result }, isSpent: false });
    };
    sandboxes[interpreter] = sandbox;
    return sandbox;
  }, 1e6);
  const standings = [];
  python.onStanding((standing) => standings.push(standing));
  python.start();
  sandboxes.quick.say({ type: "ready" });
  return { python, sandboxes, standings };
}

/** Lets promises that are settled go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("what the quick one lacks is run from its start in the full one, which stays", async () => {
  const { python, sandboxes, standings } = opened();
  let anew = 0;
  const running = python.run("import statistics", { onAnew: () => anew++ });
  await settled();
  sandboxes.quick.finish({ lacks: "has no module 'statistics'" });
  await settled();
  sandboxes.full.onprogress(0.5);
  assert.deepEqual(standings.at(-1), { interpreter: "quick", reason: "has no module 'statistics'", loading: 0.5 });
  assert.equal(anew, 0);
  sandboxes.full.say({ type: "ready" });
  await settled();
  assert.equal(sandboxes.full.sent.at(-1).source, "import statistics");
  assert.equal(anew, 1);
  sandboxes.full.finish({ title: "x" });
  assert.equal((await running).title, "x");
  assert.equal(standings.at(-1).isEarlier, undefined);
  python.run("1");
  assert.equal(standings.at(-1).isEarlier, true, "the reason is not one of this code");
  assert.equal(sandboxes.full.sent.at(-1).source, "1");
  python.forget();
  python.run("2");
  await settled();
  assert.equal(sandboxes.quick.sent.at(-1).source, "2");
  python.close();
});

test("the result of the quick one stands when the full one cannot be loaded", async () => {
  const { python, sandboxes, standings } = opened();
  const running = python.run("x = 1");
  await settled();
  sandboxes.quick.finish({ lacks: "has no memory left", title: "x" });
  await settled();
  sandboxes.full.onerror({ message: "no network" });
  assert.equal((await running).title, "x");
  assert.equal(standings.at(-1).failure, "no network");
  python.close();
});

test("a second run that waits for the full one shows what has been loaded", async () => {
  const { python, sandboxes, standings } = opened();
  python.run("x = 1");
  await settled();
  sandboxes.quick.finish({ lacks: "has no memory left" });
  await settled();
  sandboxes.full.onprogress(0.5);
  python.run("x = 2");
  await settled();
  sandboxes.quick.finish({ lacks: "has no memory left" });
  await settled();
  assert.equal(standings.at(-1).loading, 0.5);
  python.close();
});

test("Stop while the full one is loaded ends the run", async () => {
  const { python, sandboxes } = opened();
  const running = python.run("x = 1");
  await settled();
  sandboxes.quick.finish({ lacks: "has no memory left" });
  await settled();
  python.stop();
  assert.equal((await running).end, "stopped");
  sandboxes.full.say({ type: "ready" });
  await settled();
  assert.deepEqual(sandboxes.full.sent, []);
  python.close();
});
