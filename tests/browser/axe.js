// What axe-core finds in a page.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { BROWSER } from "./browser.js";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The rules whose answer can be another one in the dark. */
const COLOURS = ["color-contrast", "link-in-text-block"];

/** Whether axe looks in this browser: what it looks at does not depend on the browser, and in Firefox it takes twice as long. */
export const DOES_AXE_LOOK = BROWSER === "chromium";
/** The option of a test in which nothing but axe looks. */
export const IN_AXES_BROWSER = { skip: !DOES_AXE_LOOK && "axe looks in the other browser" };

/**
 * Returns what axe-core finds, of any severity, in words; nothing where it does not look. Frames are pages of their own.
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {{ within?: string, colours?: boolean }} [options] `within` is a selector; `colours` is for a page that was looked at
 *   in light and is now dark, or the reverse
 */
export async function findings(driver, { within = "html", colours = false } = {}) {
  if (!DOES_AXE_LOOK) return [];
  if (!(await driver.executeScript("return 'axe' in window"))) await driver.executeScript(AXE);
  return driver.executeAsyncScript(
    `const [within, rules, done] = arguments;
     // Colours are looked at as they are in the end, not on their way.
     for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
     const what = { include: [[within]], exclude: [["iframe"]] };
     const told = ({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ": " + target + " " + failureSummary);
     axe.run(what, { preload: false, resultTypes: ["violations"], ...(rules && { runOnly: { type: "rule", values: rules } }) })
       .then(({ violations }) => done(violations.flatMap(told)), (error) => done([String(error)]));`,
    within,
    colours ? COLOURS : null,
  );
}
