// Nothing that the learner's code does reaches out of its sandbox: not to another origin, not to the page's. Twice: from
// Python, as a link would bring it, and from JavaScript that has taken the runner's place (intruder.js). The page has a
// strict policy here, which its sandbox inherits.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, beforeEach, describe, test } from "node:test";
import { sandboxPage } from "../../scripts/sandbox.mjs";
import { openLab } from "./lab.js";
import { share } from "./once.js";

const CONSOLE = ".console-entries";
const OTHER = "http://other/";
const SECRET = "the secret of the origin";
const INTRUDER = await readFile("tests/browser/intruder.js", "utf8");
const { hash: SANDBOX } = await sandboxPage();

/** Serves on a free port of localhost. */
async function listen(server) {
  server.listen(0, "localhost");
  await once(server, "listening");
  return `http://localhost:${server.address().port}/`;
}

/** What came to another origin: it answers whoever asks. */
const arrived = [];
const other = createServer((request, response) => {
  arrived.push(request.url);
  response.writeHead(200, {
    "access-control-allow-origin": "*",
    "content-type": request.url === "/events" ? "text/event-stream" : "text/javascript",
  });
  response.end(request.url === "/worker.js" ? 'postMessage("through")' : "");
}).on("upgrade", (request, socket) => {
  arrived.push(request.url);
  socket.destroy();
});

/** What the sandbox asked of the site. */
const stolen = [];
let isIntruded = false;
let site = "";

/** @param {string} html */
function policyOf(html) {
  const hashes = Array.from(
    html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g),
    ([, script]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")} ${SANDBOX}`,
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "frame-src 'none'",
  ].join("; ");
}

/** The site with a policy, and with another runner when it is intruded. */
const front = createServer(async (request, response) => {
  const path = request.url ?? "/";
  if (/stolen|intruder|blank/.test(path)) {
    if (path.includes("stolen")) stolen.push(path);
    const isPage = path.includes("blank");
    response.writeHead(200, { "content-type": isPage ? "text/html" : "text/javascript" });
    return response.end(path.includes("intruder") ? INTRUDER : isPage ? "<!doctype html>" : 'postMessage("through")');
  }
  const answer = await fetch(new URL(path, site));
  const type = answer.headers.get("content-type") ?? "";
  const body =
    isIntruded && /python-(quick|full)[^/]*\.js$/.test(path)
      ? Buffer.from(INTRUDER)
      : Buffer.from(await answer.arrayBuffer());
  const policy = type.startsWith("text/html") ? { "content-security-policy": policyOf(String(body)) } : {};
  response.writeHead(answer.status, { "content-type": type, ...policy }).end(body);
});

let lab;
let elsewhere;

before(async () => {
  elsewhere = await listen(other);
  lab = await openLab(async (url) => {
    site = url;
    return (await listen(front)) + new URL(url).pathname.slice(1);
  });
  await lab.driver.get(`${lab.url}blank`);
  await lab.driver.executeAsyncScript(
    `const [secret, done] = arguments;
     localStorage.secret = secret;
     const opening = indexedDB.open("secrets");
     opening.onupgradeneeded = () => opening.result.createObjectStore("secrets").put(secret, 1);
     opening.onsuccess = async () => {
       opening.result.close();
       await (await caches.open("secrets")).put("secret", new Response(secret));
       done();
     };`,
    SECRET,
  );
});
after(async () => {
  await lab?.close();
  for (const server of [other, front]) {
    server.close();
    server.closeAllConnections();
  }
});

/**
 * Opens the page anew, which hears what is broadcast, and keeps what reaches its window.
 * @param {"quick" | "full"} interpreter the one that runs begin in
 */
async function open(interpreter) {
  await lab.driver.get(`${lab.url}blank`);
  await lab.run(
    `localStorage.removeItem("micrograd-playground.code");
     localStorage["micrograd-playground.python"] = JSON.stringify({ name: arguments[0] });`,
    interpreter,
  );
  await lab.load();
  await ended("the page");
  // Each piece of code runs once, when it is told to.
  await lab.run(`document.querySelector("#lab-automatic").click()`);
  await lab.run(`
    window.heard = [];
    window.channel = new BroadcastChannel("secrets");
    window.channel.onmessage = ({ data }) => window.heard.push(data);
    // The sandbox says that it is open.
    addEventListener("message", ({ data }) => data !== "open" && window.heard.push(data));`);
}

/** Whether no code runs. */
const hasEnded = () =>
  lab.run(`return document.querySelector(".cm-editor") !== null
    && document.querySelector("#lab-code-pane").dataset.run === "ended"`);

/** Waits until no code runs. @param {string} name */
const ended = (name) => lab.until(hasEnded, `${name} never ended`);

/** Runs code as one who presses Run. */
async function runs(code) {
  await lab.paste(code);
  await (await lab.button("Run")).click();
}

/** How long a try is waited for, in milliseconds: it may never end, or the machine may be slow, which a later try allows for. @param {number} time */
const patienceOf = (time) => 15_000 * 2 ** time;

/**
 * Runs code until it ends. Now and then Firefox never returns from the constructor of a worker within a worker, where its
 * script is refused; the code is run anew then, in another sandbox.
 * @param {string} name what the code is called when it never ends
 * @param {string} code
 * @param {() => boolean | Promise<boolean>} isThere whether the page shows what came of it
 */
async function runsUntil(name, code, isThere) {
  for (let time = 0; time < 4; time++) {
    await runs(code);
    if (await lab.driver.wait(isThere, patienceOf(time)).catch(() => false)) return;
    // On a loaded machine it may have ended just now.
    await (await lab.button("Stop")).click().catch(() => {});
    await ended(name);
  }
  assert.fail(`${name} never ended; the page says “${await lab.text(CONSOLE)}”, “${await lab.text("#lab-status")}”`);
}

/** What the intruder says of its attempts. */
async function report() {
  await runsUntil("the intruder", `# attempts ${elsewhere} ${lab.url} 5000`, async () =>
    /^\{/.test(await lab.text(CONSOLE)),
  );
  return lab.text(CONSOLE);
}

/** Tries a way out from Python. What comes of it is printed, and shown as an error when JavaScript throws. */
async function attempt(name, code) {
  const lines = code
    .replaceAll(OTHER, elsewhere)
    .split("\n")
    .map((line) => `    ${line}`);
  await runsUntil(
    name,
    `print("trying ${name}")\ntry:\n${lines.join("\n")}\n    print("done")\nexcept BaseException as error:\n    print("refused:", error)`,
    async () => (await lab.text(CONSOLE)).startsWith(`trying ${name}`) && (await hasEnded()),
  );
  const outcome = `${name}: ${await lab.text(CONSOLE)}; ${await lab.text("#lab-status")}`;
  if (process.env.SHOW) console.log(outcome);
  assert.ok(!outcome.includes(SECRET), outcome);
}

async function nothingWasReached() {
  assert.deepEqual(arrived, []);
  assert.deepEqual(stolen, []);
  assert.deepEqual(await lab.run("return window.heard"), []);
}

/** Returns what a worker of the page itself says of the attempts, and what was broadcast; null if it says nothing in time. @param {number} time the try */
const attemptsOutside = (time) =>
  lab.driver.executeAsyncScript(
    `const [code, patience, done] = arguments;
     const heard = [];
     const channel = new BroadcastChannel("secrets");
     channel.onmessage = ({ data }) => heard.push(data);
     const worker = new Worker("intruder.js");
     const end = (found) => {
       worker.terminate();
       channel.close();
       done(found);
     };
     worker.onmessage = ({ data }) => {
       if (data.type === "outputs") end([data.outputs[0].text, heard.join()]);
     };
     setTimeout(() => end(null), patience);
     worker.postMessage({ names: [] });
     worker.postMessage({ id: 1, source: code });`,
    `# attempts ${elsewhere} ${lab.url} ${patienceOf(time) / 3}`,
    patienceOf(time),
  );

test("the attempts of the intruder succeed where there is no sandbox", async () => {
  isIntruded = false;
  arrived.length = stolen.length = 0;
  await lab.driver.get(`${lab.url}blank`);
  const expected = [
    ...["fetch", "XMLHttpRequest", "EventSource", "importScripts", "import", "eval", "constructor", "a worker within"],
    ...["indexedDB", "caches", "locks", "a worker of the site", "importScripts from the site", "fetch from the site"],
  ];
  // As in a sandbox, Firefox may never return from an attempt, and one may have no answer yet; both are made anew.
  let outcomes = Object.fromEntries(expected.map((name) => [name, "nothing was told"]));
  let heard = "";
  const refused = () => expected.filter((name) => !outcomes[name].startsWith("through"));
  for (let time = 0; time < 3 && refused().length > 0; time++) {
    const found = await attemptsOutside(time);
    if (found) [outcomes, heard] = [JSON.parse(found[0]), found[1]];
  }
  assert.deepEqual(refused(), [], JSON.stringify(outcomes));
  assert.equal(outcomes.indexedDB, `through: ${SECRET}`);
  assert.equal(outcomes.caches, `through: ${SECRET}`);
  assert.equal(heard, "through", "the broadcast is heard");
  for (const path of ["/fetch", "/xhr", "/events", "/script.js", "/module.js", "/nested", "/"]) {
    assert.ok(arrived.includes(path), `${path} among ${arrived}`);
  }
  assert.ok(stolen.length > 0);
  // No other test may leave anything there.
  await lab.driver.get(`${lab.url}blank`);
  arrived.length = stolen.length = 0;
});

/** JavaScript's own names: the guard's memory can be reached from any of our functions. */
const OPENED = 'draw.__globals__["imports"].depth = 1\nimport js';

/** The ways out that both interpreters have. */
const WAYS = {
  importScripts: `${OPENED}\njs.importScripts("${OTHER}script.js")`,
  eval: `${OPENED}\njs.eval("fetch('${OTHER}eval')")`,
  XMLHttpRequest: `${OPENED}
request = js.XMLHttpRequest.new()
request.open("GET", "${OTHER}xhr", False)
request.send()`,
  "the prototype's fetch": `${OPENED}
prototype = js.WorkerGlobalScope.prototype
js.Reflect.apply(js.Reflect.get(prototype, "fetch") or js.fetch, js.self, js.Array.of("${OTHER}fetch"))`,
  "a worker": `${OPENED}\njs.Worker.new("${OTHER}worker.js")`,
  indexedDB: `${OPENED}\nprint(js.indexedDB.open("secrets").result)`,
  caches: `${OPENED}\nprint(js.caches.open("secrets"))`,
  localStorage: `${OPENED}\nprint(js.localStorage.secret)`,
  BroadcastChannel: `${OPENED}\njs.BroadcastChannel.new("secrets").postMessage("hello")`,
  parent: `${OPENED}\njs.parent.postMessage("hello", "*")`,
};

/** The ways out that one interpreter alone has. */
const OWN_WAYS = {
  quick: {
    "the constructor of a JavaScript function": `import micrograd.engine as e
e._engine.limit.constructor("fetch('${OTHER}constructor')")()`,
    "the constructor through jsffi": `draw.__globals__["imports"].depth = 1
import jsffi
jsffi.to_js([1]).constructor.constructor("fetch('${OTHER}jsffi')")()`,
    "the import of builtins": `draw.__globals__["imports"].depth = 1
import builtins
builtins.__import__("js").importScripts("${OTHER}builtins")`,
  },
  full: {
    "run_js of fetch": `draw.__globals__["imports"].depth = 1
from pyodide.code import run_js
run_js("fetch('${OTHER}run-js')")`,
    "the constructor of a function": `${OPENED}\njs.fetch.constructor("fetch('${OTHER}constructor')")()`,
    fetch: `${OPENED}\njs.fetch("${OTHER}fetch")`,
    urllib: `import urllib.request\nprint(urllib.request.urlopen("${OTHER}urllib").read())`,
    open_url: `draw.__globals__["imports"].depth = 1
from pyodide.http import open_url
print(open_url("${OTHER}open-url").read())`,
  },
};

for (const interpreter of ["quick", "full"]) {
  describe(`from ${interpreter} Python`, () => {
    before(() => {
      isIntruded = false;
    });
    beforeEach(() => open(interpreter));

    test("the guard speaks first", async () => {
      await runs("import js");
      await lab.says("#lab-status", /no module 'js' here/);
    });

    test("no way out leads anywhere", async () => {
      // The browser's walls are the same around both. From quick Python each way costs a start of full Python, too.
      const common = Object.entries(WAYS);
      const ways = [...Object.entries(OWN_WAYS[interpreter]), ...(interpreter === "quick" ? share(common) : common)];
      for (const [name, code] of ways) {
        // An exception of JavaScript's hands quick Python's code over to full Python, and the code that follows with it.
        if (interpreter === "quick") await open(interpreter);
        await attempt(name, code);
        // What was asked for may still be on its way when the code ends.
        await runs("print('alive')");
        await lab.says(CONSOLE, /^alive$/);
        await nothingWasReached();
      }
    });
  });
}

test("a message that quick Python forges ends the run that sent it, and no other", async () => {
  isIntruded = false;
  await open("quick");
  await runs(`${OPENED}\njs.postMessage("forged")\nprint("after")`);
  await lab.says("#lab-status", /^Refused: .*a reply should be a plain object/);
  await nothingWasReached();
  await runs("print('alive')");
  await lab.says(CONSOLE, /^alive$/);
});

for (const interpreter of ["quick", "full"]) {
  test(`from JavaScript in the place of the ${interpreter} runner no way out leads anywhere`, async () => {
    isIntruded = true;
    await open(interpreter);
    const outcomes = JSON.parse(await report());
    assert.ok(Object.keys(outcomes).length > 20);
    const through = Object.entries(outcomes).filter(([, outcome]) => !/^(refused|absent)/.test(outcome));
    assert.deepEqual(through, []);
    await nothingWasReached();
    assert.ok(!(await lab.text(CONSOLE)).includes(SECRET));
  });
}

describe("from JavaScript in the runner's place", () => {
  // One page for all of them: after each deed it goes on as before.
  before(async () => {
    isIntruded = true;
    await open("quick");
  });

  test("markup is shown as text, wherever it comes", async () => {
    const title = await lab.driver.getTitle();
    await runs("# markup");
    await lab.until(
      () =>
        lab.run(`return document.querySelectorAll("#graph-svg .value").length === 2
        && document.querySelector(".console-chart svg") !== null`),
      "the recording was never shown",
    );
    assert.equal(await lab.run(`return document.querySelectorAll("#graph [onerror]").length`), 0);
    for (const place of [".console-text", ".console-note", ".console-repr", ".console-chart", "#graph-svg"]) {
      assert.match(await lab.text(place), /<img src="x" onerror=/, place);
    }
    assert.equal(await lab.driver.getTitle(), title);
  });

  for (const [deed, reason] of Object.entries({
    kind: /outputs\[0\]\.kind should be one of/,
    operand: /recording\.a\[1\] should be an earlier place/,
    length: /recording\.data should be a Float64Array of 2/,
    series: /outputs\[0\]\.series\[0\]\.y should be a list of 1 numbers/,
    polluted: /type should be one of/,
    flood: /more than a page can take/,
    huge: /more than a page can take/,
    outputs: /more than a page can take|characters in what it gives back/,
  })) {
    test(`a reply that is none is refused: ${deed}`, async () => {
      await runs(`# ${deed}`);
      await lab.says("#lab-status", /^Refused: /);
      assert.match(await lab.text("#lab-status"), reason);
      assert.equal(await lab.run(`return "type" in {} || "id" in {}`), false);
      await runs("# alive");
      await lab.says(CONSOLE, /^alive$/);
    });
  }

  test("Stop ends a loop at once, also where a result for another run was sent", async () => {
    for (const deed of ["loop", "foreign"]) {
      await runs(`# ${deed}`);
      await lab.until(() => lab.run(`return !document.querySelector("#lab-stop").disabled`), "it never began");
      // No answer of a sandbox comes before the page's next task.
      const state = await lab.driver.executeAsyncScript(`
        const done = arguments[0];
        document.querySelector("#lab-stop").click();
        setTimeout(() => done(document.querySelector("#lab-code-pane").dataset.run));`);
      assert.equal(state, "ended", deed);
      assert.equal(await lab.text("#lab-status"), "Stopped. The code is still there.");
    }
  });
});
