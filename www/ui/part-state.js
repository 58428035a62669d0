// Shows a message in place of a lab's picture: that it is loading, or why it cannot run and what to do.

/**
 * @param {ParentNode} part
 * @param {string | null} text `null` removes the message
 * @param {{ label: string, act: () => void }} [remedy] the button for a text about a failure
 */
export function showState(part, text, remedy) {
  const state = /** @type {HTMLElement} */ (part.querySelector(".part-state"));
  state.hidden = text === null;
  const notice = document.createElement("div");
  const paragraph = document.createElement("p");
  paragraph.textContent = text;
  notice.append(paragraph);
  if (remedy) {
    notice.className = "failure";
    notice.role = "alert";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = remedy.label;
    button.addEventListener("click", remedy.act);
    notice.append(button);
  }
  state.replaceChildren(notice);
}
