// Takes the place of the runner in the locked sandbox: the learner's code after it has broken out of Python, with all that
// a worker has at hand. The first line of the code says what it does, "# attempts OTHER SITE MILLISECONDS" or one of the others
// below; an attempt that has no answer by then is refused.
// Every attempt reports what became of it: "refused: …", "absent", or "through: …".

/* global importScripts */

/** Whether an API is there at all. */
class Absent extends Error {}
const need = (name) => {
  if (!(name in self)) throw new Absent();
  return self[name];
};

/** Settles with the first of these events. */
const event = (target, good, bad) =>
  new Promise((resolve, reject) => {
    for (const name of good) target.addEventListener(name, () => resolve(name));
    for (const name of bad) target.addEventListener(name, () => reject(target.error ?? new Error(name)));
  });

const said = (worker) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.startsWith("through") ? resolve(data) : reject(new Error(data)));
    worker.onerror = (error) => {
      error.preventDefault();
      reject(new Error("error"));
    };
  });

/** @type {Record<string, (other: string, site: string) => unknown>} */
const ATTEMPTS = {
  fetch: (other) => fetch(`${other}fetch`, { mode: "no-cors" }),
  "fetch that outlives its page": (other) => fetch(`${other}keepalive`, { mode: "no-cors", keepalive: true }),
  "fetch from the site": (_, site) => fetch(`${site}stolen-fetch`, { mode: "no-cors" }),
  XMLHttpRequest(other) {
    const request = new (need("XMLHttpRequest"))();
    request.open("GET", `${other}xhr`);
    request.send();
    return event(request, ["load"], ["error"]);
  },
  WebSocket: (other) => event(new (need("WebSocket"))(other.replace("http", "ws")), ["open"], ["error"]),
  EventSource: (other) => event(new (need("EventSource"))(`${other}events`), ["open"], ["error"]),
  WebTransport: (other) => new (need("WebTransport"))(other.replace("http", "https")).ready,
  importScripts: (other) => importScripts(`${other}script.js`),
  "importScripts from the site": (_, site) => importScripts(`${site}stolen-script.js`),
  "importScripts of data": () => importScripts("data:text/javascript,self.reached=1"),
  import: (other) => import(`${other}module.js`),
  "import of data": () => import("data:text/javascript,export default 1"),
  // biome-ignore lint/security/noGlobalEval: it must be refused
  eval: () => eval("1 + 1"),
  constructor: () => fetch.constructor("return 1 + 1")(),
  sendBeacon(other) {
    if (!navigator.sendBeacon) throw new Absent();
    if (!navigator.sendBeacon(`${other}beacon`)) throw new Error("false");
  },
  "a font": (other) => new (need("FontFace"))("stolen", `url(${other}font)`).load(),
  "a worker of another origin": (other) => said(new (need("Worker"))(`${other}worker.js`)),
  "a worker of the site": (_, site) => said(new (need("Worker"))(`${site}stolen-worker.js`)),
  "a worker within": (other) => {
    const script = `fetch("${other}nested", { mode: "no-cors" })
      .then(() => postMessage("through"), (error) => postMessage("refused: " + error));`;
    return said(new (need("Worker"))(URL.createObjectURL(new Blob([script]))));
  },
  SharedWorker: (_, site) => new (need("SharedWorker"))(`${site}stolen-shared.js`),
  async indexedDB() {
    const opening = need("indexedDB").open("secrets");
    await event(opening, ["success"], ["error"]);
    const reading = opening.result.transaction("secrets").objectStore("secrets").get(1);
    await event(reading, ["success"], ["error"]);
    return reading.result;
  },
  caches: async () => (await (await need("caches").open("secrets")).match("secret")).text(),
  localStorage: () => need("localStorage").secret,
  "files of the origin": () => navigator.storage.getDirectory(),
  cookieStore: () => need("cookieStore").getAll(),
  locks: () => navigator.locks.request("secrets", () => "held"),
  BroadcastChannel() {
    new (need("BroadcastChannel"))("secrets").postMessage("through");
    // The page says whether it came.
    throw new Error("nobody answers");
  },
  document: () => need("document").body,
  parent: () => need("parent").postMessage("hello", "*"),
};

async function outcome(attempt, other, site, patience) {
  const late = new Promise((resolve) => setTimeout(() => resolve("refused: no answer"), patience));
  try {
    const through = async () => {
      const found = await attempt(other, site);
      return `through: ${typeof found === "string" ? found : typeof found}`;
    };
    return await Promise.race([late, through()]);
  } catch (error) {
    return error instanceof Absent ? "absent" : `refused: ${error}`;
  }
}

async function attempts(other, site, patience) {
  const names = Object.keys(ATTEMPTS);
  const outcomes = await Promise.all(names.map((name) => outcome(ATTEMPTS[name], other, site, patience)));
  return JSON.stringify(Object.fromEntries(names.map((name, index) => [name, outcomes[index]])));
}

const finished = (id, result) => {
  const plain = { outputs: [], title: "", seconds: 0, end: "finished" };
  postMessage({ type: "result", id, result: { ...plain, ...result }, isSpent: false });
};

const MARKUP = '<img src="x" onerror="document.title = 1">';

/** A recording of `a + a` with something else in some places. */
const recording = (changes) => ({
  operation: Uint8Array.of(0, 1),
  a: Uint32Array.of(0xffffffff, 0),
  b: Uint32Array.of(0xffffffff, 0),
  exponent: new Float64Array(2),
  data: Float64Array.of(1, 2),
  grad: Float64Array.of(2, 1),
  labels: [[0, MARKUP]],
  scope: Uint32Array.of(0, 1),
  scopes: [{ name: MARKUP, parent: 0 }],
  symbols: [],
  root: 1,
  ...changes,
});

const chart = (changes) => ({
  kind: "chart",
  cell: 0,
  title: MARKUP,
  xLabel: MARKUP,
  yLabel: MARKUP,
  grid: true,
  aspect: 1,
  series: [{ type: "line", x: [0, 1], y: [0, 1], label: MARKUP, stroke: "solid", width: 1, marker: false }],
  ...changes,
});

const DEEDS = {
  async attempts(id, other, site, patience) {
    const text = await attempts(other, site, Number(patience));
    postMessage({ type: "outputs", id, outputs: [{ kind: "text", text, cell: 0 }] });
    finished(id);
  },
  alive(id) {
    postMessage({ type: "outputs", id, outputs: [{ kind: "text", text: "alive", cell: 0 }] });
    finished(id);
  },
  markup(id) {
    const texts = ["text", "note", "repr"].map((kind) => ({ kind, text: MARKUP, cell: 0 }));
    postMessage({ type: "outputs", id, outputs: [...texts, chart()] });
    finished(id, { title: MARKUP, recording: recording() });
  },
  flood() {
    for (;;) postMessage({ type: "ready" });
  },
  huge() {
    postMessage("x".repeat(300_000_000));
    for (;;);
  },
  outputs(id) {
    for (;;) postMessage({ type: "outputs", id, outputs: [{ kind: "text", text: "x".repeat(900_000), cell: 0 }] });
  },
  loop() {
    for (;;);
  },
  foreign: (id) => finished(id + 1),
  kind: (id) => postMessage({ type: "outputs", id, outputs: [{ kind: "__proto__", text: "", cell: 0 }] }),
  operand: (id) => finished(id, { recording: recording({ a: Uint32Array.of(0xffffffff, 1) }) }),
  length: (id) => finished(id, { recording: recording({ data: new Float64Array(1) }) }),
  series: (id) =>
    postMessage({ type: "outputs", id, outputs: [chart({ series: [{ type: "line", x: [1], y: [], label: "" }] })] }),
  polluted: (id) =>
    postMessage(JSON.parse(`{ "__proto__": { "type": "result", "id": ${id} }, "type": "constructor" }`)),
};

self.onmessage = () => {
  self.onmessage = ({ data: { id, source } }) => {
    if (id === undefined) return; // a file
    const [deed, ...words] = source.split("\n")[0].slice(2).split(" ");
    if (Object.hasOwn(DEEDS, deed)) DEEDS[deed](id, ...words);
    else finished(id);
  };
  postMessage({ type: "ready" });
};
