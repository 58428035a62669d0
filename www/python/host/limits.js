// What a run may make, on both sides of the border.

/** Values: a hundred steps of the tutorial's training demo are 6.6 million. */
export const MOST_VALUES = 8_000_000;

/** The length of a label, of an operation's symbol and the like, in characters. */
export const MOST_NAME = 10_000;

/** The length of an exception's message, which is quoted where the line and the status are told. */
export const MOST_MESSAGE = 1000;

/**
 * A name that is not too long.
 * @param {string} name
 */
export function shortened(name) {
  return name.length > MOST_NAME ? `${name.slice(0, MOST_NAME - 1)}…` : name;
}
