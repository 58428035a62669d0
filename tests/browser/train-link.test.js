// The Train part's state in an address: there and back, broken, with weights; frames; models as files.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { By, Key } from "selenium-webdriver";
import { encode } from "../../www/ui/link.js";
import { NUMBERS, STATE } from "../common/state-dict.js";
import { share, testOnce } from "./once.js";
import { closeShare, copiedLink, frameHtml, openModel, openShare } from "./share.js";
import { openTrain, START } from "./train-lab.js";

let train;
before(async () => {
  train = await openTrain();
});
after(() => train?.close());

const notices = () => train.run("return [...document.querySelectorAll('.notice > p')].map((p) => p.textContent)");
const pieces = () =>
  train.run(
    "return [...document.querySelectorAll('[data-piece]')].filter((box) => box.offsetParent || box.offsetHeight).map((box) => box.dataset.piece)",
  );

test("a link brings all settings back", async () => {
  await train.load();
  await train.choose("data-kind", "spirals");
  await train.enter("data-noise", 0.05);
  await train.press("layer-add");
  await train.choose("training-optimizer", "adam");
  await train.enter("training-rate", 0.02);
  await train.enter("stop-loss", 0.25);
  await train.choose("mode", "contours");
  await train.choose("speed", "1000");
  const before = await train.state();
  await train.load(`#train?${await encode(before)}`);
  assert.deepEqual(await train.state(), before);
  assert.equal(await train.find("mode").getAttribute("value"), "contours");
  assert.match(await train.text("data-summary"), /^two spirals/);
  assert.deepEqual(await notices(), []);
});

/** Makes a weight larger, by keyboard. */
async function changeWeight() {
  await train.run("document.querySelector('#network .network-item').focus()");
  await train.driver.actions().sendKeys(Key.ARROW_RIGHT, Key.ENTER, Key.ENTER, "+").perform();
}

testOnce("weights travel on request, and so does their step", async () => {
  await train.load();
  await train.runTo(100);
  assert.equal((await train.state()).runs, undefined);
  const parameters = await train.weights();
  // What the settings lead to is trained again; a weight that was changed by hand has to travel with all others.
  assert.equal((await train.state({ weights: true })).runs, undefined);
  await changeWeight();
  await train.until(async () => (await train.state({ weights: true })).runs !== undefined, "the change has no link");
  const state = await train.state({ weights: true });
  assert.deepEqual([state.step, state.runs[0].parameters.length], [100, 337]);
  const changed = await train.text("readout-loss");
  await train.load(`#train?${await encode(state)}`);
  await train.says(/^step 100, /);
  assert.equal(await train.text("readout-loss"), changed);
  // As links were before they had the twin's weights.
  const { runs, epoch, ...old } = state;
  await train.load(`#train?${await encode({ ...old, parameters })}`);
  await train.says("step 100, loss 0.0110, accuracy 100%");
  assert.equal(await train.text("readout-epoch"), String(epoch));
});

testOnce(
  "the demo's training travels unasked, in a short link, and shows the same loss digit for digit, with its curve",
  async () => {
    await train.load();
    await train.runTo(100);
    const exact = () => train.find("readout-loss").getAttribute("title");
    const loss = await exact();
    await openShare(train.driver);
    const without = () => train.text("share-without");
    assert.equal(await train.run("return document.getElementById('share-weights').checked"), true);
    assert.equal(await without(), "");
    await train.find("share-weights").click();
    assert.match(await without(), /starts at step 0, from the seed/);
    await closeShare(train.driver);
    const { hash } = new URL(await copiedLink(train.driver));
    assert.ok(hash.length <= 1000, `${hash.length} characters`);
    await train.load(hash);
    await train.says("step 100, loss 0.0110, accuracy 100%");
    assert.equal(await exact(), loss);
    assert.equal(await train.text("time-text"), "step 100, the latest");
    await train.press("time-back");
    await train.says(/^step 99, /);
    // A large network's are too many for a chat: the link says where they are.
    await train.enter("layer-2", 64);
    await train.says(/^step 0,/);
    await train.enter("layer-1", 64);
    await train.until(async () => /4,417/.test(await train.text("model-count")), "no large network");
    await train.press("step");
    await train.says(/^step 1,/);
    const trained = await train.text("readout-loss");
    await changeWeight();
    await train.until(async () => (await train.text("readout-loss")) !== trained, "no weight was changed");
    await openShare(train.driver);
    assert.match(await without(), /“As code” has the weights as a file/);
    await closeShare(train.driver);
  },
);

testOnce("what is open and selected is in the link, too, and what the run does not have is not selected", async () => {
  await train.load();
  await train.runTo(5);
  await train.unfold("hidden");
  await train.run("document.querySelector('#network .network-item').focus()");
  await train.driver.actions().sendKeys(Key.ARROW_RIGHT, Key.ENTER, Key.ENTER).perform();
  const name = () => train.run("return document.querySelector('.network-inspector label span').textContent");
  const weight = await name();
  assert.match(weight, /^Weight from/);
  const { view } = await train.state();
  assert.equal(view.panel, "hidden");
  const { settings } = await train.state();
  await train.load(`#train?${await encode({ settings, step: 5, view: { ...view, point: 3 } })}`);
  await train.says(/^step 5,/);
  await train.says(/^Point 4 /, "place-text");
  await train.until(async () => (await name()) === weight, "the weight is not selected");
  assert.equal(await train.find("hidden").isDisplayed(), true);
  await train.load(`#train?${await encode({ settings, view: { panel: "none", parameter: 400, point: 500 } })}`);
  await train.says(START);
  assert.equal(await train.find("train-data").isDisplayed(), true);
  const shown =
    "return [...document.querySelectorAll('.place, .network-inspector label')].filter((one) => one.checkVisibility())";
  assert.deepEqual(await train.run(shown), []);
});

testOnce("a twin travels as it was", async () => {
  await train.load();
  await train.press("twin-on");
  await train.choose("twin-setting", "training-rate");
  await train.enter("twin-training-rate", 0.1);
  await train.runTo(100);
  const state = await train.state({ weights: true });
  const shown = await train.text("twin-status");
  assert.match(shown, /Right: the twin, with “learning rate 0\.1”\. It has reached loss 0\.\d+/);
  await train.load(`#train?${await encode(state)}`);
  await train.says("step 100, loss 0.0110, accuracy 100%");
  await train.says(shown, "twin-status");
  assert.equal(await train.text("readout-epoch"), "100");
  assert.deepEqual(await train.state({ weights: true }), state);
});

testOnce("a link that comes later is followed, too", async () => {
  await train.load();
  const { settings } = await train.state();
  settings.data.kind = "xor";
  await train.run("location.hash = arguments[0]", `#train?${await encode({ settings })}`);
  await train.says(/^XOR/, "data-summary");
});

/** What is wrong with a link, such a link, and what is said. @typedef {[string, () => string | Promise<string>, RegExp]} Wrong */

/** What a browser finds as it inflates a link. @type {Wrong[]} */
const PACKED_WRONGLY = [
  ["a part missing", async () => (await encode({ settings: {} })).slice(0, -4), /the link is damaged/],
  [
    "fifty megabytes in it",
    () => `1${deflateRawSync(JSON.stringify(" ".repeat(50_000_000))).toString("base64url")}`,
    /the link holds more than 4000000 bytes/,
  ],
];

/** What is found in a link that was inflated, which does not depend on the browser. @type {Wrong[]} */
const WRITTEN_WRONGLY = [
  ["another version", async () => "9abc", /another version/],
  [
    "a value out of range",
    () => encode({ settings: { data: { samples: -5 } } }),
    /“Points” must be a whole number from 2 to 2000, not -5\./,
  ],
  [
    "a name that is none",
    () => encode({ settings: { training: { optimizer: "magic" } } }),
    /“Optimizer” must be one of .*, not "magic"/,
  ],
  ["no settings at all", () => encode(null), /it must be an object/],
  [
    "another optimizer's memory",
    () => encode({ runs: [{ parameters: Array(337).fill(0), memory: [1, 2] }] }),
    /memory must be an array of 0 numbers, not an array of 2\./,
  ],
  ["more steps than anyone waits for", () => encode({ step: 1_000_000 }), /step must be one that is soon reached/],
  ["a step beyond all", () => encode({ step: 2 ** 53 }), /step must be a whole number from 0 to/],
  ["an epoch that is a text", () => encode({ epoch: "7" }), /epoch must be a number from 0 to .*, not "7"\./],
  ["a twin that differs in nothing", () => encode({ twin: { setting: "constructor" } }), /twin\.setting must be/],
];
for (const [what, make, reason] of [...PACKED_WRONGLY, ...share(WRITTEN_WRONGLY)]) {
  test(`a link with ${what} is named, and the demo is kept`, async () => {
    await train.load(`#train?${await make()}`);
    await train.says(START);
    const [notice] = await notices();
    assert.match(notice, reason);
    await train.driver.findElement(By.css(".notice button")).click();
    assert.deepEqual(await notices(), []);
  });
}

testOnce("weights of another network are refused, and what it was goes on", async () => {
  await train.load(`#train?${await encode({ settings: {}, parameters: [1, 2, 3] })}`).catch(() => {});
  await train.until(async () => (await notices()).length > 0, "no notice");
  assert.match((await notices())[0], /337|parameters/);
  await train.says(START);
});

testOnce("a frame shows what it was told to, and nothing around it", async () => {
  await train.load("?embed=boundary,curves,transport#train");
  assert.deepEqual((await pieces()).sort(), ["boundary", "curves", "transport"]);
  assert.equal(await train.run("return document.querySelector('.page-header').offsetHeight"), 0);
  await train.press("step");
  await train.says("step 1, loss 1.7236, accuracy 81%");
  await train.load("?embed#train");
  assert.deepEqual((await pieces()).sort(), ["boundary", "readout", "transport"]);
  await train.load("?embed=boundary,fireworks,toString,__proto__#train");
  assert.match((await notices())[0], /^A frame cannot show "fireworks", "toString", "__proto__"; it can show/);
});

testOnce("the pieces of a frame share its room", async () => {
  const middle = (place) =>
    train.run(
      `const { left, right } = document.querySelector(arguments[0]).getBoundingClientRect();
       return [(left + right) / 2 / document.documentElement.clientWidth, right - left];`,
      place,
    );
  await train.load("?embed=boundary,transport#train");
  for (const place of [".picture", ".transport"]) {
    const [share] = await middle(place);
    assert.ok(Math.abs(share - 0.5) < 0.02, `${place} is at ${share}`);
  }
  const bottom = await train.run("return document.getElementById('play').getBoundingClientRect().bottom - innerHeight");
  assert.ok(bottom <= 0, `Play ends ${bottom} below`);
  await train.load("?embed=curves#train");
  const [share, width] = await middle("#loss");
  assert.ok(Math.abs(share - 0.5) < 0.02 && width > 1000, `the curve is ${width} wide at ${share}`);
});

testOnce("the HTML for a frame leads to the same settings", async () => {
  await train.load();
  await train.choose("data-kind", "circles");
  const html = await frameHtml(train.driver);
  const [, address] = /src="([^"]+)"/.exec(html);
  assert.ok(address.startsWith(`${train.url}?embed=boundary,transport,readout#train?`), address);
  await train.load(address.slice(train.url.length));
  await train.says(/^two circles/, "data-summary");
});

test("each file is made", async () => {
  const before = train.errors.length;
  await train.load();
  await train.runTo(100);
  await train.run(
    `window.made = [];
     const blobs = new Map();
     const createObjectURL = URL.createObjectURL;
     URL.createObjectURL = (blob) => {
       const address = createObjectURL(blob);
       blobs.set(address, blob);
       return address;
     };
     const click = HTMLAnchorElement.prototype.click;
     HTMLAnchorElement.prototype.click = function () {
       if (this.download) blobs.get(this.href).arrayBuffer().then((bytes) => made.push([this.download, bytes.byteLength, new TextDecoder().decode(bytes)]));
       else click.call(this);
     };`,
  );
  const press = (selector) => train.run("document.querySelector(arguments[0]).click()", selector);
  await openShare(train.driver, "As code");
  const files = await train.run(
    "return [...document.querySelectorAll('[data-file]')].map((button) => button.dataset.file)",
  );
  const expected = ["log.csv", "model.json", "model.onnx", "model.py", "model_torch.py", "state_dict.json"];
  assert.deepEqual([...files].sort(), expected);
  for (const file of files) await press(`[data-file="${file}"]`);
  await closeShare(train.driver);
  await openShare(train.driver, "Picture");
  for (const picture of ["boundary", "loss", "accuracy"]) {
    await press(`[value="${picture}"]`);
    for (const extension of ["png", "svg"]) {
      await press(`[data-save="${extension}"]`);
      files.push(`${picture}.${extension}`);
    }
  }
  for (const file of files) {
    await train.until(
      () => train.run("return made.some(([name, size]) => name === arguments[0] && size > 500)", file),
      `${file} was not made`,
    );
  }
  const drawings = await train.run(
    `return made.filter(([name]) => name.endsWith(".svg")).map(([name, , text]) => {
       const drawing = new DOMParser().parseFromString(text, "image/svg+xml");
       return [name, drawing.querySelector("parsererror")?.textContent, drawing.documentElement.textContent];
     });`,
  );
  assert.deepEqual(drawings.map(([name]) => name).sort(), ["accuracy.svg", "boundary.svg", "loss.svg"]);
  for (const [name, error, text] of drawings) {
    assert.equal(error, null, name);
    assert.match(text, /step 100, loss 0\.0110, accuracy 100%/, name);
    if (name === "loss.svg") assert.match(text, /Loss by step.*100.*0\.02.*0\.1.*1/s);
  }
  assert.deepEqual(train.errors.slice(before), []);
});

test("a model comes back from its file, a wrong file is named", async () => {
  await train.load();
  const open = (text) => openModel(train.driver, "model.json", text);
  // What is wrong is said in the dialog, where the file was chosen.
  assert.match(await open("{"), /^model\.json could not be opened: The file is not JSON/);
  await closeShare(train.driver);
  assert.deepEqual(await notices(), []);
  const parameters = [1, 0, 0, 0, 1, 0, 1, 1, 0.5];
  const model = JSON.stringify({
    format: "micrograd playground model",
    features: ["x", "y"],
    hidden: [2],
    activation: "tanh",
    parameters,
  });
  await open(model);
  await train.says("2 → 2 → 1, 9 parameters, tanh", "model-summary");
  const { weights } = train;
  await train.until(async () => (await weights()).length === 9, "not the file's weights");
  assert.deepEqual(await weights(), parameters);
  assert.deepEqual(await notices(), []);
  // A file that follows training takes nothing away for good.
  await train.runTo(3);
  const trained = await weights();
  assert.notDeepEqual(trained, parameters);
  await open(model);
  await train.until(async () => String(await weights()) === String(parameters), "not the file's weights");
  assert.match(await train.text("train-remark"), /^The weights of the file begin a new run at step 0\./);
  await train.run("document.querySelector('#train-remark button').click()");
  await train.until(async () => String(await weights()) === String(trained), "the trained weights are lost");
  // Weights that PyTorch has written, for three neurons, and others with one number that is none.
  await open(JSON.stringify(STATE));
  await train.says("2 → 3 → 1, 13 parameters, tanh", "model-summary");
  await train.until(async () => (await weights()).length === 13, "not the weights of the state dict");
  assert.deepEqual(await weights(), NUMBERS);
  assert.match(
    await train.text("train-remark"),
    /^The weights of model\.json are those of 2 → 3 → 1\. The activation stays/,
  );
  assert.match(
    await open(JSON.stringify({ ...STATE, "2.bias": [0] }).replace("0.25", "NaN")),
    /“0\.bias” has “NaN” as number 1, .*json\.dump.*PyTorch.*Keras.*stays as it was\.$/,
  );
  await closeShare(train.driver);
  assert.deepEqual(await weights(), NUMBERS);
});
