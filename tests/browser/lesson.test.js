// A lesson is made in the graph lab, tried, and opened by another reader from its link and from its file.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { findings } from "./axe.js";
import { PATIENCE, resize } from "./browser.js";
import { openLab } from "./lab.js";
import { testOnce } from "./once.js";

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
const fieldOf = async (label) => {
  const labelled = await driver.findElement(
    By.xpath(`//*[@id="share-lesson-panel"]//label[.="${label}" or starts-with(., "${label}:")]`),
  );
  return driver.findElement(By.id(await labelled.getAttribute("for")));
};
const write = async (label, text) => {
  const field = await fieldOf(label);
  await field.clear();
  await field.sendKeys(text);
};
const choose = async (task) => (await driver.findElement(By.css(`${panel} option[value="${task}"]`))).click();
const edit = async (title) => (await driver.findElement(By.css(`${panel} [aria-label="Edit ${title}"]`))).click();
const said = () => lab.run("return document.querySelector('.share-status').textContent");
const inPanel = (selector, property = "textContent") =>
  lab.run(`return document.querySelector("${panel} " + arguments[0])[arguments[1]]`, selector, property);
const titles = () =>
  lab.run(`return [...document.querySelectorAll("${panel} .lesson-cards span")].map((one) => one.textContent)`);
const card = (selector) => lab.run(`return document.querySelector('#learn ${selector}')?.textContent`);
const titled = (title) => lab.until(async () => (await card(".card-title")) === title, `no card is titled ${title}`);

/** Opens the panel of the graph lab. */
async function openPanel() {
  await driver.findElement(By.xpath('//header//button[normalize-space()="Share"]')).click();
  await (await driver.wait(() => driver.findElement(By.id("share-lesson-tab")).catch(() => null), PATIENCE)).click();
  // What it says of a text comes with what reads Markdown.
  await lab.until(() => lab.run(`return document.querySelector("${panel} option") !== null`), "no tasks are there");
}

/** Returns what is wider than its part of the page. @param {string} root */
const overflowing = (root) =>
  lab.run(
    `return [...document.querySelectorAll(arguments[0] + ", " + arguments[0] + " :not(input, textarea, svg, svg *)")]
       .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1
         && getComputedStyle(one).textOverflow !== "ellipsis")
       .map((one) => one.className || one.localName)`,
    root,
  );

const TITLE = "Products, sums and whatever else one wants to know of gradients before the summer holidays begin";
const TABLE = "| value | data |\n| :-- | --: |\n| a | 2 |\n| b | <b onclick=alert(1)>-3</b> |";
const WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

test("three cards take the graphs that are shown", async () => {
  await lab.visit();
  await lab.paste("a = Value(2.0)\nb = Value(-3.0)\nc = a * b\n");
  await lab.until(() => lab.shown("c: data -6", "data"), "the product is shown");
  await openPanel();
  await write("Title of the lesson", TITLE);
  await write("Title", WORD);
  const code = `    print(${"a * b + ".repeat(12)}${"x".repeat(70)})`;
  await write(
    "Text",
    `A *product*. <img src=x onerror=alert(1)>\n\n[out](https://example.org) # not\n\n# yes\n\n${code}\n\n${TABLE}`,
  );
  await choose("ask a");
  await lab.until(
    async () =>
      (await inPanel(".lesson-card [role=status]")) ===
      "Shown as plain text or left out: <img> in line 1, a link in line 3.",
    "its author never hears what is refused",
  );
  await press("Add this graph as a card");
  assert.match(await said(), /Card 1 is added/);
  assert.equal(await inPanel(".lesson-card [role=status]"), "");
  for (const [title, task] of [
    ["Go back", "backward"],
    ["Look", "look"],
  ]) {
    await write("Title", title);
    await write("Text", `${title}.`);
    await choose(task);
    await press("Add this graph as a card");
  }
  assert.deepEqual(await titles(), [WORD, "Go back", "Look"]);
});

test("nothing is lost when the page is loaded anew in the middle of a sentence", async () => {
  await edit("Go back");
  await write("Text", "Press *Backw");
  await lab.load();
  await lab.ready();
  await openPanel();
  assert.deepEqual(await titles(), [WORD, "Go back", "Look"]);
  assert.equal(await inPanel("legend"), "Card 2");
  assert.equal(await (await fieldOf("Text")).getAttribute("value"), "Press *Backw");
  await write("Text", "Press *Backward*.");
  await press("Save the card");
  assert.equal(await said(), "Card 2 is changed.");
  await driver.findElement(By.css(`${panel} [aria-label="Remove Look"]`)).click();
  assert.deepEqual(await titles(), [WORD, "Go back"]);
  await press("Undo");
  assert.deepEqual(await titles(), [WORD, "Go back", "Look"]);
});

test("axe finds nothing in the panel, and no title is too long for it", async () => {
  for (const width of [1280, 390, 320]) {
    await resize(driver, width, 844);
    assert.deepEqual(await findings(driver, { within: "#share-dialog" }), [], `${width} px`);
    assert.deepEqual(await overflowing(panel), [], `${width} px`);
  }
  await resize(driver, 1280, 900);
});

/** The address of the lesson, and its file. */
let link;
let lesson;

test("its link can be read, and is said to be long where it is", async () => {
  link = await inPanel("#lesson-address", "value");
  assert.match(link, /#learn\?lesson-[\w-]+\/1$/);
  assert.equal(await inPanel("#lesson-length"), `${link.length} characters.`);
  await lab.run(`URL.createObjectURL = (blob) => { blob.text().then((text) => { document.body.dataset.saved = text }); return ""; };
    HTMLAnchorElement.prototype.click = () => {};`);
  await press("Save as a file");
  lesson = await lab.until(() => lab.run("return document.body.dataset.saved"), "no file was made");
  // What is written at random does not get shorter.
  await edit("Look");
  const words = Array.from({ length: 400 }, (_, index) => ((index * 7919) % 99991).toString(36)).join(" ");
  await lab.run(
    `const text = document.querySelector("${panel} textarea"); text.value = arguments[0]; text.dispatchEvent(new Event("input"));`,
    words,
  );
  await press("Save the card");
  await lab.until(
    async () =>
      /some chats cut links as long as this\. Save the lesson as a file for those\./.test(
        await inPanel("#lesson-length"),
      ),
    "it is never said",
  );
  await press("Undo");
});

/** Walks through the lesson on a page that has never seen it. @param {number} width */
async function walk(width) {
  await titled(WORD);
  await resize(driver, width, 844);
  assert.equal(await lab.run("return document.querySelector('#learn .card p em').textContent"), "product");
  assert.equal(
    await lab.run("return document.querySelector('#learn .card').querySelectorAll('img, p a, h1, [onclick]').length"),
    0,
  );
  // Its headings are below the title of the card, which is one of level 3.
  assert.equal(await card(".card h4"), "yes");
  assert.deepEqual(
    await lab.run(
      "return [...document.querySelectorAll('#learn .card :is(th, td)')].map((cell) => cell.textContent + ' ' + cell.align)",
    ),
    ["value left", "data right", "a left", "2 right", "b left", "-3 right"],
  );
  assert.equal(await driver.getTitle(), `${TITLE} · micrograd playground`);
  assert.deepEqual(await findings(driver, { within: "#learn" }), []);
  assert.deepEqual(await overflowing("#learn .card"), [], `${width} px`);
  const answer = await driver.findElement(By.id("answer-0"));
  await answer.sendKeys("3", Key.ENTER);
  assert.match(await card(".card-result"), /look at the signs again/);
  await answer.clear();
  await answer.sendKeys("-3", Key.ENTER);
  assert.match(await card(".card-result"), /Right: −3 × 1 through c = −3/);
  await lab.run("document.querySelector('#learn .next').click()");
  await titled("Go back");
  assert.equal(await card(".learn-actions"), "Backward");
  await lab.run("document.querySelector('#learn .next').click()");
  await titled("Look");
  // It only tells: there is nothing to be done.
  assert.equal(await lab.run("return document.querySelector('#learn .next').classList.contains('primary')"), true);
  assert.equal(await card(".next"), "To the course");
  await resize(driver, 1280, 900);
}

/** Loads the page as one who has never been here. @param {string} address */
async function visitAnew(address) {
  await lab.run("localStorage.clear()");
  await driver.get("about:blank");
  await driver.get(address);
}

for (const width of [1280, 390]) {
  test(`another reader opens it by its link, at ${width} px`, async () => {
    await visitAnew(link);
    await walk(width);
  });
}

test("another reader opens its file in Learn, and hears of one that is none", async () => {
  await visitAnew(`${lab.url}#learn`);
  const folder = await mkdtemp(join(tmpdir(), "lesson-"));
  const files = {
    "lesson.json": lesson,
    "points.csv": "x,y,label",
    "other.json": '{"title":"T","cards":[{"title":1}]}',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const input = await driver.wait(
    () => driver.findElement(By.css("#learn input[type=file]")).catch(() => null),
    PATIENCE,
  );
  await input.sendKeys(join(folder, "points.csv"));
  await lab.says(
    ".card-result",
    /^points\.csv cannot be opened: this is no lesson: a lesson is a JSON file that this page has saved\.$/,
  );
  await input.sendKeys(join(folder, "other.json"));
  await lab.says(".card-result", /^other\.json cannot be opened: cards\[0\]\.values must be an array/);
  await input.sendKeys(join(folder, "lesson.json"));
  await walk(1280);
});

testOnce("a link of which a part is missing says so", async () => {
  await visitAnew(`${link.slice(0, -20)}/1`);
  await titled("This lesson cannot be read.");
  assert.match(await card(".card p"), /^The link is damaged: a part of it was lost or changed\.$/);
});

testOnce("its author opens a file in place of what is there, and takes that back", async () => {
  await lab.visit();
  await openPanel();
  await press("Add this graph as a card");
  await lab.until(async () => /A card needs a title or a text/.test(await said()), "an empty card is refused");
  await write("Title", "Mine");
  await press("Add this graph as a card");
  const folder = await mkdtemp(join(tmpdir(), "lesson-"));
  await writeFile(join(folder, "lesson.json"), lesson);
  await driver.findElement(By.css(`${panel} input[type="file"]`)).sendKeys(join(folder, "lesson.json"));
  await lab.says(".share-status", /“Products, .*” is open, with 3 cards\. Undo brings back what was here\./);
  assert.deepEqual(await titles(), [WORD, "Go back", "Look"]);
  await press("Undo");
  assert.deepEqual(await titles(), ["Mine"]);
  await press("Try it");
  await titled("Mine");
});

testOnce("a card of a file that asks for several gradients still does so when its words are changed", async () => {
  await lab.visit();
  await openPanel();
  const made = JSON.parse(lesson);
  made.cards[0].asks = ["a", "b"];
  const file = join(await mkdtemp(join(tmpdir(), "lesson-")), "lesson.json");
  await writeFile(file, JSON.stringify(made));
  await driver.findElement(By.css(`${panel} input[type="file"]`)).sendKeys(file);
  await lab.says(".share-status", /is open, with 3 cards/);
  await edit(WORD);
  await write("Text", "Both factors.");
  await press("Save the card");
  await press("Try it");
  await titled(WORD);
  assert.deepEqual(
    await lab.run("return [...document.querySelectorAll('#learn .card-number label')].map((one) => one.textContent)"),
    ["a.grad =", "b.grad ="],
  );
});

test("nothing was reported as an error", () => {
  assert.deepEqual(lab.errors, []);
});
