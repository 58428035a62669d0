// Takes screenshots of the page's main states, on a wide screen and on a phone, into target/pictures/, for review:
// `node scripts/pictures.mjs`. With the word `docs` it makes the README's pictures, in docs/.
import { mkdirSync, writeFileSync } from "node:fs";
import { openBrowser } from "../tests/browser/browser.js";
import { openState, STATES } from "../tests/browser/states.js";

/** The states that the README's pictures show, by the names of the pictures. */
const README = { learn: "learn-gradients", graph: "graph-step", train: "train-demo" };
const stateCalled = (/** @type {string} */ name) => STATES.filter((state) => state.name === name);

const screen = { deviceScaleFactor: 1, mobile: false };
const SHOTS =
  process.argv[2] === "docs"
    ? Object.entries(README).map(([name, state]) => ({
        folder: "docs",
        ending: "",
        size: { ...screen, width: 1440, height: 900 },
        states: stateCalled(state).map((found) => ({ ...found, name })),
      }))
    : [
        { folder: "target/pictures", ending: "-wide", size: { ...screen, width: 1280, height: 800 }, states: STATES },
        {
          folder: "target/pictures",
          ending: "-phone",
          size: { ...screen, width: 390, height: 844, mobile: true },
          states: STATES,
        },
      ];

/** Waits until nothing in the page moves any more. @param {import("selenium-webdriver").WebDriver} driver */
function still(driver) {
  return driver.executeAsyncScript(
    `const done = arguments[0];
     const look = () => {
       const moving = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().iterations < 1e9);
       const place = () => document.querySelector("#graph-svg")?.style.transform;
       const transform = place();
       requestAnimationFrame(() => requestAnimationFrame(() => {
         const isStill = moving.length === 0 && transform === place();
         isStill ? done() : look();
       }));
     };
     look();`,
  );
}

const { driver, url, errors, close } = await openBrowser();
try {
  await driver.manage().setTimeouts({ script: 20_000 });
  for (const { folder, ending, size, states } of SHOTS) {
    mkdirSync(folder, { recursive: true });
    await driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", size);
    for (const state of states) {
      try {
        await openState(driver, url, state);
        await still(driver);
      } catch (error) {
        // A state that fails does not keep the others from being shown.
        console.error(`${state.name}${ending}: ${/** @type {Error} */ (error).message}`);
        process.exitCode = 1;
      }
      writeFileSync(`${folder}/${state.name}${ending}.png`, await driver.takeScreenshot(), "base64");
    }
    console.log(`${states.length} pictures are in ${folder}`);
  }
  for (const error of errors) console.error(error);
} finally {
  await close();
}
