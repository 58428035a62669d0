// The full interpreter takes over from the quick one. The rooms are stand-ins, which answer when they are told to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Python } from "../../www/python/host/python.js";

function opened() {
  const rooms = {};
  const python = new Python((interpreter) => {
    const room = { onmessage: null, onerror: null, onprogress: null, sent: [], terminate() {} };
    room.postMessage = (message) => room.sent.push(message);
    room.say = (data) => room.onmessage({ data });
    room.finish = (result) => {
      const { id } = room.sent.at(-1);
      const plain = { outputs: [], title: "", seconds: 0, end: "finished" };
      room.say({ type: "result", id, result: { ...plain, ...result }, isSpent: false });
    };
    rooms[interpreter] = room;
    return room;
  }, 1e6);
  const standings = [];
  python.onStanding((standing) => standings.push(standing));
  python.start();
  rooms.quick.say({ type: "ready" });
  return { python, rooms, standings };
}

/** Lets promises that are settled go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("what the quick one lacks is run from its start in the full one, which stays", async () => {
  const { python, rooms, standings } = opened();
  let anew = 0;
  const running = python.run("import statistics", { onAnew: () => anew++ });
  await settled();
  rooms.quick.finish({ lacks: "has no module 'statistics'" });
  await settled();
  rooms.full.onprogress(0.5);
  assert.deepEqual(standings.at(-1), { interpreter: "quick", reason: "has no module 'statistics'", loading: 0.5 });
  assert.equal(anew, 0);
  rooms.full.say({ type: "ready" });
  await settled();
  assert.equal(rooms.full.sent.at(-1).source, "import statistics");
  assert.equal(anew, 1);
  rooms.full.finish({ title: "x" });
  assert.equal((await running).title, "x");
  assert.equal(standings.at(-1).isEarlier, undefined);
  python.run("1");
  assert.equal(standings.at(-1).isEarlier, true, "the reason is not one of this code");
  assert.equal(rooms.full.sent.at(-1).source, "1");
  python.forget();
  python.run("2");
  await settled();
  assert.equal(rooms.quick.sent.at(-1).source, "2");
  python.close();
});

test("the result of the quick one stands when the full one cannot be loaded", async () => {
  const { python, rooms, standings } = opened();
  const running = python.run("x = 1");
  await settled();
  rooms.quick.finish({ lacks: "has no memory left", title: "x" });
  await settled();
  rooms.full.onerror({ message: "no network" });
  assert.equal((await running).title, "x");
  assert.equal(standings.at(-1).failure, "no network");
  python.close();
});

test("a second run that waits for the full one shows what has been loaded", async () => {
  const { python, rooms, standings } = opened();
  python.run("x = 1");
  await settled();
  rooms.quick.finish({ lacks: "has no memory left" });
  await settled();
  rooms.full.onprogress(0.5);
  python.run("x = 2");
  await settled();
  rooms.quick.finish({ lacks: "has no memory left" });
  await settled();
  assert.equal(standings.at(-1).loading, 0.5);
  python.close();
});

test("Stop while the full one is loaded ends the run", async () => {
  const { python, rooms } = opened();
  const running = python.run("x = 1");
  await settled();
  rooms.quick.finish({ lacks: "has no memory left" });
  await settled();
  python.stop();
  assert.equal((await running).end, "stopped");
  rooms.full.say({ type: "ready" });
  await settled();
  assert.deepEqual(rooms.full.sent, []);
  python.close();
});
