// A table of four features in the Train part: all of them are learned, two of them are on the axes of the plane.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { FEATURES, flowers, KINDS } from "../common/flowers.js";
import { findings } from "./axe.js";
import { testOnce } from "./once.js";
import { closeShare, copiedLink, openModel, openShare } from "./share.js";
import { openTrain, START } from "./train-lab.js";

const ROWS = flowers(45);
const TABLE = [[...FEATURES, "kind"], ...ROWS.map((row) => [...row.slice(0, 4), KINDS[row[4]]])]
  .map((row) => row.join(","))
  .join("\n");

let train;
before(async () => {
  train = await openTrain();
});
after(() => train?.close());
beforeEach(async () => {
  await train.load();
  await train.says(START);
});

/** Drops the table on the part, and takes all of its columns. */
async function take({ standardise = true } = {}) {
  await train.run(
    `const data = new DataTransfer();
     data.items.add(new File([arguments[0]], "flowers.csv"));
     document.getElementById("train-root").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));`,
    TABLE,
  );
  await train.says("Points from flowers.csv", "import-title");
  await train.choose("import-features", "all");
  assert.deepEqual(await findings(train.driver, { within: "#import-dialog" }), []);
  assert.equal(await train.run("return document.getElementById('import-standardise').checked"), true);
  if (!standardise) await train.find("import-standardise").click();
  await train.find("import-use").sendKeys(Key.ENTER);
  await train.says("45 points of your own, 4 features, 3 classes", "data-summary");
  await train.says(/^step 0, /);
}

const option = (id) => train.run("return document.getElementById(arguments[0]).selectedOptions[0]?.textContent", id);
const shown = (id) => train.run("return document.getElementById(arguments[0]).checkVisibility()", id);
/** The features of the point that is chosen, as the page lists them. */
const values = () =>
  train.run(
    "return [...document.querySelectorAll('.place-features div')].map((item) => [...item.children].map((part) => part.textContent))",
  );
const boundary = () =>
  train.run("return document.querySelector('#boundary .boundary-stage').getAttribute('aria-label')");

/** Presses the plane where a point of the table lies. */
async function pick(index, [across, up]) {
  const place = await train.run(
    `const stage = document.querySelector("#boundary .boundary-stage");
     // The numbers on the axes say where a feature lies.
     const scale = (texts, along) => {
       const [first, last] = [texts[0], texts.at(-1)].map((text) => {
         const box = text.getBoundingClientRect();
         return [Number(text.textContent.replace("\u2212", "-").replace(",", "")), along === "x" ? box.x + box.width / 2 : box.y + box.height / 2];
       });
       return (value) => first[1] + ((value - first[0]) / (last[0] - first[0])) * (last[1] - first[1]);
     };
     const texts = [...stage.querySelectorAll("svg text")];
     const bottom = Math.max(...texts.map((text) => text.getBoundingClientRect().y));
     const below = texts.filter((text) => Math.abs(text.getBoundingClientRect().y - bottom) < 3);
     const left = texts.filter((text) => !below.includes(text));
     const box = stage.getBoundingClientRect();
     return [
       Math.round(scale(below, "x")(arguments[0]) - box.x - box.width / 2),
       Math.round(scale(left, "y")(arguments[1]) - box.y - box.height / 2),
     ];`,
    ROWS[index][across],
    ROWS[index][up],
  );
  const stage = await train.driver.findElement({ css: "#boundary .boundary-stage" });
  await train.driver.actions().move({ origin: stage, x: place[0], y: place[1] }).click().perform();
}

const axes = async () => (await Promise.all(["axis-across", "axis-up"].map(option))).join(", ");

test("all columns are learned, and any two of them are on the axes", async () => {
  await take();
  await train.says(/^4 → 16 → 16 → 3, .*standardised/, "model-summary");
  // The axes come with the first plane, after the summary.
  await train.until(async () => (await axes()) === "length, width", "the axes never were the first two");
  assert.equal(await train.text("plane-held"), "The other 2 are held at their mean.");
  assert.equal(await shown("model-features"), false, "nothing is computed of x and y");
  const isOffered = "return !document.querySelector('#twin-setting option[value=model-features]').disabled";
  assert.equal(await train.run(isOffered), false, "a twin could not differ in it");
  const diagram = await train.run("return document.querySelector('#network svg').textContent");
  for (const name of FEATURES) assert.ok(diagram.includes(name), `${name} is not at the inputs`);
  await train.runTo(60);
  await train.says(/^step 60, loss 0\.\d+, accuracy (9\d(\.\d)?|100)%/);
  assert.match(await boundary(), /^Decision boundary after 60 steps, length across, width up: /);
  assert.deepEqual(await findings(train.driver, { within: "#train-root" }), []);
  // The same feature on both axes would be a line: they change places.
  await train.choose("axis-across", "1");
  await train.until(async () => (await axes()) === "width, length", "the axes never changed places");
  await train.choose("axis-across", "3");
  await train.until(async () => /weight across, length up/.test(await boundary()), "the plane was never another");
  const ticks = () => train.run("return document.querySelector('#boundary svg').textContent");
  await train.until(async () => /700/.test(await ticks()), "the axis is not that of the weight");
  assert.deepEqual(train.errors, []);
});

testOnce("a point shows all its features, holds the others, and opens as a graph with their names", async () => {
  await take();
  await train.choose("axis-across", "3");
  await train.until(async () => /weight across, width up/.test(await boundary()), "the plane was never another");
  await pick(44, [3, 1]);
  await train.says("Point 45, class tulip", "place-text");
  assert.deepEqual(
    await values(),
    FEATURES.map((name, feature) => [name, String(ROWS[44][feature])]),
  );
  assert.equal(await train.text("plane-held"), "The other 2 are held at point 45’s values.");
  assert.deepEqual(await findings(train.driver, { within: "#train-root" }), []);
  const middles = await train.run(
    `const place = document.querySelector(".place");
     place.style.inlineSize = "18rem"; // as on a phone
     const found = ["place-text", "place-open", "place-close"].map((id) => {
       const { top, bottom } = document.getElementById(id).getBoundingClientRect();
       return Math.round((top + bottom) / 2);
     });
     place.style.inlineSize = "";
     return found;`,
  );
  assert.equal(new Set(middles).size, 1, `the buttons are in rows at ${middles}`);
  await train.find("place-open").click();
  await train.until(() => train.run("return location.hash.startsWith('#graph')"), "the graph never opened");
  const names = () => train.run("return document.getElementById('graph').textContent");
  await train.until(async () => (await names()).includes("weight"), "the graph does not name the features");
  assert.deepEqual(train.errors, []);
});

testOnce("a link and a reload bring back the table, the axes and the weights", async () => {
  await take();
  await train.choose("axis-up", "2");
  await train.runTo(20);
  const state = await train.state({ weights: true });
  assert.deepEqual(state.settings.data.points, ROWS);
  assert.deepEqual([state.settings.data.names, state.settings.model.width], [[...FEATURES, "kind"], 4]);
  assert.deepEqual([state.view.axes, state.step], [[0, 2], 20]);
  const loss = await train.text("readout-loss");
  const link = await copiedLink(train.driver, { weights: true, points: true });
  await train.load(link.slice(link.indexOf("#")));
  await train.says(/^step 20, /);
  assert.equal(await train.text("readout-loss"), loss);
  assert.deepEqual(await Promise.all(["axis-across", "axis-up"].map(option)), ["length", "height"]);
  // Without the link, the tab still has the points and what was trained on them.
  await train.run("history.replaceState(null, '', '#train')");
  await train.driver.navigate().refresh();
  await train.says("45 points of your own, 4 features, 3 classes", "data-summary");
  await train.until(async () => (await option("axis-up")) === "height", "the axes are forgotten");
  await train.says(/^step 20, /);
  assert.equal(await train.text("readout-loss"), loss);
  assert.deepEqual(train.errors, []);
});

testOnce(
  "the pencil says why it cannot draw such points, and points of one's own begin on an empty plane",
  async () => {
    await take();
    await train.find("pencil").click();
    await train.says(/^These points have 4 features, and the pencil gives a point only two\./, "train-remark");
    assert.equal(await shown("point-bar"), false);
    await train.find("draw-own").click();
    await train.until(() => shown("point-bar"), "the pencil was never taken up");
    await train.says("0 points of your own", "data-summary");
    assert.equal(await shown("plane-axes"), false);
    await train.driver.findElement({ xpath: "//*[@id='train-remark']//button[text()='Undo']" }).click();
    await train.says("45 points of your own, 4 features, 3 classes", "data-summary");
    await train.says(/^4 → 16 → 16 → 3, .*standardised/, "model-summary");
    assert.equal(await shown("point-bar"), false, "the pencil is put away");
    assert.equal((await train.state()).view.extent, undefined, "the plane fits the table again");
    assert.deepEqual(train.errors, []);
  },
);

testOnce("new rows are scored by all features, and drawn where they lie on the plane", async () => {
  await take();
  await train.runTo(100);
  await train.unfold("new-points-file");
  const rows = flowers(48)
    .slice(45)
    .map((row) => [row[3], row[2], row[1], row[0], KINDS[row[4]]].join(";"));
  await train.run(
    `const transfer = new DataTransfer();
     transfer.items.add(new File([arguments[0]], "new.csv"));
     const input = document.getElementById("new-points-file");
     input.files = transfer.files;
     input.dispatchEvent(new Event("change", { bubbles: true }));`,
    ["weight;height;width;length;kind", ...rows].join("\n"),
  );
  await train.says(/^The network of step 100 scores 3 rows\. On the 3 with a label: accuracy 100%\.$/, "scores-result");
  assert.match(await train.text("scores-found"), /Found by name: “length”, “width”, “height” and “weight”\.$/);
  assert.equal(await option("scores-feature-4"), "weight");
  assert.equal(await shown("scores-feature-4"), false, "what is found by name is not asked for");
  assert.deepEqual(await findings(train.driver, { within: "#scores-dialog" }), []);
  await train.find("scores-show").click();
  await train.says(/^3 new points of new\.csv, as crosses\./, "train-remark");
  // Below the points of a class is the light edge of its crosses.
  const crosses = () =>
    train.run(
      "return [...document.querySelectorAll('#boundary path[stroke-linecap=round]')].map((path) => path.getAttribute('d').split('M').length - 1)",
    );
  await train.until(async () => String(await crosses()) === "3,1,1,1", "the crosses were never drawn");
  assert.deepEqual(train.errors, []);
});

testOnce("exports name the features, and a model of the table opens on it again, but not on other points", async () => {
  await take();
  await train.runTo(20);
  await train.run(
    `window.made = {};
     const make = URL.createObjectURL;
     const blobs = new Map();
     URL.createObjectURL = (blob) => {
       const address = make.call(URL, blob);
       blobs.set(address, blob);
       return address;
     };
     const click = HTMLAnchorElement.prototype.click;
     HTMLAnchorElement.prototype.click = function () {
       if (this.download) blobs.get(this.href).text().then((text) => { made[this.download] = text; });
       else click.call(this);
     };`,
  );
  await openShare(train.driver, "As code");
  for (const file of ["model.json", "model.py", "state_dict.json"]) {
    await train.run("document.querySelector(arguments[0]).click()", `[data-file="${file}"]`);
  }
  await train.until(() => train.run("return Object.keys(made).length === 3"), "a file was not made");
  await closeShare(train.driver);
  const made = await train.run("return made");
  for (const name of FEATURES) assert.ok(made["model.py"].includes(`"${name}"`), made["model.py"]);
  const { weights } = train;
  const saved = await weights();
  const open = (name) => openModel(train.driver, name, made[name]);
  for (const name of ["model.json", "state_dict.json"]) {
    await train.runTo(30);
    assert.notDeepEqual(await weights(), saved);
    assert.equal(await open(name), "");
    await train.until(async () => String(await weights()) === String(saved), `not the weights of ${name}`);
  }
  await train.load();
  await train.says(START);
  assert.match(
    await open("model.json"),
    /^model\.json could not be opened: It reads points of 4 features, and those of the data have 2: open its data first\./,
  );
  assert.deepEqual(train.errors, []);
});
