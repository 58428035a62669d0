// What a reader may write for a number, and how close is close enough.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EXPECTED, enoughText, isClose, numbersIn, toleranceOf } from "../../www/learn/answer.js";
import { graded, shown } from "../../www/learn/questions.js";

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
  ["2**10", 1024],
  ["2 ^ 10", 1024],
  ["10**-2", 0.01],
  ["−2**2", -4],
  ["1,099,511", 1099511],
  ["−12,345.5", -12345.5],
];
for (const [text, number] of READ) test(`“${text}” is ${number}`, () => assert.deepEqual(numbersIn(text), [number]));

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
  "2**",
  "1,02,4",
  "-2**0.5**2",
]) {
  test(`“${text}” is no number, and it is said what is`, () => {
    assert.deepEqual(numbersIn(text), []);
    assert.deepEqual(graded({ text: "", answer: 1, because: "", hint: "" }, text), {
      because: EXPECTED,
      isRight: undefined,
    });
  });
}

test("a comma before three digits is a decimal one, or sets thousands apart: whichever is right", () => {
  assert.deepEqual(numbersIn("1,024"), [1.024, 1024]);
  assert.deepEqual(numbersIn("0,125"), [0.125]);
  for (const answer of [1024, 1.024]) {
    assert.ok(graded({ text: "", answer, because: "yes", hint: "no" }, "1,024").isRight, `${answer}`);
  }
  const mistakes = [{ answer: 1024, because: "the paths" }];
  assert.equal(graded({ text: "", answer: 10, because: "yes", hint: "no", mistakes }, "1,024").because, "the paths");
});

test("the answer is shown with the reason that a right one gets", () => {
  const told = (because) => shown({ text: "", answer: -1 / 16, because, hint: "" });
  assert.equal(told("Right: −1/16."), "The answer is −0.0625: −1/16.");
  assert.equal(told("Right. It falls."), "The answer is −0.0625. It falls.");
  assert.equal(told("It falls."), "The answer is −0.0625. It falls.");
});

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
  assert.deepEqual(graded(question, "-0.06"), {
    because: "Right as far as it goes. Three decimals are enough.",
    isRight: undefined,
  });
  assert.deepEqual(graded(question, "-0.07"), { because: "no", isRight: false });
});

test("what has no digit of the answer is wrong, not rounded too far", () => {
  for (const [answer, text] of [
    [-1 / 16, "-0.1"],
    [0.5, "1"],
    [0.5, "0"],
    [0.04, "0.0"],
    [0.96, "1"],
    [-0.7061, "-1"],
  ]) {
    assert.deepEqual(graded({ text: "", answer, because: "yes", hint: "no" }, text), { because: "no", isRight: false });
  }
  for (const [answer, text] of [
    [14.235, "14"],
    [1.384, "1"],
    [0.7061, "0.7"],
    [9.96, "10"],
    [0.1388, "0.1"],
  ]) {
    assert.equal(graded({ text: "", answer, because: "yes", hint: "no" }, text).isRight, undefined, text);
  }
});
