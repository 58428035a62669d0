// Shows notices above the lab, such as what is wrong with a link, or where a graph comes from.

export class Notices {
  #root;
  #next;

  /** @param {HTMLElement} root @param {{ focus: () => void }} next gets the focus of a notice that disappears */
  constructor(root, next) {
    this.#root = root;
    this.#next = next;
  }

  /**
   * @param {string} name identifies the notice, and replaces an earlier one of the same name
   * @param {string} text
   * @param {{ label: string, act: () => void }} [action] what its button does; by default it dismisses the notice
   */
  show(name, text, action = { label: "Dismiss", act: () => this.remove(name) }) {
    this.remove(name);
    const notice = document.createElement("div");
    notice.className = "lab-notice";
    notice.dataset.name = name;
    const words = document.createElement("p");
    words.textContent = text;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action.label;
    button.addEventListener("click", action.act);
    notice.append(words, button);
    this.#root.append(notice);
  }

  /** @param {string} name */
  remove(name) {
    const notice = this.#root.querySelector(`[data-name="${name}"]`);
    if (notice?.contains(document.activeElement)) this.#next.focus();
    notice?.remove();
  }
}
