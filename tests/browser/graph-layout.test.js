// How the graph lab fills the window, or a frame of another page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Key } from "selenium-webdriver";
import { resize } from "./browser.js";
import { openLab } from "./lab.js";
import { share, testOnce } from "./once.js";
import { frameHtml } from "./share.js";

let lab;
before(async () => {
  lab = await openLab();
});
after(async () => {
  await lab?.close();
});

const box = (selector) =>
  lab.run(
    `const { left, right, top, bottom, height } = document.querySelector(arguments[0]).getBoundingClientRect();
     return { left, right, top, bottom, height };`,
    selector,
  );
/** Gives the page a size. */
async function size(wide, high) {
  await resize(lab.driver, wide, high);
  const isSo = () => lab.run("return innerWidth === arguments[0] && innerHeight === arguments[1]", wide, high);
  await lab.until(isSo, `the page is never ${wide} x ${high}`);
}
/** The pieces in sight. */
const pieces = () =>
  lab.run(
    `return [...new Set([...document.querySelectorAll("#graph [data-piece]")]
       .filter(({ offsetHeight }) => offsetHeight > 0).map(({ dataset }) => dataset.piece))].sort().join()`,
  );

/** The smallest number in the picture, in pixels, and how many boxes are not wholly in view or under a control. */
const opened = () =>
  lab.run(`
    const area = (element) => element.getBoundingClientRect();
    const meet = (one, other) =>
      one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    const frame = area(document.querySelector("#graph-frame"));
    const controls = [...document.querySelectorAll(".lab-bar, .lab-actions, .lab-player")].map(area);
    const boxes = [...document.querySelectorAll("#graph :is(.value, .group) .box")].map(area);
    const scale = new DOMMatrix(document.querySelector("#graph-svg").style.transform).a;
    const sizes = [...document.querySelectorAll("#graph .number")].map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
    return {
      boxes: boxes.length,
      smallest: Math.min(...sizes),
      hidden: boxes.filter((box) => box.left < frame.left || box.right > frame.right || box.top < frame.top
        || box.bottom > frame.bottom || controls.some((control) => meet(control, box))).length,
    };`);

for (const [wide, high] of share([
  [1280, 800],
  [1000, 700],
  [820, 1100],
  [500, 844],
  [390, 844],
  [390, 664],
  [360, 664],
  [320, 640],
  [320, 568],
])) {
  test(`at ${wide} x ${high} the lab opens with its whole graph, legible, and does not scroll`, async () => {
    await size(wide, high);
    await lab.visit();
    await lab.still();
    const { boxes, smallest, hidden } = await opened();
    const least = { 320: high > 600 ? 5 : 2 }[wide] ?? 7;
    assert.ok(boxes >= least, `${boxes} boxes`);
    assert.ok(smallest >= 13, `${smallest} px`);
    assert.equal(hidden, 0);
    assert.ok(await lab.run("return document.documentElement.scrollHeight <= innerHeight"), "no scroll of the whole");
    assert.ok(await lab.run("return document.documentElement.scrollWidth <= innerWidth"));
    for (const bar of [".lab-bar", ".lab-actions"]) {
      const rows = await lab.run(
        `return [...document.querySelectorAll(arguments[0] + " > *")].filter((control) => control.checkVisibility())
           .map((control) => control.getBoundingClientRect().top)`,
        bar,
      );
      assert.equal(new Set(rows).size, 1, `${bar} is in rows at ${rows}`);
    }
    if (wide >= 1000) {
      const frame = await box("#graph-frame");
      assert.ok(frame.right - frame.left >= 0.66 * wide, "two thirds are picture");
      assert.equal(Math.round(frame.right), wide, "to the edge");
    }
  });
}

/** Where the parts of the lab and the boxes of the graph are, and how large the page is. */
const layout = () =>
  lab.run(
    `const parts = [".lab-picture", "#graph-frame", ".lab-bar", ".lab-actions", ".lab-player", ".lab-now", "#lab-tabs",
       "#lab-card", "#lab-card .card-empty", "#lab-code-pane", "#lab-console"];
     const boxes = [...document.querySelectorAll("#graph-svg :is(.value, .group) .box")];
     const shown = [...parts.map((part) => document.querySelector(part)), ...boxes].filter((element) => element.checkVisibility());
     const places = shown.map((element) => {
       const { x, y, width, height } = element.getBoundingClientRect();
       return [element.id || element.getAttribute("class"), ...[x, y, width, height].map(Math.round)].join(" ");
     });
     return [...places, document.documentElement.scrollWidth, document.documentElement.scrollHeight].join("\\n");`,
  );

testOnce("resized or rotated, the lab is as if it had opened at that size", async () => {
  const loaded = new Map();
  for (const [wide, high] of [
    [390, 844],
    [844, 390],
    [820, 1100],
    [1280, 800],
  ]) {
    await size(wide, high);
    await lab.visit();
    await lab.still();
    loaded.set([wide, high], await layout());
  }
  // A card that stood over the picture leaves no trace.
  await lab.run(
    `document.querySelector('#graph .value[aria-label^="b:"]').dispatchEvent(new MouseEvent("click", { bubbles: true }))`,
  );
  await lab.until(() => lab.run("return document.querySelector('#lab-card').style.translate !== ''"), "a card stands");
  await lab.run(`document.querySelector('#lab-card [aria-label="Close"]').click()`);
  const sizes = [...loaded.keys()];
  for (const [wide, high] of [...sizes, ...sizes.toReversed()]) {
    await size(wide, high);
    const [, wanted] = [...loaded].find(([key]) => key[0] === wide && key[1] === high);
    let now;
    const isSo = async () => {
      now = await layout();
      return now === wanted;
    };
    await lab.until(isSo, "").catch(() => assert.equal(now, wanted, `${wide} x ${high}`));
  }
});

testOnce("a long graph and a network open folded to what fits", async () => {
  await size(1280, 800);
  await lab.visit();
  for (const [title, start] of [
    ["Sneak peek", "g:"],
    ["A small network", "neuron 0"],
  ]) {
    await lab.choose(title);
    await lab.until(
      () => lab.run(`return document.querySelector('#graph .group[aria-label^="' + arguments[0] + '"]')`, start),
      title,
    );
    await lab.still();
    const { boxes, smallest, hidden } = await opened();
    assert.ok(boxes >= 6, `${title}: ${boxes} boxes`);
    assert.ok(smallest >= 13, `${title}: ${smallest} px`);
    assert.equal(hidden, 0, title);
  }
});

/** Opens an example, and waits until its graph is there. @param {string} title */
async function open(title) {
  const before = await lab.run(`return document.querySelector("#graph .value.root, #graph .group.root")?.ariaLabel`);
  await lab.choose(title);
  await lab.until(
    async () =>
      (await lab.run(`return document.querySelector("#graph .value.root, #graph .group.root")?.ariaLabel`)) !== before,
    title,
  );
  await lab.ready();
}

testOnce("other code is in view, wherever the graph before it was looked at", async () => {
  await size(1280, 800);
  await lab.visit();
  await open("A small network");
  await lab.run(
    `document.querySelector('#graph .group[aria-label^="neuron 0"]').dispatchEvent(new MouseEvent("click", { bubbles: true }))`,
  );
  await lab.until(() => lab.run(`return document.querySelector("#graph .value")`), "the neuron never opened");
  await lab.still();
  await lab.paste("a = Value(2)\nb = Value(-3)\nd = a*b\n");
  await lab.until(() => lab.run(`return document.querySelector('#graph .value[aria-label^="d: data"]')`), "d");
  await lab.still();
  const { boxes, hidden } = await opened();
  assert.deepEqual([boxes, hidden], [3, 0]);
});

testOnce("a card never covers the player, however much a step says", async () => {
  await size(1280, 800);
  await lab.visit();
  for (const [name, result] of [
    ["A product and a sum", "d: data 4"],
    ["Gradients by hand", "L: data -8"],
  ]) {
    await lab.choose(name);
    await lab.until(() => lab.shown(result, "data"), `${name} is shown`);
    await lab.ready();
    await lab.still();
    await lab.run(
      `document.querySelector('#graph .value[aria-label^="a:"]').dispatchEvent(new MouseEvent("click", { bubbles: true }))`,
    );
    for (let step = 0; step < 6; step++) {
      await lab.run(
        `[...document.querySelectorAll("#lab-scrubber button")].find(({ textContent }) => textContent.trim() === "Next")?.click()`,
      );
      await lab.still();
      const [card, player] = [await box("#lab-card"), await box(".lab-player")];
      assert.ok(card.height > 0, `${name}, step ${step}: there is no card`);
      assert.ok(card.bottom <= player.top, `${name}, step ${step}: ${card.bottom} over ${player.top}`);
    }
  }
});

for (const [wide, high] of [
  [1280, 800],
  [1000, 700],
  [800, 900],
  [390, 664],
  [320, 640],
]) {
  testOnce(
    `at ${wide} x ${high} the player's buttons stay under the pointer through a whole pass, and nothing said is cut`,
    async () => {
      await size(wide, high);
      await lab.visit();
      await lab.still();
      const places = () =>
        lab.run(
          `return [...document.querySelectorAll(".scrubber-controls > *")].map((control) => {
           const { x, y, width } = control.getBoundingClientRect();
           return [x, y, width].map(Math.round).join();
         })`,
        );
      const before = await places();
      const last = await lab.run(`return Number(document.querySelector("#lab-scrubber input[type=range]").max)`);
      for (let step = 0; step <= last; step++) {
        await lab.button("Next").click();
        assert.deepEqual(await places(), before, `step ${step}`);
        const { inside, all } = await lab.run(
          `const { clientHeight: inside, scrollHeight: all } = document.querySelector(".scrubber-told");
         return { inside, all };`,
        );
        assert.ok(all <= inside + 1, `step ${step}: ${all} px in ${inside}`);
      }
      await lab.says(".scrubber-step", /^backward (\d+) of \1$/);
    },
  );
}

testOnce("with the code made wide, the player has no scroll bar and its bar keeps its length", async () => {
  await size(1000, 700);
  await lab.visit();
  const divider = await lab.find("#lab-divider");
  await lab.run("arguments[0].focus()", divider);
  await lab.press(Key.END);
  await lab.still();
  const { scroll, client, bar } = await lab.run(
    `const { scrollWidth: scroll, clientWidth: client } = document.querySelector(".lab-player");
     return { scroll, client, bar: document.querySelector(".scrubber-track").clientWidth };`,
  );
  assert.ok(scroll <= client, `${scroll} in ${client}`);
  assert.ok(bar >= 64, `${bar}`);
});

/** Examples, and values whose cards say more than there is room for. @type {[number, number, Record<string, string[]>][]} */
const CARDS = [
  [1280, 800, { "A neuron": [], "Sneak peek": [] }],
  [1024, 768, { "A neuron": [], "Sneak peek": [] }],
  [1000, 700, { "A neuron": [], "Gradients by hand": [], "A derivative by hand": [], "Sneak peek": ["a", "b"] }],
];
for (const [wide, high, examples] of CARDS) {
  testOnce(`at ${wide} x ${high} the card of each value covers no box, and all of it is in view`, async () => {
    await size(wide, high);
    await lab.visit();
    for (const [title, long] of Object.entries(examples)) {
      if (title !== "A neuron") await open(title);
      await lab.still();
      const names = await lab.run(
        `return [...document.querySelectorAll("#graph-svg .value")].map((value) => value.getAttribute("aria-label"))`,
      );
      assert.ok(names.length >= 6, names.join());
      for (const [index, name] of names.entries()) {
        await lab.run(
          `document.querySelectorAll("#graph-svg .value")[arguments[0]].dispatchEvent(new MouseEvent("click", { bubbles: true }))`,
          index,
        );
        await lab.until(async () => (await lab.selected()) === name, `${name} is selected`);
        await lab.still();
        const { covered, all, inside, called } = await lab.run(
          `const card = document.querySelector("#lab-card");
           const area = (element) => element.getBoundingClientRect();
           const { left, right, top, bottom } = area(card);
           const boxes = [...document.querySelectorAll("#graph-svg .box")].map(area);
           return {
             covered: boxes.filter((box) => box.left < right && left < box.right && box.top < bottom && top < box.bottom).length,
             all: card.scrollHeight,
             inside: card.clientHeight,
             called: card.querySelector("h3").textContent,
           };`,
        );
        assert.equal(covered, 0, `${title}: ${name}`);
        if (!long.includes(called)) assert.ok(all <= inside + 1, `${title}: ${name}: ${all} px in ${inside}`);
      }
    }
  });
}

testOnce("how a value is computed is folded, and comes into view with a click", async () => {
  await size(1000, 700);
  await lab.visit();
  await lab.run(
    `document.querySelector('#graph .value[aria-label^="n:"]').dispatchEvent(new MouseEvent("click", { bubbles: true }))`,
  );
  await lab.says(".card-made summary", /^n = x1 \* w1 \+ x2 \* w2 \+ b$/);
  assert.equal(await (await lab.find(".card-made p")).isDisplayed(), false);
  await lab.find(".card-made summary").click();
  await lab.says(".card-made p", /^with -6 \+ 6\.8814 = 0\.8814$/);
  const isInView = async () => {
    const [card, made, foot] = [await box("#lab-card"), await box(".card-made"), await box(".card-foot")];
    return made.top >= card.top && made.bottom <= foot.top + 1;
  };
  await lab.until(isInView, "it is in view");
});

test("in a narrow window a grip makes the sheet higher: by a tap, by a drag and by keys, and the next visit finds it so", async () => {
  await size(390, 664);
  await lab.visit();
  const high = async () => (await box("#lab-card")).bottom - (await box("#lab-tabs")).bottom;
  const before = await high();
  const grip = await lab.find("#lab-divider");
  assert.equal(await grip.getAttribute("aria-label"), "Height of the sheet");
  await grip.click();
  const raised = await high();
  assert.ok(raised > before + 80, `${raised} px, ${before} px before`);
  await lab.load();
  await lab.ready();
  assert.ok(Math.abs((await high()) - raised) < 2, `${await high()} px, ${raised} px before`);
  await lab.driver
    .actions()
    .dragAndDrop(await lab.find("#lab-divider"), { x: 0, y: 60 })
    .perform();
  const dragged = await high();
  assert.ok(Math.abs(raised - 60 - dragged) < 24, `${dragged} px`);
  await lab.run("arguments[0].focus()", await lab.find("#lab-divider"));
  await lab.press(Key.HOME);
  assert.equal(await high(), before);
});

testOnce(
  "the hint speaks of underlined numbers only where there are some, and a box that is opened is shown whole",
  async () => {
    await size(320, 568);
    await lab.visit();
    await lab.still();
    const count = (selector) => lab.run("return document.querySelectorAll(arguments[0]).length", selector);
    assert.equal(await count("#graph .adjustable"), 0, "the graph opens with its numbers");
    assert.match(await lab.text("#graph-hint"), /^A box with \+/);
    await lab.run(`document.querySelector("#graph .group").focus()`);
    await lab.press(Key.ENTER);
    await lab.until(async () => (await count("#graph .adjustable")) > 0, "the box never opened");
    await lab.still();
    assert.match(await lab.text("#graph-hint"), /^Drag an underlined number/);
    const { hidden, smallest } = await opened();
    assert.equal(hidden, 0);
    assert.ok(smallest >= 9, `${smallest} px`);
  },
);

testOnce("a neuron of a network that is opened is in view as a whole, and legible", async () => {
  await size(1280, 800);
  await lab.visit();
  await lab.choose("A small network");
  await lab.until(() => lab.run(`return document.querySelectorAll("#graph .group").length > 6`), "neurons");
  await lab.ready();
  await lab.still();
  await lab.run(
    `[...document.querySelectorAll("#graph .group")].find((box) => box.textContent.includes("neuron 2")).focus()`,
  );
  await lab.press(Key.ENTER);
  const frame = () =>
    lab.run(
      `const open = [...document.querySelectorAll("#graph .frame")].find((box) => box.textContent.includes("neuron 2"));
       if (!open) return null;
       const area = (element) => element.getBoundingClientRect();
       const [inner, outer, player] = [open, document.querySelector("#graph-frame"), document.querySelector(".lab-player")].map(area);
       const scale = new DOMMatrix(document.querySelector("#graph-svg").style.transform).a;
       return { scale, isInside: inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top
         && inner.bottom <= player.top };`,
    );
  await lab.until(async () => (await frame())?.isInside, "the neuron is never in view");
  await lab.still();
  const { scale, isInside } = await frame();
  assert.ok(isInside && scale >= 0.7, `${scale}`);
});

testOnce("in a sheet, what a card says begins at its top", async () => {
  await size(390, 664);
  await lab.visit();
  await lab.tap("o:");
  await lab.says("#lab-card h3", /^o$/);
  const [tabs, head] = [await box("#lab-tabs"), await box("#lab-card h3")];
  assert.ok(head.top - tabs.bottom < 24, `${head.top - tabs.bottom} px are blank`);
});

/** An engine in which = takes away what came before. */
const TAKES_AWAY = `class Value:
    def __init__(self, data, _prev=(), _op=""):
        self.data, self.grad, self._prev, self._op = data, 0.0, _prev, _op
    def __add__(self, other):
        out = Value(self.data + other.data, (self, other), "+")
        def _backward():
            self.grad = out.grad
            other.grad = out.grad
        out._backward = _backward
        return out
    def __mul__(self, other):
        out = Value(self.data * other.data, (self, other), "*")
        def _backward():
            self.grad = other.data * out.grad
            other.grad = self.data * out.grad
        out._backward = _backward
        return out
a = Value(3.0)
b = a + a
c = a * b
c.grad = 1.0
c._backward()
b._backward()
`;
for (const [wide, high] of [
  [390, 844],
  [390, 664],
]) {
  testOnce(
    `at ${wide} x ${high} what is wrong with the gradients, and what a step says, takes the room that it needs`,
    async () => {
      await size(wide, high);
      await lab.visit();
      await lab.find("#tab-code").click();
      await lab.paste(TAKES_AWAY);
      await lab.says("#graph-now", /a\.grad is 3 and should be 12/);
      await lab.find("#tab-value").click();
      const room = (selector) =>
        lab.run(
          `const { clientHeight, scrollHeight } = document.querySelector(arguments[0]);
         const { bottom } = document.querySelector(arguments[0]).getBoundingClientRect();
         const { top } = document.querySelector("#lab-card").getBoundingClientRect();
         return { hidden: scrollHeight - clientHeight, gap: top - bottom };`,
          selector,
        );
      const isWhole = (selector) => async () => {
        const { hidden, gap } = await room(selector);
        return hidden <= 1 && Math.abs(gap) <= 1;
      };
      await lab.until(isWhole(".lab-now"), "all of the sentence is in view, over the card");
      const step = `[...document.querySelectorAll("#lab-scrubber button")].find(({ textContent }) => textContent.trim() === "Next").click()`;
      for (let count = 0; count < 5; count++) await lab.run(step);
      await lab.says(".scrubber-step", /^backward 1 of 2$/);
      await lab.until(isWhole(".scrubber-told"), "all of the step is in view, over the card");
      // Beside a chosen value as much is in view as leaves its name and number there.
      await lab.tap("a:");
      await lab.until(async () => Math.abs((await room(".scrubber-told")).gap) <= 1, "the card follows");
      const [told, head] = [await box(".scrubber-told"), await box(".card-numbers")];
      assert.ok(told.height > 88 && head.bottom <= high, `${told.height} px, and the number ends at ${head.bottom}`);
    },
  );
}

test("no example's name is cut off", async () => {
  for (const [wide, high] of [
    [1280, 800],
    [1000, 700],
    [390, 844],
    [360, 740],
    [320, 568],
  ]) {
    await size(wide, high);
    await lab.visit();
    if (wide < 1000) await lab.find("#tab-code").click();
    const cut = await lab.run(
      // Half of the height is left to the arrow.
      `const list = document.querySelector("#lab-preset");
       const style = getComputedStyle(list);
       const room = list.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - list.clientHeight / 2;
       const context = document.createElement("canvas").getContext("2d");
       context.font = style.fontWeight + " " + style.fontSize + " " + style.fontFamily;
       return [...list.options].map(({ text }) => text).filter((text) => context.measureText(text).width > room);`,
    );
    assert.deepEqual(cut, [], `${wide} pixels`);
  }
});

testOnce("on a phone the code opens with several lines in view", async () => {
  await size(390, 844);
  await lab.visit();
  await lab.find("#tab-code").click();
  const lines = () =>
    lab.run(
      `const { top, bottom } = document.querySelector(".cm-scroller").getBoundingClientRect();
       return [...document.querySelectorAll(".cm-line")].filter((line) => {
         const area = line.getBoundingClientRect();
         return area.top >= top - 1 && area.bottom <= bottom + 1;
       }).length`,
    );
  await lab.until(async () => (await lines()) >= 4, "four lines");
});

testOnce("the ways on from a value are in sight in its card, however much it says", async () => {
  await size(1280, 800);
  await lab.visit();
  for (const [title, result] of [
    ["Sneak peek", "g:"],
    ["A neuron", "o:"],
  ]) {
    await lab.choose(title);
    await lab.until(() => lab.shown(result, "data"), title);
    await lab.ready();
    await lab.still();
    const names = await lab.run(
      `return [...document.querySelectorAll("#graph-svg :is(.value, .group)")].map((box) => box.getAttribute("aria-label"))`,
    );
    assert.ok(names.length >= 9, names.join());
    for (const name of names) {
      await lab.run(
        `[...document.querySelectorAll("#graph-svg :is(.value, .group)")]
           .find((box) => box.getAttribute("aria-label") === arguments[0])
           .dispatchEvent(new MouseEvent("click", { bubbles: true }))`,
        name,
      );
      await lab.still();
      const hidden = await lab.run(
        `return [...document.querySelectorAll("#lab-card button")].filter((button) => button.checkVisibility())
           .filter((button) => button.closest(".card-head, .card-foot"))
           .filter((button) => {
             const { left, right, top, bottom } = button.getBoundingClientRect();
             return !button.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
           }).map((button) => button.textContent)`,
      );
      assert.deepEqual(hidden, [], name);
    }
  }
});

testOnce("the menus of the lab open within the window", async () => {
  for (const [width, height] of [
    [1280, 800],
    [1000, 700],
    [390, 664],
  ]) {
    await size(width, height);
    await lab.visit();
    await lab.run(`document.querySelector("#tab-code").click()`);
    const outside = await lab.run(
      `return [...document.querySelectorAll(".lab-more")].filter((menu) => {
         menu.open = true;
         const { left, top, right, bottom } = menu.querySelector(".lab-menu").getBoundingClientRect();
         menu.open = false;
         return left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
       }).map((menu) => menu.querySelector("summary").ariaLabel)`,
    );
    assert.deepEqual(outside, [], `${width} x ${height}`);
  }
});

testOnce("the paths of a value are in view once they are asked for", async () => {
  await size(1280, 800);
  await lab.visit();
  for (const [title, name] of [
    ["A neuron", "w1:"],
    ["Sneak peek", "a:"],
  ]) {
    await lab.choose(title);
    await lab.until(() => lab.shown(name, "data"), title);
    await lab.ready();
    await lab.still();
    const press = (label) =>
      lab.run(
        `[...document.querySelectorAll("#lab-card button")].find((button) => button.textContent === arguments[0]).click()`,
        label,
      );
    await lab.run(
      `document.querySelector('#graph-svg .value[aria-label^="' + arguments[0] + '"]').dispatchEvent(new MouseEvent("click", { bubbles: true }))`,
      name,
    );
    await lab.still();
    await press("Paths");
    const [list, card, foot] = ["#card-paths", "#lab-card", ".card-foot"].map((selector) => () => box(selector));
    await lab.until(async () => {
      const [{ top, bottom }, inside, below] = [await list(), await card(), await foot()];
      return top >= inside.top && (bottom <= below.top || top < inside.top + 40);
    }, `the paths of ${title} were never in view`);
    // Asked for again, they are closed; another value is not to open with them.
    await press("Paths");
  }
});

test("the code is made wider by mouse and by keyboard, hidden and shown, and the next visit finds it so", async () => {
  await size(1280, 800);
  await lab.visit();
  const wide = async () => (await box(".lab-code")).right;
  const before = await wide();
  const divider = await lab.find("#lab-divider");
  await lab.driver.actions().dragAndDrop(divider, { x: 100, y: 0 }).perform();
  assert.ok(Math.abs((await wide()) - before - 100) < 6, `${await wide()} px, ${before} px before`);
  await lab.run("arguments[0].focus()", divider);
  await lab.press(Key.ARROW_LEFT);
  const last = await wide();
  assert.ok(last < before + 90);
  await lab.load();
  await lab.ready();
  assert.ok(Math.abs((await wide()) - last) < 2, `${await wide()} px, ${last} px before`);
  await lab.button("Code pane").click();
  assert.equal((await box("#graph-frame")).left, 0);
  await lab.load();
  await lab.ready();
  assert.equal((await box("#graph-frame")).left, 0);
  await lab.button("Code pane").click();
  assert.ok((await box("#graph-frame")).left > 300);
});

testOnce("on a narrow window one of value, code and output is in the sheet", async () => {
  await size(820, 1100);
  await lab.visit();
  const seen = () =>
    lab.run(
      `return ["#lab-card", "#lab-editor", "#lab-console"].filter((one) => document.querySelector(one).offsetHeight > 0).join()`,
    );
  assert.equal(await seen(), "#lab-card");
  await lab.find("#tab-code").click();
  assert.equal(await seen(), "#lab-editor");
  await lab.press(Key.ARROW_RIGHT);
  assert.equal(await seen(), "#lab-console");
  assert.equal(await lab.find("#tab-output").getAttribute("aria-selected"), "true");
  await lab.tap("b:");
  assert.equal(await seen(), "#lab-card");
  assert.match(await lab.text("#lab-card"), /Raise b by 0\.01 and o rises/);
  assert.ok((await box("#graph-frame")).bottom <= (await box("#lab-card")).top + 1, "both are in view");
});

testOnce("a plot has room to be seen whole", async () => {
  await size(1440, 1000);
  await lab.paste("import matplotlib.pyplot as plt\nplt.plot([1, 2, 3], [1, 4, 9])\nplt.show()");
  await lab.until(() => lab.run(`return document.querySelector(".chart") !== null`), "a chart");
  const [chart, entries] = [await box(".chart"), await box(".console-entries")];
  assert.ok(chart.height > 150 && chart.bottom <= entries.bottom, JSON.stringify({ chart, entries }));
});

testOnce("a frame is filled, with the pieces that were asked for", async () => {
  await size(1200, 800);
  await lab.visit("?embed#graph");
  assert.equal(await pieces(), "picture,walk");
  await lab.visit("?embed=code,picture,walk,notes#graph");
  assert.equal(await pieces(), "code,picture,walk", "a card comes with a value");
  const around = async () => {
    const { top, bottom } = await box("#graph-root");
    return [top, (await lab.run("return innerHeight")) - bottom];
  };
  for (const gap of await around()) assert.ok(gap >= 0 && gap <= 16, `${gap} px are left`);
  assert.ok((await box(".lab-code")).right <= (await box("#graph-frame")).left, "the code stays at the left");
  await lab.visit("?embed=picture,code#graph");
  assert.equal(await pieces(), "code,picture");
  const frame = await box("#graph-frame");
  assert.ok(frame.left < 500 && frame.right > 1100, "the picture takes the room of what is left out");
  for (const wanted of [1200, 640]) {
    await size(wanted, 800);
    await lab.visit("?embed=picture#graph");
    assert.equal(await pieces(), "picture");
    for (const gap of await around()) assert.ok(gap >= 0 && gap <= 16, `${gap} px are left at ${wanted}`);
  }
  await lab.visit("?embed=picture,fireworks#graph");
  assert.match(await lab.text(".lab-notice"), /"fireworks"; it can show code, picture, walk, notes/);
});

testOnce(
  "a frame of its own size, or as low and wide, shows all of the first graph, legible, and all that is said of each step beside the way home",
  async () => {
    for (const width of [1000, 640]) {
      await size(width, 420);
      await lab.visit("?embed#graph");
      await lab.still();
      const { boxes, smallest, hidden } = await opened();
      assert.equal(boxes, 10);
      assert.ok(smallest >= 13, `${smallest} px`);
      assert.equal(hidden, 0);
    }
    assert.ok(await lab.run("return document.documentElement.scrollHeight <= innerHeight"));
    const words = (selector) =>
      lab.run(
        `const element = document.querySelector(arguments[0]);
       const range = document.createRange();
       range.selectNodeContents(element);
       const home = document.getElementById("home").getBoundingClientRect();
       const lines = [...range.getClientRects()];
       return {
         text: element.textContent,
         covered: lines.filter(({ left, right, top, bottom }) =>
           left < home.right && home.left < right && top < home.bottom && home.top < bottom).length,
         cut: lines.filter(({ top, bottom }) => top < element.getBoundingClientRect().top || bottom > innerHeight).length,
       };`,
        selector,
      );
    const last = await lab.run(`return Number(document.querySelector("#lab-scrubber input[type=range]").max)`);
    assert.deepEqual(await words("#graph-now"), { text: await lab.text("#graph-now"), covered: 0, cut: 0 });
    for (let step = 0; step <= last; step++) {
      await lab.button("Next").click();
      const { text, covered, cut } = await words(".scrubber-sentence");
      assert.deepEqual({ covered, cut }, { covered: 0, cut: 0 }, `step ${step}: ${text}`);
    }
    await lab.says(".scrubber-step", /^backward (\d+) of \1$/);
  },
);

testOnce("the Share dialog has the HTML for a frame with this state", async () => {
  await size(1200, 800);
  await lab.visit();
  await lab.paste("from micrograd.engine import Value\nframed = Value(7.0)");
  await lab.until(async () => (await lab.shown("framed:", "data")) === "7.0000", "framed");
  const html = await frameHtml(lab.driver);
  const [, address] = /src="([^"]+)"/.exec(html);
  assert.ok(address.startsWith(`${lab.url}?embed=picture,walk#graph?1`), address);
  await lab.visit(address.slice(lab.url.length));
  await lab.until(async () => (await lab.shown("framed:", "data")) === "7.0000", "framed");
});

test("nothing was reported as an error", () => {
  assert.deepEqual(lab.errors, []);
});
