// Remembers the groups that the reader opened or closed, in contrast to those that are open by default.

/** A set of toggles. A link holds each as the key of a group, after "+" if the reader opened it and after "-" if the reader closed it. */
export class Toggles {
  /** Whether the reader opened a group, by key. @type {Map<string, boolean>} */
  #changed;

  /** @param {string[]} [list] the `list` of another set; texts of another form are ignored */
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
   * Returns the groups that are open, given those that are open by default.
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
   * Records how the open groups differ from those that are open by default.
   * @param {Set<string>} opening
   * @param {Set<string>} open
   */
  learn(opening, open) {
    this.#changed.clear();
    for (const key of opening) if (!open.has(key)) this.#changed.set(key, false);
    for (const key of open) if (!opening.has(key)) this.#changed.set(key, true);
  }
}
