// Each setting of the Train part, by pointer and by keyboard; what is refused; the network's layers; the presets. All fields of
// choices are made and read by the same code, and so are all fields of numbers: each browser tries every other field of a kind.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { SETTINGS, setValue } from "../../www/train/settings/settings.js";
import { resize } from "./browser.js";
import { share, testOnce } from "./once.js";
import { openTrain, START } from "./train-lab.js";

let train;
before(async () => {
  train = await openTrain();
  await train.load();
  await train.says(START);
});
after(() => train?.close());

const known = SETTINGS.map((place) => ({ ...place, path: `${place.group}.${place.key}` }));
const CHOICES = known.filter(({ record }) => record.kind === "choice");
const NUMBERS = known.filter(({ record }) => record.kind === "number");

/** Two values of a number that are right and not what is in force before, and one that is refused; as they are typed. */
function examples({ range, step, perCent, default: usual }) {
  const [least, most] = range.map((end) => (perCent ? 100 * end : end));
  const middle = (least + Math.min(most, least + 2)) / 2;
  return { byPointer: step === 1 ? Math.max(least, 2) : middle, byKeyboard: usual, refused: least - 1 };
}

/** Chooses or enters what a setting needs to have an effect, and so to be shown. */
async function makeApply({ record }) {
  const { settings } = await train.state();
  if (record.applies?.(settings) !== false) return;
  for (const place of CHOICES) {
    for (const option of Object.keys(place.record.options)) {
      const changed = structuredClone(settings);
      setValue(changed, place, option);
      if (record.applies(changed)) return train.choose(place.id, option);
    }
  }
  for (const place of NUMBERS) {
    const changed = structuredClone(settings);
    const { byPointer } = examples(place.record);
    setValue(changed, place, byPointer);
    if (record.applies(changed)) return train.enter(place.id, byPointer);
  }
}

const at = (settings, path) => path.split(".").reduce((value, name) => value[name], settings);
const inForce = async (path) => at((await train.state()).settings, path);
const selectAll = () => train.driver.actions().keyDown(Key.CONTROL).sendKeys("a").keyUp(Key.CONTROL).perform();

test("data.kind is chosen by pointer and by keyboard", async () => {
  await train.choose("data-kind", "circles");
  assert.equal(await inForce("data.kind"), "circles");
  await train.run("document.getElementById('data-kind-circles').focus()");
  await train.driver.actions().sendKeys(Key.ARROW_LEFT).perform();
  assert.equal(await inForce("data.kind"), "moons");
});

for (const place of share(CHOICES.filter(({ id }) => id !== "data-kind"))) {
  const { id, path, record } = place;
  test(`${path} is chosen by pointer and by keyboard`, async () => {
    await makeApply(place);
    const byKeyboard = record.default;
    const byPointer = Object.keys(record.options).find((option) => option !== byKeyboard);
    await train.choose(id, byPointer);
    assert.equal(await inForce(path), byPointer);
    const select = await train.find(id);
    const moves = await train.run(
      `const [select, value] = arguments;
       select.focus();
       return [...select.options].findIndex((option) => option.value === value) - select.selectedIndex;`,
      select,
      byKeyboard,
    );
    const key = moves > 0 ? Key.ARROW_DOWN : Key.ARROW_UP;
    await select.sendKeys(...Array.from({ length: Math.abs(moves) }, () => key));
    assert.equal(await inForce(path), byKeyboard);
  });
}

for (const place of share(NUMBERS)) {
  const { id, path, record } = place;
  const { byPointer, byKeyboard, refused } = examples(record);
  test(`${path} is written after a click and by keyboard alone, and ${refused} is refused`, async () => {
    await makeApply(place);
    await train.unfold(id);
    const field = train.find(id);
    await field.click();
    await selectAll();
    await train.driver.actions().sendKeys(String(byPointer)).perform();
    await train.find("readout-loss").click();
    assert.equal(await inForce(path), record.perCent ? byPointer / 100 : byPointer);
    await train.run("arguments[0].focus()", field);
    await selectAll();
    await train.driver.actions().sendKeys(String(byKeyboard), Key.ENTER).perform();
    assert.equal(await inForce(path), byKeyboard);
    await selectAll();
    await train.driver.actions().sendKeys(String(refused), Key.ENTER).perform();
    assert.match(
      await train.text(`${id}-error`),
      new RegExp(`is expected\\. It stays ${(byKeyboard === 0 && record.zero) || byKeyboard}\\.$`),
    );
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await selectAll();
    await train.driver.actions().sendKeys(String(byKeyboard), Key.ENTER).perform();
    assert.equal(await train.text(`${id}-error`), "");
    assert.equal(await inForce(path), byKeyboard);
  });
}

const type = (...keys) =>
  train.driver
    .actions()
    .sendKeys(...keys)
    .perform();

test("what is half typed does not stay: a wrong end and Escape go back", async () => {
  await train.load();
  await train.unfold("training-rate");
  const value = () => train.find("training-rate").getAttribute("value");
  // A link would be made by leaving the field.
  const rate = async () => /rate (\S+) →/.exec(await train.text("training-summary"))?.[1];
  await train.find("training-rate").click();
  await selectAll();
  await type("99999999999999999999");
  const expected = "A number from 0 to 1,000,000 is expected. It stays 1.";
  assert.equal(await train.text("training-rate-error"), expected);
  assert.equal(await rate(), "1");
  await type(Key.ENTER);
  assert.equal(await rate(), "1");
  // It can be mended as long as one is there.
  assert.equal(await value(), "99999999999999999999");
  await train.find("readout-loss").click();
  assert.equal(await value(), "1");
  assert.equal(await train.text("training-rate-error"), expected);
  await train.find("training-rate").click();
  await selectAll();
  await type("0.25");
  assert.equal(await rate(), "0.25");
  await type(Key.ESCAPE);
  assert.equal(await rate(), "1");
  assert.equal(await value(), "1");
  assert.equal(await train.text("training-rate-error"), "");
});

testOnce("a number that is hardly one is no whole number", async () => {
  await train.load();
  await train.enter("data-seed", "1e-320");
  assert.match(await train.text("data-seed-error"), /^A whole number .* It stays 1337\.$/);
  assert.equal(await train.text("train-notices"), "");
});

testOnce("an empty field means what is written in it", async () => {
  await train.load();
  const batch = train.find("training-batch");
  assert.deepEqual([await batch.getAttribute("value"), await batch.getAttribute("placeholder")], ["", "all"]);
  await train.enter("training-batch", 20);
  assert.equal(await inForce("training.batch"), 20);
  await batch.click();
  await selectAll();
  await type(Key.BACK_SPACE, Key.ENTER);
  assert.equal(await inForce("training.batch"), 0);
  assert.equal(await train.text("training-batch-error"), "");
});

testOnce("the rate in use stands beside the one that is set, however long both are", async () => {
  await train.load();
  for (const [width, height] of [
    [1280, 800],
    [1240, 800],
    [1000, 700],
    [390, 844],
  ]) {
    await resize(train.driver, width, height);
    await train.unfold("training-rate");
    await train.enter("training-rate", 0.0123456);
    await train.says(/^now 0\.0123/, "rate-in-use");
    const [field, words, others] = await train.run(`
      const box = (element) => { const { left, right, top, bottom } = element.getBoundingClientRect(); return [left, right, top, bottom]; };
      const rate = document.getElementById("rate-in-use");
      const range = document.createRange();
      range.selectNodeContents(rate);
      return [box(document.getElementById("training-rate")), box(range), [...document.querySelectorAll(".bar-fields :is(label, select, input), .bar-more button")]
        .filter((one) => one.id !== "training-rate" && one.checkVisibility()).map(box)];`);
    for (const [left, right, top, bottom] of [field, ...others]) {
      const apart = words[1] <= left || words[0] >= right || words[3] <= top + 2 || words[2] >= bottom - 2;
      assert.ok(apart, `at ${width} px, the rate in use at ${words} and ${[left, right, top, bottom]}`);
    }
  }
  await resize(train.driver, 1280, 900);
});

testOnce("a notice takes the place of one on the same subject", async () => {
  await train.load();
  await train.run("document.getElementById('layer-add').click()");
  for (const samples of [1500, 2000]) {
    await train.enter("layer-3", 64);
    await train.enter("layer-2", 64);
    await train.enter("data-samples", samples);
  }
  const notices = await train.run("return [...document.querySelectorAll('.notice > p')].map((p) => p.textContent)");
  assert.equal(notices.length, 1);
  assert.match(notices[0], /^The network is too large for so many points: 2000 points/);
});

testOnce("inputs are checked and unchecked, the last one stays", async () => {
  await train.load();
  await train.unfold("model-features");
  const box = (value) => train.driver.findElement(By.css(`#model-features input[value="${value}"]`));
  const press = (value) => train.driver.findElement(By.css(`#model-features label:has([value="${value}"])`)).click();
  await press("sin x");
  await box("x").sendKeys(" ");
  await box("y").sendKeys(" ");
  assert.deepEqual(await inForce("model.features"), ["sin x"]);
  await press("sin x");
  assert.equal(await box("sin x").isSelected(), true);
  assert.match(await train.text("model-features-error"), /^At least one is required/);
  await press("x");
  assert.deepEqual(await inForce("model.features"), ["x", "sin x"]);
});

/** Sizes of the page. */
const SIZES = [
  [1280, 800],
  [1000, 700],
  [390, 844],
  [320, 640],
];
for (const [width, height] of SIZES) {
  test(`at ${width} x ${height} the speed stands beside Play, and in the bar nothing touches what is beside it`, async (context) => {
    context.after(() => resize(train.driver, 1280, 900));
    await resize(train.driver, width, height);
    await train.load();
    const { boxes, overlaps, right, gaps, playing } = await train.run(`
      const box = (element) => element.getBoundingClientRect();
      const isSeen = (element) => element.getClientRects().length > 0;
      const bar = [...document.querySelectorAll(".train-bar :is(button, select, input, dd, label)")].filter(isSeen);
      const overlaps = bar.flatMap((one, index) => bar.slice(index + 1).filter((other) => {
        const [a, b] = [box(one), box(other)];
        return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
      }).map((other) => [one.id || one.textContent, other.id || other.textContent]));
      // The room between the longest word of a list and its arrow: what a list of its natural width has is for both.
      const gaps = ["speed", "training-optimizer"].map((id) => document.getElementById(id)).filter(isSeen).map((select) => {
        const natural = select.cloneNode(true);
        natural.style.cssText = "inline-size: max-content; max-inline-size: none; min-inline-size: 0";
        select.after(natural);
        const room = box(select).width - box(natural).width;
        natural.remove();
        return room;
      });
      for (const size of document.querySelectorAll(".layer-size")) {
        const word = size.querySelector("span");
        if (isSeen(word)) gaps.push(box(size.lastElementChild).left - box(word).right - 3);
      }
      const play = document.getElementById("play");
      const before = box(play).width;
      play.lastElementChild.textContent = "Pause";
      const playing = box(play).width - before;
      const isCut = play.scrollWidth > play.clientWidth;
      play.lastElementChild.textContent = "Play";
      return {
        boxes: [play, document.getElementById("speed")].map((element) => box(element).toJSON()),
        overlaps,
        right: Math.max(...bar.map((element) => box(element).right)),
        gaps,
        playing: isCut ? "cut" : playing,
      };`);
    const [play, speed] = boxes;
    assert.ok(Math.abs(play.top - speed.top) < 2 && speed.right <= width, JSON.stringify(boxes));
    assert.deepEqual(overlaps, []);
    assert.ok(right <= width - 8, `the bar reaches to ${right}`);
    assert.ok(Math.min(...gaps) >= 0, gaps.join());
    assert.equal(playing, 0);
  });
}

testOnce("layers come and go where they are, from none to six, and so do their neurons", async () => {
  await train.load();
  await train.press("layer-add");
  assert.deepEqual(await inForce("model.hidden"), [16, 16, 16]);
  assert.match(await train.text("model-count"), /^609 parameters$/);
  await train.find("layer-2").click();
  await selectAll();
  await train.driver.actions().sendKeys("5", Key.ENTER).perform();
  assert.deepEqual(await inForce("model.hidden"), [16, 5, 16]);
  await selectAll();
  await train.driver.actions().sendKeys("65", Key.ENTER).perform();
  assert.equal(await train.text("layers-error"), "1 to 64 neurons are expected. It stays 5.");
  // It is no longer said once something else is done.
  await train.choose("model-activation", "tanh");
  await train.says("", "layers-error");
  await train.press("layer-1-less");
  await train.find("layer-3-more").sendKeys(Key.ENTER);
  assert.deepEqual(await inForce("model.hidden"), [15, 5, 17]);
  assert.equal(await train.text("layers-error"), "");
  for (let count = 3; count < 7; count++) await train.find("layer-add").sendKeys(" ");
  assert.equal((await inForce("model.hidden")).length, 6);
  assert.equal(await train.find("layer-add").getAttribute("aria-disabled"), "true");
  for (let count = 6; count >= 0; count--) await train.find("layer-remove").sendKeys(Key.ENTER);
  assert.deepEqual(await inForce("model.hidden"), []);
  await train.says("3 parameters", "model-count");
  await train.until(() => train.run("return /^step 0, /.test(document.getElementById('train-status').textContent)"));
  assert.deepEqual(train.errors, []);
});

testOnce("a layer has an activation of its own, by pointer and by keyboard, which goes with the layer", async () => {
  const textOf = (/** @type {string} */ id) =>
    train.run(`return document.getElementById("${id}").selectedOptions[0].text`);
  await train.load();
  await train.runTo(3);
  assert.equal(await textOf("layer-2-activation"), "ReLU");
  await train.choose("layer-2-activation", "tanh");
  assert.deepEqual(await inForce("model.layerActivations"), ["", "tanh"]);
  assert.equal(await textOf("layer-2-activation"), "tanh");
  assert.equal(await textOf("model-activation"), "mixed");
  // The network goes on with its weights.
  await train.says(/^step 3,/);
  await train.find("layer-1-activation").sendKeys("EL");
  assert.deepEqual(await inForce("model.layerActivations"), ["elu", "tanh"]);
  await train.press("layer-remove");
  assert.deepEqual(await inForce("model.layerActivations"), ["elu"]);
  assert.equal(await textOf("model-activation"), "ELU");
  await train.press("layer-add");
  assert.equal(await textOf("layer-2-activation"), "ELU");
  await train.choose("layer-1-activation", "tanh");
  assert.equal(await textOf("model-activation"), "mixed");
  // Chosen for all, it is the activation of each.
  await train.choose("model-activation", "sigmoid");
  assert.deepEqual([await textOf("layer-1-activation"), await textOf("layer-2-activation")], ["sigmoid", "sigmoid"]);
  assert.deepEqual(await inForce("model.layerActivations"), []);
  assert.deepEqual(train.errors, []);
});

testOnce("a new start is another one, the same start the same", async () => {
  await train.load();
  await train.press("new-start");
  await train.until(async () => /^step 0, (?!loss 0\.8958)/.test(await train.status()), "the same start");
  await train.enter("model-seed", 1337);
  await train.says(START);
  await train.press("step");
  await train.says(/^step 1,/);
  await train.press("same-start");
  await train.says(START);
});

test("changes while it trains, without a break", async () => {
  await train.load();
  await train.enter("stop-step", 0);
  await train.choose("speed", "60");
  await train.press("play");
  await train.until(async () => Number(await train.text("readout-step")) > 5, "it does not train");
  await train.enter("training-rate", 0.05);
  await train.choose("training-optimizer", "momentum");
  const step = Number(await train.text("readout-step"));
  await train.until(async () => Number(await train.text("readout-step")) > step + 5, "it does not train on");
  assert.equal(await train.text("play"), "Pause");
  await train.press("play");
});

testOnce("other data begin a new run, unless one keeps the weights; the run before comes back", async () => {
  await train.load();
  await train.runTo(20);
  const before = await train.status();
  const act = (name) => train.driver.findElement(By.xpath(`//*[@id="train-remark"]//button[.="${name}"]`)).click();
  await train.choose("data-kind", "circles");
  await train.says(/^step 0,/);
  await train.says(/^New data: a new run begins at step 0\./, "train-remark");
  await act("Keep the weights");
  await train.says(/^step 20,/);
  assert.notEqual(await train.status(), before);
  await train.load();
  // A burst, which the diagram follows later.
  await train.run("for (let count = 0; count < 4; count++) document.getElementById('layer-add').click()");
  await train.says(/^step 0,/);
  assert.deepEqual(
    await train.run("return [...document.querySelectorAll('#train .failure')].map((said) => said.textContent)"),
    [],
  );
  await train.load();
  await train.runTo(20);
  await train.holdRemarks();
  await train.press("layer-add");
  await train.says(/^Another network: a new run begins at step 0\./, "train-remark");
  await train.says(/^step 0,/);
  await act("Undo");
  await train.says(before);
  assert.deepEqual(await inForce("model.hidden"), [16, 16]);
  await train.press("reset");
  await train.says(START);
  await act("Undo");
  await train.says(before);
});

testOnce("a change that starts anew goes on playing", async () => {
  await train.load();
  await train.enter("stop-step", 0);
  await train.choose("speed", "60");
  await train.run(
    `const field = document.getElementById("readout-step");
     let last = 0;
     new MutationObserver(() => {
       if (Number(field.textContent) < last) field.dataset.began = "";
       last = Number(field.textContent);
     }).observe(field, { childList: true, characterData: true, subtree: true });`,
  );
  const trains = () => train.until(async () => Number(await train.text("readout-step")) > 5, "it does not train");
  await train.press("play");
  for (const change of [
    () => train.choose("model-initialisation", "he"),
    () => train.enter("model-seed", 5),
    () => train.press("layer-add"),
    () => train.press("new-start"),
    () => train.press("twin-on"),
    () => train.choose("story", "spirals"),
  ]) {
    await trains();
    await train.run("delete document.getElementById('readout-step').dataset.began");
    await change();
    await train.until(
      () => train.run("return 'began' in document.getElementById('readout-step').dataset"),
      `${change} does not start anew`,
    );
    await trains();
    assert.equal(await train.text("play"), "Pause", String(change));
  }
  await train.press("reset");
  await train.says(/^step 0,/);
});

testOnce("every story is a card with a picture, and trains", async () => {
  await train.load();
  await train.choose("speed", "Infinity");
  // How many pictures the worker has been asked for and has not answered: what the reader does waits behind them.
  await train.run(
    `const { postMessage } = Worker.prototype;
     let [waiting, isHeard] = [0, false];
     window.mostWaiting = 0;
     const hear = ({ data }) => {
       if (data.type === "portrait") waiting -= 1;
     };
     Worker.prototype.postMessage = function (request, ...rest) {
       if (request.type === "portrait") {
         if (!isHeard) this.addEventListener("message", hear);
         isHeard = true;
         waiting += 1;
         window.mostWaiting = Math.max(window.mostWaiting, waiting);
       }
       return postMessage.call(this, request, ...rest);
     };`,
  );
  await train.unfold("stories");
  const stories = await train.run(
    "return [...document.querySelectorAll('.story')].map(({ dataset }) => dataset.story)",
  );
  assert.ok(stories.length >= 6);
  await train.until(
    () =>
      train.run(
        `return [...document.querySelectorAll(".story canvas")].every((canvas) =>
           canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0))`,
      ),
    "a card has no picture",
  );
  // The next one is asked for when one has come, before it is counted here as answered.
  assert.equal(await train.run("return window.mostWaiting"), 2);
  const texts = new Set();
  for (const story of stories) {
    await train.choose("story", story);
    await train.says(/^step 0,/);
    texts.add(await train.run("return document.querySelector('.story[aria-current]').textContent"));
    await train.press("step");
    await train.says(/^step 1,/);
  }
  assert.equal(texts.size, stories.length);
  assert.deepEqual(train.errors, []);
});
