// How the graph lab fills the window, or a frame of another page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openLab } from "./lab.js";
import { frameHtml } from "./share.js";

let lab;
before(async () => {
  lab = await openLab();
});
after(async () => {
  await lab?.close();
});

const resize = (width, height) => lab.driver.manage().window().setRect({ width, height });
const box = (selector) =>
  lab.run(
    `const { left, right, top, bottom, height } = document.querySelector(arguments[0]).getBoundingClientRect();
     return { left, right, top, bottom, height };`,
    selector,
  );
/** Makes the page as wide as this; a window has borders. */
async function width(wanted) {
  await resize(wanted, 800);
  await resize(2 * wanted - (await lab.run("return innerWidth")), 800);
  assert.equal(await lab.run("return innerWidth"), wanted);
}
/** The pieces in sight. */
const pieces = () =>
  lab.run(
    `return [...new Set([...document.querySelectorAll("#graph [data-piece]")]
       .filter(({ offsetHeight }) => offsetHeight > 0).map(({ dataset }) => dataset.piece))].sort().join()`,
  );

test("beside each other nothing lies over the right column", async () => {
  await lab.visit();
  for (const wanted of [1100, 1180, 1265, 1280, 1440]) {
    await width(wanted);
    const notes = await box(".lab-notes");
    const frame = await box("#graph-frame");
    assert.ok(frame.right <= notes.left - 16, `the picture at ${wanted}: ${frame.right} and ${notes.left}`);
    for (const text of ["", "a", "no such thing"]) {
      await lab.run(
        `const input = document.querySelector("#lab-search input");
         input.value = arguments[0];
         input.dispatchEvent(new Event("input", { bubbles: true }));`,
        text,
      );
      const right = await lab.run(
        `return Math.max(...[...document.querySelectorAll(".lab-bar *")].map((e) => e.getBoundingClientRect().right))`,
      );
      assert.ok(right <= notes.left, `the bar at ${wanted} with “${text}”: ${right} and ${notes.left}`);
      assert.equal((await box("#graph-frame")).top, frame.top, "the picture does not move while one searches");
    }
  }
});

test("a plot has room to be seen whole", async () => {
  await width(1440);
  await resize(1440, 1000);
  await lab.paste("import matplotlib.pyplot as plt\nplt.plot([1, 2, 3], [1, 4, 9])\nplt.show()");
  await lab.until(() => lab.run(`return document.querySelector(".chart") !== null`), "a chart");
  const [chart, entries] = [await box(".chart"), await box(".console-entries")];
  assert.ok(chart.height > 150 && chart.bottom <= entries.bottom, JSON.stringify({ chart, entries }));
});

test("a frame is filled, with the pieces that were asked for", async () => {
  await width(1200);
  await lab.visit("?embed#graph");
  assert.equal(await pieces(), "picture,walk");
  await lab.visit("?embed=code,picture,walk,notes#graph");
  assert.equal(await pieces(), "code,notes,picture,walk");
  const around = async () => {
    const { top, bottom } = await box("#graph-root");
    return [top, (await lab.run("return innerHeight")) - bottom];
  };
  for (const gap of await around()) assert.ok(gap >= 0 && gap <= 16, `${gap} px are left`);
  assert.ok((await box(".lab-code")).right < (await box("#graph-frame")).left, "the code stays at the left");
  await lab.visit("?embed=picture,code#graph");
  assert.equal(await pieces(), "code,picture");
  const frame = await box("#graph-frame");
  assert.ok(frame.left < 500 && frame.right > 1100, "the picture takes the room of what is left out");
  for (const wanted of [1200, 640]) {
    await width(wanted);
    await lab.visit("?embed=picture#graph");
    assert.equal(await pieces(), "picture");
    for (const gap of await around()) assert.ok(gap >= 0 && gap <= 16, `${gap} px are left at ${wanted}`);
  }
  await lab.visit("?embed=picture,fireworks#graph");
  assert.match(await lab.text(".lab-notice"), /"fireworks"; it can show code, picture, walk, notes/);
});

test("the Share dialog has the HTML for a frame with this state", async () => {
  await width(1200);
  await lab.visit();
  await lab.paste("from micrograd.engine import Value\nframed = Value(7.0)");
  await lab.until(async () => (await lab.shown("framed:", "data")) === "7.0000", "framed");
  const html = await frameHtml(lab.driver);
  const [, address] = /src="([^"]+)"/.exec(html);
  assert.ok(address.startsWith(`${lab.url}?embed=picture,walk#graph?1`), address);
  await lab.visit(address.slice(lab.url.length));
  await lab.until(async () => (await lab.shown("framed:", "data")) === "7.0000", "framed");
});

test("nothing was reported as an error", () => {
  assert.deepEqual(lab.errors, []);
});
