// The training lab in a browser: what its tests do and look at.
import { By } from "selenium-webdriver";
import { init } from "../../www/micrograd.js";
import { stateIn } from "../../www/train/address.js";
import { Lab } from "../../www/train/worker/lab.js";
import { decode } from "../../www/ui/link.js";
import { openBrowser, PATIENCE } from "./browser.js";
import { copiedLink } from "./share.js";
import { FORGET } from "./states.js";

/** What the page says of the demo before its first step. */
export const START = "step 0, loss 0.8958, accuracy 50%";

/** Opens a browser for the Train part. */
export async function openTrain() {
  const browser = await openBrowser();
  const { driver, url } = browser;

  const run = (body, ...values) => driver.executeScript(body, ...values);
  const find = (id) => driver.findElement(By.id(id));
  const text = (id) => run("return document.getElementById(arguments[0])?.textContent.trim() ?? ''", id);
  const status = () => text("train-status");
  const until = (condition, message) => driver.wait(condition, PATIENCE, message);

  /** Waits until an element says this text, or one that matches. */
  async function says(expected, id = "train-status") {
    const isIt = (found) => (typeof expected === "string" ? found === expected : expected.test(found));
    await until(async () => isIt(await text(id)), `#${id} never said ${expected}`).catch(async (error) => {
      throw new Error(`${error.message}; it says “${await text(id)}”`);
    });
  }

  /** Loads the page anew, which another hash alone would not. */
  async function load(address = "#train") {
    // Points of one's own that the test before has left in the tab: the browser is still on its page.
    if ((await driver.getCurrentUrl()).startsWith(url)) await run(FORGET);
    await driver.get(`${url}blank`);
    await driver.get(url + address);
    await until(() => run("return document.getElementById('play')?.disabled === false"), "the part was never ready");
  }

  /** Stops the clock of the page, so that a remark stays until the next act, however slow the machine is. */
  const holdRemarks = () => run("const now = Date.now(); Date.now = () => now;");

  /** Opens the panel in which an element is, takes up the pencil for its tools, or closes the one that covers it, so that it can be seen. */
  const unfold = (id) =>
    run(
      `const target = document.getElementById(arguments[0]);
       const panel = target.closest("[data-panel]");
       if (panel?.hidden) document.getElementById(panel.dataset.panel + "-open").click();
       if (target.closest("#point-bar")?.hidden) document.getElementById("pencil").click();
       const isCovered = target.closest("#train-data") && document.querySelector("#train-root[data-inside]");
       if (isCovered) document.getElementById("inside-close").click();
       for (let box = target; (box = box.parentElement?.closest("details")); ) box.open = true;
       target.scrollIntoView({ block: "center" });`,
      id,
    );

  /** Presses a button by the pointer, wherever it is. */
  async function press(id) {
    await unfold(id);
    await find(id).click();
  }

  /** Chooses an option by its value. */
  async function choose(id, value) {
    if (id === "story") {
      await unfold("stories");
      return driver.findElement(By.css(`[data-story="${value}"]`)).click();
    }
    await unfold(id);
    if (id === "data-kind") return driver.findElement(By.css(`label:has(#data-kind-${value})`)).click();
    await driver.findElement(By.css(`#${id} option[value="${value}"]`)).click();
  }

  /** Writes a value as one types it, and leaves the field. */
  const enter = (id, value) =>
    run(
      `const field = document.getElementById(arguments[0]);
       field.value = arguments[1];
       field.dispatchEvent(new Event("input", { bubbles: true }));
       field.dispatchEvent(new Event("change", { bubbles: true }));`,
      id,
      String(value),
    );

  /** The state in the link that is copied, with the weights where they are wanted. */
  async function state({ weights = false } = {}) {
    const link = await copiedLink(driver, { weights, points: true });
    return decode(link.split("?")[1]);
  }

  /** The weights that the link leads to: those in it, or those that its steps have in another engine, Node's. */
  async function weights() {
    const link = await state({ weights: true });
    if (link.runs) return link.runs[0].parameters;
    await init();
    const { settings, step } = stateIn(link);
    const lab = new Lab();
    lab.handle({ type: "start", settings, steps: step });
    return [...lab.sessions[0].run.compiled.parameters];
  }

  /** Plays flat out until a step. */
  async function runTo(step) {
    await choose("speed", "Infinity");
    await enter("run-to", step);
    await run("document.getElementById('run-to-form').requestSubmit()");
    await says(new RegExp(`^step ${step},`));
  }

  return {
    ...browser,
    run,
    find,
    text,
    status,
    until,
    says,
    load,
    holdRemarks,
    unfold,
    press,
    choose,
    enter,
    state,
    weights,
    runTo,
  };
}
