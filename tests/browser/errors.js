// How the tests hear of errors in the page: console errors, and exceptions that nobody caught.
import LogInspector from "selenium-webdriver/bidi/logInspector.js";
import { Name } from "selenium-webdriver/lib/command.js";

/** @import { WebDriver } from "selenium-webdriver" */

/**
 * Firefox reports each file that it stops loading because its document is left, some time after the next one has begun.
 * Returns a function that says whether a report is of this kind: its realm's document had been left.
 * @param {WebDriver} driver
 */
async function observeLeaving(driver) {
  const bidi = await driver.getBidi();
  const realms = async () => {
    const { result } = await bidi.send({ method: "script.getRealms", params: {} });
    // There is none while the browser takes a document down.
    return new Set(result?.realms.map((/** @type {{ realm: string }} */ { realm }) => realm));
  };
  /** When a document was left, and the realms before. @type {{ start: number, before: Set<string> }[]} */
  const leavings = [];
  const execute = driver.execute.bind(driver);
  /** @param {import("selenium-webdriver/lib/command.js").Command} command */
  const leaves = async (command) => {
    if (command.getName() === Name.REFRESH) return true;
    if (command.getName() !== Name.GET) return false;
    const [address, part] = command.getParameter("url").split("#");
    return part === undefined || address !== (await driver.getCurrentUrl()).split("#")[0];
  };
  driver.execute = async (/** @type {any} */ command) => {
    if (await leaves(command)) leavings.push({ before: await realms(), start: Date.now() });
    return execute(command);
  };
  return (/** @type {string} */ realm, /** @type {number} */ time) =>
    leavings.some(({ start, before }) => start <= time && before.has(realm));
}

/** @param {WebDriver} driver @param {(text: string) => void} onError */
export async function hearInFirefox(driver, onError) {
  const isOfLeft = await observeLeaving(driver);
  const log = await LogInspector(driver);
  await log.onLog(({ level, text, timeStamp, source }) => {
    if (level === "error" && !isOfLeft(source.realmId, timeStamp)) onError(text);
  });
}

/**
 * Through Chromium's own protocol: for BiDi, a page beside ours would read all that happens in the browser, which takes a fifth of
 * the time of a load.
 * @param {WebDriver} driver
 * @param {(text: string) => void} onError
 */
export async function hearInChromium(driver, onError) {
  const connection = await driver.createCDPConnection("browser");
  /** @param {string | null} session of a page, a frame or a worker, or null for the browser's own */
  const send = (session, method, params = {}) => {
    connection.sessionId = session;
    connection.execute(method, params);
  };
  /** Whatever begins in what is attached to is attached to before it runs. @param {string | null} session */
  const attach = (session) =>
    send(session, "Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  const text = ({ value, unserializableValue, description }) => String(value ?? unserializableValue ?? description);
  const heard = {
    "Target.attachedToTarget": ({ sessionId }) => {
      attach(sessionId);
      // It tells what was said before, too.
      send(sessionId, "Runtime.enable");
      send(sessionId, "Runtime.runIfWaitingForDebugger");
    },
    "Runtime.consoleAPICalled": ({ type, args }) => {
      if (type === "error" || type === "assert") onError(args.map(text).join(" "));
    },
    "Runtime.exceptionThrown": ({ exceptionDetails }) =>
      onError(exceptionDetails.exception?.description ?? exceptionDetails.text),
  };
  driver._cdpWsConnection.on("message", (/** @type {Buffer} */ message) => {
    const { method, params } = JSON.parse(message.toString());
    heard[method]?.(params);
  });
  attach(null);
}
