// What the Train part's pictures show together: the boundary's colours, a weight's sum, the panels, a place's graph.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { testOnce } from "./once.js";
import { closeShare, copiedLink, openShare } from "./share.js";
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

/** Chooses a data set without the pointer. */
const chooseData = (kind) => train.run("document.getElementById('data-kind-' + arguments[0]).click()", kind);
const textOf = (selector) => train.run("return document.querySelector(arguments[0])?.textContent ?? ''", selector);

/** Waits until a canvas no longer changes, and returns its colours at fractions of its width and height, from below. */
async function coloursAt(selector, places) {
  let last;
  await train.until(async () => {
    const now = await train.run("return document.querySelector(arguments[0]).toDataURL()", selector);
    const same = now === last;
    last = now;
    return same;
  }, "the picture never came to rest");
  return train.run(
    `const canvas = document.querySelector(arguments[0]);
     const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) * canvas.width / canvas.clientWidth;
     const [left, top, right, bottom] = [3 * rem, rem, canvas.width - rem, canvas.height - 2 * rem];
     return arguments[1].map(([x, y]) => [
       ...canvas.getContext("2d").getImageData(left + x * (right - left), bottom - y * (bottom - top), 1, 1).data,
     ]);`,
    selector,
    places,
  );
}

test("the boundary is the right way up, in the colours of the classes", async () => {
  await train.runTo(100);
  // The moon above is the class below zero, in orange; the one below is in blue.
  const [above, left, below, right] = await coloursAt("#boundary canvas", [
    [0.5, 0.95],
    [0.05, 0.5],
    [0.7, 0.05],
    [0.97, 0.4],
  ]);
  for (const [red, , blue] of [above, left]) assert.ok(red > blue + 40, `orange: ${[red, blue]}`);
  for (const [red, , blue] of [below, right]) assert.ok(blue > red + 40, `blue: ${[red, blue]}`);
  const label = (selector) => train.run("return document.querySelector(arguments[0]).ariaLabel", selector);
  assert.match(await label("#boundary .boundary-stage"), /after 100 steps: 100 of 100 points are on their side/);
  assert.match(await label("#loss .curve-picture"), /from 0\.8958 to 0\.0110 after 100 steps/);
});

testOnce("the words at a position stay within the picture, also at its edges", async () => {
  for (const [x, y] of [
    [0.15, 0.05],
    [0.5, 0.5],
    [0.52, 0.05],
    [0.97, 0.85],
    [0.97, 0.05],
  ]) {
    const [words, outside] = await train.run(
      `const stage = document.querySelector("#boundary .boundary-stage");
       const box = stage.getBoundingClientRect();
       const [clientX, clientY] = [box.left + arguments[0] * box.width, box.top + arguments[1] * box.height];
       stage.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY, pointerType: "mouse", bubbles: true }));
       const readout = stage.querySelector(".picture-readout");
       const { left, right, top, bottom } = readout.getBoundingClientRect();
       return [readout.textContent, Math.max(box.left - left, right - box.right, box.top - top, bottom - box.bottom)];`,
      x,
      y,
    );
    assert.match(words, /score/);
    assert.ok(outside <= 1, `“${words}” at ${x}, ${y} is ${outside} px outside`);
  }
});

/** Selects the first weight, by keyboard. */
async function selectWeight() {
  const item = train.driver.findElement(By.css("#network .network-item"));
  await train.run("arguments[0].focus()", item);
  await train.driver.actions().sendKeys(Key.ARROW_RIGHT, Key.ENTER, Key.ENTER).perform();
}

testOnce("a selected weight shows each point's part, and they sum to its gradient", async () => {
  await selectWeight();
  await train.until(async () => /gradient/.test(await textOf(".sum-bar")), "no sum is shown");
  const number = (text) => /gradient ([+−-]?\d+\.\d+)/.exec(text)?.[1];
  const sum = number(await textOf(".sum-bar"));
  assert.ok(sum, await textOf(".sum-bar"));
  assert.equal(number(await textOf(".network-inspector")), sum);
});

/** Presses Ctrl+Z in the diagram. */
async function undo() {
  await train.run("document.querySelector('#network .network-item').focus()");
  await train.driver.actions().keyDown(Key.CONTROL).sendKeys("z").keyUp(Key.CONTROL).perform();
}

const isSelected = () => train.run("return document.querySelector('.network-inspector label')?.hidden === false");

testOnce("a weight that is typed is the network's", async () => {
  await selectWeight();
  await train.until(isSelected, "no weight is selected");
  const { weights } = train;
  const before = await weights();
  const field = train.driver.findElement(By.css(".network-inspector input"));
  await train.run("arguments[0].select()", field);
  await field.sendKeys("2", Key.ENTER);
  await train.until(async () => (await weights()).includes(2), "no weight is 2");
  const changed = (await weights()).filter((value, index) => value !== before[index]);
  assert.deepEqual(changed, [2]);
  await undo();
  await train.until(async () => String(await weights()) === String(before), "undo leaves the weight as it was typed");
});

testOnce("a weight is frozen with the button and with F: training leaves it, and the diagram says so", async () => {
  await selectWeight();
  await train.until(isSelected, "no weight is selected");
  const state = async () => {
    const { settings } = await train.state();
    return { frozen: settings.model.frozen, weights: await train.weights() };
  };
  const before = await state();
  const dotted = () => train.run("return document.querySelectorAll('#network path[stroke-dasharray]').length");
  const name = () => train.run("return document.querySelector('#network .network-item').ariaLabel");
  assert.equal(await dotted(), 0);
  await train.press("weight-freeze");
  await train.until(async () => (await dotted()) === 1, "the line is not drawn as frozen");
  assert.equal(await train.text("weight-freeze"), "Unfreeze");
  assert.match(await name(), /, frozen$/);
  assert.match(await textOf(".network-inspector"), /frozen, so training leaves it as it is/);
  assert.match(await textOf(".sum-bar"), /, but the parameter is frozen\.$/);
  // The next weight of the neuron, by keyboard.
  await train.run("document.querySelector('#network .network-item').focus()");
  await train.driver.actions().sendKeys(Key.ARROW_DOWN, "f").perform();
  await train.until(async () => (await dotted()) === 2, "F does not freeze");
  await train.runTo(5);
  const after = await state();
  const [first, second] = after.frozen;
  assert.deepEqual(after.frozen, [first, first + 1]);
  for (const frozen of [first, second]) assert.equal(after.weights[frozen], before.weights[frozen]);
  // The bias of the same neuron comes next.
  assert.notEqual(after.weights[second + 1], before.weights[second + 1]);
  await train.press("weight-freeze");
  await train.until(async () => (await dotted()) === 1, "it is not let go");
  assert.deepEqual((await state()).frozen, [first]);
  await undo();
  await train.until(async () => (await dotted()) === 2, "undo does not freeze it again");
  assert.deepEqual(train.errors, []);
});

testOnce(
  "what dropout leaves out of a point is in the diagram, in its graph, and the same again from a link",
  async () => {
    await train.enter("training-dropout", 0.4);
    await train.press("step");
    await train.says(/^step 1,/);
    const dot = await train.driver.findElement(By.css("#boundary .boundary-stage circle"));
    await train.driver.actions().move({ origin: dot }).click().perform();
    await train.says(/^Point \d+ \(/, "place-text");
    const [, point] = /^Point (\d+)/.exec(await train.text("place-text"));
    /** Returns which neurons are drawn as left out, when the words say as many. */
    const dropped = async () => {
      let found;
      await train.until(async () => {
        const words = await textOf("#network .picture-flags");
        const [, count, of] = /^Dropout leaves out (\d+) of 32 hidden neurons for point (\d+) /.exec(words) ?? [];
        found = await train.run(
          "return [...document.querySelectorAll('#network rect[stroke-dasharray]')].map((box) => [box.x, box.y].map((side) => side.baseVal.value))",
        );
        return of === point && found.length === Number(count);
      }, "the neurons that are left out never agree with the words");
      return JSON.stringify(found);
    };
    const first = await dropped();
    await train.press("step");
    await train.says(/^step 2,/);
    const isNext = async () => (await dropped()) !== first;
    await train.until(isNext, "another step leaves out the same");
    await train.press("time-back");
    await train.says(/^step 1,/);
    await train.until(async () => !(await isNext()), "an earlier step comes back with other neurons");
    const link = await copiedLink(train.driver, { weights: false, points: true });
    await train.press("place-open");
    await train.until(
      async () => /after step 1, with the dropout of step 2/.test(await textOf("#graph .lab-notice")),
      "the graph does not say that it is with dropout",
    );
    await train.load(link.slice(link.indexOf("#")));
    await train.press("step");
    await train.says(/^step 1,/);
    const again = await train.driver.findElement(By.css("#boundary .boundary-stage circle"));
    await train.driver.actions().move({ origin: again }).click().perform();
    await train.until(async () => !(await isNext()), "the link leaves out other neurons");
    assert.deepEqual(train.errors, []);
  },
);

testOnce("what is no weight is named, and the weight stays", async () => {
  await selectWeight();
  await train.until(isSelected, "no weight is selected");
  const { weights } = train;
  const before = await weights();
  const field = train.driver.findElement(By.css(".network-inspector input"));
  const look = () =>
    train.run(
      "const [field] = arguments; return [field.value, field.getAttribute('aria-invalid'), document.getElementById('weight-error').textContent]",
      field,
    );
  const [value] = await look();
  for (const typed of [Key.BACK_SPACE, "1e300"]) {
    await train.run("arguments[0].focus(); arguments[0].select()", field);
    await field.sendKeys(typed, Key.ENTER);
    const [, invalid, message] = await look();
    assert.equal(invalid, "true");
    assert.equal(message, `A number from -1,000,000 to 1,000,000 is expected. It stays ${value}.`);
    await field.sendKeys(Key.ESCAPE);
    assert.deepEqual(await look(), [value, "false", ""]);
  }
  await train.run("arguments[0].select()", field);
  await field.sendKeys(Key.BACK_SPACE);
  await train.run("arguments[0].blur()", field);
  const [restored, invalid, message] = await look();
  assert.deepEqual([restored, invalid], [value, "false"]);
  assert.match(message, /is expected/, "it is said why the value is back");
  assert.deepEqual(await weights(), before);
});

testOnce("numbers beyond all bounds leave the page as wide as it was, and are said", async () => {
  await train.choose("story", "fast");
  await selectWeight();
  await train.until(async () => /gradient/.test(await textOf(".sum-bar")), "no sum is shown");
  const track = () => train.run("return document.querySelector('.sum-track').hidden");
  assert.equal(await track(), false);
  await train.run("document.getElementById('play').click()");
  await train.until(() => train.run("return !document.getElementById('finding').hidden"), "nothing was found");
  await train.until(track, "the bar is shown of what is not finite");
  assert.match(await textOf(".sum-bar"), /too large for a number.*gradient (NaN|[+−]∞)/);
  assert.doesNotMatch(await textOf(".network-inspector"), /larger|smaller/);
  const [page, window] = await train.run("return [document.documentElement.scrollWidth, innerWidth]");
  assert.ok(page <= window, `the page is ${page} wide`);
  assert.deepEqual(train.errors, []);
});

testOnce("there is a legend where lines or points are to be told apart", async () => {
  const legends = () =>
    train.run(
      "return ['curve-legend', 'legend-hollow'].map((id) => document.getElementById(id)).map((box) => (box.hidden ? '' : box.innerText.trim().replace(/\\s+/g, ' ')))",
    );
  assert.deepEqual(await legends(), ["", ""]);
  await train.enter("data-test", 0.3);
  await train.until(async () => (await legends())[0] === "training test", "no legend of test points");
  assert.equal((await legends())[1], "hollow: for testing");
  await train.press("twin-on");
  await train.until(async () => (await legends())[0] === "training test twin twin’s test", "no legend of the twin");
  await train.press("twin-on");
  await train.enter("data-test", 0);
  await train.until(async () => (await legends()).join("") === "", "a legend of nothing stays");
});

testOnce("each panel shows what it promises", async () => {
  await train.choose("training-optimizer", "adam");
  await train.press("step");
  await train.says(/^step 1,/);
  for (const id of ["hidden", "histograms", "optimizer", "landscape"]) {
    await train.unfold(id);
    await train.until(
      () =>
        train.run(
          `return document.querySelectorAll("#" + arguments[0] + " .drawn > svg > *").length > 0 &&
             [...document.querySelectorAll("#" + arguments[0] + " canvas")].every((canvas) => {
               if (canvas.width === 0 || canvas.height === 0) return false;
               const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
               return data.some((value) => value > 0);
             })`,
          id,
        ),
      `${id} stays empty`,
    );
  }
  await train.says("at step 1", "landscape-status");
  await train.choose("landscape-directions", "gradient");
  await train.says("at step 1", "landscape-status");
  assert.deepEqual(train.errors, []);
});

test("on paper there are the pictures, drawn and in light colours, and no controls", async () => {
  // Firefox's driver prints without telling the page.
  const paper = await train.run(
    `scrollTo(0, document.body.scrollHeight);
     dispatchEvent(new Event("beforeprint"));
     const areas = [...document.querySelectorAll("#boundary canvas, #network canvas")].map((canvas) =>
       canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0));
     const marks = [...document.querySelectorAll("#boundary .drawn > svg, #loss .curve-picture > svg, #network .drawn > svg")].map((svg) =>
       svg.querySelector("path") !== null);
     const drawn = [...areas, ...marks];
     const isPaper = document.documentElement.hasAttribute("data-paper");
     dispatchEvent(new Event("afterprint"));
     return [...drawn, isPaper, document.documentElement.hasAttribute("data-paper")];`,
  );
  assert.deepEqual(paper, [true, true, true, true, true, true, false]);
  // What is left of the page: the rules of its print style, applied as if to a screen.
  await train.run(
    `for (const sheet of document.styleSheets)
       for (const rule of sheet.cssRules) if (rule.media?.mediaText === "print") rule.media.mediaText = "all";`,
  );
  const shown = (places) =>
    train.run(
      "return [...document.querySelectorAll(arguments[0])].filter((box) => box.checkVisibility()).map((box) => box.id || box.className)",
      places,
    );
  assert.deepEqual(await shown("#train :is(button, select, input, textarea), nav a"), []);
  assert.deepEqual(await shown("#boundary, #train .readout, #loss, #network, .train-summary, .inside, .train-data"), [
    "readout",
    "network",
    "boundary",
    "loss",
    "train-summary",
  ]);
});

test("the place under a pointer at rest is read anew on another plane", async () => {
  const stage = train.driver.findElement(By.css("#boundary .boundary-stage"));
  const { width } = await stage.getRect();
  await train.driver
    .actions()
    .move({ origin: stage, x: Math.round(0.42 * width), y: 0 })
    .perform();
  const across = async () =>
    Number(/^\((\S+),/.exec(await textOf("#boundary .picture-readout"))?.[1].replace("−", "-"));
  const before = await across();
  assert.ok(before > 2 && before < 3.5, `${before}`);
  // The field is changed without the pointer.
  await chooseData("blobs");
  await train.says(/^two blobs/, "data-summary");
  await train.until(async () => (await across()) !== before, "it says the place of the old plane");
  const scored = async () => /score [+−]\d/.test(await textOf("#boundary .picture-readout"));
  await train.until(scored, "it says no score");
  // Where the axis has this number is where the pointer is.
  await train.driver
    .actions()
    .move({ origin: stage, x: Math.round(0.42 * width) - 1, y: 0 })
    .perform();
  await train.driver
    .actions()
    .move({ origin: stage, x: Math.round(0.42 * width), y: 0 })
    .perform();
  const after = await across();
  await chooseData("moons");
  await train.says(/^two moons/, "data-summary");
  await train.until(async () => Math.abs((await across()) - before) < 0.011, "another place than at first");
  await chooseData("blobs");
  await train.says(/^two blobs/, "data-summary");
  await train.until(async () => Math.abs((await across()) - after) < 0.011, "another place than when it moved there");
});

testOnce("a place opens its graph, and Train is as it was", async () => {
  await train.press("step");
  await train.says(/^step 1,/);
  await train.driver.findElement(By.css("#boundary .boundary-stage")).click();
  await train.says(/^(Place|Point \d+) \(/, "place-text");
  await train.press("place-open");
  await train.until(async () => (await train.driver.getCurrentUrl()).endsWith("#graph"), "it stays on Train");
  await train.until(
    async () => /(Place|Point \d+) \(.*\) after step 1/.test(await textOf("#graph")) && (await textOf("#graph .value")),
    "no graph of it",
  );
  await train.driver.findElement(By.linkText("Train")).click();
  assert.equal(await train.status(), "step 1, loss 1.7236, accuracy 81%");
  assert.deepEqual(train.errors, []);
});

/** The numbers under the loss curve, from left to right. */
const stepsShown = () =>
  train.run(
    "return [...document.querySelectorAll('#loss [text-anchor=middle] text')].map(({ textContent }) => textContent)",
  );

test("a drag over a curve zooms, the pointer reads a step, and a double click shows all again", async () => {
  await train.runTo(100);
  assert.deepEqual([(await stepsShown()).at(0), (await stepsShown()).at(-1)], ["0", "100"]);
  const curve = train.driver.findElement(By.css("#loss .curve-picture"));
  const drag = async (from, to) => {
    const { width } = await curve.getRect();
    await train.driver
      .actions()
      .move({ origin: curve, x: Math.round(from * width), y: 0 })
      .press()
      .move({ origin: curve, x: Math.round(to * width), y: 0 })
      .release()
      .perform();
  };
  await train.run("arguments[0].scrollIntoView({ block: 'center' })", curve);
  await drag(0, 0.3);
  await train.until(async () => Number((await stepsShown()).at(0)) > 30, "it does not zoom");
  assert.ok(Number((await stepsShown()).at(-1)) < 100);
  const read = () =>
    train.run("return [...document.querySelectorAll('#loss .curve-value')].map(({ textContent }) => textContent)");
  const [loss] = await read();
  const [, step] = /^step (\d+): \d/.exec(loss) ?? [];
  assert.ok(Number(step) > 60 && Number(step) < 100, loss);
  await train.driver.actions().doubleClick(curve).perform();
  await train.until(async () => (await stepsShown()).at(-1) === "100", "it stays zoomed in");
  assert.deepEqual(train.errors, []);
});

test("pictures leave the page as SVG, and as PNG made from it, with the areas of colour", async () => {
  await train.runTo(100);
  // What is saved, instead of saving it.
  await train.run(
    `window.saved = new Map();
     const made = new Map();
     const createObjectURL = URL.createObjectURL;
     URL.createObjectURL = (blob) => { const address = createObjectURL(blob); made.set(address, blob); return address; };
     HTMLAnchorElement.prototype.click = function () { saved.set(this.download, made.get(this.href)); };`,
  );
  await openShare(train.driver, "Picture");
  for (const [picture, extension] of [
    ["boundary", "svg"],
    ["boundary", "png"],
    ["loss", "png"],
  ]) {
    await train.run("document.querySelector(arguments[0]).click()", `[value="${picture}"]`);
    await train.run("document.querySelector(arguments[0]).click()", `[data-save="${extension}"]`);
    const file = `${picture}.${extension}`;
    await train.until(() => train.run("return saved.has(arguments[0])", file), `${file} is not saved`);
  }
  await closeShare(train.driver);
  const svg = await train.driver.executeAsyncScript(
    "saved.get('boundary.svg').text().then(arguments[arguments.length - 1])",
  );
  assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" .*<image [^>]*href="data:image\/png;base64,/s);
  for (const words of ["Decision boundary", "step 100, loss 0.0110, accuracy 100%", "class +1", "score 0"]) {
    assert.ok(svg.includes(`>${words}</text>`), words);
  }
  assert.doesNotMatch(svg, /var\(/);
  // Orange above, blue below, the surface beside.
  const [width, ...colours] = await train.driver.executeAsyncScript(
    `const done = arguments[arguments.length - 1];
     createImageBitmap(saved.get("boundary.png")).then((image) => {
       const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
       context.drawImage(image, 0, 0);
       done([image.width, ...[[0.5, 0.2], [0.7, 0.8], [0.01, 0.5]].map(([x, y]) =>
         [...context.getImageData(x * image.width, y * image.height, 1, 1).data])]);
     });`,
  );
  assert.ok(width >= 1600, `${width} pixels wide`);
  const [[red, , blue], [red2, , blue2], surface] = colours;
  assert.ok(red > blue + 40 && blue2 > red2 + 40, JSON.stringify(colours));
  assert.ok(Math.min(...surface) > 230, `${surface}`);
  assert.deepEqual(train.errors, []);
});
