// New points from a file, scored by the trained network of the Train part.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { findings } from "./axe.js";
import { testOnce } from "./once.js";
import { openTrain } from "./train-lab.js";

let train;
before(async () => {
  train = await openTrain();
});
after(() => train?.close());
beforeEach(() => train.load());

/** Chooses a file of new points. */
async function choose(name, text) {
  await train.unfold("new-points-file");
  await train.run(
    `const transfer = new DataTransfer();
     transfer.items.add(new File([arguments[1]], arguments[0]));
     const input = document.getElementById("new-points-file");
     input.files = transfer.files;
     input.dispatchEvent(new Event("change", { bubbles: true }));`,
    name,
    text,
  );
}

const shown = (id) => train.run("return document.getElementById(arguments[0]).checkVisibility()", id);
const legend = () =>
  train
    .text("legend-hollow")
    .then(() => train.run("return document.querySelector('.under-plane .legend').textContent"));

/** Four points of the moons, one of them with the wrong label, and one beyond the plane without one. */
const NEW = "id;Y;X;label;note\n1;1,0;0,0;-1;\n2;-0,5;1,0;1;ok\n3;1,0;0,1;1;\n4;-0,5;0,9;1;\n5;0;25;;far\n6;0;;1;\n";

test("a file is scored, saved with its own columns, and drawn without classes", async () => {
  await train.runTo(100);
  await choose("new.csv", NEW);
  await train.says(/^The network of step 100 scores 5 rows\. On the 4 with a label: accuracy 75%\.$/, "scores-result");
  assert.equal(await train.text("scores-title"), "Scores for new.csv");
  assert.equal(
    await train.text("scores-found"),
    "6 rows of 5 columns, separated by semicolons, with decimal commas. Found by name: “x” and “y”.",
  );
  const cells = await train.run(
    "return [...document.querySelectorAll('#scores-dialog .confusion tbody td')].map((cell) => cell.textContent)",
  );
  assert.deepEqual(cells, ["1", "0", "1", "2"]);
  const remarks = await train.run(
    "return [...document.querySelectorAll('#scores-dialog .import-remarks li')].map((item) => item.textContent)",
  );
  assert.deepEqual(remarks, [
    "Line 7 has no score: it has no X.",
    "The loss in force gives scores, but no probabilities; the logistic loss gives both.",
  ]);
  assert.deepEqual(await findings(train.driver, { within: "#scores-dialog" }), []);
  await train.run(
    `URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = [window.savedName, text]; }); return "#"; };
     HTMLAnchorElement.prototype.click = function () { window.savedName = this.download; };`,
  );
  await train.find("scores-save").sendKeys(Key.ENTER);
  await train.until(() => train.run("return window.saved !== undefined"), "nothing was saved");
  const [name, text] = await train.run("return window.saved");
  assert.equal(name, "new-scores.csv");
  const rows = text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(";"));
  assert.deepEqual(rows[0], ["id", "Y", "X", "label", "note", "score", "class"]);
  assert.deepEqual(
    rows.map((row) => row[6]),
    ["class", "-1", "1", "-1", "1", rows[5][6], ""],
  );
  assert.deepEqual(rows[6], ["6", "0", "", "1", "", "", ""]);
  for (const [, , , , , score] of rows.slice(1, 6)) assert.match(score, /^-?\d+,\d+$/);

  await train.find("scores-show").click();
  await train.until(async () => /new, unlabelled/.test(await legend()), "the legend has no crosses");
  assert.equal(await train.text("train-remark"), "5 new points of new.csv, as crosses.Remove");
  assert.match(await legend(), /new, coloured by label/);
  // The light edge of all, then the crosses of each colour: class −1, class +1, and no label.
  const strokes = () =>
    train.run(
      "return [...document.querySelectorAll('#boundary path[stroke-linecap]')].map((path) => path.getAttribute('d').split('M').length - 1)",
    );
  await train.until(async () => String(await strokes()) === "5,1,3,1", "the crosses were never drawn");
  // The plane has grown to the one that lies far away.
  const { view } = await train.state();
  assert.ok(view.extent.right > 25);
  await train.press("plane-fit");
  assert.ok((await train.state()).view.extent.right > 25);
  await train.run("document.querySelector('#train-remark button').click()");
  await train.until(async () => !/new, unlabelled/.test(await legend()), "the crosses stay");
  assert.deepEqual(await strokes(), []);
  assert.deepEqual(train.errors, []);
});

testOnce(
  "columns are chosen where their names do not say what they are, and other data takes the crosses away",
  async () => {
    await choose("bare.csv", "a,b,c\n0,1,0\n1,0.5,1\n");
    await train.says(
      /^2 rows of 3 columns, separated by commas\. No column is called “x” or “y”, so columns/,
      "scores-found",
    );
    await train.says(/^The network of step 0 scores 2 rows\. On the 2 with a label: accuracy/, "scores-result");
    await train.find("scores-label").sendKeys("none");
    await train.says(/There are no labels to compare with\.$/, "scores-result");
    assert.equal(await shown("scores-show"), true);
    await train.find("scores-show").click();
    await train.until(async () => /new, unlabelled/.test(await legend()), "the legend has no crosses");
    assert.equal(await shown("new-points-remove"), true);
    await train.choose("data-kind", "circles");
    await train.until(async () => !/new, unlabelled/.test(await legend()), "the crosses stay");
    assert.deepEqual(train.errors, []);
  },
);

testOnce("a file that is dropped on the entry is scored, and not read as data", async () => {
  await train.unfold("new-points-file");
  await train.run(
    `const transfer = new DataTransfer();
     transfer.items.add(new File(["x,y\\n1,2\\n"], "new.csv"));
     const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer });
     document.getElementById("new-points-file").dispatchEvent(drop);`,
  );
  await train.says(/scores 1 row\. There are no labels/, "scores-result");
  assert.equal(await train.run("return document.querySelector('#import-dialog[open]')"), null);
});

testOnce("what cannot be scored is said in a sentence", async () => {
  await choose("words.csv", "x,name\n1,a\n2,b\n");
  await train.says("No scores for words.csv", "scores-title");
  assert.match(
    await train.text("scores-dialog"),
    /Two columns of numbers are needed, for “x” and “y”; there are: “x”, “name” \(words\)\./,
  );
  assert.equal(await shown("scores-save"), false);
  assert.deepEqual(await findings(train.driver, { within: "#scores-dialog" }), []);
  await train.find("scores-close").sendKeys(Key.ESCAPE);
  await choose("Book1.xlsx", "PK\u0003\u0004xl/workbook.xml");
  await train.says("No scores for Book1.xlsx", "scores-title");
  assert.match(await train.text("scores-dialog"), /It is an archive or a workbook that is cut short\./);
  await train.find("scores-close").sendKeys(Key.ESCAPE);
  await choose("weights.json", '{"0.weight": [[1, 2], [3, 4]], "0.bias": [0, 1], "1.weight": [[5, 6]], "1.bias": [7]}');
  await train.says("No scores for weights.json", "scores-title");
  assert.match(await train.text("scores-dialog"), /These are weights of a network, and no points/);
  await train.find("scores-close").sendKeys(Key.ESCAPE);
  // A right file follows a wrong one.
  await choose("right.csv", "x,y\n1,2\n");
  await train.says(/scores 1 row\. There are no labels/, "scores-result");
  assert.deepEqual(train.errors, []);
});
