// Holds the nodes of a recording while it is made, as typed arrays.
import { LEAF } from "../../engine/operations.js";
import { NONE } from "../../engine/recording.js";

export class Nodes {
  length = 0;

  /** @param {number} most the greatest number of nodes */
  constructor(most) {
    this.operation = new Uint8Array(most);
    this.exponent = new Float64Array(most);
    this.a = new Uint32Array(most);
    this.b = new Uint32Array(most);
    this.data = new Float64Array(most);
    this.grad = new Float64Array(most);
    this.scope = new Uint32Array(most);
    this.age = new Float64Array(most);
  }

  /**
   * Adds a node, and returns its place.
   * @param {number} operation
   * @param {number} exponent
   * @param {number} a
   * @param {number} b
   * @param {number} data
   * @param {number} grad
   * @param {number} scope
   * @param {number} age the number of values that had been made before; 0 if it is not known
   */
  add(operation, exponent, a, b, data, grad, scope, age) {
    const place = this.length++;
    this.operation[place] = operation;
    this.exponent[place] = exponent;
    this.a[place] = a;
    this.b[place] = b;
    this.data[place] = data;
    this.grad[place] = grad;
    this.scope[place] = scope;
    this.age[place] = age;
    return place;
  }

  /** Adds a plain number. @param {number} number */
  constant(number) {
    return this.add(LEAF, 0, NONE, NONE, number, 0, 0, 0);
  }

  /**
   * Returns the places in the order in which the values were made, as far as that is known. A value whose age is not known, or
   * is not greater than that of its operands, stays before the one that it was added for.
   */
  byAge() {
    const { length, a, b, age } = this;
    const ages = new Float64Array(length);
    let isKnown = true;
    let isOrdered = true;
    for (let place = 0; place < length; place++) {
      const oldest = Math.max(a[place] === NONE ? 0 : ages[a[place]], b[place] === NONE ? 0 : ages[b[place]]);
      ages[place] = Math.max(age[place], oldest);
      if (age[place] > 0 && age[place] < oldest) isKnown = false;
      if (place > 0 && ages[place] < ages[place - 1]) isOrdered = false;
    }
    if (!isKnown || isOrdered) return Uint32Array.from(ages, (_, place) => place);
    // A number for each node's age and place is sorted faster than the nodes are.
    const keys = ages.map((age, place) => age * length + place).sort();
    return Uint32Array.from(keys, (key) => key % length);
  }
}
