// A lesson from outside is checked; what it holds of a graph leads back to the same graph.
import assert from "node:assert/strict";
import { test } from "node:test";
import { recordingOf } from "../../www/engine/recording.js";
import { lessonOf, questions } from "../../www/learn/lesson/chapter.js";
import { Draft } from "../../www/learn/lesson/draft.js";
import { checkLesson, lessonAddress, lessonFromFile } from "../../www/learn/lesson/lesson.js";
import { refusedText } from "../../www/learn/lesson/markdown.js";
import { recordingFrom } from "../../www/learn/lesson/recording.js";
import { valuesOf } from "../../www/learn/lesson/values.js";
import { graded } from "../../www/learn/questions.js";
import { init, Value } from "../../www/micrograd.js";
import { EXAMPLES } from "../common/graphs.js";

await init();

const VALUES = [
  { operation: "Leaf", number: 2, label: "a" },
  { operation: "Leaf", number: -3, label: "b" },
  { operation: "Mul", operands: [0, 1], label: "c" },
];
const lesson = (changes = {}) => ({
  title: "Products",
  cards: [{ title: "One", text: "A *product*.", code: "c = a * b", values: VALUES, asks: ["a"], ...changes }],
});

for (const [name, build] of Object.entries(EXAMPLES)) {
  test(`the graph of ${name} comes back`, () => {
    const root = build();
    const before = recordingOf(root.id);
    const after = recordingFrom(valuesOf(before, before.data));
    for (const field of ["operation", "a", "b", "data", "labels"]) assert.deepEqual(after[field], before[field], field);
  });
}

test("what a nudge changed is in the card", () => {
  const a = new Value(2, "a");
  const recording = recordingOf(a.mul(3).id);
  const data = recording.data.slice();
  data[0] = 5;
  assert.equal(valuesOf(recording, data).find(({ label }) => label === "a").number, 5);
});

const VALUE = (changes) => ({ values: [...VALUES.slice(0, 2), { ...VALUES[2], ...changes }] });

/** What is wrong with a card, and what is said of it. @type {[object, RegExp][]} */
const WRONG = [
  [{ title: 5 }, /cards\[0\]\.title must be a text of at most 100 characters, got number 5/],
  [{ text: "x".repeat(3001) }, /cards\[0\]\.text must be a text of at most 3000 characters/],
  [{ values: [] }, /cards\[0\]\.values must be an array with at least one value/],
  [{ values: Array(301).fill(VALUES[0]) }, /at most 300 values/],
  [VALUE({ operation: "Rm" }), /values\[2\]\.operation must be one of Leaf, Add, .* got the string "Rm"/],
  [VALUE({ operands: [0, 2] }), /values\[2\]\.operands\[1\] must be a whole number from 0 to 1, got number 2/],
  [VALUE({ operands: [0] }), /values\[2\] has 1 operands; Mul takes 2/],
  [VALUE({ label: "a" }), /values\[2\]\.label is a, as an earlier value's is/],
  [{ values: [{ operation: "Leaf" }] }, /values\[0\]\.number must be a finite number/],
  [{ values: [{ operation: "Tanh", operands: [0] }] }, /values\[0\] has operands, and no value is before it/],
  [{ asks: ["z"] }, /asks\[0\] must be the label of a value of the card, got the string "z"/],
  [{ script: "x" }, /cards\[0\] must not have "script"/],
];

for (const [changes, message] of WRONG) {
  test(`it is refused: ${message.source}`, () => {
    assert.throws(() => checkLesson(lesson(changes)), { name: "Refused", message });
  });
}

test("any value of a card can be asked for, the result as well, and wrong answers are told apart", () => {
  const [a, c] = questions(VALUES, ["a", "c"]);
  const said = (question, text) => graded(question, text).because;
  assert.match(said(a, "-3"), /^Right: −3 × 1 through c = −3\./);
  assert.match(said(a, "3"), /signs/);
  assert.match(said(a, "2"), /other factor, which is b/);
  assert.match(said(c, "1"), /^Right: the result moves by as much as itself/);
  assert.match(said(c, "-6"), /c’s data/);
});

test("a file that is no lesson is refused", async () => {
  for (const [text, message] of [
    ["x,y,label", /a lesson is a JSON file/],
    ["{}", /cards must be an array/],
    [JSON.stringify({ title: "T", cards: [] }), /an array with at least one card/],
    [" ".repeat(1_000_001), /it has 1000001 bytes/],
  ]) {
    await assert.rejects(lessonFromFile(new File([text], "lesson.json")), { name: "Refused", message });
  }
});

/** Markdown, and what is said of it to its author. @type {[string, string][]} */
const SAID = [
  ["A *product*, `x`.\n\n- a\n- b\n\n> <b>so</b>\n\n    <img>", ""],
  ["# H\n\n[l](http://x) ![a](b)\n\n[l](http://x)", "a link in line 3, an image in line 3, a link in line 5"],
  ["a\n\n<script>alert(1)</script>\n\n<i>ok</i> <img src=x>", "<script> in line 3, <img> in line 5"],
  ["> a\n> [l](x)\n\n|a|b|\n|-|-|\n|1|2|\n\n---\r\n\r\n~~x~~", "a link in line 2"],
  ["- [ ] one\n- [x] two", "a checkbox in line 1, a checkbox in line 2"],
  [
    "[1](x)\n[2](x)\n[3](x)\n[4](x)\n[5](x)\n[6](x)\n[7](x)",
    "a link in line 1, a link in line 2, a link in line 3, a link in line 4, a link in line 5 and 2 more",
  ],
];
for (const [markdown, places] of SAID) {
  test(`its author hears of “${markdown.slice(0, 20).replaceAll("\n", " ")}…”: ${places || "nothing"}`, () => {
    assert.equal(refusedText(markdown), places && `Shown as plain text or left out: ${places}.`);
  });
}

test("a damaged link says so on a card", async () => {
  const [, name] = /^#learn\?(.*)\/1$/.exec(await lessonAddress(checkLesson(lesson())));
  const { cards, after } = await lessonOf(name.slice(0, -9));
  assert.match(cards[0].title, /cannot be read/);
  assert.match(cards[0].text[0], /a part of it was lost or changed\.$/);
  assert.equal(after.address, "#learn");
});

test("a title that was written before the first card is kept", (context) => {
  /** @type {Map<string, string>} */
  const kept = new Map();
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    value: {
      getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ text) => kept.set(key, text),
    },
  });
  context.after(() => Reflect.deleteProperty(globalThis, "localStorage"));
  new Draft().rename("Sums");
  assert.deepEqual(new Draft().lesson, { title: "Sums", cards: [] });
  for (const key of kept.keys()) kept.set(key, '{"cards": 3}');
  assert.deepEqual(new Draft().lesson, { title: "", cards: [] });
});
