// What a browser answers to a command about an element whose document is being replaced in that very moment.
import { error } from "selenium-webdriver";

/**
 * The driver's own words for an element, a script's context or a frame that has gone with its document. The standard has one
 * error for them; Chromium's driver hands on what DevTools said, or that there is no such element, and Firefox's does not know
 * the elements of a document that another process has shown.
 */
const GONE = [
  /node with given id/i,
  /no node found for given backend id/i,
  /cannot find (?:default execution )?context/i,
  /no such execution context/i,
  /execution context was destroyed/i,
  /uniqueContextId not found/i,
  /inspected target navigated or closed/i,
  /aborted by navigation/i,
  /target frame detached/i,
  /browsing context has been discarded/i,
  /element reference not seen before/i,
  /element with the reference .* is not known/i,
];

/**
 * What is thrown for a failure of a command: of a document that has gone, always the error that the standard has for it, which
 * `until.stalenessOf` and whoever finds an element anew look for.
 * @param {unknown} failure
 */
export function staleIfGone(failure) {
  if (!(failure instanceof error.WebDriverError) || failure instanceof error.JavascriptError) return failure;
  if (!GONE.some((words) => words.test(failure.message))) return failure;
  return Object.assign(new error.StaleElementReferenceError(failure.message), { cause: failure });
}

/**
 * A condition to wait for that does not hold yet where it meets what is stale.
 * @template T
 * @param {(...values: any[]) => T | Promise<T>} condition
 * @returns {(...values: any[]) => Promise<T | false>}
 */
export function unlessStale(condition) {
  return async (...values) => {
    try {
      return await condition(...values);
    } catch (failure) {
      if (failure instanceof error.StaleElementReferenceError) return false;
      throw failure;
    }
  };
}
