// Defines the limits of a run, for the runner and for the page that checks its replies.

/** The greatest number of values. A hundred steps of the tutorial's training demo make 6.6 million. */
export const MOST_VALUES = 8_000_000;

/** The greatest number of graphs that are kept of one run, and of values in all of them except the last. */
export const MOST_DRAWN = 100;
export const MOST_DRAWN_VALUES = 500_000;

/** The greatest length of a label, of an operation's symbol and the like, in characters. */
export const MOST_NAME = 10_000;

/** The greatest length of an exception's message, in characters. */
export const MOST_MESSAGE = 1000;

/**
 * Shortens a name that is too long.
 * @param {string} name
 */
export function shortened(name) {
  return name.length > MOST_NAME ? `${name.slice(0, MOST_NAME - 1)}…` : name;
}
