// Points of one's own in the Train part: by hand on the picture, as text, undone and done again.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { encode } from "../../www/ui/link.js";
import { BROWSER, resize } from "./browser.js";
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

/** Returns the points in force, as "Save as CSV" would write them. */
async function points() {
  const { settings } = await train.state();
  return settings.data.kind === "own" ? settings.data.points : settings.data.kind;
}

const isDrawing = () => train.run("return !document.getElementById('point-bar').hidden");
const tool = async (value) => {
  if (!(await isDrawing())) await train.find("pencil").click();
  await train.driver.findElement(By.css(`#point-tools label:has([value="${value}"])`)).click();
};

/** Presses and releases on the plane, at fractions of it from its middle. */
async function drag(from, to = from) {
  const stage = train.driver.findElement(By.css("#boundary .boundary-stage"));
  await train.run("arguments[0].scrollIntoView({ block: 'center' })", stage);
  const { width, height } = await stage.getRect();
  const place = ([x, y]) => ({ origin: stage, x: Math.round(x * width), y: Math.round(y * height) });
  const actions = train.driver
    .actions({ async: true })
    .move({ ...place(from), duration: 0 })
    .press();
  if (to !== from)
    actions
      .move({ ...place([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]), duration: 20 })
      .move({ ...place(to), duration: 20 });
  await actions.release().perform();
}

const use = async (text) => {
  await train.unfold("points-csv");
  await train.enter("points-csv", text);
  await train.press("points-use");
};

test("a click adds a point of either class, a drag moves it, the eraser takes it", async () => {
  await tool("1");
  await drag([0.23, -0.2]);
  await train.until(async () => (await points()).length === 101, "no point came");
  const [x, y, label] = (await points()).at(-1);
  assert.equal(label, 1);
  // The words on the place have become longer, and stay within the plane.
  const ends = () =>
    train.run(
      `const stage = document.querySelector("#boundary .boundary-stage");
       return [stage, stage.querySelector("output:not([hidden])")].map((one) => one?.getBoundingClientRect().right);`,
    );
  const [end, words] = await ends();
  assert.ok(words <= end, `the words end at ${words}, the plane at ${end}`);
  assert.ok(x > 1.5 && y > 0.8, `added at ${x}, ${y}`);
  await tool("-1");
  await drag([-0.25, 0.2]);
  await train.until(async () => (await points()).length === 102, "no second point came");
  assert.equal((await points()).at(-1)[2], -1);
  // Close to a point is room for another, but not on top of it.
  await drag([-0.25, 0.2]);
  await drag([-0.235, 0.2]);
  await train.until(async () => (await points()).length === 103, "no point came beside it");
  await train.press("points-undo");
  await drag([-0.25, 0.2], [-0.2, 0.05]);
  await train.until(async () => (await points()).at(-1)[1] > -0.1, "it did not move");
  assert.equal((await points()).length, 102);
  // On the plane by keys, too.
  await train.run("document.querySelector('#boundary .boundary-stage').focus()");
  const keys = (...held) =>
    train.driver
      .actions()
      .keyDown(Key.CONTROL)
      .sendKeys(...held)
      .keyUp(Key.CONTROL)
      .perform();
  await keys("z");
  await train.until(async () => (await points()).at(-1)[1] < -0.1, "the move is not undone");
  await train.driver
    .actions()
    .keyDown(Key.CONTROL)
    .keyDown(Key.SHIFT)
    .sendKeys("z")
    .keyUp(Key.SHIFT)
    .keyUp(Key.CONTROL)
    .perform();
  await train.until(async () => (await points()).at(-1)[1] > -0.1, "the move is not done again");
  await tool("erase");
  await drag([-0.2, 0.05]);
  await train.until(async () => (await points()).length === 101, "it was not erased");
  assert.match(await train.text("data-summary"), /^101 points of your own/);
  for (const length of [102, 102, 101]) {
    await train.press("points-undo");
    assert.equal((await points()).length, length);
  }
  // Before the first of one's own they were the moons, with their noise and their seed.
  await train.press("points-undo");
  assert.equal(await points(), "moons");
  assert.match(await train.text("data-summary"), /^two moons, 100 points/);
  assert.equal(await train.run("return document.getElementById('data-noise').closest('.field').hidden"), false);
  await train.press("points-redo");
  assert.equal((await points()).length, 101);
  assert.deepEqual(train.errors, []);
});

/** The numbers on the axes of the plane, and where each stands. */
const axes = () =>
  train.run(
    `return [...document.querySelectorAll("#boundary .drawn > svg text")].map((text) => {
       const { x, y } = text.getBoundingClientRect();
       return [text.textContent, Math.round(x), Math.round(y)].join(" ");
     })`,
  );

testOnce(
  "own points become a trained boundary in three clicks and the points; the plane keeps still meanwhile",
  async () => {
    const { driver } = train;
    await train.find("draw-own").click();
    await train.says("0 points of your own", "data-summary");
    assert.match(await train.run("return document.querySelector('.click-hint').textContent"), /^Press to add/);
    const before = await axes();
    assert.ok(before.length > 8, `${before}`);
    // A ring of one class, and the other in its middle.
    const ring = Array.from({ length: 6 }, (_, at) => [
      0.3 * Math.cos((at * Math.PI) / 3),
      0.3 * Math.sin((at * Math.PI) / 3),
    ]);
    for (const place of ring) await drag(place);
    await driver.findElement(By.css("#point-tools label:has([value='-1'])")).click();
    for (const place of [
      [0, 0],
      [0.03, 0.03],
      [-0.03, 0.02],
    ]) {
      await drag(place);
    }
    assert.deepEqual(await axes(), before, "the axes moved");
    assert.equal((await points()).length, 9);
    await train.choose("speed", "Infinity");
    await train.find("play").click();
    await train.says(/^step 100, loss [\d.]+, accuracy 100%$/);
    assert.deepEqual(await axes(), before);
    // What lies beyond the edges comes into view when one asks for it.
    await train.find("pencil").click();
    await train.find("plane-fit").click();
    await train.until(async () => (await axes()).join() !== before.join(), "it was not fitted");
    assert.deepEqual(train.errors, []);
  },
);

test("a tap on the plane does not press the button that appears under the finger", {
  skip: BROWSER === "firefox" && "its driver has no finger",
}, async () => {
  const { driver } = train;
  await driver.sendDevToolsCommand("Emulation.setTouchEmulationEnabled", { enabled: true });
  await resize(driver, 390, 844);
  const middleOf = (/** @type {string} */ selector) =>
    train.run(
      `const { left, right, top, bottom } = document.querySelector(arguments[0]).getBoundingClientRect();
       return { x: (left + right) / 2, y: (top + bottom) / 2 };`,
      selector,
    );
  const isPicked = () => train.run("return document.querySelector('#place-open').checkVisibility()");
  const tap = async (/** @type {{ x: number, y: number }} */ place) => {
    for (const [type, touchPoints] of [
      ["touchStart", [place]],
      ["touchEnd", []],
    ]) {
      await driver.sendDevToolsCommand("Input.dispatchTouchEvent", { type, touchPoints });
    }
    await train.until(isPicked, "nothing is picked");
  };
  await tap(await middleOf("#boundary .boundary-stage"));
  const button = await middleOf("#place-open");
  await train.find("place-close").click();
  await tap(button);
  // Whatever the tap has pressed, it has pressed before this.
  await train.find("place-close").click();
  await train.until(async () => !(await isPicked()), "it is still picked");
  assert.equal(await train.run("return location.hash"), "#train");
  await driver.sendDevToolsCommand("Emulation.setTouchEmulationEnabled", { enabled: false });
  await resize(driver, 1280, 900);
});

test("own points survive a reload, where the plane was; and too few of them, too", async () => {
  await tool("1");
  await drag([0.23, -0.2]);
  await train.says("101 points of your own", "data-summary");
  const before = [await points(), await axes()];
  await train.driver.navigate().refresh();
  await train.says("101 points of your own", "data-summary");
  await train.says(/^step 0,/);
  await train.until(async () => (await axes()).length > 8, "no axes");
  assert.deepEqual([await points(), await axes()], before);
  // What was trained on them is there, too, whether the settings lead to it or a change on the way.
  const exact = () => train.find("readout-loss").getAttribute("title");
  const reload = async () => {
    const [status, loss] = [await train.status(), await exact()];
    await train.driver.navigate().refresh();
    await train.says(status);
    assert.equal(await exact(), loss);
  };
  await train.runTo(30);
  await reload();
  await train.enter("training-rate", 0.05);
  await train.press("step");
  await train.says(/^step 31,/);
  await reload();
  await clear();
  await tool("-1");
  await drag([0.1, 0.1]);
  await train.says("1 point of your own", "data-summary");
  await train.driver.navigate().refresh();
  await train.says("1 point of your own", "data-summary");
  await train.says(LACKS);
  // The run that is there still has other points, which are not those of the plane.
  await train.until(
    () => train.run("return performance.getEntriesByName('train: live').length > 0"),
    "the run was never there",
  );
  assert.equal(await train.run("return document.querySelectorAll('#boundary circle').length"), 0);
  await train.choose("data-kind", "moons");
  await train.says(START);
  await train.driver.navigate().refresh();
  await train.says(START);
  assert.equal(await points(), "moons");
});

test("the plane is dragged, zoomed by wheel, buttons and keys, and fitted again; a link shows the same part", async () => {
  const { driver } = train;
  const fitted = await axes();
  const stage = driver.findElement(By.css("#boundary .boundary-stage"));
  const changed = (from, what) => train.until(async () => (await axes()).join() !== from.join(), what);
  await drag([0, 0], [0.2, 0.1]);
  await changed(fitted, "it was not dragged");
  await train.find("plane-fit").click();
  await train.until(async () => (await axes()).join() === fitted.join(), "it was not fitted");
  await train.find("zoom-in").click();
  await changed(fitted, "the button does not zoom");
  const near = await axes();
  const wheel = (init) =>
    train.run(
      `const event = new WheelEvent("wheel", { deltaY: 200, bubbles: true, cancelable: true, ...arguments[1] });
       arguments[0].dispatchEvent(event);
       return event.defaultPrevented;`,
      stage,
      init,
    );
  // Without Control, and without the focus, the wheel belongs to the page.
  await train.run("document.activeElement.blur()");
  assert.equal(await wheel({}), false);
  assert.deepEqual(await axes(), near);
  assert.equal(await wheel({ ctrlKey: true }), true);
  await changed(near, "the wheel does not zoom");
  const far = await axes();
  await train.run("arguments[0].focus()", stage);
  await driver.actions().sendKeys("+").perform();
  await changed(far, "the key does not zoom");
  const { view } = await train.state();
  const shown = await axes();
  await train.load(`#train?${await encode(await train.state())}`);
  await train.until(async () => (await axes()).join() === shown.join(), "the link shows another part");
  assert.deepEqual((await train.state()).view, view);
  await train.choose("data-kind", "circles");
  assert.equal((await train.state()).view.extent, undefined);
  assert.deepEqual(train.errors, []);
});

testOnce(
  "with the pencil in hand the plane is moved, zoomed and fitted as without it, and no point is drawn by that",
  async () => {
    for (const [width, height] of [
      [1280, 800],
      [1000, 700],
      [390, 844],
    ]) {
      await resize(train.driver, width, height);
      await train.load();
      const before = await axes();
      const look = () =>
        train.run(
          `const plane = document.querySelector("#boundary .boundary-stage").getBoundingClientRect();
         return [...document.querySelectorAll(".picture-head button")].filter((button) => button.checkVisibility())
           .flatMap((button) => {
             const { left, right, top, bottom } = button.getBoundingClientRect();
             const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
             return at && button.contains(at) && left >= 0 && right <= Math.ceil(plane.right) + 8 ? [button.ariaLabel ?? button.innerText] : [];
           });`,
        );
      await tool("1");
      // Two fingers zoom on a phone.
      const zooms = width < 700 ? [] : ["Zoom out", "Zoom in"];
      assert.deepEqual(await look(), ["Done", "Undo", "Redo", "Clear", ...zooms, "Fit"], `${width}`);
      assert.deepEqual(await axes(), before, "the plane keeps still");
      // From where there is no point.
      await drag([0.1, -0.3], [0.2, -0.1]);
      await train.until(async () => (await axes()).join() !== before.join(), "it was not dragged");
      if (zooms.length > 0) {
        const near = await axes();
        await train.find("zoom-in").click();
        await train.until(async () => (await axes()).join() !== near.join(), "the button does not zoom");
      }
      await train.find("plane-fit").click();
      await train.until(async () => (await axes()).join() === before.join(), "it was not fitted");
      assert.equal(await points(), "moons");
    }
    await resize(train.driver, 1280, 900);
    assert.deepEqual(train.errors, []);
  },
);

testOnce("a text that leaves nothing to ask is used at once, and what is wrong is told by line", async () => {
  await use("x,y,label\n0,0,1\n1,1,-1\n-1,0.5,1\n");
  await train.says("3 points of your own", "data-summary");
  assert.deepEqual(await points(), [
    [0, 0, 1],
    [1, 1, -1],
    [-1, 0.5, 1],
  ]);
  await use("0,0,1\n1,one,1\n2,2\n\n3,3,5\n");
  await train.says(/^Line 3 has 2 cells.*Line 2 is left out: column 2 is “one”, not a number\.$/, "import-remarks");
  await train.find("import-close").click();
  assert.equal((await points()).length, 3, "what was there stays");
  await use("");
  await train.says(/There is nothing in it\. The points stay as they were\./, "import-dialog");
  await train.find("import-close").click();
  await use("1,1,0\n2,2,1");
  await train.says("2 points of your own", "data-summary");
  assert.deepEqual(await points(), [
    [1, 1, -1],
    [2, 2, 1],
  ]);
  assert.deepEqual(train.errors, []);
});

const clear = async () => {
  if (!(await isDrawing())) await train.find("pencil").click();
  await train.press("points-clear");
};

const LACKS = "Add at least two points to train on, preferably one of each class";

testOnce("all points can be cleared; training waits until there are two, one of each class", async () => {
  await clear();
  await train.says("0 points of your own", "data-summary");
  await train.says(LACKS);
  assert.equal(await train.text("readout-loss"), "–");
  await train.press("play");
  await train.says(new RegExp(`^${LACKS}\\.`), "train-notices");
  // Whoever reads the plane hears what the keys do, which is not the same with each tool.
  const hears = (words) =>
    train.until(
      () =>
        train.run("return document.querySelector('#boundary .boundary-stage').ariaLabel.endsWith(arguments[0])", words),
      words,
    );
  await tool("erase");
  await hears("Enter erases a point.");
  await tool("1");
  await hears("Enter adds a point, Delete erases one.");
  await drag([-0.2, 0]);
  await train.says("1 point of your own", "data-summary");
  assert.equal(await train.status(), LACKS);
  // Something else can be changed meanwhile.
  await train.enter("training-rate", 0.5);
  await tool("-1");
  await drag([0.2, 0]);
  await train.says(/^step 0, loss [\d.]+, accuracy \d+%$/);
  assert.equal(await train.text("train-notices"), "");
  assert.deepEqual(
    (await points()).map(([, , label]) => label),
    [1, -1],
  );
  await train.press("step");
  await train.says(/^step 1,/);
  assert.equal(await train.text("readout-rate"), "0.4955");
  for (const length of [1, 0]) {
    await train.press("points-undo");
    assert.equal((await points()).length, length);
  }
  await train.press("points-undo");
  await train.says(/^step 0, loss [\d.]+, accuracy \d+%$/);
  assert.equal(await points(), "moons");
  await use("1,1,1");
  await train.says("All points are of one class, “1”, so there is nothing to tell apart.", "import-remarks");
  await train.find("import-use").click();
  await train.says("1 point of your own", "data-summary");
  await train.says(LACKS);
  await train.choose("data-kind", "circles");
  await train.says(/^step 0, loss/);
  assert.deepEqual(train.errors, []);
});

testOnce("points are cleared and drawn anew while a weight shows what each of them does", async () => {
  await train.run("document.querySelector('#network .network-item').focus()");
  await train.driver.actions().sendKeys(Key.ARROW_RIGHT, Key.ENTER, Key.ENTER).perform();
  await train.says(/gradient/, "boundary");
  await clear();
  await train.says(LACKS);
  // The frame is asked for again, and is of the run that was left.
  await resize(train.driver, 1200, 820);
  await tool("1");
  await drag([-0.2, 0]);
  await train.says("1 point of your own", "data-summary");
  await tool("-1");
  await drag([0.2, 0]);
  await train.says(/^step 0, loss [\d.]+, accuracy \d+%$/);
  await train.says(/gradient/, "boundary");
  assert.equal(await train.text("train-notices"), "");
  assert.deepEqual(train.errors, []);
  await resize(train.driver, 1280, 900);
});

testOnce("undoing a clear before anything else brings back what is trained on", async () => {
  await clear();
  await train.says(LACKS);
  await train.press("points-undo");
  await train.says(START);
  await train.find("readout-loss").isDisplayed();
  assert.equal(await train.text("readout-loss"), "0.8958");
});

testOnce("the eraser takes all that it is drawn over, and one undo brings them back", async () => {
  await use(Array.from({ length: 21 }, (_, at) => `${at / 10 - 1},0,${at % 2 ? 1 : -1}`).join("\n"));
  await train.says("21 points of your own", "data-summary");
  await train.until(async () =>
    /Decision boundary/.test(await train.run("return document.querySelector('#boundary .boundary-stage').ariaLabel")),
  );
  await tool("erase");
  await drag([-0.1, 0], [0.1, 0]);
  const left = (await points()).length;
  assert.ok(left > 0 && left < 19, `${left} are left`);
  const all = await points();
  assert.ok(all.some(([x]) => x === -1) && all.some(([x]) => x === 1), "the ends stay");
  await train.says(new RegExp(`^${left} points`), "data-summary");
  await train.press("points-undo");
  await train.says("21 points of your own", "data-summary");
  assert.deepEqual(train.errors, []);
});

testOnce("the text follows the points until a person writes in it", async () => {
  await train.unfold("points-csv");
  const text = () => train.run("return document.getElementById('points-csv').value");
  await train.until(async () => (await text()).split("\n").length === 102, "no text");
  const moons = await text();
  const choose = (kind) => train.run("document.getElementById('data-kind-' + arguments[0]).click()", kind);
  await choose("circles");
  await train.until(async () => (await text()) !== moons, "it is still of the moons");
  await train.enter("points-csv", "1,1,1");
  await choose("xor");
  await train.says(/^XOR/, "data-summary");
  assert.equal(await text(), "1,1,1");
});

testOnce("the text shows the points that are there", async () => {
  await train.unfold("points-csv");
  await train.until(() => train.run("return document.getElementById('points-csv').value !== ''"), "no text");
  const text = await train.run("return document.getElementById('points-csv').value");
  const lines = text.trim().split("\n");
  assert.equal(lines[0], "x,y,label");
  assert.equal(lines.length, 101);
});
