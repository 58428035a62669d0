// Shows a message in place of a lab's picture: that it is loading, or why it cannot run and what to do.

/** @typedef {{ label: string, act: () => void }} Remedy what a button says and does */

/**
 * @param {ParentNode} part
 * @param {string | null} text `null` removes the message
 * @param {Remedy} [remedy] the button for a text about a failure
 */
export function showState(part, text, remedy) {
  const state = /** @type {HTMLElement} */ (part.querySelector(".part-state"));
  state.hidden = text === null;
  const notice = document.createElement("div");
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  notice.append(paragraph);
  state.replaceChildren(notice);
  if (remedy) addRemedy(part, "", remedy);
}

/**
 * Adds another way on to the message that is shown, before the others.
 * @param {ParentNode} part
 * @param {string} text follows what is said
 * @param {Remedy} remedy
 */
export function addRemedy(part, text, { label, act }) {
  const notice = /** @type {HTMLElement} */ (part.querySelector(".part-state > div"));
  notice.className = "failure";
  notice.role = "alert";
  const paragraph = /** @type {HTMLElement} */ (notice.firstElementChild);
  if (text) paragraph.append(` ${text}`);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.addEventListener("click", act);
  paragraph.after(button);
}
