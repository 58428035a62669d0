// Walks from a value of a learner's own class to all that it depends on, in the memory of MicroPython.

/** @import { Objects } from "./objects.js" */

/** The parts of how a value was made, which learner.py notes. */
export const BIRTH = { age: 0, scope: 1, given: 2, name: 3, number: 4, operation: 5, length: 6 };

/** Walks from a value to all that it depends on. */
export class OperandWalk {
  /** @type {number[]} */
  values = [];
  /** @type {number[]} */
  counts = [];
  /** @type {number[]} */
  operands = [];
  /** @type {number[]} */
  constants = [];
  #objects;
  #born;
  #limit;
  /** The places of values by their addresses. @type {Map<number, number>} */
  #places = new Map();
  /** The names of the attributes with the operands, or 0, by the classes of values. @type {Map<number, number>} */
  #classes = new Map();
  /** The arguments at this place were the operands of the value before. */
  #at = 0;

  /**
   * @param {Objects} objects
   * @param {number} root
   * @param {number} born the name of the attribute that tells how a value was made
   * @param {number} limit the greatest number of values
   */
  constructor(objects, root, born, limit) {
    this.#objects = objects;
    this.#born = born;
    this.#limit = limit;
    this.#add(root);
  }

  /** @param {number} type @param {number} name the attribute that holds the operands, or 0 if Python must find them */
  addClass(type, name) {
    this.#classes.set(type, name);
  }

  /** Returns the value whose operands Python must find, 0 if there is none, or -1 if there are too many values. */
  next() {
    while (this.counts.length < this.values.length) {
      const value = this.values[this.counts.length];
      const operands = this.#operandsOf(value);
      if (!operands || !this.#take(operands)) return value;
      if (this.values.length > this.#limit) return -1;
    }
    return 0;
  }

  /** Returns the place of a value, or another number if it was not reached. @param {number} value @param {number} otherwise */
  placeOf(value, otherwise) {
    return this.#places.get(value) ?? otherwise;
  }

  /** Takes the operands that Python has found. @param {number[]} operands */
  found(operands) {
    return this.#take(operands);
  }

  /** @param {number} value */
  #add(value) {
    this.#places.set(value, this.values.length);
    return this.values.push(value) - 1;
  }

  /** Adds the operands of the next value. Returns whether all are values or numbers. @param {number[]} operands */
  #take(operands) {
    const objects = this.#objects;
    if (!operands.every((one) => (one & 1) === 1 || objects.isFloat(one) || this.#classes.has(objects.typeOf(one)))) {
      return false;
    }
    for (const one of operands) {
      if ((one & 1) === 0 && !objects.isFloat(one)) this.operands.push(this.#places.get(one) ?? this.#add(one));
      else this.operands.push(-this.constants.push(Number(objects.number(one))));
    }
    this.counts.push(operands.length);
    return true;
  }

  /** Returns the operands of a value, or `undefined` if Python must find them. @param {number} value */
  #operandsOf(value) {
    const objects = this.#objects;
    const name = this.#classes.get(objects.typeOf(value));
    const content = name && objects.attribute(value, name);
    if (!content) return undefined;
    if (objects.isNone(content)) return [];
    const found = objects.isSet(content) ? this.#given(value, objects.members(content)) : this.#listed(content);
    return found?.length === 1 && this.#hasNumber(value) ? undefined : found;
  }

  /** @param {number} content */
  #listed(content) {
    const length = this.#objects.items(content);
    return length < 0 ? undefined : Array.from({ length }, (_, index) => this.#objects.item(index));
  }

  /**
   * Returns the members of a set as the call has them that made the value, which tells their order and how often each is there.
   * @param {number} value
   * @param {number[]} members
   */
  #given(value, members) {
    if (members.length === 0) return members;
    if (members.length > 2) return undefined;
    const objects = this.#objects;
    const born = objects.attribute(value, this.#born);
    if (!born || objects.items(born) !== BIRTH.length) return undefined;
    const given = objects.item(BIRTH.given);
    const count = objects.items(given);
    for (let tried = 0; tried < count; tried++, this.#at++) {
      if (this.#at >= count) this.#at = 0;
      objects.items(given);
      const length = objects.items(objects.item(this.#at));
      if (length !== 2 && (length !== 1 || members.length !== 1)) continue;
      const [a, b] = [objects.item(0), objects.item(length - 1)];
      const [c, d = c] = members;
      if ((a === c && b === d) || (a === d && b === c)) return length === 1 ? [a] : [a, b];
    }
    return undefined;
  }

  /** Returns whether the operator that made a value was given a plain number, or may have been. @param {number} value */
  #hasNumber(value) {
    const objects = this.#objects;
    const born = objects.attribute(value, this.#born);
    if (!born || objects.items(born) !== BIRTH.length) return true;
    const operation = objects.item(BIRTH.operation);
    return !objects.isNone(operation) && (objects.items(operation) !== 2 || !objects.isNone(objects.item(1)));
  }
}
