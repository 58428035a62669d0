// A button that copies, and says that it has.

/** How long it says so, in milliseconds. */
const SAID = 1500;

/**
 * @param {HTMLButtonElement} button
 * @param {string} text
 * @returns {Promise<boolean>} whether it was allowed
 */
export async function copyText(button, text) {
  button.dataset.label ??= button.textContent ?? "";
  let allowed = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    allowed = false;
  }
  button.textContent = allowed ? "Copied" : "Not allowed";
  setTimeout(() => {
    button.textContent = button.dataset.label ?? "";
  }, SAID);
  return allowed;
}
