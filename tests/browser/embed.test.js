// The elements of embed.js, in a page of another origin.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { openBrowser, PATIENCE, resize } from "./browser.js";
import { testOnce } from "./once.js";
import { serve } from "./serve.js";
import { openShare } from "./share.js";

let directory;
let site;
let other;
let driver;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), "micrograd-"));
  site = await openBrowser();
  other = await serve(directory);
  driver = site.driver;
});
after(async () => {
  other?.close();
  await site?.close();
  await rm(directory, { recursive: true });
});

/** Opens a page of the other origin that loads the script first, or last. */
async function open(body, { isLast = false } = {}) {
  const script = `<script src="${site.url}embed.js"></script>`;
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Another page</title>
    ${isLast ? "" : script}${body}${isLast ? script : ""}</html>`;
  await writeFile(join(directory, "index.html"), page);
  await driver.get("about:blank");
  await driver.get(other.url);
}

const run = (body, ...values) => driver.executeScript(body, ...values);
const until = (condition, message) => driver.wait(condition, PATIENCE, message);
const frameOf = (name) =>
  until(
    () => run("return document.querySelector(arguments[0]).shadowRoot?.querySelector('iframe')", name),
    `${name} has no frame`,
  );

/** Waits in the frame of an element until something is true of it. */
async function inFrame(name, condition) {
  await driver.switchTo().frame(await frameOf(name));
  try {
    await until(() => run(`return ${condition}`), `never: ${condition}`);
    return await run("return location.href");
  } finally {
    await driver.switchTo().defaultContent();
  }
}

const height = async (name) => run("return arguments[0].clientHeight", await frameOf(name));

for (const isLast of [false, true]) {
  test(`the code of an element is run in its frame, with the script ${isLast ? "after" : "before"} it`, async () => {
    await open(
      `<micrograd-graph pieces="picture walk">
         a = Value(3.0)
         if 1 &lt; 2:
           b = a * 2
         b.backward()
       </micrograd-graph>`,
      { isLast },
    );
    const address = await inFrame(
      "micrograd-graph",
      `document.querySelector('#graph .value[aria-label^="b:"] .data')?.textContent === "6.0000"`,
    );
    assert.ok(address.startsWith(`${site.url}?embed=picture,walk#graph?1`), address);
    assert.deepEqual(site.errors, []);
  });
}

testOnce("the settings of an element are trained with, and lead home", async () => {
  await open(
    `<micrograd-train pieces="boundary, transport">{"data": {"kind": "xor"}, "model": {"hidden": [3]}}</micrograd-train>`,
  );
  await inFrame("micrograd-train", "document.getElementById('play')?.disabled === false");
  await driver.switchTo().frame(await frameOf("micrograd-train"));
  const home = driver.findElement(By.id("home"));
  assert.match(await home.getText(), /^Open in micrograd/);
  await run("document.getElementById('step').click()");
  await until(() => run("return document.getElementById('train-status').textContent.startsWith('step 1,')"), "step 1");
  await run("document.getElementById('home').focus()");
  const before = await home.getAttribute("href");
  assert.ok(before.startsWith(`${site.url}#train?1`), before);
  assert.equal(await home.getAttribute("target"), "_blank");
  await driver.switchTo().defaultContent();
  // It leads to the run as it is.
  await driver.get(before);
  await until(() => run("return /^step \\d/.test(document.getElementById('train-status').textContent)"), "the run");
  assert.deepEqual(site.errors, []);
});

testOnce("elements one after the other do not touch, unless the page says so, and each frame has a title", async () => {
  const two = "<micrograd-graph>Value(1.0)</micrograd-graph><micrograd-train></micrograd-train>";
  const gap = () =>
    run(
      `const [first, second] = ["micrograd-graph", "micrograd-train"].map((name) =>
         document.querySelector(name).getBoundingClientRect());
       return second.top - first.bottom;`,
    );
  await open(two);
  for (const [name, title] of Object.entries({ "micrograd-graph": "Graph", "micrograd-train": "Train" })) {
    await inFrame(
      name,
      `[...document.querySelectorAll("h1, h2")].filter((title) =>
         title.checkVisibility() && title.ariaLevel === "1" && title.textContent === "${title}").length === 1`,
    );
  }
  assert.equal(await gap(), 16);
  await open(`<style>micrograd-train, micrograd-graph { margin: 0 }</style>${two}`);
  await frameOf("micrograd-train");
  assert.equal(await gap(), 0);
});

testOnce("the HTML that the Share dialog gives shows the same in another page", async () => {
  await driver.get(`${site.url}#train`);
  await until(() => run("return document.getElementById('play')?.disabled === false"), "the training lab");
  await run("document.getElementById('data-kind-circles').click()");
  await until(() => run("return /^two circles/.test(document.getElementById('data-summary').textContent)"), "circles");
  await openShare(driver, "Embed");
  const html = await until(() => run("return document.getElementById('share-html').value"), "no HTML");
  const [, settings] =
    /^<script async src="[^"]*\/embed\.js"><\/script>\n<micrograd-train [^>]*>([^<]*)<\/micrograd-train>$/.exec(html);
  assert.equal(JSON.parse(settings).data.kind, "circles");
  await open(html);
  await inFrame("micrograd-train", "/^two circles/.test(document.getElementById('data-summary')?.textContent)");
});

test("the preview is as tall as the frame asks to be, and so is a plain frame", async () => {
  await driver.get(`${site.url}#graph`);
  await until(() => run(`return document.querySelector("#graph .value") !== null`), "the graph lab");
  await openShare(driver, "Embed");
  const high = () => run("return document.querySelector('#share-dialog iframe')?.clientHeight");
  await until(async () => (await high()) === 420, "the preview is not as tall as a frame by itself");
  await run(
    `for (const name of ["frame", "notes"]) document.querySelector("#share-dialog [value=" + name + "]").click()`,
  );
  await until(async () => (await high()) > 500, "the preview never grows");
  const [html, inner] = await run(
    `const { value } = document.getElementById("share-html");
     return [value, document.querySelector("#share-dialog iframe").clientHeight];`,
  );
  assert.match(html, new RegExp(`height="${inner}"`));
  const cut = () =>
    run(
      `const [frame, room, panel] = ["iframe", ".share-frame", ".share-embed"].map((selector) =>
         document.querySelector("#share-dialog " + selector).getBoundingClientRect());
       const { scrollHeight, clientHeight } = document.querySelector("#share-dialog .share-embed");
       return Math.max(frame.right - room.right, frame.bottom - room.bottom, room.right - panel.right, scrollHeight - clientHeight);`,
    );
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ]) {
    await resize(driver, width, height);
    await until(async () => (await cut()) < 1, `the preview is cut at ${width} x ${height}`);
  }
  await resize(driver, 1280, 900);
  await run(`document.querySelector("#share-dialog [value=notes]").click()`);
  await until(async () => (await high()) === 420, "it never shrinks again");
  assert.match(await run(`return document.getElementById("share-html").value`), /height="420"/);
  await driver.get("about:blank");
});

testOnce("the HTML shows what is seen: a run that was trained, a number that was changed", async () => {
  await driver.get(`${site.url}#train`);
  await until(() => run("return document.getElementById('play')?.disabled === false"), "the training lab");
  await run("document.getElementById('step').click()");
  const isTrained = () => run("return document.getElementById('train-status').textContent.startsWith('step 1,')");
  await until(isTrained, "no step was taken");
  await openShare(driver, "Embed");
  const written = () => run("return document.getElementById('share-html').value");
  const said = () => run("return document.querySelector('#share-dialog .share-panel:not([hidden])').textContent");
  await until(async () => /^<script/.test(await written()), "it is not an element");
  assert.doesNotMatch(await said(), /without/);
  await open(await written());
  await inFrame("micrograd-train", "document.getElementById('train-status')?.textContent.startsWith('step 1,')");
  // A weight that is changed by hand is not in the settings.
  await driver.get("about:blank");
  await driver.get(`${site.url}#train`);
  await until(() => run("return document.getElementById('play')?.disabled === false"), "the training lab");
  await run("document.getElementById('step').click()");
  await until(isTrained, "no step was taken");
  const loss = "document.getElementById('readout-loss').textContent";
  const before = await run(`return ${loss}`);
  await driver.executeScript("document.querySelector('#network .network-item').focus()");
  await driver.actions().sendKeys(Key.ARROW_RIGHT, Key.ENTER, Key.ENTER, "+").perform();
  await until(() => run(`return ${loss} !== arguments[0]`, before), "no weight was changed");
  const shown = await run(`return ${loss}`);
  await openShare(driver, "Embed");
  await until(async () => /^<iframe/.test(await written()), "it is not a frame");
  assert.match(await said(), /with a script, without the steps that it has trained/);
  await open(await written());
  await driver.switchTo().frame(0);
  await until(isTrained, "the frame shows another run");
  assert.equal(await run(`return ${loss}`), shown);
  await driver.switchTo().defaultContent();
});

testOnce("an element says what is wrong with its text, and the page what is wrong with its settings", async () => {
  await open(`<micrograd-train>{oops</micrograd-train>`);
  const said = await until(
    () =>
      run("return document.querySelector('micrograd-train').shadowRoot?.querySelector('[role=alert]')?.textContent"),
    "nothing is said",
  );
  assert.match(said, /^<micrograd-train> shows nothing: its text is not JSON \(/);
  await open(`<micrograd-train>{"data": {"samples": -5}}</micrograd-train>`);
  await inFrame(
    "micrograd-train",
    `/whole number from 2 to/.test(document.getElementById("train-notices")?.textContent)`,
  );
});

test("a frame is as tall as its content, says no one else than the frame", async () => {
  await open(
    `<micrograd-graph id="own" pieces="code picture walk notes" style="width: 360px">a = Value(3.0) * 2</micrograd-graph>
     <micrograd-graph id="fixed" height="300" pieces="code picture" style="width: 360px">a = Value(3.0)</micrograd-graph>`,
  );
  await until(async () => (await height("#own")) > 500, "it never grows");
  await inFrame("#own", "document.documentElement.scrollHeight <= innerHeight + 1");
  await inFrame("#fixed", `document.querySelector('#graph .value') !== null`);
  assert.equal(await height("#fixed"), 300);
  // From the page itself, and from a frame of the right origin that is not the element's.
  await run(
    `window.postMessage({ name: "micrograd-frame", height: 3999 }, "*");
     const stranger = Object.assign(document.createElement("iframe"), { srcdoc: "<script>parent.postMessage({ name: 'micrograd-frame', height: 3999 }, '*')</script>" });
     document.body.append(stranger);
     return new Promise((resolve) => stranger.addEventListener("load", () => setTimeout(resolve)));`,
  );
  assert.ok((await height("#own")) < 3999);
});

for (const address of ["?embed=picture,walk#graph", "?embed#train"]) {
  testOnce(`a frame that holds its content asks for no height: ${address}`, async () => {
    await open("");
    await run(
      `window.asked = [];
       addEventListener("message", ({ data }) => asked.push(data));
       document.body.append(Object.assign(document.createElement("iframe"), { src: arguments[0], width: 640, height: 420 }));`,
      site.url + address,
    );
    await driver.switchTo().frame(await driver.findElement(By.css("iframe")));
    const isLive = `return performance.getEntriesByType("mark").some(({ name }) => /^(train: live|graph: code has run)$/.test(name))`;
    await until(() => run(isLive), "the frame was never live");
    await driver.switchTo().defaultContent();
    assert.deepEqual(await run("return asked"), []);
  });
}

/** The controls under the link that leads home. */
const coveredByHome = () =>
  run(
    `const home = document.getElementById("home").getBoundingClientRect();
     return [...document.querySelectorAll("main :is(button, select, input, summary)")].filter((control) => {
       const { left, right, top, bottom } = control.getBoundingClientRect();
       return control.checkVisibility() && left < home.right && right > home.left && top < home.bottom && bottom > home.top;
     }).map(({ id, textContent }) => id || textContent)`,
  );

testOnce("with all pieces of the training lab the plane can be read, and the way home covers nothing", async () => {
  const { PIECES } = await import("../../www/train/pieces.js");
  await resize(driver, 640, 420);
  await driver.get("about:blank");
  await driver.get(`${site.url}?embed=${Object.keys(PIECES.pieces).join(",")}#train`);
  await until(() => run("return document.getElementById('play')?.disabled === false"), "the training lab");
  await until(() => run("return !document.getElementById('home').hidden"), "no way home");
  const high = await run("return document.querySelector('#boundary .boundary-stage').getBoundingClientRect().height");
  assert.ok(high > 240, `the plane is ${high} high`);
  assert.deepEqual(await coveredByHome(), []);
  await resize(driver, 1280, 900);
});

testOnce("the loss is drawn in a frame of any width, and the way home does not cover its head", async () => {
  for (const pieces of ["curves", "boundary,curves", "network,curves", "boundary,curves,controls"]) {
    for (const width of [700, 999, 1000, 1280]) {
      await resize(driver, width, 600);
      await driver.get("about:blank");
      await driver.get(`${site.url}?embed=${pieces}#train`);
      await until(
        () =>
          run(
            "return document.querySelector('#logarithmic')?.disabled === false && document.querySelector('#loss .curve-picture') !== null",
          ),
        "no loss",
      );
      await until(() => run("return !document.getElementById('home').hidden"), "no way home");
      assert.deepEqual(await coveredByHome(), [], `${pieces}, ${width} pixels`);
      const high = await run("return document.querySelector('#loss .curve-picture').getBoundingClientRect().height");
      assert.ok(high > 70, `${pieces}, ${width} pixels: the loss is ${high} high`);
    }
  }
  await resize(driver, 1280, 900);
});

testOnce("in a frame with the graph alone, the way home covers no control", async () => {
  await resize(driver, 640, 420);
  for (const pieces of ["picture", "picture,walk"]) {
    await driver.get("about:blank");
    await driver.get(`${site.url}?embed=${pieces}#graph`);
    await until(() => run("return document.querySelector('#graph-frame:not([data-busy]) .value') !== null"), "a graph");
    await until(() => run("return !document.getElementById('home').hidden"), "no way home");
    assert.deepEqual(await coveredByHome(), [], pieces);
  }
  await resize(driver, 1280, 900);
});

/** What is wider than the page, but for drawings, which are cut by their frames. */
const WIDER = `[...document.querySelectorAll("main *")].filter((element) =>
  !element.closest("svg") && element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 0.5)
  .map(({ id, className }) => id || String(className))`;
for (const [address, state] of [
  ["?embed=picture,walk#graph", "document.querySelector('#graph-frame:not([data-busy]) .value') !== null"],
  ["?embed#train", "document.getElementById('play')?.disabled === false"],
]) {
  testOnce(`in the page of a small phone, nothing in a frame is cut at the side: ${address}`, async () => {
    for (const width of [288, 256]) {
      await resize(driver, width, 420);
      await driver.get("about:blank");
      await driver.get(site.url + address);
      await until(() => run(`return ${state}`), "it was never there");
      await until(async () => (await run("return document.getElementById('home').hidden")) === false, "no way home");
      assert.deepEqual(await run(`return ${WIDER}`), [], `${width} pixels`);
    }
    await resize(driver, 1280, 900);
  });
}

test("nothing was reported as an error", () => {
  assert.deepEqual(site.errors, []);
});
