// The groups that the reader opened or closed, apart from those that open by themselves.

/** Written as texts for a link: the key of a group after a + if the reader opened it, after a - if closed. */
export class Toggles {
  /** Whether the reader opened a group, by key. @type {Map<string, boolean>} */
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
   * Returns the groups that are open, given those that open by themselves.
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
   * Remembers how the open groups differ from those that open by themselves.
   * @param {Set<string>} opening
   * @param {Set<string>} open
   */
  learn(opening, open) {
    this.#changed.clear();
    for (const key of opening) if (!open.has(key)) this.#changed.set(key, false);
    for (const key of open) if (!opening.has(key)) this.#changed.set(key, true);
  }
}
