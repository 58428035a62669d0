// Links to a state of the graph lab, and what another part hands over.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { decode, encode } from "../../www/ui/link.js";
import { openLab } from "./lab.js";
import { testOnce } from "./once.js";
import { closeShare, copiedLink, openShare } from "./share.js";

let lab;
before(async () => {
  lab = await openLab();
});
after(() => lab?.close());
beforeEach(() => lab.visit());

/** Returns the address that "Copy link" copies. */
async function linkToState() {
  const link = await copiedLink(lab.driver);
  assert.equal(await lab.run("return location.href"), link, "the address says the same");
  return link;
}

const slider = () => lab.run(`return document.querySelector("#lab-scrubber input[type=range]").valueAsNumber`);

test("a link brings back the code, the instant and the value", async () => {
  await lab.paste("from micrograd.engine import Value\nx = Value(3.0)\ny = x * x + x\ny.backward()");
  await lab.until(async () => (await lab.shown("y:", "data")) === "12.0000", "y");
  for (let step = 0; step < 3; step++) await lab.button("Next").click();
  const instant = await slider();
  const sentence = await lab.text(".scrubber-sentence");
  assert.ok(instant > 0);
  const link = await linkToState();
  assert.match(link, /#graph\?1[\w-]+$/);
  await lab.visit(link.replace(lab.url, ""));
  await lab.until(async () => (await lab.text(".scrubber-sentence")) === sentence, "the same instant");
  assert.equal(await slider(), instant);
  assert.match(await lab.code(), /y = x \* x \+ x/);
});

testOnce("the dialog says that numbers which were changed in the graph are in the link", async () => {
  const said = () => lab.text("#share-dialog .share-panel:not([hidden]) p");
  await openShare(lab.driver);
  assert.match(await said(), /^The link holds the code and your view/);
  await closeShare(lab.driver);
  await lab.tap("x1:");
  await lab.press(Key.ENTER, Key.ARROW_UP, Key.ENTER);
  await lab.says(".code-difference", /^→ 2\.1/);
  await openShare(lab.driver);
  assert.match(await said(), /^The link holds the code, the numbers that you changed and your view/);
  await closeShare(lab.driver);
});

testOnce("a link brings back the part of the picture that was in view", async () => {
  const middle = () =>
    lab.run(
      `const { x, y, width, height } = document.querySelector("#graph-frame").getBoundingClientRect();
       const { a, e, f } = new DOMMatrix(document.querySelector("#graph-svg").style.transform);
       return [a, (width / 2 - e) / a, (height / 2 - f) / a].map((number) => Math.round(10 * number) / 10);`,
    );
  const opened = await middle();
  await lab.run(`document.querySelector("#graph-svg").focus()`);
  await lab.press("+", "+", Key.ARROW_LEFT, Key.ARROW_UP);
  const moved = await middle();
  assert.notDeepEqual(moved, opened);
  const link = await linkToState();
  await lab.visit(link.replace(lab.url, ""));
  const close = (one, other) => one.every((number, index) => Math.abs(number - other[index]) < 1.5);
  await lab.until(async () => close(await middle(), moved), `what was in view: ${moved}`);
  // Where nobody has moved it the picture opens as it fits the window.
  await lab.visit();
  assert.ok(!(await decode((await linkToState()).replace(/.*\?/, ""))).look);
});

testOnce("a link brings back the drawing that was shown", async () => {
  await lab.paste("a = Value(2.0)\nb = a * 3\ndraw(b)\nc = b + 1\ndraw(c)");
  await lab.says(".lab-drawings output", /^Drawing 2 of 2$/);
  // The last is shown anyway.
  assert.ok(!("drawing" in (await decode((await linkToState()).replace(/.*\?/, "")))));
  await lab.find('.lab-drawings [aria-label="Earlier drawing"]').click();
  await lab.until(async () => (await lab.shown("b:", "data")) === "6.0000" && !(await lab.shown("c:", "data")), "b");
  const link = await linkToState();
  await lab.visit(link.replace(lab.url, ""));
  await lab.says(".lab-drawings output", /^Drawing 1 of 2$/);
  assert.equal(await lab.shown("c:", "data"), null);
  // What is run later shows what it made last.
  await lab.paste("a = Value(2.0)\ndraw(a * 3)\nc = a + 1\ndraw(c)");
  await lab.until(async () => (await lab.shown("c:", "data")) === "3.0000", "c");
});

testOnce("a frame without the code says what is wrong with it, and where", async () => {
  const code = "a = Value(1.0)\nb = a.tanH()";
  await lab.load(`?embed=picture#graph?${await encode({ preset: "", code })}`);
  await lab.says("#graph .part-state", /^No graph: AttributeError in line 2: .* did you mean 'tanh'\?$/);
});

testOnce("the way back from a link leads to what was there before it", async () => {
  const link = `#graph?${await encode({ preset: "sneak-peek", code: "from micrograd.engine import Value\nz = Value(5.0)" })}`;
  const z = () => lab.until(async () => (await lab.shown("z:", "data")) === "5.0000", "z");
  await lab.paste("from micrograd.engine import Value\nmine = Value(3.0) * 2");
  await lab.until(async () => (await lab.shown("mine:", "data")) === "6.0000", "mine");
  await lab.run("location.hash = arguments[0]", link);
  await z();
  await lab.run("history.back()");
  await lab.until(async () => (await lab.shown("mine:", "data")) === "6.0000", "mine again");
  assert.match(await lab.code(), /^from.*\nmine =/);
  await lab.run("history.forward()");
  await z();
  // To another part and back is no way out of it.
  await lab.run(`location.hash = "#bench"`);
  await lab.run(`location.hash = "#graph"`);
  await lab.ready();
  assert.match(await lab.code(), /z = /);
  // When the page began with the link, what it begins with otherwise comes.
  await lab.run("localStorage.clear()");
  await lab.visit(link);
  await z();
  await lab.run(`location.hash = "#graph"`);
  await lab.until(async () => (await lab.shown("o:", "data")) === "0.7071", "the first example");
});

testOnce("a link to an unchanged example names it", async () => {
  const before = await linkToState();
  assert.ok(before.length < lab.url.length + 150, before);
  await lab.paste("print(1)");
  assert.ok((await linkToState()) !== before);
});

testOnce("a link can be followed while the page is open", async () => {
  await lab.paste("from micrograd.engine import Value\nz = Value(5.0)");
  await lab.until(async () => (await lab.shown("z:", "data")) === "5.0000", "z");
  const link = await linkToState();
  await lab.visit();
  await lab.run("location.hash = arguments[0]", link.replace(/.*#/, "#"));
  await lab.until(async () => (await lab.shown("z:", "data")) === "5.0000", "z");
});

testOnce("a broken link says so, and the first example is there", async () => {
  for (const state of ["1broken", "9abc", "%%%"]) {
    await lab.visit(`#graph?${state}`);
    assert.match(await lab.text(".lab-notice"), /The link could not be opened: .* first example/, state);
    assert.equal(await lab.shown("o:", "data"), "0.7071");
  }
  await lab.button("Dismiss").click();
  assert.equal(await lab.text(".lab-notice"), null);
  await lab.run(`location.hash = "#graph?1alsobroken"`);
  await lab.says(".lab-notice", /What you had stays/);
  // Firefox reports a stream that cannot be read even to those who handle it.
  const reported = lab.errors.splice(0).filter((text) => !text.includes("ReadableStream"));
  assert.deepEqual(reported, []);
});

testOnce("a graph that another part hands over is shown, with a way back", async () => {
  await lab.load("#train");
  await lab.until(() => lab.find("#step").isEnabled(), "the training lab");
  await lab.find("#boundary .boundary-stage").click();
  await lab.until(() => lab.find("#place-open").isEnabled(), "a place");
  await lab.find("#place-open").click();
  await lab.until(async () => /^Each grad/.test(await lab.text("#graph-now")), "its graph");
  assert.match(await lab.text(".lab-notice"), /^From the training lab: P\w+ .* after step 0/);
  // The result has its own name, not the title.
  assert.match(await lab.text("#graph-now"), /^Each grad is the derivative of (score|loss) by that value\.$/);
  assert.equal(await lab.run(`return getComputedStyle(document.querySelector(".code-editor")).opacity`), "0.5");
  await openShare(lab.driver);
  await lab.says("#share-length", /came from the training lab/);
  assert.equal(await lab.find("#share-copy").isEnabled(), false);
  await closeShare(lab.driver);
  await lab.button("Back to the code").click();
  await lab.until(async () => (await lab.shown("o:", "data")) === "0.7071", "the code's graph");
  assert.equal(await lab.text(".lab-notice"), null);
  assert.equal(await lab.run(`return getComputedStyle(document.querySelector(".code-editor")).opacity`), "1");
  await linkToState();
});

testOnce(
  "the picture of a step shows what the screen shows: the value in hand, the stages, the arithmetic",
  async () => {
    await lab.visit();
    const last = await lab.run(`return Number(document.querySelector("#lab-scrubber input[type=range]").max)`);
    const seen = (root) =>
      lab.run(
        `const root = ${root};
       const boxes = [...root.querySelectorAll("[data-item]")].map((box) =>
         [box.getAttribute("class").split(" ")
           .filter((name) => /^(value|group|root|pending|reached|growing|finished|current)$/.test(name)).sort().join(" "),
          ...[...box.querySelectorAll("text")].map(({ textContent }) => textContent)].join("|"));
       return [...boxes, ...[...root.querySelectorAll(".note text")].map(({ textContent }) => textContent)];`,
      );
    for (let step = 0; step <= last; step += 3) {
      for (let turn = 0; turn < (step ? 3 : 1); turn++) await lab.button("Next").click();
      const shown = await seen(`document.querySelector("#graph-svg")`);
      assert.ok(step === 0 || shown.some((box) => /^[a-z ]*\bcurrent\b/.test(box)), shown.join("\n"));
      await openShare(lab.driver, "Picture");
      const shared = `new DOMParser().parseFromString(
       decodeURIComponent(document.querySelector(".share-preview").src.replace(/^[^,]*,/, "")), "image/svg+xml")`;
      await lab.until(() => lab.run(`return document.querySelector(".share-preview").src !== ""`), "no preview");
      assert.deepEqual(await seen(shared), shown, `step ${step}`);
      // The rules of the page are in the file, with the colours put in.
      const rules = await lab.run(`return ${shared}.querySelector("style").textContent`);
      assert.match(rules, /\.expression-graph\.staged \.current \.box \{ stroke: #\w+|\.current \.box \{ stroke: rgb/);
      assert.doesNotMatch(rules, /var\(/);
      await closeShare(lab.driver);
    }
  },
);

test("every file of the dialog is made", async () => {
  await lab.run(`
    window.files = [];
    HTMLAnchorElement.prototype.click = function () { if (this.download) files.push(this.download); };`);
  await openShare(lab.driver, "As code");
  const count = await lab.run(`
    const buttons = document.querySelectorAll("[data-file], [data-save]");
    for (const button of buttons) button.click();
    return buttons.length;`);
  assert.ok(count >= 8);
  await lab.until(() => lab.run("return files.length === arguments[0]", count), `${count} files`);
  const files = await lab.run("return files");
  assert.equal(new Set(files).size, files.length, `each has a name of its own: ${files}`);
  for (const name of ["svg", "png", "dot", "json", "py", "js", "rs"])
    assert.ok(files.includes(`graph-of-o.${name}`), name);
});

testOnce("if Graphviz cannot be started the part says why, and tries again", async () => {
  await lab.load("#bench");
  await lab.inPage(`
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
  await lab.choose("Loss of four samples");
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
