// Keeps a history of changes for undo and redo.
import { batch, computed, signal } from "@preact/signals-core";

/** A list of changes, of which the last ones may have been undone. @template Change */
export class History {
  /** @type {import("@preact/signals-core").Signal<Change[]>} */
  #done = signal([]);
  /** @type {import("@preact/signals-core").Signal<Change[]>} */
  #undone = signal([]);

  /** The change that `undo` returns next, if there is one. */
  last = computed(() => this.#done.value.at(-1));
  canUndo = computed(() => this.#done.value.length > 0);
  canRedo = computed(() => this.#undone.value.length > 0);

  /** Adds a change that was made, and forgets the undone changes. @param {Change} change */
  add(change) {
    batch(() => {
      this.#done.value = [...this.#done.value, change];
      this.#undone.value = [];
    });
  }

  /** Puts a change in the place of the last one. @param {Change} change */
  replace(change) {
    this.#done.value = [...this.#done.value.slice(0, -1), change];
  }

  /** Forgets all but some changes. @param {(change: Change) => boolean} isKept */
  keep(isKept) {
    batch(() => {
      for (const list of [this.#done, this.#undone]) {
        if (!list.value.every(isKept)) list.value = list.value.filter(isKept);
      }
    });
  }

  /** Returns the change to undo, if there is one. */
  undo() {
    return move(this.#done, this.#undone);
  }

  /** Returns the change to redo, if there is one. */
  redo() {
    return move(this.#undone, this.#done);
  }

  clear() {
    batch(() => {
      this.#done.value = [];
      this.#undone.value = [];
    });
  }
}

/**
 * @template Change
 * @param {import("@preact/signals-core").Signal<Change[]>} from
 * @param {import("@preact/signals-core").Signal<Change[]>} to
 */
function move(from, to) {
  const change = from.value.at(-1);
  if (change === undefined) return undefined;
  batch(() => {
    from.value = from.value.slice(0, -1);
    to.value = [...to.value, change];
  });
  return change;
}
