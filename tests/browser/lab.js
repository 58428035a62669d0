// The graph lab in a browser: what its tests do and look at.
import { By, Key } from "selenium-webdriver";
import { openBrowser, PATIENCE } from "./browser.js";

/**
 * Opens a browser for the graph lab.
 * @param {(url: string) => Promise<string> | string} [through] from the site's address to that which the page is opened at
 */
export async function openLab(through = (url) => url) {
  const browser = await openBrowser();
  const { driver } = browser;
  const url = await through(browser.url);

  const run = (body, ...values) => driver.executeScript(body, ...values);
  const find = (selector) => driver.findElement(By.css(selector));
  const until = (condition, message) => driver.wait(condition, PATIENCE, message);
  const text = (selector) => run("return document.querySelector(arguments[0])?.textContent ?? null", selector);

  /** Waits until the text of an element matches. */
  async function says(selector, pattern) {
    await until(async () => pattern.test(await text(selector)), `${selector} never said ${pattern}`).catch(
      async (error) => {
        throw new Error(`${error.message}; it says “${await text(selector)}”`);
      },
    );
  }

  /** Waits until there is a picture, and no code runs. */
  const ready = () =>
    until(
      () =>
        run(`return document.querySelector("#graph-frame:not([data-busy]) .value") !== null
          && document.querySelector(".cm-editor") !== null
          && document.querySelector("#lab-code-pane").dataset.run === "ended"`),
      "the graph lab was never ready",
    );

  /** Loads the page anew, which another hash alone would not. */
  async function load(hash = "#graph") {
    await driver.get(`${browser.url}blank`);
    await driver.get(url + hash);
  }

  /** Loads the page as on a first visit. */
  async function visit(hash = "#graph") {
    // What the test before has kept: the browser is still on its page.
    if ((await driver.getCurrentUrl()).startsWith(url)) await run("localStorage.clear()");
    await load(hash);
    await ready();
  }

  /** Waits until the picture stands still: two looks, some frames apart, that see the same. Returns where it lies. */
  async function still() {
    let last;
    await until(async () => {
      await run("return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
      const now = await run(`
        const { x, y, width } = document.querySelector("#graph .world").getBoundingClientRect();
        return [x, y, width].join()`);
      const same = now === last;
      last = now;
      return same;
    }, "the picture never stood still");
    return last;
  }

  /** Presses a key while Control is held. */
  const control = (key) => driver.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform();

  /**
   * Puts code in the editor's place, as one would paste it. A loaded machine may have taken more than a second for the run before,
   * after which code does not run as it is typed: Run is pressed then, as the page says.
   */
  async function paste(code) {
    await run(`document.querySelector(".cm-content").focus()`);
    await control("a");
    await run(
      // Firefox lets no script fill a clipboard event.
      `const paste = new Event("paste", { bubbles: true, cancelable: true });
       Object.defineProperty(paste, "clipboardData", { value: { getData: () => arguments[0], files: [] } });
       document.querySelector(".cm-content").dispatchEvent(paste);
       const isSlow = / run (took|takes) /.test(document.querySelector("#lab-pause").textContent);
       if (isSlow) document.querySelector("#lab-run").click();`,
      code,
    );
  }

  /** Chooses an example. */
  const choose = (title) =>
    run(
      `const select = document.querySelector("#lab-preset");
       select.value = [...select.options].find(({ text }) => text === arguments[0]).value;
       select.dispatchEvent(new Event("change", { bubbles: true }));`,
      title,
    );

  /** Opens the menu of the code, which has the switch, Undo, Redo and Reset. */
  const more = () => run(`document.querySelector("#lab-more").open = true`);

  /** Clicks the value whose accessible name begins with this; Firefox's driver cannot click a group of an SVG. */
  async function tap(start) {
    const { x, y } = await run(
      `const { left, right, top, bottom } = document
         .querySelector('#graph .value[aria-label^="' + arguments[0] + '"] .box')
         .getBoundingClientRect();
       return { x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) };`,
      start,
    );
    await driver.actions().move({ x, y }).click().perform();
  }

  return {
    ...browser,
    url,
    tap,
    choose,
    more,
    run,
    find,
    until,
    text,
    says,
    ready,
    load,
    visit,
    still,
    control,
    paste,
    /** The text in the editor. */
    code: () => run(`return [...document.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\\n")`),
    button: (name) => driver.findElement(By.xpath(`//*[@id="graph"]//button[normalize-space()="${name}"]`)),
    /** The value whose accessible name begins with this. */
    value: (start) => find(`#graph .value[aria-label^="${start}"]`),
    /** What is written in the box of a value: its "data" or "grad". */
    shown: (start, word) =>
      run(
        `return document.querySelector('#graph .value[aria-label^="' + arguments[0] + '"] .' + arguments[1])?.textContent`,
        start,
        word,
      ),
    /** The accessible name of the box that is selected. */
    selected: () => run(`return document.querySelector("#graph .selected")?.getAttribute("aria-label") ?? ""`),
    focused: () => run(`return document.activeElement.getAttribute("aria-label")`),
    press: (...keys) =>
      driver
        .actions()
        .sendKeys(...keys)
        .perform(),
  };
}
