// Distinguishes refusals of the user's input from faults of the page.

/**
 * The error for something that the user asked for and that cannot be done: a setting out of its range, a damaged link, a file of
 * another kind. It is thrown where the user's input is checked, before anything has changed, and its message is for the
 * user. Every other exception is a fault of the page.
 */
export class Refused extends Error {
  name = "Refused";
}

/**
 * Returns the reason of a refusal, and rethrows any other error.
 * @param {unknown} error
 * @returns {string}
 */
export function reasonOf(error) {
  if (error instanceof Refused) return error.message;
  throw error;
}

/**
 * Writes the message about a fault of the page.
 * @param {unknown} error
 * @param {string} kept a sentence that says what the user has not lost
 */
export function faultText(error, kept) {
  const message = error instanceof Error ? error.message : String(error);
  return `This page has a fault, which is not your doing: ${message.replace(/\.?$/, ".")} ${kept}`;
}
