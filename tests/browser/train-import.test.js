// A table from elsewhere in the Train part: dropped, pasted, its columns chosen.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { NUMBERS, STATE } from "../common/state-dict.js";
import { workbook, zipped } from "../common/workbook.js";
import { findings } from "./axe.js";
import { testOnce } from "./once.js";
import { openTrain, START } from "./train-lab.js";

let train;
before(async () => {
  train = await openTrain();
});
after(() => train?.close());
beforeEach(async () => {
  await train.load();
  await train.says(START);
});

/** The points in force, or the kind of data. */
async function points() {
  const {
    settings: { data },
  } = await train.state();
  return data.kind === "own" ? data.points : data.kind;
}

/** Drops a file on the part, as the browser tells of it. @param {string} name @param {string | number[]} content its text or its bytes */
const drop = (name, content) =>
  train.run(
    `const data = new DataTransfer();
     const content = Array.isArray(arguments[1]) ? Uint8Array.from(arguments[1]) : arguments[1];
     data.items.add(new File([content], arguments[0]));
     const part = document.getElementById("train-root");
     for (const type of ["dragover", "drop"]) {
       part.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
     }`,
    name,
    content,
  );

const GERMAN = "sep=;\r\nNr;Klasse;Größe;Gewicht\r\n1;rot;1,5;2,5\r\n2;blau;1,25;-2\r\n3;rot;-1;0,5\r\n";

test("a file is dropped, its columns are shown with a picture, and can be chosen by keyboard", async () => {
  await drop("Messung.csv", GERMAN);
  await train.says("Points from Messung.csv", "import-title");
  assert.equal(await train.text("import-found"), "3 rows of 4 columns, separated by semicolons, with decimal commas.");
  const role = (id) => train.run("return document.getElementById(arguments[0]).selectedOptions[0].textContent", id);
  assert.deepEqual(await Promise.all(["import-x", "import-y", "import-label"].map(role)), [
    "Größe",
    "Gewicht",
    "Klasse",
  ]);
  const drawn = () =>
    train.run("return document.querySelectorAll('.import-stage circle, .import-stage rect[transform]').length");
  await train.until(async () => (await drawn()) === 3, "the preview was never drawn");
  assert.deepEqual(await findings(train.driver, { within: "#import-dialog" }), []);
  // The other way round, by keyboard.
  await train.find("import-x").sendKeys("Gew");
  await train.find("import-y").sendKeys("Gr");
  assert.equal(await role("import-x"), "Gewicht");
  await train.until(
    async () => (await train.run("return document.activeElement.id")) === "import-y",
    "the focus is elsewhere",
  );
  await train.find("import-use").sendKeys(Key.ENTER);
  await train.says("3 points of your own", "data-summary");
  assert.deepEqual(await points(), [
    [2.5, 1.5, 1],
    [-2, 1.25, -1],
    [0.5, -1, 1],
  ]);
  await train.press("points-undo");
  assert.equal(await points(), "moons");
  assert.deepEqual(train.errors, []);
});

test("what is pasted on the page is read, and Escape leaves everything as it was", async () => {
  await train.run(
    `const data = new DataTransfer();
     data.setData("text/plain", arguments[0]);
     // Firefox lets no script fill a clipboard event.
     const event = Object.assign(new Event("paste", { bubbles: true }), { clipboardData: data });
     document.body.dispatchEvent(event);`,
    "1\t2\tyes\n3\t4\tno\n",
  );
  await train.says("Points from what was pasted", "import-title");
  await train.find("import-use").sendKeys(Key.ESCAPE);
  await train.until(() => train.run("return !document.querySelector('dialog.import').open"), "the dialog stays open");
  assert.equal(await points(), "moons");
  assert.deepEqual(train.errors, []);
});

testOnce("the sheet of a workbook is read, and named where there are several", async () => {
  const bytes = zipped(
    workbook({
      Notes: [],
      Data: [
        ["length", "width", "kind"],
        [1.5, 2.5, "a"],
        [-1, 0.5, "b"],
      ],
    }),
  );
  await drop("Book1.xlsx", [...bytes]);
  await train.says("Points from Book1.xlsx, sheet “Data”", "import-title");
  assert.equal(await train.text("import-found"), "2 rows of 3 columns, in a workbook.");
  await train.find("import-use").sendKeys(Key.ENTER);
  await train.says("2 points of your own", "data-summary");
  assert.deepEqual(await points(), [
    [1.5, 2.5, -1],
    [-1, 0.5, 1],
  ]);
  assert.deepEqual(train.errors, []);
});

testOnce("words are offered as features, and it is said which are not", async () => {
  const rows = Array.from(
    { length: 40 },
    (_, at) => `${20 + at},${at % 2 ? "male" : "female"},n${at},${at % 2},${at % 7}`,
  );
  await drop("people.csv", `Age,Sex,Name,Survived,Fare\n${rows.join("\n")}\n`);
  await train.says("Points from people.csv", "import-title");
  assert.equal(await train.text("import-found"), "40 rows of 5 columns, separated by commas.");
  await train.choose("import-features", "all");
  await train.says(/“Name” is left out, as the words in it are too many to be numbers\.$/, "import-features-hint");
  const options = (id) =>
    train.run("return [...document.getElementById(arguments[0]).options].map((option) => option.textContent)", id);
  assert.deepEqual(await options("import-x"), ["Age", "Survived", "Fare", "Sex: male"]);
  assert.deepEqual(await options("import-label"), ["Age", "Sex", "Name", "Survived", "Fare"]);
  assert.equal((await options("import-features"))[1], "all 3 columns, words as 0 or 1");
  await train.find("import-use").sendKeys(Key.ENTER);
  await train.says("40 points of your own, 3 features", "data-summary");
  const { settings } = await train.state();
  assert.deepEqual(settings.data.names, ["Age", "Fare", "Sex: male", "Survived"]);
  assert.deepEqual(train.errors, []);
});

test("while a worker reads a table, it is said and can be left, and the page goes on", async () => {
  // What is asked of the worker waits until the test lets it go.
  await train.run(
    `const { postMessage } = Worker.prototype;
     window.held = [];
     Worker.prototype.postMessage = function (...given) {
       if (given[0].name === "read") window.held.push(() => postMessage.apply(this, given));
       else postMessage.apply(this, given);
     };`,
  );
  const rows = Array.from({ length: 100_000 }, (_, at) => `${(at % 317) / 100},${(at % 211) / 100},${at % 2}`);
  const table = `x,y,label\n${rows.join("\n")}\n`;
  await drop("long.csv", table);
  await train.says("Reading long.csv", "import-title");
  assert.match(await train.text("import-found"), /^1\.\d MB\./);
  assert.deepEqual(await findings(train.driver, { within: "#import-dialog" }), []);
  await train.find("import-close").click();
  await train.run("for (const go of window.held.splice(0)) go()");
  await drop("long.csv", table);
  await train.says("Reading long.csv", "import-title");
  // The title is still that of the first time until the worker is asked again.
  await train.until(() => train.run("return window.held.length > 0"), "the table was never asked for again");
  await train.run("for (const go of window.held.splice(0)) go()");
  await train.says("Points from long.csv", "import-title");
  assert.equal(await train.text("import-found"), "100,000 rows of 3 columns, separated by commas.");
  assert.match(await train.text("import-remarks"), /^2,000 of 100,000 points are taken, as many as can be shown/);
  await train.find("import-use").click();
  await train.says("2,000 points of your own", "data-summary");
  assert.deepEqual(train.errors, []);
});

testOnce("a file of another kind is named", async () => {
  await drop("Book1.xlsx", "PK\u0003\u0004xl/workbook.xml");
  await train.says("No points in Book1.xlsx", "import-title");
  assert.match(await train.text("import-dialog"), /It is an archive or a workbook that is cut short\./);
  assert.equal(await train.run("return document.activeElement.id"), "import-close");
  assert.deepEqual(train.errors, []);
});

/** Rows of three kinds, far from unit scale. */
const FLOWERS = `length,width,species\n${Array.from({ length: 45 }, (_, at) => {
  const kind = at % 3;
  return `${50 + 8 * kind + (at % 7) / 2},${30 - 4 * (kind % 2) + (at % 5) / 2},${["setosa", "versicolor", "virginica"][kind]}`;
}).join("\n")}`;

testOnce(
  "three classes far from unit scale are standardised and told apart, and one step of undo brings back what was",
  async () => {
    await drop("iris.csv", FLOWERS);
    await train.says("Points from iris.csv", "import-title");
    assert.equal(await train.run("return document.getElementById('import-standardise').checked"), true);
    assert.deepEqual(await findings(train.driver, { within: "#import-dialog" }), []);
    await train.find("import-use").click();
    await train.says("45 points of your own, 3 classes", "data-summary");
    await train.says(/^2 → 16 → 16 → 3, .*standardised/, "model-summary");
    await train.runTo(60);
    await train.says(/^step 60, loss 0\.\d+, accuracy (9\d(\.\d)?|100)%/);
    const legend = await train.run("return document.querySelector('.under-plane .legend').innerText");
    for (const name of ["setosa", "versicolor", "virginica"]) assert.match(legend, new RegExp(`class ${name}`));
    assert.match(legend, /x: length\s+y: width/);
    await train.unfold("confusion");
    const matrix = () => train.run("return document.getElementById('confusion').innerText");
    const colours =
      "return [...document.querySelectorAll('#data-kind-own ~ svg path')].map((dots) => dots.style.stroke || dots.getAttribute('stroke'))";
    assert.equal(new Set(await train.run(colours)).size, 3);
    await train.until(async () => /setosa\s+15\s+0\s+0/.test(await matrix()), "no confusion matrix");
    const { settings } = await train.state();
    assert.deepEqual(settings.data.classes, ["setosa", "versicolor", "virginica"]);
    assert.equal(settings.model.scale.length, 2);
    await train.press("points-undo");
    assert.equal(await points(), "moons");
    assert.deepEqual((await train.state()).settings.model.scale, []);
    await train.until(
      async () => /class \+1/.test(await train.run("return document.querySelector('.under-plane .legend').innerText")),
      "the legend is still that of the flowers",
    );
    assert.deepEqual(train.errors, []);
  },
);

testOnce("a number is predicted, and it is said how much of its variance is explained", async () => {
  const rows = Array.from({ length: 60 }, (_, at) => [
    at % 8,
    Math.floor(at / 8),
    3 * (at % 8) - Math.floor(at / 8) - 10.75,
  ]);
  assert.equal(await train.run("return document.getElementById('training-rate').value"), "1");
  await drop("target.csv", `x,y,target\n${rows.join("\n")}`);
  await train.says("Points from target.csv", "import-title");
  // A number below 0 has the minus sign of the axes.
  const lowest = () => train.run("return document.querySelector('dialog[open] li').textContent");
  assert.equal(await lowest(), "−17.75");
  await train.find("import-use").click();
  await train.says("60 points of your own, a number to predict", "data-summary");
  const legend = () => train.run("return document.querySelector('.under-plane .legend').textContent");
  await train.until(async () => (await legend()).includes("target −17.8"), "the legend has no lowest target");
  assert.equal(await train.run("return document.getElementById('training-loss').closest('.field').hidden"), true);
  await train.runTo(100);
  await train.says(/^step 100, loss 0\.\d+, \d+(\.\d)?% of the variance explained/);
  assert.equal(
    await train.run("return document.getElementById('readout-accuracy').previousElementSibling.textContent"),
    "explained",
  );
  assert.deepEqual(train.errors, []);
});

test("weights of a network are opened wherever a table is asked for", async () => {
  await drop("weights.json", JSON.stringify(STATE));
  await train.says("2 → 3 → 1, 13 parameters, ReLU", "model-summary");
  await train.until(async () => String(await train.weights()) === String(NUMBERS), "not the file's weights");
  assert.match(await train.text("train-remark"), /^The weights of weights\.json are those of 2 → 3 → 1\./);
  assert.equal(await train.run("return document.querySelector('dialog[open]')"), null);
  // A model of this page, pasted.
  const parameters = [1, 0, 0, 0, 1, 0, 1, 1, 0.5];
  const model = {
    format: "micrograd playground model",
    features: ["x", "y"],
    hidden: [2],
    activation: "tanh",
    parameters,
  };
  await train.run(
    `const data = new DataTransfer();
     data.setData("text/plain", arguments[0]);
     document.body.dispatchEvent(Object.assign(new Event("paste", { bubbles: true }), { clipboardData: data }));`,
    JSON.stringify(model),
  );
  await train.says("2 → 2 → 1, 9 parameters, tanh", "model-summary");
  // Weights that fit nothing are refused as such, and not read as points.
  await drop("wide.json", JSON.stringify({ "0.weight": [[1, 2, 3]], "0.bias": [1] }));
  await train.says("The weights in wide.json do not fit", "import-title");
  assert.match(await train.text("import-dialog"), /“0\.weight” is for 3 inputs, and the network has 2 inputs \(x, y\)/);
  assert.deepEqual(await train.weights(), parameters);
});
