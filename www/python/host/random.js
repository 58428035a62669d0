// Provides the random generators of our Python modules. Functions that Python calls never throw.
import { wasm } from "../../engine/instance.js";
import { Pcg } from "./pcg.js";

/** A stream of the engine's, which can be kept and gone back to: its seed, and how many words it has drawn. */
class Stream {
  #key;
  #isKey;
  #twister;
  #drawn = 0;

  /**
   * @param {number[]} key the words of the seed
   * @param {boolean} isKey whether to seed as Python does, with any number of words, or as NumPy does, with one
   */
  constructor(key, isKey) {
    const { MersenneTwister } = wasm;
    this.#key = key;
    this.#isKey = isKey;
    this.#twister = isKey ? MersenneTwister.withKey(Uint32Array.from(key)) : new MersenneTwister(key[0]);
  }

  /** Draws 32 bits. */
  next() {
    this.#drawn++;
    return this.#twister.next();
  }

  /** Returns a stream that goes on as this one would. */
  copy() {
    const copy = new Stream(this.#key, this.#isKey);
    for (let k = 0; k < this.#drawn; k++) copy.next();
    return copy;
  }

  free() {
    this.#twister.free();
  }
}

export class Draws {
  /** @type {Stream[]} */
  #generators = [];
  /** NumPy's newer generators. @type {Pcg[]} */
  #newer = [];
  /** The words of the next seed. @type {number[]} */
  #key = [];
  /** Writes a number into the memory that Python reads. @type {(place: number, number: number) => void} */
  write = () => {};

  /** Forgets all generators. */
  clear() {
    for (const generator of this.#generators) generator.free();
    this.#generators = [];
    this.#newer = [];
    this.#key = [];
  }

  /** Adds a word of 32 bits to the next seed; -1 adds an unpredictable one. @param {number} word */
  seedWord(word) {
    this.#key.push(word < 0 ? wasm.freshSeed() : word);
  }

  /**
   * Makes a generator from the words that were added to its seed, and returns its number.
   * @param {number} place the number of the generator that it replaces, or -1
   * @param {boolean} isKey whether to seed as Python does, with any number of words, or as NumPy does, with one
   */
  generator(place, isKey) {
    const made = new Stream(this.#key, isKey);
    this.#key = [];
    if (place < 0) return this.#generators.push(made) - 1;
    this.#replace(place, made);
    return place;
  }

  /** @param {number} place @param {Stream} made */
  #replace(place, made) {
    this.#generators[place].free();
    this.#generators[place] = made;
  }

  /** Keeps a generator as it is, and returns the number of the copy. @param {number} place */
  keep(place) {
    return this.#generators.push(this.#generators[place].copy()) - 1;
  }

  /** Lets a generator go on as a kept one did. @param {number} place @param {number} kept */
  goBack(place, kept) {
    if (this.#generators[kept]) this.#replace(place, this.#generators[kept].copy());
  }

  /** Writes the next 32 bits for Python to read. @param {number} place */
  word(place) {
    this.write(0, this.#generators[place].next());
  }

  /** Writes a number in [0, 1) with 53 bits: 27 of one draw, followed by 26 of the next. @param {number} place */
  random(place) {
    const generator = this.#generators[place];
    const high = generator.next() >>> 5;
    this.write(0, (high * 2 ** 26 + (generator.next() >>> 6)) / 2 ** 53);
  }

  /**
   * Writes a whole number from 0 to `most`, by drawing the bits of `most` until they are not above it.
   * @param {number} place
   * @param {number} most below 2³²
   */
  interval(place, most) {
    const generator = this.#generators[place];
    const unused = Math.clz32(most);
    let drawn = most > 0 ? Infinity : 0;
    while (drawn > most) drawn = (generator.next() << unused) >>> unused;
    this.write(0, drawn);
  }

  /** Makes a generator of NumPy's newer kind from the words that were added to its seed, and returns its number. */
  newer() {
    const key = this.#key;
    this.#key = [];
    return this.#newer.push(new Pcg(key)) - 1;
  }

  /**
   * Writes what a newer generator draws.
   * @param {number} place
   * @param {"random" | "normal" | "bounded" | "interval"} what
   * @param {number} most the greatest whole number that may be drawn
   */
  draw(place, what, most) {
    const generator = this.#newer[place];
    this.write(0, what === "bounded" || what === "interval" ? generator[what](most) : generator[what]());
  }

  /** Returns the functions that Python calls. */
  functions() {
    return {
      seed_word: this.seedWord.bind(this),
      generator: this.generator.bind(this),
      keep_generator: this.keep.bind(this),
      go_back: this.goBack.bind(this),
      word: this.word.bind(this),
      random: this.random.bind(this),
      interval: this.interval.bind(this),
      newer: this.newer.bind(this),
      draw: this.draw.bind(this),
    };
  }
}
