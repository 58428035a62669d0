// The graph lab's code, as a person uses it: typing, running, errors, stopping, and what is kept.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { hashOf } from "../../www/graph/editor/link.js";
import { encode } from "../../www/ui/link.js";
import { findings, IN_AXES_BROWSER } from "./axe.js";
import { resize } from "./browser.js";
import { openLab } from "./lab.js";
import { testOnce } from "./once.js";

const STALE = "#graph-frame[data-stale]";
const CONSOLE = ".console-entries";

let lab;
before(async () => {
  lab = await openLab();
});
after(() => lab?.close());
beforeEach(() => lab.visit());

test("a neuron is shown, with the tutorial's numbers", async () => {
  assert.match(await lab.find("#graph-svg").getAttribute("aria-label"), /\bo\b.*10 values/);
  assert.equal(await lab.shown("o:", "data"), "0.7071");
  const grads = await Promise.all(["x1:", "w1:", "x2:", "w2:"].map((name) => lab.shown(name, "grad")));
  assert.deepEqual(grads, ["-1.5000", "1.0000", "0.5000", "0.0000"]);
  assert.deepEqual(lab.errors, []);
});

testOnce("of the sneak peek Python prints what the tutorial prints", async () => {
  await lab.choose("Sneak peek");
  await lab.until(async () => (await lab.shown("g:", "data")) === "24.7041", "g");
  assert.match(await lab.find("#graph-svg").getAttribute("aria-label"), /\bg\b.*39 values/);
  assert.equal(await lab.shown("g:", "data"), "24.7041");
  assert.equal(await lab.shown("a:", "grad"), "138.8338");
  assert.equal(await lab.shown("b:", "grad"), "645.5773");
  assert.equal(
    await lab.text(CONSOLE),
    "24.7041, the outcome of this forward pass\n138.8338, i.e. the numerical value of dg/da\n645.5773, i.e. the numerical value of dg/db",
  );
  assert.deepEqual(lab.errors, []);
});

testOnce("Python takes the first picture over without drawing it again", async () => {
  await lab.load();
  // Not that which came with the page, which the script draws again.
  await lab.until(
    () => lab.run(`return document.querySelector(".lab[data-ready] .value") !== null`),
    "a first picture",
  );
  await lab.run(`window.first = document.querySelector("#graph .value")`);
  await lab.ready();
  assert.ok(await lab.run(`return window.first.isConnected`));
});

test("typing changes the numbers in place, and the console", async () => {
  await lab.run(`window.element = document.querySelector('#graph .value[aria-label^="x1:"]')`);
  await lab.find(".cm-content").click();
  await lab.control(Key.END);
  await lab.press("print('more', w1.data)");
  await lab.says(CONSOLE, /more -3\.0$/);
  assert.equal(await lab.shown("o:", "data"), "0.7071");
  assert.ok(await lab.run(`return window.element.isConnected`), "the same drawing");
  await lab.paste((await lab.code()).replace("Value(2.0)", "Value(3.0)"));
  await lab.until(async () => (await lab.shown("x1:", "data")) === "3.0000", "x1 is 3");
  await lab.control("z");
  await lab.until(async () => (await lab.shown("x1:", "data")) === "2.0000", "x1 is 2 again");
});

testOnce("another graph is drawn, with the names of its variables and its shown value", async () => {
  await lab.paste("from micrograd.engine import Value\nx = Value(3.0)\ny = x * x\ny.backward()\ny");
  await lab.until(async () => (await lab.shown("y:", "data")) === "9.0000", "y");
  assert.equal(await lab.shown("x:", "grad"), "6.0000");
  await lab.says(CONSOLE, /^Value\(data=9\.0, grad=1\)$/);
});

testOnce("a cell's output can be taken away while it runs, so that a plot is drawn anew in its place", async () => {
  await lab.paste(`import time
import matplotlib.pyplot as plt
from IPython.display import clear_output
print("before")
# %%
for k in range(3):
    clear_output(wait=True)
    plt.plot([0, k])
    plt.title(f"step {k}")
    plt.show()
    print("step", k)
    end = time.time() + 0.1
    while time.time() < end: pass
`);
  await lab.says(CONSOLE, /before[\s\S]*step 2$/);
  await lab.until(() => lab.run(`return document.querySelectorAll(".console-chart > svg").length === 1`), "one plot");
  assert.doesNotMatch(await lab.text(CONSOLE), /step [01]/);
  assert.deepEqual(lab.errors, []);
});

testOnce("an animation shows its last frame, and a slider goes through all", async () => {
  await lab.paste(`import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation
fig, ax = plt.subplots()
line, = ax.plot([], [])
def update(k):
    line.set_data([0, 1], [0, k])
    ax.set_title(f"step {k}")
film = FuncAnimation(fig, update, frames=5)
plt.show()
`);
  const shown = () => lab.run(`return document.querySelector(".console-chart")?.textContent ?? ""`);
  await lab.until(async () => /step 4.*Frame 5 of 5$/.test(await shown()), "no last frame");
  await lab.find(".chart-frames input").sendKeys(Key.HOME);
  assert.match(await shown(), /step 0.*Frame 1 of 5$/);
  await lab.find(".chart-frames input").sendKeys(Key.ARROW_RIGHT);
  assert.match(await shown(), /step 1.*Frame 2 of 5$/);
  assert.deepEqual(lab.errors, []);
});

testOnce("an engine that does not begin with the result's gradient is told so", async () => {
  await lab.paste(`class Value:
    def __init__(self, data, children=(), op=""):
        self.data, self.grad, self._prev, self._op = data, 0.0, children, op
        self._backward = lambda: None
    def __mul__(self, other):
        out = Value(self.data * other.data, (self, other), "*")
        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out
a, b = Value(2.0), Value(3.0)
L = a * b
L._backward()
`);
  await lab.says(
    "#graph-now",
    /^All gradients are 0, although the code runs backward from L: L\.grad has to be set to 1/,
  );
});

testOnce("without the switch code runs on request alone", async () => {
  await lab.more();
  await lab.find("#lab-automatic").click();
  await lab.paste("print(6 * 7)");
  await lab.says("#lab-status", /press Run/);
  await lab.control(Key.ENTER);
  await lab.says(CONSOLE, /^42$/);
  await lab.paste("print(6 * 8)");
  await lab.button("Run").click();
  await lab.says(CONSOLE, /^48$/);
});

testOnce("a syntax error marks its line, and the last graph stays, dimmed", async () => {
  await lab.paste("from micrograd.engine import Value\na = Value(1.0)\nb = a +\n");
  await lab.says("#lab-status", /^SyntaxError in line 3: /);
  await lab.says(".cm-line.code-error-line", /^b = a \+$/);
  await lab.says(".code-error-message", /^SyntaxError: /);
  await lab.says(".console-error", /SyntaxError/);
  await lab.find(STALE);
  assert.equal(await lab.shown("o:", "data"), "0.7071");
  await lab.paste("from micrograd.engine import Value\na = Value(1.0)\ntotal = a + 1");
  await lab.until(async () => (await lab.shown("total:", "data")) === "2.0000", "total");
  const isGone = () => lab.run("return document.querySelector(arguments[0]) === null", `${STALE}, .code-error-line`);
  await lab.until(isGone, "the old graph's mark or the line's is left");
});

testOnce("an exception in a function shows the lines that led to it", async () => {
  await lab.paste("def half(x):\n    return x / 0\n\nprint('before')\nhalf(1)");
  await lab.says(".console-error", /^ZeroDivisionError in line 2.*line 5\nline 2, in half$/s);
  assert.equal(await lab.text(".cm-line.code-error-line"), "    return x / 0");
  assert.match(await lab.text(CONSOLE), /^before/);
  // The sentence can be seen once: at the line.
  const seen = () =>
    lab.run(`return [...document.querySelectorAll("#graph *")].filter((element) => element.childElementCount === 0
      && element.textContent.includes("can be divided by 0") && element.checkVisibility()
      && !element.closest(".visually-hidden")).length`);
  assert.equal(await seen(), 1);
  assert.match(await lab.text("#lab-status"), /^ZeroDivisionError in line 2: division by zero/, "it is announced");
  await lab.find("details.console-error summary").click();
  assert.match(
    await lab.run(`return document.querySelector(".console-error pre").innerText`),
    /line 5\s+line 2, in half/,
  );
  assert.equal(await seen(), 1);
});

test("Stop ends an endless loop, and the code is still there", async () => {
  const code = "print('on')\nwhile True:\n    pass";
  await lab.paste(code);
  await lab.until(() => lab.run(`return !document.querySelector("#lab-stop").disabled`), "it runs");
  await lab.says("#lab-status", /Running/);
  await lab.button("Stop").click();
  await lab.says("#lab-status", /^Stopped/);
  assert.equal(await lab.code(), code);
  await lab.says("#lab-notices", /You stopped the code: this is the graph from before/);
  // It does not run as one types until one has seen that it ends.
  assert.equal(
    await lab.text("#lab-pause"),
    "Code does not run as you type: the last run was stopped. Press Run; after a run under 1 s it does again.",
  );
  await lab.paste("print('again')");
  await lab.says("#lab-status", /press Run/);
  await lab.button("Run").click();
  await lab.says(CONSOLE, /^again$/);
  assert.equal(await lab.find("#lab-pause").isDisplayed(), false);
  await lab.paste("print('by itself')");
  await lab.says(CONSOLE, /^by itself$/);
});

testOnce("after a slow run it says why code does not run as one types", async () => {
  await lab.paste("import time\nstart = time.time()\nwhile time.time() < start + 1.3: pass\nprint('slow')");
  await lab.says(CONSOLE, /^slow$/);
  await lab.says("#lab-pause", /^Code does not run as you type: the last run took [\d.]+ s\./);
  assert.ok(await lab.find("#lab-pause").isDisplayed());
  await lab.more();
  await lab.find("#lab-automatic").click();
  assert.equal(await lab.find("#lab-pause").isDisplayed(), false);
});

testOnce("Undo across a switch of examples brings the name back, too", async () => {
  const chosen = () => lab.run(`return document.querySelector("#lab-preset").selectedOptions[0].text`);
  const first = await chosen();
  const code = await lab.code();
  await lab.choose("Loss of four samples");
  await lab.until(async () => (await lab.shown("loss:", "data")) === "18.4322", "loss");
  await lab.button("Undo").click();
  assert.deepEqual([await chosen(), await lab.code()], [first, code]);
  assert.match(await lab.text("#lab-about"), /^Inputs times weights/);
  await lab.button("Redo").click();
  assert.equal(await chosen(), "Loss of four samples");
  assert.equal(
    await lab.run(`return document.activeElement.id`),
    "lab-redo",
    "the focus stays where it is pressed again",
  );
  await lab.more();
  assert.equal(await lab.button("Reset").isEnabled(), false);
});

test("the menu of the code stays over its pane, and what edits the code is beside it", async () => {
  await resize(lab.driver, 1280, 800);
  await lab.more();
  const [pane, menu, undo] = await lab.run(
    `return ["#lab-code-pane", "#lab-more .lab-menu", "#lab-undo"].map((selector) => {
       const { left, right, top, bottom } = document.querySelector(selector).getBoundingClientRect();
       return { left, right, top, bottom };
     });`,
  );
  assert.ok(menu.left >= pane.left && menu.right <= pane.right, `${JSON.stringify([menu, pane])}`);
  assert.ok(undo.bottom <= menu.top, "Undo is under the menu");
  await lab.paste("z = Value(2.0) * 3");
  await lab.until(async () => (await lab.shown("z:", "data")) === "6.0000", "z");
  await lab.more();
  await lab.find("#lab-reset").click();
  assert.equal(await lab.run(`return document.querySelector("#lab-more").open`), false);
  await resize(lab.driver, 1280, 900);
});

testOnce("of what is too long the start is shown, and one line that the rest is left out", async () => {
  await lab.paste("print('y' * 2000000)");
  await lab.until(async () => /^y{1000}/.test(await lab.text(CONSOLE)), "the start of the line");
  await lab.paste("for i in range(200000): print(i)");
  await lab.button("Run").click(); // the run before may have been slow
  await lab.says(CONSOLE, /^0\n1\n2[\s\S]*left out/);
  assert.equal((await lab.text(CONSOLE)).match(/left out/g).length, 1);
});

testOnce("code without a Value says that there is no graph", async () => {
  await lab.paste("print(1)");
  await lab.says("#graph .part-state", /No graph: this code makes no Value/);
  assert.equal(await lab.run("return getComputedStyle(document.querySelector('#graph-svg')).visibility"), "hidden");
  // What is said stands on a ground of its own, and nothing acts on the graph before.
  const ground = await lab.find("#graph .part-state > div").getCssValue("background-color");
  assert.doesNotMatch(ground, /transparent|, 0\)/);
  const idle = () =>
    lab.run(
      `return ["#graph-backward", "#graph-svg", "#lab-card", "#graph-zero", "#lab-scrubber"]
         .filter((selector) => document.querySelector(selector).closest("[inert]")).length`,
    );
  assert.equal(await idle(), 5);
  await lab.paste("from micrograd.engine import Value\na = Value(1.0) + 1\nb = a +");
  await lab.says("#lab-status", /^SyntaxError/);
  assert.match(await lab.text("#graph-now"), /^There is nothing to step through\.$/);
  await lab.paste("from micrograd.engine import Value\ntotal = Value(1.0) + 1");
  await lab.until(async () => (await lab.shown("total:", "data")) === "2.0000", "total");
  assert.equal(await idle(), 0);
  assert.doesNotMatch(await lab.text("#graph-now"), /nothing to step/);
});

testOnce("code that wants all memory ends with a message", async () => {
  await lab.paste("xs = [1]\nwhile True:\n    xs = xs + xs");
  await lab.says("#lab-status", /^MemoryError in line 3: /);
  assert.equal(await lab.shown("o:", "data"), "0.7071");
});

testOnce("d = a*b + c as it is typed becomes a graph in one click", async () => {
  for (const code of ["d = a*b + c", "a = 2.0\nb = -3.0\nc = 10.0\nd = a*b + c"]) {
    await lab.visit();
    await lab.paste(code);
    await lab.until(
      async () =>
        await lab.button("Make them Values").then(
          (button) => button.isDisplayed(),
          () => false,
        ),
      code,
    );
    await lab.button("Make them Values").click();
    await lab.until(async () => (await lab.shown("d:", "data")) === "4.0000", "d");
    assert.match(await lab.code(), /^a = Value\(2\.0\)\nb = Value\(-3\.0\)\nc = Value\(10\.0\)\nd = a\*b \+ c/);
    assert.equal(await lab.shown("a:", "grad"), "", "no gradient yet");
    assert.match(await lab.find("#graph-backward").getAttribute("class"), /primary/);
    await lab.button("Backward").click();
    assert.equal(await lab.shown("a:", "grad"), "-3.0000");
    assert.doesNotMatch(await lab.find("#graph-backward").getAttribute("class"), /primary/);
  }
});

testOnce(
  "where there is no graph yet, its message has the offer to make one, and nothing covers a button of it",
  async () => {
    for (const [wide, high] of [
      [640, 400],
      [390, 664],
    ]) {
      await resize(lab.driver, wide, high);
      await lab.run("localStorage.clear()");
      await lab.load(await hashOf({ preset: "neuron", code: "d = a*b + c" }));
      const inReach = () =>
        lab.run(`return [...document.querySelectorAll("#graph :is(.part-state, .lab-notices) button")].filter((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        return button.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
      }).map((button) => button.textContent).join()`);
      await lab.until(async () => (await inReach()) === "Make them Values,Go to line 1", `${wide} x ${high}`);
      await lab.button("Make them Values").click();
      await lab.until(async () => (await lab.shown("d:", "data")) === "4.0000", "d");
    }
    await resize(lab.driver, 1280, 900);
  },
);

testOnce("a number that is another one in the picture is told in the code, written there or taken back", async () => {
  const change = async (keys) => {
    await lab.tap("x1:");
    const input = await lab.find("#lab-card .nudge input:not([type=range])");
    await input.click();
    await lab.control("a");
    await lab.press(keys, Key.ENTER);
  };
  const high = () => lab.run(`return document.querySelector(".cm-line").getBoundingClientRect().height`);
  const before = await high();
  await change("2.5");
  await lab.says(".code-difference", /^→ 2\.5/);
  assert.equal(await high(), before, "the line has grown");
  await lab.find(".code-difference button:last-child").click();
  await lab.until(async () => (await lab.shown("x1:", "data")) === "2.0000", "as in the code");
  assert.equal(await lab.text(".code-difference"), null);
  await lab.control("z");
  await lab.until(async () => (await lab.shown("x1:", "data")) === "2.5000", "Reset is undone");
  // What takes no focus leaves it to the page.
  await lab.run("document.activeElement.blur()");
  await lab.control("z");
  await lab.until(async () => (await lab.shown("x1:", "data")) === "2.0000", "the change is undone");
  await change("3");
  await lab.until(() => lab.run(`return document.querySelector(".code-difference") !== null`), "a difference");
  await lab.find(".code-difference button").click();
  await lab.until(async () => (await lab.code()).startsWith("x1 = Value(3.0)\n"), "written");
  await lab.ready();
  assert.equal(await lab.text(".code-difference"), null);
  assert.equal(await lab.shown("x1:", "data"), "3.0000");
  await lab.control("z");
  await lab.until(async () => (await lab.code()).startsWith("x1 = Value(2.0)\n"), "Write is undone");
});

testOnce("own code stays in the list when an example is chosen", async () => {
  const chosen = () => lab.run(`return document.querySelector("#lab-preset").selectedOptions[0].text`);
  await lab.paste("mine = Value(7.0) * 2");
  await lab.until(async () => (await lab.shown("mine:", "data")) === "14.0000", "mine");
  assert.equal(await chosen(), "Your code");
  await lab.choose("A product and a sum");
  await lab.until(async () => (await lab.shown("d:", "data")) === "4.0000", "d");
  await lab.load();
  await lab.ready();
  await lab.choose("Your code");
  await lab.until(async () => (await lab.shown("mine:", "data")) === "14.0000", "mine again");
  assert.equal(await lab.code(), "mine = Value(7.0) * 2");
});

testOnce("no edit takes own code away: of an example, of a link, of a lesson, or a paste over it", async () => {
  const own = () =>
    lab.run(`return [...document.querySelector("#lab-preset").options].map(({ text }) => text)
      .filter((text) => /^(Your code|From a link)/.test(text))`);
  const chosen = () => lab.run(`return document.querySelector("#lab-preset").selectedOptions[0].text`);
  const type = async (text) => {
    await lab.run(`document.querySelector(".cm-content").focus()`);
    await lab.control(Key.END);
    await lab.press(text);
  };
  const mine = "mine1 = Value(7.0)\nmine2 = mine1 * 2";
  await lab.paste(mine);
  await lab.until(async () => (await lab.shown("mine2:", "data")) === "14.0000", "mine");
  // A number of an example that is written into the code.
  await lab.choose("A neuron");
  await lab.until(async () => (await lab.shown("o:", "data")) === "0.7071", "the neuron");
  await lab.tap("x1:");
  await lab.find("#lab-card .nudge input:not([type=range])").click();
  await lab.control("a");
  await lab.press("5", Key.ENTER);
  await lab.says(".code-difference", /^→ 5/);
  await lab.find(".code-difference button").click();
  await lab.until(async () => (await lab.code()).startsWith("x1 = Value(5.0)"), "written");
  assert.equal(await chosen(), "Your code");
  assert.deepEqual(await own(), ["Your code", "Your code before: mine1 = Value(7.0)"]);
  // A link, which is own code from the first key on.
  const link = `#graph?${await encode({ preset: "", code: "theirs = Value(5.0)" })}`;
  await lab.load(link);
  await lab.ready();
  assert.equal(await chosen(), "From a link or a card");
  await type("#");
  await lab.until(async () => (await chosen()) === "Your code", "own code");
  await lab.load();
  await lab.ready();
  const three = ["Your code", "Your code before: x1 = Value(5.0)", "Your code before: mine1 = Value(7.0)"];
  assert.deepEqual(await own(), three);
  assert.equal(await lab.code(), "theirs = Value(5.0)#");
  // An own program is edited in its place.
  await lab.choose(three[2]);
  await lab.until(async () => (await lab.shown("mine2:", "data")) === "14.0000", "mine");
  await type("#");
  await lab.until(async () => (await lab.code()).endsWith("#"), "a key");
  assert.deepEqual(await own(), ["Your code", "Your code before: theirs = Value(5.0)#", three[1]]);
  // Other code that is put in its place is another program.
  await lab.paste("other = Value(1.0)");
  await lab.until(async () => (await own()).length === 4, "another program");
  assert.equal((await own())[1], three[2]);
  // A lesson of the course.
  await lab.load("#learn");
  await lab.until(
    () =>
      lab.run(`document.querySelector('#learn [data-way="play"]:enabled')?.click();
        return location.hash.startsWith("#graph")`),
    "a lesson",
  );
  await lab.until(async () => (await lab.code()).includes("d = "), "the lesson's code");
  await lab.ready();
  assert.equal(await chosen(), "From a link or a card");
  assert.equal((await own()).length, 5);
});

testOnce("after an error the page says whose graph is shown, and leads to the line", async () => {
  await lab.paste("a = Value(1.0)\nb = a +\n");
  await lab.says('.lab-notice[data-name="stale"] p', /^Line 2 has an error: this is the graph from before\.$/);
  await lab.button("Go to line 2").click();
  assert.ok(await lab.run(`return document.activeElement.matches(".cm-content")`));
  await lab.paste("a = Value(1.0)\nb = a + 1");
  await lab.until(async () => (await lab.shown("b:", "data")) === "2.0000", "b");
  assert.equal(await lab.text('.lab-notice[data-name="stale"]'), null);
});

testOnce("old output goes when other code starts", async () => {
  await lab.paste("print('old')");
  await lab.says(CONSOLE, /^old$/);
  await lab.paste("while True: pass");
  await lab.until(async () => !/old/.test(await lab.text(CONSOLE)), "it goes");
  await lab.button("Stop").click();
  await lab.says("#lab-status", /^Stopped/);
});

testOnce("every example runs without an error", async () => {
  const titles = await lab.run(`return [...document.querySelectorAll("#lab-preset option")].map(({ text }) => text)`);
  assert.ok(titles.length >= 5);
  for (const title of titles) {
    await lab.run(`document.querySelector("#lab-code-pane").dataset.run = ""`);
    await lab.choose(title);
    const isLong = /demo|moons/i.test(title);
    if (isLong) {
      await lab.says("#lab-status", /Running/);
      await lab.button("Stop").click();
    }
    await lab.until(() => lab.run(`return document.querySelector("#lab-code-pane").dataset.run === "ended"`), title);
    assert.match(await lab.text("#lab-status"), isLong ? /^(Stopped|Finished)/ : /^Finished/, title);
  }
  assert.deepEqual(lab.errors, []);
});

test("code is kept until the next visit, and Reset brings the example back", async () => {
  await lab.paste("from micrograd.engine import Value\nkept = Value(7.0)");
  await lab.until(async () => (await lab.shown("kept:", "data")) === "7.0000", "kept");
  await lab.load();
  await lab.ready();
  assert.match(await lab.code(), /kept = Value/);
  assert.equal(await lab.shown("kept:", "data"), "7.0000");
  await lab.more();
  await lab.button("Reset").click();
  await lab.until(async () => (await lab.shown("o:", "data")) === "0.7071", "the neuron");
  assert.equal(await lab.button("Reset").isEnabled(), false);
  await lab.load();
  await lab.ready();
  assert.doesNotMatch(await lab.code(), /kept/);
});

test("as linked code, or that of the last visit, prints, draws and fails, nothing moves", async (context) => {
  await lab.visit();
  if (!(await lab.run("return PerformanceObserver.supportedEntryTypes.includes('layout-shift')"))) {
    return context.skip("this browser does not tell of shifts");
  }
  const fails = `a = Value(2.0)\nfor turn in range(12):\n    print(turn, a * turn)\nb = a * missing\n${"c = a + 1\n".repeat(12)}`;
  const draws =
    "import matplotlib.pyplot as plt\na = Value(2.0)\nplt.plot([1, 2], [3, 4])\nplt.show()\nprint('after')\nb = a * 3\nb.backward()";
  const isKept = `return JSON.parse(localStorage["micrograd-playground.code"] ?? "{}").room !== undefined`;
  /** Loads the page, and returns what has moved in it when all is there. */
  const movedIn = async (hash, status) => {
    await lab.load(hash);
    await lab.says("#lab-status", status);
    const drawn = `return document.querySelector(".console-entries").lastElementChild?.getClientRects().length > 0
      && document.querySelector("#lab-code-pane").dataset.run === "ended" && document.querySelector(".cm-editor") !== null`;
    await lab.until(() => lab.run(drawn), "no output");
    return lab.run(
      `return new Promise((resolve) => {
         const shifts = [];
         new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
         requestAnimationFrame(() => requestAnimationFrame(() => resolve(shifts.map(({ value, sources }) =>
           [value, ...sources.map(({ node }) => node?.id || node?.className || "")].join(" ")))));
       });`,
    );
  };
  for (const [code, status] of [
    [fails, /^NameError in line 4/],
    [draws, /^Finished/],
  ]) {
    await lab.run("localStorage.clear()");
    assert.deepEqual(await movedIn(await hashOf({ preset: "neuron", code }), status), [], "linked");
    // Its message is in the output, and under its line when one goes there.
    const message = () => lab.run("return document.querySelector('.code-error-message') !== null");
    assert.equal(await message(), false);
    if (code === fails) {
      assert.match(await lab.text(".console-error"), /^NameError in line 4: name 'missing'/);
      await lab.button("Go to line 4").click();
      await lab.until(message, "no error at its line");
    }
    await lab.paste(code);
    await lab.says("#lab-status", status);
    await lab.until(() => lab.run(isKept), "its room is not kept");
    assert.deepEqual(await movedIn("#graph", status), [], "at the next visit");
    assert.equal(await message(), code === fails);
  }
});

testOnce(
  "where a first run failed is said once: with its line in the output, and on a phone in the picture, from where it is shown",
  async () => {
    const hash = await hashOf({ preset: "neuron", code: `${"a = Value(2.0)\n".repeat(20)}b = a * missing\n` });
    /** The texts in sight that name the line. */
    const seen = () =>
      lab.run(`return [...document.querySelectorAll("#graph *")]
      .filter((element) => element.childElementCount === 0 && element.offsetWidth > 1 && element.checkVisibility())
      .map((element) => element.textContent.trim()).filter((text) => text.includes("NameError in line 21"))`);
    const sentence = "NameError in line 21: name 'missing' is not defined";
    await lab.run("localStorage.clear()");
    await lab.load(hash);
    await lab.until(async () => (await seen()).length > 0, "nothing is said");
    assert.deepEqual(await seen(), [sentence]);
    assert.equal(await lab.text("#lab-status"), sentence, "it is announced");
    await resize(lab.driver, 390, 664);
    await lab.run("localStorage.clear()");
    await lab.load(hash);
    await lab.until(async () => (await seen()).length > 0, "nothing is said on a phone");
    assert.deepEqual(await seen(), [`No graph yet: ${sentence}`]);
    await lab.until(() => lab.run(`return document.querySelector(".cm-editor") !== null`), "the editor");
    await lab.button("Go to line 21").click();
    const isShown = `
    const area = (selector) => document.querySelector(selector)?.getBoundingClientRect();
    const [editor, message] = [area(".cm-scroller"), area(".code-error-message")];
    return message !== undefined && message.top >= editor.top && message.bottom <= editor.bottom`;
    await lab.until(() => lab.run(isShown), "the message is not in view");
    await resize(lab.driver, 1280, 900);
  },
);

testOnce("linked code that prints for a while shows it, and keeps the room that it took", async () => {
  await lab.run("localStorage.clear()");
  const code = "print('first')\nwhile True: pass";
  await lab.load(await hashOf({ preset: "neuron", code }));
  const place = "document.querySelector('#lab-console')";
  await lab.until(() => lab.run(`return ${place}.checkVisibility({ visibilityProperty: true })`), "no output");
  await lab.says("#lab-console", /first/);
  const top = () => lab.run(`return ${place}.getBoundingClientRect().top`);
  const before = await top();
  await lab.button("Stop").click();
  await lab.says("#lab-status", /^Stopped/);
  assert.equal(await top(), before);
});

testOnce("a graph that is not of the code says so: while other code runs, and when it has not run", async () => {
  const notice = () => lab.run("return document.getElementById('lab-notices').textContent");
  const isDim = () => lab.run("return document.getElementById('graph-frame').hasAttribute('data-stale')");
  const before = await lab.code();
  await lab.paste("a = Value(2.0)\nwhile True: pass");
  await lab.until(async () => /^The code is running: this is the graph from before/.test(await notice()), "running");
  assert.equal(await isDim(), true);
  await lab.button("Stop").click();
  await lab.until(async () => /^You stopped the code/.test(await notice()), "stopped");
  await lab.paste("c = Value(3.0) * 2");
  await lab.until(async () => /^The code has changed and has not run/.test(await notice()), "not run");
  await lab.paste(before);
  await lab.until(async () => !(await isDim()), "the graph is that of the code again");
  await lab.paste("c = Value(3.0) * 2");
  await lab.until(async () => /has not run/.test(await notice()), "not run");
  await lab.run("document.querySelector('#lab-notices button').click()");
  await lab.until(async () => (await notice()) === "" && !(await isDim()), "the new graph");
});

testOnce("Escape in a box closes the card and leaves the groups as they are", async () => {
  const values = () => lab.run("return document.querySelectorAll('#graph .value').length");
  const isOpen = () => lab.run("return document.getElementById('lab-card').hasAttribute('data-open')");
  const before = await values();
  await lab.tap("o:");
  await lab.until(isOpen, "no card");
  await lab.press(Key.ESCAPE);
  await lab.until(async () => !(await isOpen()), "the card stays");
  assert.equal(await values(), before);
});

test("by keys, Tab leads from a value to its card, and Escape and Shift with Tab lead back", async () => {
  const isOpen = () => lab.run("return document.getElementById('lab-card').hasAttribute('data-open')");
  const inCard = (/** @type {string} */ selector) =>
    lab.run("return document.activeElement.matches('#lab-card ' + arguments[0])", selector);
  const backAt = (/** @type {RegExp} */ name) =>
    lab.until(async () => name.test((await lab.focused()) ?? ""), `never back at ${name}`);
  const shiftTab = () => lab.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
  await lab.run(`document.querySelector('#graph .value[aria-label^="b:"]').focus()`);
  await lab.press(Key.ENTER);
  await lab.until(isOpen, "no card");
  await lab.press(Key.TAB);
  assert.ok(await inCard(".nudge input[type=text]"), "the number of a leaf");
  await lab.press(Key.ESCAPE);
  await backAt(/^b:/);
  assert.equal(await isOpen(), false);
  await lab.run(`document.querySelector('#graph .value[aria-label^="n:"]').focus()`);
  await lab.press(Key.ENTER);
  await lab.until(isOpen, "no second card");
  await lab.press(Key.TAB);
  assert.ok(await inCard("h3"), "the name of another value");
  await shiftTab();
  await backAt(/^n:/);
  assert.equal(await isOpen(), true, "the card stays open");
});

testOnce("while another graph is laid out, the one before neither plays nor can be changed", async () => {
  await lab.run(
    `const post = Worker.prototype.postMessage;
     window.held = [];
     Worker.prototype.postMessage = function (message, ...more) {
       const send = () => post.call(this, message, ...more);
       if (message?.plan) window.held.push(send);
       else send();
     };
     document.querySelector("#graph [aria-label='Speed']").value = "slow";
     document.querySelector("#graph [aria-label='Speed']").dispatchEvent(new Event("change"));`,
  );
  const state = () =>
    lab.run(
      `const player = document.querySelector(".lab-player");
       return { isInert: player.inert, button: player.querySelector("[data-act=play]").textContent.trim() };`,
    );
  await lab.run(`document.querySelector(".lab-player [data-act=play]").click()`);
  assert.deepEqual(await state(), { isInert: false, button: "Pause" });
  await lab.paste("p = Value(2.0)\nq = Value(5.0)\nr = (p * q).exp() + q\n");
  await lab.says("#graph .part-state", /^Laying out the graph…$/);
  assert.deepEqual(await state(), { isInert: true, button: "Play" });
  await lab.until(
    () =>
      lab.run(
        `for (const send of window.held.splice(0)) send();
         return document.querySelector('#graph-frame:not([data-busy]) .value[aria-label^="r:"]') !== null`,
      ),
    "the new graph never came",
  );
  assert.equal((await state()).isInert, false);
});

test("Tab indents, Escape and Tab leave the editor", async () => {
  const inEditor = () => lab.run(`return document.activeElement.matches(".cm-content")`);
  const isSaid = () =>
    lab.run("return document.querySelector('.editor-exit').checkVisibility({ visibilityProperty: true })");
  assert.equal(await isSaid(), false);
  await lab.find(".cm-content").click();
  await lab.control(Key.HOME);
  await lab.press(Key.TAB);
  assert.match(await lab.code(), /^ {4}x1/);
  assert.ok(await inEditor());
  assert.equal(await isSaid(), true);
  await lab.press(Key.ESCAPE, Key.TAB);
  assert.equal(await inEditor(), false);
});

test("axe finds nothing, in a graph and in an error", IN_AXES_BROWSER, async () => {
  const found = () => findings(lab.driver, { within: "#graph" });
  assert.deepEqual(await found(), []);
  await lab.tap("x1:");
  await lab.until(() => lab.find("#lab-card").isDisplayed(), "a card");
  assert.deepEqual(await found(), [], "with a card");
  for (let step = 0; step < 9; step++) await lab.button("Next").click();
  assert.deepEqual(await found(), [], "in the middle of a pass");
  await lab.paste("import matplotlib.pyplot as plt\nplt.plot([1, 2], [3, 4])\nplt.show()\nmissing");
  await lab.says("#lab-status", /^NameError/);
  await lab.until(() => lab.run(`return document.querySelector(".chart") !== null`), "a chart");
  assert.deepEqual(await found(), []);
});

test("nothing was reported as an error", () => {
  assert.deepEqual(lab.errors, []);
});
