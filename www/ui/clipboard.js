// A button that copies, and says that it has.

/** The time for which the button says so, in milliseconds. */
const SAID = 1500;

/**
 * Copies a text. Returns whether the browser allowed it, which it does in a secure place only.
 * @param {string} text
 */
export async function copied(text) {
  return (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
    () => true,
    () => false,
  );
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} text
 * @returns {Promise<boolean>} whether it was allowed
 */
export async function copyText(button, text) {
  button.dataset.label ??= button.textContent ?? "";
  const allowed = await copied(text);
  button.textContent = allowed ? "Copied" : "Not allowed";
  setTimeout(() => {
    button.textContent = button.dataset.label ?? "";
  }, SAID);
  return allowed;
}
