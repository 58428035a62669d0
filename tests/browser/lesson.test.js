// A lesson is made in the graph lab, tried, and opened by another reader from its link and from its file.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { openLab } from "./lab.js";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let lab;
let driver;

before(async () => {
  lab = await openLab();
  driver = lab.driver;
});
after(() => lab?.close());

const panel = "#share-lesson-panel";
const press = async (name) =>
  (await driver.findElement(By.xpath(`//*[@id="share-lesson-panel"]//button[normalize-space()="${name}"]`))).click();
const write = async (label, text) => {
  const labelled = await driver.findElement(
    By.xpath(`//*[@id="share-lesson-panel"]//label[.="${label}" or starts-with(., "${label}:")]`),
  );
  await (await driver.findElement(By.id(await labelled.getAttribute("for")))).sendKeys(text);
};
const said = () => lab.run("return document.querySelector('.share-status').textContent");
const card = (selector) => lab.run(`return document.querySelector('#learn ${selector}')?.textContent`);

async function openPanel() {
  await driver.findElement(By.xpath('//header//button[normalize-space()="Share"]')).click();
  await (await driver.wait(() => driver.findElement(By.id("share-lesson-tab")).catch(() => null), 20_000)).click();
}

test("a card takes the graph that is shown, and asks for a gradient", async () => {
  await lab.visit();
  await lab.paste("a = Value(2.0)\nb = Value(-3.0)\nc = a * b\n");
  await lab.until(() => lab.shown("c: data -6", "data"), "the product is shown");
  await openPanel();
  await write("Title of the lesson", "Products");
  await write("Title", "The other factor");
  await write("Text", "A *product*. <img src=x onerror=alert(1)> <a href='https://example.org'>out</a>");
  await driver.findElement(By.css(`${panel} option[value="ask a"]`)).click();
  await press("Add this graph as a card");
  assert.match(await said(), /Card 1 is added/);
  await press("Try it");
  await lab.until(async () => (await card(".card-title")) === "The other factor", "the card was never shown");
  assert.equal(await lab.run("return document.querySelector('#learn .card p em').textContent"), "product");
  assert.equal(await lab.run("return document.querySelector('#learn .card').querySelectorAll('img, p a').length"), 0);
  const answer = await driver.findElement(By.id("answer-0"));
  await answer.sendKeys("3", Key.ENTER);
  assert.match(await card(".card-result"), /look at the signs again/);
  await answer.clear();
  await answer.sendKeys("-3", Key.ENTER);
  assert.match(await card(".card-result"), /Right: a\.grad is −3/);
  assert.equal(await card(".next"), "To the course");
});

test("the panel keeps what was written, and axe finds nothing in it", async () => {
  await lab.load();
  await lab.ready();
  await openPanel();
  assert.match(
    await lab.run(`return document.querySelector("${panel} .lesson-cards").textContent`),
    /^The other factor/,
  );
  await lab.run(AXE);
  const violations = await driver.executeAsyncScript(
    `axe.run("#share-dialog").then(({ violations }) => arguments[0](violations.map(({ id, nodes }) => id + " " + nodes[0].html)))`,
  );
  assert.deepEqual(violations, []);
});

test("a file of it opens again, and one that is none is refused", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lesson-"));
  const files = {
    "lesson.json": JSON.stringify({
      title: "From a file",
      cards: [
        {
          title: "One",
          text: "First.",
          code: "a = Value(2.0)",
          values: [{ operation: "Leaf", number: 2, label: "a" }],
        },
      ],
    }),
    "points.csv": "x,y,label",
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const input = await driver.findElement(By.css(`${panel} input[type="file"]`));
  await input.sendKeys(join(folder, "points.csv"));
  await lab.says(".share-status", /This is no lesson/);
  await input.sendKeys(join(folder, "lesson.json"));
  await lab.says(".share-status", /“From a file” is open, with 1 card\./);
  await press("Try it");
  await lab.until(async () => (await card(".card-title")) === "One", "the card was never shown");
  // It only tells: there is nothing to be done.
  assert.equal(await lab.run("return document.querySelector('#learn .next').classList.contains('primary')"), true);
});

test("nothing was reported as an error", () => {
  assert.deepEqual(lab.errors, []);
});
