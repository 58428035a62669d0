// Shows a message in place of a lab's picture: that it is loading, or why it cannot run and what to do.
import { button, element } from "./element.js";

/** @typedef {{ label: string, act: () => void, text?: string }} Remedy a button, and what is said of it */

/**
 * @param {ParentNode} part
 * @param {string | null} text `null` removes the message
 * @param {Remedy[]} remedies the buttons for a text about a failure
 */
export function showState(part, text, ...remedies) {
  const state = /** @type {HTMLElement} */ (part.querySelector(".part-state"));
  const hadFocus = state.contains(document.activeElement);
  state.hidden = text === null;
  const texts = [text ?? "", ...remedies.flatMap((remedy) => remedy.text ?? [])];
  state.replaceChildren(
    element(
      "div",
      remedies.length > 0 ? { class: "failure", role: "alert" } : {},
      ...texts.map((said) => element("p", {}, said)),
      ...remedies.map(({ label, act }) => button(label, act)),
    ),
  );
  // The button that was pressed is gone.
  /** @type {HTMLElement | SVGElement | null | undefined} */
  const next = state.querySelector("button") ?? state.parentElement?.querySelector("[tabindex='0']");
  if (hadFocus) next?.focus();
}
