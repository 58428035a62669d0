// The Train part for everyone: the first screen, narrow windows, keyboards, screen readers, with every panel open.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { findings } from "./axe.js";
import { resize } from "./browser.js";
import { testOnce } from "./once.js";
import { openTrain, START } from "./train-lab.js";

let train;
before(async () => {
  train = await openTrain();
});
after(() => train?.close());

/** Returns the names of the panels that open beside the picture. */
const panels = () =>
  train.run("return [...document.querySelectorAll('#train [data-panel]')].map(({ dataset }) => dataset.panel)");

/** Opens a panel, unless it is open. */
const open = async (panel) => {
  const isOpen = () => train.run("return !document.querySelector('[data-panel=' + arguments[0] + ']').hidden", panel);
  if (!(await isOpen())) await train.run("document.getElementById(arguments[0] + '-open').click()", panel);
  await train.until(isOpen, `${panel} does not open`);
};

/** Returns what reaches beyond the window, of all that is to be in the first screen. */
const outside = () =>
  train.run(
    `const first = "#train :is(#play, #reset, .readout, .bar-fields, #stories-open, #settings-open, #data-kind, #draw-own, " +
       "#data-fields, #network-head, #network .network-stage, .network-inspector, #boundary, .under-plane, #loss, #time, #speed, #inside-tabs)";
     return [...document.querySelectorAll(first)].filter((box) => {
       const { top, bottom, left, right } = box.getBoundingClientRect();
       const isShown = box.checkVisibility() && !box.closest("[data-panel]");
       return isShown && (top < 0 || left < 0 || bottom > innerHeight + 0.5 || right > innerWidth + 0.5);
     }).map((box) => box.id || box.className)`,
  );

/** Opens the part in a frame of this size, since a window cannot be made so small, and returns to the window after a look. */
async function inFrame(width, height, look) {
  const { driver, url } = train;
  await driver.get(`${url}licenses.txt`);
  await train.run(
    `const frame = document.createElement("iframe");
     const [address, width, height] = arguments;
     frame.style.cssText = "position: fixed; inset: 0 auto auto 0; border: 0; width: " + width + "px; height: " + height + "px";
     frame.src = address;
     document.body.replaceChildren(frame);`,
    `${url}#train`,
    width,
    height,
  );
  await driver.switchTo().frame(0);
  await train.until(() => train.run("return document.getElementById('play')?.disabled === false"), "not ready");
  await train.says(START);
  await look();
  await driver.switchTo().defaultContent();
}

const pageSize = () =>
  train.run("return [document.documentElement.scrollWidth, document.documentElement.scrollHeight]");
const sizeOf = (selector) =>
  train.run(
    "const { width, height } = document.querySelector(arguments[0]).getBoundingClientRect(); return [width, height]",
    selector,
  );

for (const [width, height] of [
  [1280, 800],
  [1000, 700],
]) {
  test(`all of it is in the first ${width} by ${height} pixels, and nothing scrolls as a whole`, async () => {
    await inFrame(width, height, async () => {
      assert.deepEqual(await outside(), []);
      assert.deepEqual(await pageSize(), [width, height]);
      // The plane and the diagram are large enough to be read, and stay in view while one looks inside.
      const [wide, high] = await sizeOf("#boundary .boundary-stage");
      assert.ok(wide >= 300 && high >= 220, `the plane is ${wide} by ${high}`);
      // What is selected takes none of the diagram's room.
      await train.run("document.querySelector('#network .network-item').focus()");
      await train.driver.actions().sendKeys(Key.ARROW_RIGHT).perform();
      const before = await sizeOf("#network .network-stage");
      await train.driver.actions().sendKeys(Key.ENTER, Key.ENTER).perform();
      await train.until(
        () => train.run("return !document.querySelector('.network-inspector label').hidden"),
        "no weight",
      );
      assert.deepEqual(await sizeOf("#network .network-stage"), before);
      for (const panel of await panels()) {
        await open(panel);
        assert.deepEqual(await pageSize(), [width, height], panel);
        assert.deepEqual(await outside(), [], panel);
        const [, tall] = await sizeOf("#network .network-stage");
        assert.ok(tall > 200, `with ${panel} open the network is ${tall} high`);
        if (panel !== "hidden") continue;
        const figures = () => train.run("return document.querySelectorAll('#hidden figure').length");
        await train.until(async () => (await figures()) === 2, "no planes");
        const planes = await train.run(
          `return [...document.querySelectorAll("#hidden figure")].map((figure) => {
             const { width, bottom } = figure.getBoundingClientRect();
             return [width, bottom <= document.getElementById("inside-panels").getBoundingClientRect().bottom];
           })`,
        );
        const [room] = await sizeOf("#inside-panels");
        const least = height < 760 ? 0.4 : 0.8;
        for (const [wide, isSeen] of planes) assert.ok(isSeen && wide > least * room, JSON.stringify([room, planes]));
      }
    });
  });
}

for (const width of [1000, 1280]) {
  testOnce(`Tab goes through the bar as one reads it, at ${width} pixels`, async () => {
    await inFrame(width, 700, async () => {
      const boxes = await train.run(
        `return [...document.querySelectorAll(".train-bar :is(button, select, input)")].map((control) => {
           const { left, top, bottom } = control.getBoundingClientRect();
           return { id: control.id, left, top, bottom };
         })`,
      );
      assert.equal(boxes.at(width < 1240 ? 4 : -1).id, width < 1240 ? "stories-open" : "settings-open");
      for (const [index, { id, left, top }] of boxes.entries()) {
        const before = boxes[index - 1];
        const follows = !before || top >= before.bottom || (left > before.left && top < before.bottom);
        assert.ok(follows, `${id} comes after ${before?.id}`);
      }
    });
  });
}

test("on a phone the picture, its tabs and Play are on one screen, whatever tab is open", async () => {
  await inFrame(390, 844, async () => {
    for (const sheet of ["network", "data", "settings", "stories", "inside"]) {
      await train.find(`sheet-${sheet}`).click();
      const places = await train.run(
        `return ["#boundary", "#sheet-tabs", "#play"].map((place) => {
           const { top, bottom } = document.querySelector(place).getBoundingClientRect();
           return [top, bottom];
         })`,
      );
      for (const [top, bottom] of places) assert.ok(top >= 0 && bottom <= 844, `${sheet}: ${JSON.stringify(places)}`);
      const [wide] = await pageSize();
      const selected = await train.run("return document.querySelector('#train [role=tab][aria-selected=true]').id");
      assert.ok(wide <= 390, `${wide}`);
      assert.equal(selected, `sheet-${sheet}`);
      assert.deepEqual(await findings(train.driver, { within: "#train" }), [], sheet);
      // The loss lies under the plane where one looks inside.
      assert.equal(await train.run("return document.getElementById('loss').checkVisibility()"), sheet === "inside");
      // Whatever a sheet has is in one column that scrolls, as wide as the phone.
      const scrolling = await train.run(
        `return [...document.querySelectorAll("#train *")].filter((one) => one.checkVisibility()
           && /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight + 1
           && one.matches(".inside-panels, .train-data, .bar-fields, .inside-panels *")).map((one) => one.clientWidth)`,
      );
      assert.ok(scrolling.length <= 1 && scrolling.every((room) => room > 350), `${sheet}: ${scrolling}`);
    }
    // By keyboard: one tab stop, and arrow keys go through the tabs.
    await train.run("document.getElementById('sheet-inside').focus()");
    await train.driver.actions().sendKeys(Key.ARROW_RIGHT).perform();
    assert.equal(await train.run("return document.activeElement.id"), "sheet-network");
    assert.equal(await train.run("return document.getElementById('train-network').checkVisibility()"), true);
    // Each neuron can be seen and pressed.
    const boxes = await train.run(
      `const { top, bottom } = document.querySelector("#network .network-scroll").getBoundingClientRect();
       return [...document.querySelectorAll("#network .network-stage svg rect")].map((rect) => {
         const box = rect.getBoundingClientRect();
         return { x: box.left + box.width / 2, y: box.top + box.height / 2, size: box.width, isSeen: box.top >= top && box.bottom <= bottom };
       });`,
    );
    assert.equal(boxes.length, 2 + 16 + 16 + 1);
    assert.deepEqual(
      boxes.filter(({ size, isSeen }) => size < 17 || !isSeen),
      [],
    );
    for (const [at, words] of [
      [4, "layer 1, neuron 3"],
      [33, "layer 2, neuron 16"],
    ]) {
      const { x, y } = boxes[at];
      await train.driver
        .actions()
        .move({ x: Math.round(x), y: Math.round(y) })
        .press()
        .release()
        .perform();
      await train.until(
        async () => (await train.run("return document.querySelector('#network output').textContent")).startsWith(words),
        `no ${words}`,
      );
    }
    // By finger, too, and what is said stays when the finger is lifted.
    const { x, y } = boxes[20];
    await train.run(
      `const stage = document.querySelector("#network .network-stage");
       for (const type of ["pointerdown", "pointerup", "pointerleave"]) {
         stage.dispatchEvent(new PointerEvent(type, { pointerType: "touch", clientX: arguments[0], clientY: arguments[1] }));
       }`,
      x,
      y,
    );
    const said = await train.run("return document.querySelector('#network output:not([hidden])')?.textContent");
    assert.match(said ?? "", /^layer 2, neuron 3: 16 weights/);
    // A weight that is selected takes none of the diagram's room.
    const tall = async () => (await sizeOf("#network .network-scroll"))[1];
    const before = await tall();
    await train.run("document.querySelector('#network .network-item').focus()");
    await train.driver.actions().sendKeys(Key.ARROW_DOWN, Key.ENTER, Key.ENTER).perform();
    await train.until(
      () => train.run("return !document.querySelector('.network-inspector label').hidden"),
      "no weight",
    );
    const after = await tall();
    assert.ok(after >= before - 4, `the diagram is ${after} px high and was ${before}`);
    // Its arrows on the plane are in view whichever sheet is open.
    await train.until(() => train.run("return document.querySelector('.sum-bar:not([hidden])') !== null"), "no sum");
    for (const sheet of ["network", "data", "settings", "stories", "inside"]) {
      await train.run("document.getElementById(arguments[0]).click()", `sheet-${sheet}`);
      const [, high] = await sizeOf("#boundary .boundary-stage");
      assert.ok(high > 150, `with ${sheet} open the plane is ${high} high`);
    }
  });
  await inFrame(390, 664, async () => {
    const [[, plane], [, network]] = [await sizeOf("#boundary .boundary-stage"), await sizeOf("#train-network")];
    assert.ok(plane > 1.2 * network, `on a low one the plane is ${plane} high, the network ${network}`);
  });
});

test("axe-core finds nothing: at first, after training, drawing, with a place picked, and with each panel open", async () => {
  await train.load();
  await train.says(START);
  assert.deepEqual(await findings(train.driver, { within: "#train" }), []);
  await train.runTo(100);
  await train.find("pencil").click();
  assert.deepEqual(await findings(train.driver, { within: "#train" }), []);
  await train.find("pencil").click();
  await train.driver.findElement(By.css("#boundary .boundary-stage")).click();
  await train.says(/^(Place|Point)/, "place-text");
  for (const panel of await panels()) {
    await open(panel);
    // What is around the panel was looked at.
    assert.deepEqual(await findings(train.driver, { within: `#train [data-panel=${panel}]` }), [], panel);
  }
  await train.press("twin-on");
  await train.says(/^step 0,/);
  assert.deepEqual(await findings(train.driver, { within: "#train" }), []);
});

test("Escape closes what was opened, and the focus is back where it came from", async () => {
  await train.load();
  await train.find("hidden-open").sendKeys(Key.ENTER);
  await train.until(() => train.find("hidden").isDisplayed(), "it did not open");
  await train.run("document.getElementById('inside-close').focus()");
  await train.driver.actions().sendKeys(Key.ESCAPE).perform();
  assert.equal(await train.find("hidden").isDisplayed(), false);
  assert.equal(await train.run("return document.activeElement.id"), "hidden-open");
  // A panel stands where the data was, and says the way back to it.
  await train.find("hidden-open").click();
  assert.equal(await train.find("train-data").isDisplayed(), false);
  assert.equal(await train.find("inside-close").getText(), "Data");
  await train.find("inside-close").click();
  assert.equal(await train.find("train-data").isDisplayed(), true);
});

testOnce(
  "the first view has no word that is explained elsewhere, says each number once, and is red nowhere",
  async () => {
    for (const [width, height] of [
      [1280, 800],
      [820, 1100],
      [390, 844],
    ]) {
      await resize(train.driver, width, height);
      await train.load();
      const [texts, red] = await train.run(`
      const [texts, red] = [[], []];
      const danger = Object.assign(document.createElement("i"), { style: "color: var(--danger)" });
      document.getElementById("train").append(danger);
      const { color } = getComputedStyle(danger);
      danger.remove();
      const walker = document.createTreeWalker(document.getElementById("train"), NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const { parentElement } = text;
        const isSeen = parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true })
          && text.data.trim() && !parentElement.closest("option:not(:checked), .visually-hidden");
        if (!isSeen) continue;
        texts.push(text.data.trim());
        if (getComputedStyle(parentElement).color === color) red.push(text.data);
      }
      return [texts, red];`);
      const all = texts.join(" | ");
      assert.doesNotMatch(all, /max-margin|epoch|regularis|patience|flat out|hinge/i, `at ${width} px`);
      for (const number of ["0.8958", "50%"])
        assert.equal(all.split(number).length, 2, `${number} at ${width} px: ${all}`);
      assert.deepEqual(red, []);
    }
    await resize(train.driver, 1280, 900);
  },
);

test("on the narrowest phone the controls of both layers are in sight", async () => {
  await resize(train.driver, 320, 640);
  await train.load();
  const beyond = await train.run(
    `const row = document.querySelector(".layer-heads").getBoundingClientRect();
     return [...document.querySelectorAll(".layer-heads :is(button, input, select)")].filter((control) => {
       const { left, right } = control.getBoundingClientRect();
       return left < row.left || right > row.right;
     }).map(({ id }) => id);`,
  );
  assert.deepEqual(beyond, []);
  await resize(train.driver, 1280, 900);
});

testOnce("Escape, or a press beside it, lets go of a place and of a weight", async () => {
  await train.load();
  const { driver } = train;
  const isShown = (selector) => train.run("return document.querySelector(arguments[0]).checkVisibility()", selector);
  const plane = driver.findElement(By.css("#boundary .boundary-stage"));
  await plane.click();
  await train.says(/^(Place|Point)/, "place-text");
  await driver.actions().sendKeys(Key.ESCAPE).perform();
  assert.equal(await isShown(".place"), false);
  await plane.click();
  await train.says(/^(Place|Point)/, "place-text");
  await train.find("place-close").sendKeys(Key.ENTER);
  assert.equal(await isShown(".place"), false);
  assert.ok(await train.run("return document.activeElement.matches('.boundary-stage')"));
  const select = async () => {
    await train.run("document.querySelector('#network .network-item').focus()");
    await driver.actions().sendKeys(Key.ARROW_RIGHT, Key.ENTER, Key.ENTER).perform();
    await train.until(() => isShown(".network-inspector label"), "no weight is selected");
  };
  await select();
  await driver.actions().sendKeys(Key.ESCAPE).perform();
  assert.equal(await isShown(".network-inspector label"), false);
  // A finger that scrolls leaves it selected; one that taps does not.
  await select();
  const finger = (...types) =>
    train.run(
      `const stage = document.querySelector("#network .network-stage");
       const { left, top } = stage.getBoundingClientRect();
       for (const type of arguments[0])
         stage.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 7, pointerType: "touch", clientX: left + 2, clientY: top + 2 }));`,
      types,
    );
  await finger("pointerdown", "pointercancel");
  assert.equal(await isShown(".network-inspector label"), true);
  await finger("pointerdown", "pointerup");
  assert.equal(await isShown(".network-inspector label"), false);
});

test("every control is reached by Tab, and is 24 pixels or more", async () => {
  await train.load();
  await train.press("step");
  await train.says(/^step 1,/);
  let all = 0;
  for (const panel of ["", "settings", "points", "twin", "landscape", "log"]) {
    if (panel) await open(panel);
    const small = await train.run(
      `return [...document.querySelectorAll("#train :is(button, select, input, textarea, summary)")]
         .filter((control) => control.checkVisibility())
         .filter((control) => {
           const target = control.closest("label") ?? control;
           const { width, height } = target.getBoundingClientRect();
           return width < 24 || height < 24;
         }).map((control) => control.id || control.outerHTML);`,
    );
    assert.deepEqual(small, [], panel);
    const controls = await train.run(
      `const all = [...document.querySelectorAll("#train :is(button, select, input, textarea):enabled")];
       const usable = all.filter((control) => control.checkVisibility() && control.type !== "radio" && control.tabIndex === 0);
       for (const control of all) delete control.dataset.tab;
       usable.forEach((control, index) => { control.dataset.tab = index; });
       if (!window.reached) addEventListener("focusin", ({ target }) => reached.add(target.dataset.tab));
       window.reached = new Set();
       document.querySelector("nav a:last-child").focus();
       return usable.length;`,
    );
    all += controls;
    // One by one: beyond the last control the focus leaves the page, from where Firefox does not let it come back.
    const count = () => train.run("reached.delete(undefined); return reached.size");
    for (let tabs = 0; tabs < controls + 20 && (await count()) < controls; tabs += 1) {
      await train.driver.actions().sendKeys(Key.TAB).perform();
    }
    assert.equal(await count(), controls, `some are not reached, with “${panel}” open`);
  }
  assert.ok(all > 200, `${all} controls`);
});
