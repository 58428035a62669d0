// The learner's own programs, which nothing may take away.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { nameOf, OwnPrograms } from "../../www/graph/editor/own-programs.js";
import { savedCode } from "../../www/graph/editor/saved.js";

const KEY = "micrograd-playground.code";
const LONG = "a = Value(2.0)\nb = Value(-3.0)\nc = a * b\n";
/** @type {Map<string, string>} */
let stored = new Map();
/** Whether the browser keeps nothing. */
let isFull = false;
Object.defineProperty(globalThis, "localStorage", {
  value: {
    getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => {
      if (isFull) throw new Error("no room");
      stored.set(key, text);
    },
  },
});

beforeEach(() => {
  stored = new Map();
  isFull = false;
});

const program = (/** @type {string} */ text) => ({ preset: "neuron", text });
const texts = (/** @type {OwnPrograms} */ own) => own.list.map(({ text }) => text);

test("a program that is edited takes its own place, any other a new one", () => {
  const own = new OwnPrograms();
  own.edit(program("mine"));
  own.edit(program("mine = 1"), "mine");
  assert.deepEqual(texts(own), ["mine = 1"]);
  own.edit(program("other"));
  assert.deepEqual(texts(own), ["other", "mine = 1"]);
  own.edit(program("mine = 12"), "mine = 1");
  assert.deepEqual(texts(own), ["mine = 12", "other"]);
  // An example that is chosen leaves them as they are.
  own.save(program("example"));
  assert.deepEqual(texts(own), ["mine = 12", "other"]);
  assert.equal(savedCode()?.code, "example");
});

test("what replaces most of a program at once does not take its place", () => {
  const own = new OwnPrograms();
  own.edit(program(LONG));
  own.edit(program(`${LONG}d = c\n`), LONG);
  own.edit(program("a = 1"), `${LONG}d = c\n`);
  assert.deepEqual(texts(own), ["a = 1", `${LONG}d = c\n`]);
  // Undo brings it back, once.
  own.edit(program(`${LONG}d = c\n`), "a = 1");
  assert.deepEqual(texts(own), [`${LONG}d = c\n`, "a = 1"]);
});

test("tabs take nothing from each other", () => {
  const [one, other] = [new OwnPrograms(), new OwnPrograms()];
  one.edit(program("from one"));
  other.edit(program("from the other"));
  one.edit(program("from one, still"), "from one");
  assert.deepEqual(texts(one), ["from one, still", "from the other"]);
  // The same program, edited in both.
  other.edit(program("from one, elsewhere"), "from one");
  one.edit(program("from one, still here"), "from one, still");
  assert.deepEqual(texts(other), ["from one, still here", "from one, elsewhere", "from the other"]);
});

test("the oldest go when there are too many, the last edited never", () => {
  const own = new OwnPrograms();
  for (let count = 1; count <= 12; count++) own.edit(program(`program ${count}`));
  assert.deepEqual([own.list.length, texts(own)[0], texts(own).at(-1)], [10, "program 12", "program 3"]);
  const long = "x".repeat(499_996);
  own.edit(program(long));
  own.edit(program("short"));
  assert.deepEqual(texts(own), ["short", long]);
  own.edit(program("y".repeat(500_000)));
  assert.deepEqual(
    own.list.map(({ text }) => text.length),
    [500_000, 5],
  );
});

test("without storage they are kept as long as the page", () => {
  isFull = true;
  const own = new OwnPrograms();
  own.edit(program("mine"));
  own.edit(program("mine too"), "mine");
  own.save(program("example"));
  own.edit(program("another"));
  assert.deepEqual(texts(own), ["another", "mine too"]);
});

test("what earlier versions kept is there, and what is not theirs is none", () => {
  stored.set(KEY, JSON.stringify({ preset: "neuron", code: "example", own: "mine" }));
  assert.deepEqual(new OwnPrograms().list, [program("mine")]);
  stored.set(KEY, JSON.stringify({ preset: "neuron", code: "mine", own: [program("mine"), { text: 1 }, null, "x"] }));
  assert.deepEqual(new OwnPrograms().list, [program("mine")]);
});

test("a program is named by what is its own", () => {
  const source = "x1 = Value(2.0)\nx2 = Value(0.0)\n";
  assert.equal(nameOf("x1 = Value(2.0)\nx2 = Value(5.0)\n", source), "x2 = Value(5.0)");
  assert.equal(nameOf("import random\n# mine\nmine = Value(1.0)", source), "mine = Value(1.0)");
  assert.equal(nameOf("import random\n", source), "import random");
  assert.equal(nameOf("x2 = Value(0.0)\n", source), "x2 = Value(0.0)");
  const name = nameOf(`a_long_name = ${"Value(1.0) + ".repeat(9)}1`, source);
  assert.match(name, /^a_long_name = Value.*…$/);
  assert.ok(name.length <= 28);
});
