// Reads the objects of MicroPython where they are in its memory. To ask Python for each attribute of 100,000 values takes longer
// than the program that made them.

/**
 * Objects that have no place in the memory: their words, of 32 bits, are the objects themselves, as `py/obj.h` of MicroPython
 * defines them (its object representation A). So are those of names (`qstr`) and of small whole numbers, which are twice the
 * number and 1. Any other word is an object's address in bytes.
 */
const NONE = 6;
const FALSE = 14;
const TRUE = 30;

/** The keys of a place in a table (`mp_map_t`, `mp_set_t`) that is empty, or no longer taken. */
const FREE = 0;
const FREED = 4;

/** Where the parts of objects are, in words from their addresses, where the type stands: `mp_obj_instance_t` and so on. */
const INSTANCE = { size: 2, table: 3 };
const SET = { size: 1, table: 3 };
const TUPLE = { length: 1, items: 2 };
const LIST = { length: 2, items: 3 };

/** The types whose objects are read, in the order in which Python tells of them. */
const TYPES = /** @type {const} */ (["float", "tuple", "list", "set", "frozenset"]);

/** The objects of an interpreter. Only `floats`, `integers`, `words` and `learn` look whether the memory has moved (`refresh`). */
export class Objects {
  #memory;
  #words = new Uint32Array();
  #floats = new Float64Array();
  /** The addresses of the types. @type {Partial<Record<typeof TYPES[number], number>>} */
  #types = {};
  /** The items that were read last. */
  #start = 0;
  #length = 0;

  /** @param {WebAssembly.Memory} memory */
  constructor(memory) {
    this.#memory = memory;
  }

  /** Looks again where the memory is, which moves as it grows. */
  refresh() {
    if (this.#words.buffer === this.#memory.buffer) return;
    this.#words = new Uint32Array(this.#memory.buffer);
    this.#floats = new Float64Array(this.#memory.buffer);
  }

  /**
   * Returns floats of an array, as copies.
   * @param {number} address in bytes, a multiple of 8
   * @param {number} count
   */
  floats(address, count) {
    this.refresh();
    return this.#floats.slice(address / 8, address / 8 + count);
  }

  /**
   * Returns whole numbers of an array, as copies.
   * @param {number} address in bytes, a multiple of 4
   * @param {number} count
   */
  integers(address, count) {
    this.refresh();
    return Int32Array.from(new Int32Array(this.#memory.buffer, address, count));
  }

  /** Fills an array with floats. @param {number} address @param {ArrayLike<number>} numbers */
  setFloats(address, numbers) {
    this.#floats.set(numbers, address / 8);
  }

  /** Fills an array with whole numbers, or words. @param {number} address @param {ArrayLike<number>} numbers */
  setIntegers(address, numbers) {
    this.#words.set(numbers, address / 4);
  }

  /**
   * Takes the types from an instance whose attribute `parts` is a list of (1.5, a tuple, a list, a set, a frozenset), each of which
   * contains 7. Returns whether all is where it should be.
   * @param {number} instance
   * @param {number} name the word of "parts"
   */
  learn(instance, name) {
    this.refresh();
    const list = this.attribute(instance, name);
    const words = this.#words;
    const [number, ...containers] = TYPES.map((_, index) => words[words[list / 4 + LIST.items] / 4 + index]);
    for (const [index, type] of TYPES.entries()) this.#types[type] = words[[number, ...containers][index] / 4];
    const isRight = (/** @type {number} */ container) => this.items(container) === 1 && this.item(0) === 2 * 7 + 1;
    return (
      this.#types.list === words[list / 4] &&
      this.number(number) === 1.5 &&
      containers.every((container) => (this.isSet(container) ? this.members(container)[0] === 15 : isRight(container)))
    );
  }

  /** Returns the type of an object, or 0. @param {number} word */
  typeOf(word) {
    return (word & 3) === 0 && word !== 0 ? this.#words[word >>> 2] : 0;
  }

  /**
   * Returns an attribute that an instance stores, or 0 if there is none.
   * @param {number} instance
   * @param {number} name
   */
  attribute(instance, name) {
    const words = this.#words;
    const start = words[(instance >>> 2) + INSTANCE.table] >>> 2;
    const end = start + 2 * words[(instance >>> 2) + INSTANCE.size];
    for (let at = start; at < end; at += 2) if (words[at] === name) return words[at + 1];
    return 0;
  }

  /** Returns a number of Python's, or `undefined` if it is something else, such as a very large whole number. @param {number} word */
  number(word) {
    if (word & 1) return word >> 1;
    if (word === FALSE || word === TRUE) return Number(word === TRUE);
    return this.isFloat(word) ? this.#floats[(word >>> 3) + 1] : undefined;
  }

  /** @param {number} word */
  isFloat(word) {
    return this.typeOf(word) === this.#types.float;
  }

  /** @param {number} word */
  isNone(word) {
    return word === NONE;
  }

  /** Returns whether an object is a set of either kind. @param {number} word */
  isSet(word) {
    const type = this.typeOf(word);
    return type !== 0 && (type === this.#types.set || type === this.#types.frozenset);
  }

  /** Returns the members of a set. @param {number} set @returns {number[]} */
  members(set) {
    const words = this.#words;
    const start = words[(set >>> 2) + SET.table] >>> 2;
    const found = [];
    for (let at = start; at < start + words[(set >>> 2) + SET.size]; at++) {
      if (words[at] !== FREE && words[at] !== FREED) found.push(words[at]);
    }
    return found;
  }

  /** Returns the number of items of a tuple or a list, which `item` then reads, or -1 for anything else. @param {number} word */
  items(word) {
    const type = this.typeOf(word);
    const at = word >>> 2;
    if (type !== 0 && type === this.#types.tuple) {
      this.#start = at + TUPLE.items;
      this.#length = this.#words[at + TUPLE.length];
    } else if (type !== 0 && type === this.#types.list) {
      this.#start = this.#words[at + LIST.items] >>> 2;
      this.#length = this.#words[at + LIST.length];
    } else return -1;
    return this.#length;
  }

  /** @param {number} index */
  item(index) {
    return this.#words[this.#start + index];
  }

  /** Returns the items of a list. @param {number} list */
  words(list) {
    this.refresh();
    this.items(list);
    return this.#words.slice(this.#start, this.#start + this.#length);
  }

  /** Replaces the items of a list. @param {number} list @param {number[]} words */
  setItems(list, words) {
    this.#words.set(words, this.#words[list / 4 + LIST.items] / 4);
  }
}
