// What a reader may write for a number, and how close is close enough.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EXPECTED, enoughText, isClose, numberIn, toleranceOf } from "../../www/learn/answer.js";
import { graded } from "../../www/learn/questions.js";

/** @type {[text: string, number: number][]} */
const READ = [
  ["3", 3],
  ["+3", 3],
  [" −3 ", -3],
  ["–3", -3],
  ["- 3", -3],
  ["0.5", 0.5],
  ["0,5", 0.5],
  [",5", 0.5],
  ["−.5", -0.5],
  ["3.", 3],
  ["2e-3", 0.002],
  ["2E−3", 0.002],
  ["1,5e+2", 150],
  ["-1/16", -0.0625],
  ["−1 / 16", -0.0625],
  ["1⁄3", 1 / 3],
  ["0,5/2", 0.25],
  ["1/-4", -0.25],
];
for (const [text, number] of READ) test(`“${text}” is ${number}`, () => assert.equal(numberIn(text), number));

for (const text of [
  "",
  " ",
  "abc",
  "--1",
  "1/0",
  "0/0",
  "1/2/3",
  "/2",
  "1 2",
  "1.000,5",
  "1e400",
  "e5",
  "0x10",
  "∞",
  "NaN",
  "-",
  ".",
  "1/",
]) {
  test(`“${text}” is no number, and it is said what is`, () => {
    assert.equal(numberIn(text), undefined);
    assert.deepEqual(graded({ text: "", answer: 1, because: "", hint: "" }, text), {
      because: EXPECTED,
      isRight: undefined,
    });
  });
}

/** Answers of all sizes. */
const ANSWERS = Array.from({ length: 4000 }, (_, index) => {
  const size = 10 ** ((index % 80) / 10 - 4);
  return (index % 2 ? -1 : 1) * size * (1 + ((index * 0.6180339887) % 1) * 8);
});

test("an answer that is rounded as it is asked for is right, and so is one with more digits", () => {
  const decimals = {
    "Rounded to a whole number is enough.": 0,
    "One decimal is enough.": 1,
    "Two decimals are enough.": 2,
  };
  Object.assign(decimals, { "Three decimals are enough.": 3, "Four decimals are enough.": 4 });
  for (const answer of ANSWERS) {
    const tolerance = toleranceOf(answer);
    const least = decimals[enoughText(tolerance)];
    assert.ok(least !== undefined, `${answer}: ${enoughText(tolerance)}`);
    for (const digits of [least, least + 1, least + 3]) {
      assert.ok(isClose(Number(answer.toFixed(digits)), answer, tolerance), `${answer} with ${digits} decimals`);
    }
    assert.ok(
      isClose(Number(answer.toPrecision(Math.abs(answer) < 1 ? 2 : 3)), answer, tolerance),
      `${answer} with few digits`,
    );
    assert.ok(
      Math.abs(answer) < 0.001 || !isClose(answer * 1.06, answer, tolerance),
      `${answer} is far from ${answer * 1.06}`,
    );
  }
});

test("a whole number has to be right to the last digit", () => {
  const question = { text: "", answer: 1024, because: "yes", hint: "no" };
  for (const [text, isRight] of [
    ["1024", true],
    ["1024.0", true],
    ["1023", false],
    ["1024,1", false],
  ]) {
    assert.equal(graded(question, text).isRight, isRight, text);
  }
});

test("a fraction is as good as its decimals", () => {
  const question = { text: "", answer: -1 / 16, because: "yes", hint: "no" };
  for (const text of ["-1/16", "−0,0625", "-6.25e-2", "-0.063", "-0.062"])
    assert.ok(graded(question, text).isRight, text);
  for (const text of ["-0.06", "-0.1"]) {
    assert.deepEqual(graded(question, text), {
      because: "Right as far as it goes. Three decimals are enough.",
      isRight: undefined,
    });
  }
  assert.equal(graded(question, "-0.07").because, "no");
});
