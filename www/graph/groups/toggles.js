// What the reader opened and closed, beside what opens by itself.

/** As text: the key of a group with + in front when it was opened, - when it was closed. */
export class Toggles {
  /** Whether it was opened, by key. @type {Map<string, boolean>} */
  #changed;

  /** @param {string[]} [list] from `list` of others; what is no such text is left out */
  constructor(list = []) {
    const valid = list.filter((text) => typeof text === "string" && /^[+-]/.test(text));
    this.#changed = new Map(valid.map((text) => [text.slice(1), text[0] === "+"]));
  }

  get list() {
    return Array.from(this.#changed, ([key, isOpen]) => `${isOpen ? "+" : "-"}${key}`);
  }

  clear() {
    this.#changed.clear();
  }

  /**
   * What is open, given what opens by itself.
   * @param {Set<string>} opening
   */
  apply(opening) {
    const open = new Set(opening);
    for (const [key, isOpen] of this.#changed) {
      if (isOpen) open.add(key);
      else open.delete(key);
    }
    return open;
  }

  /**
   * Takes what is open now.
   * @param {Set<string>} opening
   * @param {Set<string>} open
   */
  learn(opening, open) {
    this.#changed.clear();
    for (const key of opening) if (!open.has(key)) this.#changed.set(key, false);
    for (const key of open) if (!opening.has(key)) this.#changed.set(key, true);
  }
}
