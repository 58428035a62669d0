// What the tests of the page share: the site on a server of its own, and a headless browser that looks at it.
// BROWSER=firefox or chromium (the default) chooses the browser.
import { existsSync } from "node:fs";
import { cp, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Builder } from "selenium-webdriver";
import getBrowsingContext from "selenium-webdriver/bidi/browsingContext.js";
import chrome from "selenium-webdriver/chrome.js";
import firefox from "selenium-webdriver/firefox.js";
import { hearInChromium, hearInFirefox } from "./errors.js";
import { serve } from "./serve.js";
import { staleIfGone, unlessStale } from "./stale.js";

/** How long a state of the page is waited for, in milliseconds: longer than any takes on a machine that is busy with other things. */
export const PATIENCE = 120_000;
export const BROWSER = process.env.BROWSER ?? "chromium";

const CHROMIUM_ARGUMENTS = [
  "--headless=new",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  // No traffic of the browser's own, which only costs time where there is no network.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
  // A page that is left is gone.
  "--disable-features=BackForwardCache",
  // Chromium's sandbox refuses to run as root.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** How long is paused between two looks at a condition, at first and at most, in milliseconds. */
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [10, 200];

/**
 * A condition that is looked at less often the longer it does not hold.
 * @template T
 * @param {(...values: any[]) => Promise<T>} condition
 */
function patient(condition) {
  let pause = 0;
  return async (/** @type {any[]} */ ...values) => {
    const held = await condition(...values);
    if (!held) await setTimeout(pause);
    pause = Math.min(LONGEST_PAUSE, 2 * pause + SHORTEST_PAUSE);
    return held;
  };
}

/** Whether the section that is shown, if there is one, has what the part needs. */
const IS_FILLED = `return [...document.querySelectorAll("main > section:not([data-filled])")]
  .every((section) => section.getClientRects().length === 0);`;

/** What Firefox compiles of itself when it starts with a new profile, which takes half of that time, and what says that it fits. */
const COMPILED = ["startupCache", "compatibility.ini"];
const COMPILED_BEFORE = "target/firefox-compiled";

/** Makes a profile for Firefox that has what was compiled before, and nothing else. */
async function makeProfile() {
  const profile = await mkdtemp(join(tmpdir(), "micrograd-firefox-"));
  if (existsSync(COMPILED_BEFORE)) await cp(COMPILED_BEFORE, profile, { recursive: true });
  return profile;
}

/** Removes a profile; of the first one, what Firefox has compiled is kept. @param {string} profile */
async function removeProfile(profile) {
  if (!existsSync(COMPILED_BEFORE)) {
    const kept = `${COMPILED_BEFORE}-${process.pid}`;
    // Where nothing was compiled, or another test was faster, there is nothing to keep.
    await Promise.all(COMPILED.map((name) => cp(join(profile, name), join(kept, name), { recursive: true })))
      .then(() => rename(kept, COMPILED_BEFORE))
      .catch(() => rm(kept, { recursive: true, force: true }));
  }
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}

// The drivers are named, or Selenium would look for others to download.
/**
 * @param {string | undefined} profile of Firefox
 * @param {string} [trusted] the hash of the public key of a certificate that Chromium trusts
 */
function buildDriver(profile, trusted) {
  const builder = new Builder().forBrowser(BROWSER === "firefox" ? "firefox" : "chrome");
  return BROWSER === "firefox"
    ? builder
        .setFirefoxOptions(
          new firefox.Options()
            .enableBidi()
            .addArguments("-headless", ...(profile ? ["-profile", profile] : []))
            .setPreference("browser.sessionhistory.max_total_viewers", 0),
        )
        .setFirefoxService(new firefox.ServiceBuilder("geckodriver"))
        .build()
    : builder
        .setChromeOptions(
          new chrome.Options()
            .addArguments(...CHROMIUM_ARGUMENTS)
            .addArguments(...(trusted ? [`--ignore-certificate-errors-spki-list=${trusted}`] : [])),
        )
        .setChromeService(new chrome.ServiceBuilder("chromedriver"))
        .build();
}

/**
 * Gives the page a size, however small, as no window can be made in every browser.
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {number} width
 * @param {number} height
 */
export async function resize(driver, width, height) {
  if (BROWSER !== "firefox") {
    const size = { width, height, deviceScaleFactor: 0, mobile: false };
    return driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", size);
  }
  const context = await getBrowsingContext(driver, { browsingContextId: await driver.getWindowHandle() });
  await context.setViewport(width, height);
}

/**
 * Serves a directory and starts a browser. The site stands under a path, as on GitHub Pages.
 * @param {{ directory?: string, base?: string, trusted?: string }} [options]
 * @returns {Promise<{
 *   driver: import("selenium-webdriver").WebDriver,
 *   url: string, // of the site, ends with "/"
 *   inPage: (body: string) => Promise<any>,
 *   requested: string[], // the paths of all files that were asked for so far, in the directory
 *   forget: () => Promise<void>,
 *   errors: string[], // all errors so far: console errors, exceptions nobody caught, files that were not found
 *   close: () => Promise<void>,
 * }>}
 */
export async function openBrowser({ directory = "dist", base = "/micrograd/", trusted } = {}) {
  /** @type {string[]} */
  const errors = [];
  /** @type {string[]} */
  const requested = [];
  const server = await serve(directory, {
    base,
    onFile: (path) => requested.push(path),
    onMissing: (path) => errors.push(`not found: ${path}`),
  });
  const profile = BROWSER === "firefox" ? await makeProfile() : undefined;
  const driver = buildDriver(profile, trusted);
  const execute = driver.execute.bind(driver);
  driver.execute = (command) =>
    execute(command).catch((failure) => {
      throw staleIfGone(failure);
    });
  const wait = driver.wait.bind(driver);
  // Whoever looks while the page is replaced, or the element itself, looks again. Most conditions hold soon.
  driver.wait = (/** @type {any} */ condition, timeout, message) =>
    typeof condition === "function"
      ? wait(patient(unlessStale(condition)), timeout, message, SHORTEST_PAUSE)
      : wait(condition, timeout, message);
  const close = async () => {
    server.close();
    await driver.quit();
    if (profile) await removeProfile(profile);
  };
  try {
    await driver.manage().setTimeouts({ script: PATIENCE });
    await driver.manage().window().setRect({ width: 1280, height: 900 });
    const hear = BROWSER === "firefox" ? hearInFirefox : hearInChromium;
    await hear(driver, (text) => errors.push(text));
  } catch (error) {
    await close();
    throw error;
  }
  const get = driver.get.bind(driver);
  // What is in the section of a part comes after the page has loaded; whoever opens one expects to find it.
  driver.get = async (address) => {
    await get(address);
    await driver.wait(() => driver.executeScript(IS_FILLED), PATIENCE, "the section was never filled");
  };
  /**
   * Runs the body of an asynchronous function as a module of the site, and returns what it returns. It shares the page's
   * modules, which scripts of the driver do not, and the page's policy allows it, since it comes from the site.
   * @param {string} body
   */
  const inPage = async (body) => {
    const address = server.addScript(
      `const answer = await (async () => { ${body} })().catch((error) => ({ failed: String(error) }));
       document.body.dataset.answer = JSON.stringify(answer ?? null);`,
    );
    await driver.executeScript(
      `document.body.dataset.answer = "";
       document.body.append(Object.assign(document.createElement("script"), { type: "module", src: arguments[0] }));`,
      address,
    );
    const answered = () => driver.executeScript("return document.body.dataset.answer");
    return JSON.parse(await driver.wait(answered, PATIENCE, "no answer from the page"));
  };
  /** Forgets what the page keeps in the browser, and leaves it, which keeps no more then. */
  const forget = async () => {
    if (!(await driver.getCurrentUrl()).startsWith(server.url)) return;
    await driver.executeScript("localStorage.clear(); Storage.prototype.setItem = () => {};");
    await driver.get(`${server.url}blank`);
  };
  return { driver, url: server.url, inPage, requested, errors, forget, close };
}
