// Links to a state of the graph part, and what another part hands over.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { openLab } from "./lab.js";

let lab;
before(async () => {
  lab = await openLab();
});
after(() => lab?.close());
beforeEach(() => lab.visit());

/** The address that "Copy link" copies. */
async function copiedLink() {
  await lab.run(`window.copied = ""; navigator.clipboard.writeText = async (text) => { window.copied = text; }`);
  await lab.run(`document.querySelector("#lab-take").open = true`);
  await lab.find("#lab-link").click();
  const link = await lab.until(() => lab.run("return window.copied"), "a link");
  assert.equal(await lab.run("return location.hash"), "#graph", "the address itself stays");
  return link;
}

/** Runs a module in the page, whose modules it shares: scripts of the driver run apart. */
async function inPage(body) {
  await lab.run(
    `const script = document.createElement("script");
     script.type = "module";
     script.textContent = arguments[0];
     document.body.dataset.answer = "";
     document.body.append(script);`,
    `const answer = await (async () => { ${body} })().catch((error) => ({ failed: String(error) }));
     document.body.dataset.answer = JSON.stringify(answer ?? null);`,
  );
  return JSON.parse(await lab.until(() => lab.run("return document.body.dataset.answer"), "an answer from the page"));
}

const slider = () => lab.run(`return document.querySelector("#lab-scrubber input[type=range]").valueAsNumber`);

test("a link brings back the code, the instant and the value", async () => {
  await lab.paste("from micrograd.engine import Value\nx = Value(3.0)\ny = x * x + x\ny.backward()");
  await lab.until(async () => (await lab.shown("y:", "data")) === "12.0000", "y");
  for (let step = 0; step < 3; step++) await lab.button("Next").click();
  const instant = await slider();
  const sentence = await lab.text(".scrubber-sentence");
  assert.ok(instant > 0);
  const link = await copiedLink();
  assert.match(link, /#graph\?1[\w-]+$/);
  await lab.visit(link.replace(lab.url, ""));
  await lab.until(async () => (await lab.text(".scrubber-sentence")) === sentence, "the same instant");
  assert.equal(await slider(), instant);
  assert.match(await lab.code(), /y = x \* x \+ x/);
});

test("a link to an unchanged example names it", async () => {
  const before = await copiedLink();
  assert.ok(before.length < lab.url.length + 150, before);
  await lab.paste("print(1)");
  assert.ok((await copiedLink()) !== before);
});

test("a link can be followed while the page is open", async () => {
  await lab.paste("from micrograd.engine import Value\nz = Value(5.0)");
  await lab.until(async () => (await lab.shown("z:", "data")) === "5.0000", "z");
  const link = await copiedLink();
  await lab.visit();
  await lab.run("location.hash = arguments[0]", link.replace(/.*#/, "#"));
  await lab.until(async () => (await lab.shown("z:", "data")) === "5.0000", "z");
});

test("a broken link says so, and the first example is there", async () => {
  for (const state of ["1broken", "9abc", "%%%"]) {
    await lab.visit(`#graph?${state}`);
    assert.match(await lab.text(".lab-notice"), /The link could not be opened: .* first example/, state);
    assert.equal(await lab.shown("g:", "data"), "24.7041");
  }
  await lab.button("Dismiss").click();
  assert.equal(await lab.text(".lab-notice"), null);
  await lab.run(`location.hash = "#graph?1alsobroken"`);
  await lab.says(".lab-notice", /What you had stays/);
  // Firefox reports a stream that cannot be read even to those who handle it.
  const reported = lab.errors.splice(0).filter((text) => !text.includes("ReadableStream"));
  assert.deepEqual(reported, []);
});

test("a graph that another part hands over is shown, with a way back", async () => {
  await inPage(`
    const { handOver } = await import("./graph/handover.js");
    const none = 0xffffffff;
    handOver({
      title: "point 17 after step 57",
      recording: {
        operation: Uint8Array.of(0, 0, 1),
        a: Uint32Array.of(none, none, 0),
        b: Uint32Array.of(none, none, 1),
        exponent: new Float64Array(3),
        data: Float64Array.of(1, 2, 3),
        grad: Float64Array.of(1, 1, 1),
        labels: [[0, "p"], [1, "q"], [2, "total"]],
        scope: new Uint32Array(3),
        scopes: [],
        symbols: [],
        root: 2,
      },
    });`);
  await lab.until(async () => (await lab.shown("total:", "data")) === "3.0000", "the total");
  assert.match(await lab.text(".lab-notice"), /^From the training lab: point 17 after step 57/);
  await lab.button("Back to the code").click();
  await lab.until(async () => (await lab.shown("g:", "data")) === "24.7041", "the code's graph");
  assert.equal(await lab.text(".lab-notice"), null);
});

test("every file of the menu is made", async () => {
  await lab.run(`
    window.files = [];
    HTMLAnchorElement.prototype.click = function () { if (this.download) files.push(this.download); };
    document.querySelector("#lab-take").open = true;`);
  const count = await lab.until(
    () => lab.run(`return document.querySelectorAll("#lab-formats button").length`),
    "files",
  );
  assert.ok(count >= 9);
  for (let index = 0; index < count; index++) {
    await lab.run(`document.querySelectorAll("#lab-formats button")[arguments[0]].click()`, index);
    await lab.until(() => lab.run(`return files.length > arguments[0]`, index), `file ${index}`);
  }
  const files = await lab.run("return files");
  for (const name of ["svg", "png", "dot", "json", "py", "js", "rs"])
    assert.ok(files.includes(`graph-of-g.${name}`), name);
});

test("if Graphviz cannot be started the part says why, and tries again", async () => {
  await lab.load("#bench");
  await inPage(`
    window.RealWorker = window.Worker;
    window.Worker = class extends Worker {
      constructor(url, options) {
        if (String(url).includes("layout")) throw new Error("workers are switched off");
        super(url, options);
      }
    };
    location.hash = "#graph"`);
  // The first graph was laid out when the page was built.
  await lab.ready();
  await lab.choose("The loss of four samples");
  await lab.says("#graph .part-state", /workers are switched off/);
  await lab.run(`window.Worker = window.RealWorker`);
  await lab.button("Try again").click();
  await lab.until(async () => (await lab.shown("loss:", "data")) === "18.4322", "the picture");
  await lab.ready();
  assert.ok(lab.errors.splice(0).length > 0, "told on the console, too");
});

test("nothing was reported as an error", () => {
  assert.deepEqual(lab.errors, []);
});
