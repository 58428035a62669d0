// Copies text, and confirms it on the button that was pressed.

/** The time for which the button shows the confirmation, in milliseconds. */
const SAID = 1500;

/**
 * Copies a text, and returns whether the browser allowed it, which it does only in a secure context.
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
