// Full Python in the graph lab, as a person meets it: it takes over, is waited for, stopped, chosen and shared.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before, beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { openLab } from "./lab.js";
import { testOnce } from "./once.js";
import { copiedLink } from "./share.js";

const CONSOLE = ".console-entries";
const WORDS = "#lab-interpreter";
const NEEDS_FULL = "import statistics\n";
const LACK = "the quick one has no module 'statistics'";
const STOPPED = "Stopped. The code is still there.";

/** What is held back: of a file whose address contains `file` the second half waits for `until`. */
let held = { file: "pyodide.asm", until: Promise.resolve() };
let site = "";
const front = createServer(async (request, response) => {
  const answer = await fetch(new URL(request.url ?? "/", site));
  const body = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
  if (request.url?.includes(held.file)) {
    response.write(body.subarray(0, body.length / 2));
    await held.until;
    response.end(body.subarray(body.length / 2));
  } else response.end(body);
});

let lab;
before(async () => {
  lab = await openLab(async (url) => {
    site = url;
    front.listen(0, "localhost");
    await once(front, "listening");
    return `http://localhost:${front.address().port}${new URL(url).pathname}`;
  });
});
after(async () => {
  await lab?.close();
  front.close();
  front.closeAllConnections();
});
beforeEach(() => lab.visit());

/** Holds back a file, by default the full interpreter's largest, and returns a function that lets it through. */
function hold(file = "pyodide.asm") {
  let letThrough = () => {};
  const until = new Promise((resolve) => {
    letThrough = resolve;
  });
  held = { file, until };
  return letThrough;
}

/** Runs code on request. */
async function runs(code) {
  await lab.paste(code);
  await (await lab.button("Run")).click();
}

/** The share that the progress bar shows, or `null` while it is hidden. */
const progress = () =>
  lab.run(`const bar = document.querySelector("#lab-loading"); return bar.hidden ? null : bar.value`);

test("code that needs it waits for it, with a bar and a sentence, and begins anew in it", async () => {
  const letThrough = hold();
  await runs(`print("once")\n${NEEDS_FULL}x = Value(statistics.mean([1.0, 2.0]))\ny = x * 2\nprint(y.data)`);
  await lab.says(WORDS, /^Loading full Python, 6 MB, once\. The quick one has no module 'statistics'\.$/);
  await lab.until(async () => (await progress()) > 0.2, "the bar never moved");
  assert.ok((await progress()) < 1);
  letThrough();
  await lab.says(WORDS, /^Runs in full Python: the quick one has no module 'statistics'\.$/);
  await lab.says(CONSOLE, /^once\n3\.0$/);
  assert.equal(await progress(), null);
  // The graph comes after what was printed.
  await lab.until(async () => (await lab.shown("y:", "data")) === "3.0000", "y is shown");
  // It stays while the code is edited, and goes when another example is opened.
  await lab.paste("import sys\nprint(sys.implementation.name)");
  await lab.says(CONSOLE, /^cpython$/);
  assert.equal(await lab.text(WORDS), "Runs in full Python, which earlier code needed.");
  await lab.choose("Sneak peek");
  await lab.says(CONSOLE, /24\.7041/);
  assert.equal(await lab.text(WORDS), "");
  assert.deepEqual(lab.errors, []);
});

testOnce("Stop ends the wait, and then a run", async () => {
  const letThrough = hold();
  await runs(`${NEEDS_FULL}print("loaded")`);
  await lab.until(async () => (await progress()) !== null, "it was never loaded");
  await (await lab.button("Stop")).click();
  await lab.says("#lab-status", new RegExp(STOPPED));
  assert.equal(await progress(), null);
  assert.doesNotMatch(await lab.text(CONSOLE), /loaded/);
  letThrough();

  await runs(`${NEEDS_FULL}print("begun")\nwhile True: pass`);
  await lab.says(CONSOLE, /begun/);
  await lab.says(WORDS, new RegExp(`^Runs in full Python: ${LACK}`));
  await (await lab.button("Stop")).click();
  await lab.says("#lab-status", new RegExp(STOPPED));
  await runs(`${NEEDS_FULL}print("alive")`);
  await lab.says(CONSOLE, /^alive$/);
  assert.deepEqual(lab.errors, []);
});

testOnce("an error is told at its line", async () => {
  await runs(`${NEEDS_FULL}\ndef f(x):\n    return 1 / x\n\nf(0)`);
  await lab.says("#lab-status", /^ZeroDivisionError in line 4: division by zero: x is 0$/);
  await lab.says(".code-error-message", /ZeroDivisionError/);
  assert.equal((await lab.text(".code-error-line")).trim(), "return 1 / x");
  assert.match(await lab.text(CONSOLE), /line 6.*\n.*line 4, in f/s);
  assert.deepEqual(lab.errors, []);
});

testOnce("a long training loop is handed over, and ends with its last graph", async () => {
  // Its values are more than there is room for at a time.
  await runs(`model = MLP(64, [64, 1])
for k in range(1200):
    loss = model([1.0] * 64)
print("done")`);
  await lab.until(async () => /^Runs in full Python: /.test(await lab.text(WORDS)), "it was never handed over");
  await lab.driver.wait(async () => /^done$/.test(await lab.text(CONSOLE)), 120_000, "it never ended");
  const isShown = async () => /\bloss\b/.test(await lab.find("#graph-svg").getAttribute("aria-label"));
  await lab.until(isShown, "its last graph was never shown");
  assert.deepEqual(lab.errors, []);
});

testOnce("the switch makes it the one that runs begin in; this browser and a link remember it", async () => {
  await lab.more();
  await lab.find("#lab-full").click();
  await runs("import sys\nx = Value(3.0)\ny = x * x\nprint(sys.implementation.name)");
  await lab.says(CONSOLE, /^cpython$/);
  assert.equal(await lab.text(WORDS), "", "nothing has taken over");
  const isFull = () => lab.run(`return document.querySelector("#lab-full").checked`);

  await lab.load();
  await lab.says(CONSOLE, /^cpython$/);
  assert.ok(await isFull());

  const { hash } = new URL(await copiedLink(lab.driver));
  await lab.visit(hash);
  await lab.says(CONSOLE, /^cpython$/);
  assert.ok(await isFull());
  assert.deepEqual(lab.errors, []);
});

testOnce("the first graph answers while Python is on its way, and keeps what was changed", async () => {
  const letThrough = hold("python-quick");
  await lab.load();
  const isLive = () => lab.run(`return document.querySelector(".lab[data-ready]") !== null`);
  await lab.until(isLive, "the graph was never live");
  await lab.run(`document.querySelector('#graph .value[aria-label^="x1:"]').focus()`);
  await lab.press(Key.ENTER, Key.ARROW_UP);
  await lab.until(async () => (await lab.shown("x1:", "data")) !== "2.0000", "the number has not changed");
  const changed = await lab.shown("x1:", "data");
  assert.equal(await lab.run(`return document.querySelector("#lab-code-pane").dataset.run`), "running");
  await lab.says("#lab-status", /^Loading Python/);
  assert.equal(await lab.text("#lab-notices"), "", "it is the graph of this code, and not one from before");
  letThrough();
  await lab.ready();
  assert.equal(await lab.shown("x1:", "data"), changed);
  assert.deepEqual(lab.errors, []);
});
