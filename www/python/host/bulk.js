// Reads what many values of a learner's own class have in common, for MicroPython's description.py: which values a value depends on,
// and their numbers. Whatever is kept in an unusual way is left to Python.

import { BIRTH, OperandWalk } from "./operand-walk.js";

/** @import { Objects } from "./objects.js" */

/** The number of different contents of an attribute above which they are not worth collecting. */
const MOST_KINDS = 64;

/**
 * Returns the functions that MicroPython calls with words: addresses of objects, and names.
 * @param {Objects} objects
 */
export function bulkFunctions(objects) {
  /** @type {OperandWalk} */
  let walk;
  return {
    learn_types: (/** @type {number} */ instance, /** @type {number} */ name) => objects.learn(instance, name),
    walk_start(/** @type {number} */ root, /** @type {number} */ born, /** @type {number} */ limit) {
      walk = new OperandWalk(objects, root, born, limit);
    },
    walk_class: (/** @type {number} */ type, /** @type {number} */ name) => walk.addClass(type, name),
    // Puts the value whose operands Python must find into a list.
    walk_next(/** @type {number} */ list) {
      objects.refresh();
      const value = walk.next();
      if (value > 0) objects.setItems(list, [value]);
      return value;
    },
    walk_place: (/** @type {number} */ value, /** @type {number} */ otherwise) => walk.placeOf(value, otherwise),
    walk_found: (/** @type {number} */ list) => walk.found(Array.from(objects.words(list))),
    walk_lengths: (/** @type {number} */ address) =>
      objects.setIntegers(
        address,
        [walk.values, walk.operands, walk.constants].map(({ length }) => length),
      ),
    walk_end(
      /** @type {number} */ values,
      /** @type {number} */ counts,
      /** @type {number} */ operands,
      /** @type {number} */ constants,
    ) {
      objects.refresh();
      objects.setItems(values, walk.values);
      objects.setIntegers(counts, walk.counts);
      objects.setIntegers(operands, walk.operands);
      objects.setFloats(constants, walk.constants);
    },
    read_numbers: (/** @type {number} */ list, /** @type {number} */ name, /** @type {number} */ address) =>
      readNumbers(objects, list, name, address),
    read_births: (
      /** @type {number} */ list,
      /** @type {number} */ born,
      /** @type {number} */ name,
      /** @type {number} */ ages,
      /** @type {number} */ scopes,
      /** @type {number} */ first,
    ) => readBirths(objects, list, { born, name }, { ages, scopes, first }),
    read_kinds: (
      /** @type {number} */ list,
      /** @type {number} */ name,
      /** @type {number} */ start,
      /** @type {number} */ address,
      /** @type {number} */ places,
    ) => readKinds(objects, list, name, start, { kinds: address, places }),
  };
}

/**
 * Writes an attribute of each value into an array of floats. Returns whether all are numbers; if not, nothing is written.
 * @param {Objects} objects
 * @param {number} list the list of the values
 * @param {number} name the attribute
 * @param {number} address where the array begins
 */
function readNumbers(objects, list, name, address) {
  const values = objects.words(list);
  const numbers = new Float64Array(values.length);
  for (let place = 0; place < values.length; place++) {
    const number = objects.number(objects.attribute(values[place], name));
    if (number === undefined) return false;
    numbers[place] = number;
  }
  objects.setFloats(address, numbers);
  return true;
}

/**
 * Writes what learner.py noted of each value into arrays. Returns whether all have that; if not, nothing is written.
 * @param {Objects} objects
 * @param {number} list the list of the values
 * @param {{ born: number, name: number }} attributes the one with the notes, and the one whose first number they must hold
 * @param {{ ages: number, scopes: number, first: number }} addresses where the arrays begin, the last of floats
 */
function readBirths(objects, list, { born, name }, addresses) {
  const values = objects.words(list);
  const [ages, scopes] = [new Uint32Array(values.length), new Uint32Array(values.length)];
  const first = new Float64Array(values.length);
  for (let place = 0; place < values.length; place++) {
    if (objects.items(objects.attribute(values[place], born)) !== BIRTH.length) return false;
    if (objects.item(BIRTH.name) !== name) return false;
    const number = objects.number(objects.item(BIRTH.number));
    if (number === undefined) return false;
    ages[place] = objects.item(BIRTH.age) >> 1;
    scopes[place] = objects.item(BIRTH.scope) >> 1;
    first[place] = number;
  }
  objects.setIntegers(addresses.ages, ages);
  objects.setIntegers(addresses.scopes, scopes);
  objects.setFloats(addresses.first, first);
  return true;
}

/**
 * Numbers the different contents of an attribute, and writes the number of each value's into an array, and the place of the first
 * value of each content into another. Returns how many contents there are, or 0, with nothing written, if they are too many or
 * some value lacks the attribute.
 * @param {Objects} objects
 * @param {number} list the list of the values
 * @param {number} name the attribute
 * @param {number} start the number of the first content
 * @param {{ kinds: number, places: number }} addresses where the arrays begin
 */
function readKinds(objects, list, name, start, addresses) {
  /** The numbers by content. @type {Map<number, number>} */
  const kinds = new Map();
  /** @type {number[]} */
  const firsts = [];
  const values = objects.words(list);
  const found = new Uint32Array(values.length);
  for (let place = 0; place < values.length; place++) {
    const content = objects.attribute(values[place], name);
    let kind = kinds.get(content);
    if (kind === undefined) {
      kind = firsts.push(place) - 1;
      if (!content || kind === MOST_KINDS) return 0;
      kinds.set(content, kind);
    }
    found[place] = start + kind;
  }
  objects.setIntegers(addresses.kinds, found);
  objects.setIntegers(addresses.places, firsts);
  return firsts.length;
}
