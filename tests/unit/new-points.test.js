// New points are scored by a network: their columns are found, and what it predicts is written into their table.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { init } from "../../www/micrograd.js";
import { findColumns, readNewPoints } from "../../www/train/datasets/table/new-points.js";
import { readTable } from "../../www/train/datasets/table/table.js";
import { scoredTable } from "../../www/train/export/scored-table.js";
import { namesBeside, predictionsOf } from "../../www/train/run/predictions.js";
import { complete } from "../../www/train/settings/settings.js";
import { Lab } from "../../www/train/worker/lab.js";

before(() => init());

const FLOWERS = { kind: "own", names: ["length", "width", "species"], classes: ["setosa", "virginica"] };
const THREE = { kind: "own", names: ["a", "b", "c"], classes: ["red", "green", "blue"] };
const PRICES = { kind: "own", names: ["area", "age", "price"], classes: [] };
const DEMO = { kind: "moons", names: [], classes: [] };

/** Reads a text as the page does when nobody chooses anything. */
function read(text, data) {
  const table = readTable(text);
  const { roles, words } = findColumns(table, data);
  return { table, roles, words, ...readNewPoints(table, roles, data, 1e15) };
}

test("columns are found by name in any order, and labels by theirs", () => {
  const { points, targets, words, remarks } = read(
    "id;Species;WIDTH;colour; Length \n1;virginica;1,5;red;2,25\n2;setosa;-1;blue;3\n",
    FLOWERS,
  );
  assert.deepEqual([...points], [2.25, 1.5, 3, -1]);
  assert.deepEqual([...targets], [1, -1]);
  assert.equal(words, "Found by name: “length” and “width”");
  assert.deepEqual(remarks, []);
});

test("names are the same in capitals, with composed letters, and with another blank", () => {
  const data = { ...FLOWERS, names: ["Länge (cm)", "petal width", "Größe"] };
  const { roles, points } = read("PETAL_WIDTH;LA\u0308NGE (CM);GRÖSSE\n1,5;2,5;setosa\n3,5;4,5;virginica\n", data);
  assert.deepEqual([...points], [2.5, 1.5, 4.5, 3.5]);
  assert.equal(roles.label, 2);
});

test("a single record is a point", () => {
  assert.deepEqual([...read('{"width": 1.5, "length": 2.5}', FLOWERS).points], [2.5, 1.5]);
});

test("without the names, columns of numbers are taken in order, and it is said", () => {
  const named = read("nr,a,b,kind\n1,2,3,setosa\n2,4,5,virginica\n3,6,7,setosa\n", FLOWERS);
  assert.deepEqual([...named.points], [2, 3, 4, 5, 6, 7]);
  assert.deepEqual([...named.targets], [-1, 1, -1]);
  assert.equal(
    named.words,
    "No column is called “length” or “width”, so columns of numbers are taken in their order: “a” as length and “b” as width",
  );
  const half = read("length,b\n2,3\n4,5\n", FLOWERS);
  assert.match(half.words, /^No column is called “width”, so/);
  const bare = read("2,3\n4,5\n", FLOWERS);
  assert.deepEqual([...bare.points], [2, 3, 4, 5]);
  assert.deepEqual([...bare.targets], [NaN, NaN]);
  assert.match(bare.words, /^No names in it, so columns of numbers/);
  // Points of the demo, labelled 0 and 1 by another program.
  assert.deepEqual([...read("0.5,1.5,0\n1,2.5,1\n", DEMO).targets], [-1, 1]);
  assert.deepEqual([...read("x,y,label\n0.5,1,-1\n1,2,1\n", DEMO).targets], [-1, 1]);
});

test("all features of a table are found by name, and long lists of them are folded in sentences", () => {
  const names = Array.from({ length: 9 }, (_, at) => `f${at}`);
  const data = { kind: "own", names: [...names, "kind"], classes: ["red", "blue"] };
  const found = read(`kind,${[...names].reverse().join(",")}\nblue,${names.join(",").replaceAll("f", "1")}\n`, data);
  assert.deepEqual([...found.points], [18, 17, 16, 15, 14, 13, 12, 11, 10]);
  assert.deepEqual([found.targets[0], found.words], [1, "Found by name: “f0”, “f1”, “f2”, “f3” and 5 more"]);
  const other = read(`a,b,c,d,e,f,g,h,i\n1,2,3,4,5,6,7,8,9\n2,3,4,5,6,7,8,9,1\n`, data);
  assert.match(
    other.words,
    /^No column is called “f0” or “f1” or “f2” or “f3” or 5 more, so .*: “a” as f0, “b” as f1, “c” as f2, “d” as f3 and 5 more$/,
  );
  assert.throws(() => read("a,b\n1,2\n3,4\n", data), {
    message: /^9 columns of numbers are needed, for “f0”, .* and 5 more;/,
  });
});

test("words that were features are found by name, though a new table has other kinds of them", () => {
  const data = { kind: "own", names: ["age", "Sex: male", "Port: C", "Port: S", "left"], classes: ["0", "1"] };
  const { table, points, words } = read("port,SEX,Age\nQ,male,22\nS,female,38\n", data);
  assert.deepEqual([...points], [22, 1, 0, 0, 38, 0, 0, 1]);
  assert.match(words, /^Found by name: /);
  const predictions = { names: ["class"], cells: () => ["1"] };
  assert.equal(scoredTable(table, [0, 1], predictions), "port,SEX,Age,class\nQ,male,22,1\nS,female,38,1\n");
});

test("a predicted column is told from one of the table, in the page as in the file", () => {
  assert.deepEqual(namesBeside(["score", "class"], [{ name: "x" }, { name: "class" }]), ["score", "predicted class"]);
});

test("rows without a number, and labels without a class, are named", () => {
  const text = "length,width,species\n1,2,setosa\n,2,setosa\n3,wide,setosa\n4,5,rose\n6,7,\n8,9,rose\n";
  const { rows, targets, remarks } = read(text, FLOWERS);
  assert.deepEqual([...rows], [0, 3, 4, 5]);
  assert.deepEqual([...targets], [-1, NaN, NaN, NaN]);
  assert.deepEqual(remarks, [
    "Line 3 has no score: it has no length",
    "Line 4 has no score: width is “wide”, not a number",
    "2 rows with a label of no class that the network knows (“rose”) are scored, but not counted as right or wrong",
  ]);
  assert.throws(() => read("length,species\n1,setosa\n2,rose\n", FLOWERS), {
    message: "Two columns of numbers are needed, for “length” and “width”; there are: “length”, “species” (words)",
  });
  assert.throws(() => readNewPoints(readTable("a,b\n1,x\n2,3\n"), { features: [1, 1], label: -1 }, FLOWERS, 1), {
    message: /^No row can be scored\. Line 2 has no score: b is “x”, not a number\. Line 3 .* too far out$/,
  });
});

test("what is predicted is a class, with a probability where the loss gives one", () => {
  const scores = [Float64Array.of(2, -0.5, 0)];
  const two = (loss, targets = [1, 1, NaN]) =>
    predictionsOf(scores, Float64Array.from(targets), { data: FLOWERS, training: { loss } });
  const margin = two("max-margin");
  assert.deepEqual(margin.names, ["score", "class"]);
  assert.deepEqual([0, 1, 2].map(margin.cells), [[2, "virginica"], [-0.5, "setosa"], [0, "setosa"]]); // biome-ignore format: one line
  assert.deepEqual([margin.labelled, margin.accuracy, margin.confusion], [2, 0.5, [[0, 0], [1, 1]]]); // biome-ignore format: one line
  const logistic = two("logistic", [NaN, NaN, NaN]);
  assert.deepEqual(logistic.cells(0), [2, "virginica", 0.8807970779778823]); // scipy.special.expit(2)
  assert.equal(logistic.cells(2)[2], 0.5);
  assert.deepEqual([logistic.labelled, logistic.accuracy, logistic.confusion], [0, undefined, undefined]);
  const several = predictionsOf(
    [Float64Array.of(1, 800), Float64Array.of(2, 0), Float64Array.of(3, -800)],
    Float64Array.of(1, 0),
    { data: THREE, training: {} },
  );
  assert.deepEqual(several.names, ["score red", "score green", "score blue", "class", "probability"]);
  // scipy.special.softmax([1, 2, 3])[2] is 0.6652409557748219; the sum is rounded in another order here.
  const [, , , name, probability] = several.cells(0);
  assert.equal(name, "blue");
  assert.ok(Math.abs(probability - 0.6652409557748219) < 1e-15);
  assert.deepEqual(several.cells(1), [800, 0, -800, "red", 1]);
  assert.deepEqual(several.confusion, [[1, 0, 0], [0, 0, 1], [0, 0, 0]]); // biome-ignore format: one line
  const number = predictionsOf([Float64Array.of(1, 2, 3)], Float64Array.of(1, 2, NaN), { data: PRICES, training: {} });
  assert.deepEqual([number.names, number.cells(2), number.accuracy], [["prediction"], [3], 1]);
});

test("the table keeps its columns and its dialect, and has empty cells where nothing is predicted", () => {
  const predictions = { names: ["score", "class"], cells: (point) => [[1.5, "+1"], [-2, "−1"]][point] }; // biome-ignore format: one line
  const text = (csv, rows) => scoredTable(readTable(csv), rows, predictions);
  assert.equal(
    text('x,y,note,class\n1,2,"a, ""b""\nc",q\n,4,,q\n5,6,d,q\n', [0, 2]),
    'x,y,note,class,score,predicted class\n1,2,"a, ""b""\nc",q,1.5,1\n,4,,q,,\n5,6,d,q,-2,-1\n',
  );
  assert.equal(text("x;y\n1,5;2\n3;4\n", [0, 1]), "x;y;score;class\n1,5;2;1,5;1\n3;4;-2;-1\n");
  assert.equal(text("x\ty\n1,5\t2\n3\t4\n", [0, 1]), "x\ty\tscore\tclass\n1,5\t2\t1,5\t1\n3\t4\t-2\t-1\n");
  assert.equal(text("x y\n1.5 2\n3 4\n", [0, 1]), "x,y,score,class\n1.5,2,1.5,1\n3,4,-2,-1\n");
});

test("the lab scores new points as it scores its own, standardised alike, and goes on from where it is", () => {
  const points = Array.from({ length: 40 }, (_, at) => [100 + at, 5000 - 7 * at, at % 2 ? 1 : -1]);
  const data = { ...FLOWERS, points };
  const scale = [[119.5, 11.5], [4863.5, 80.8]]; // biome-ignore format: one line
  const lab = new Lab();
  lab.handle({ type: "start", settings: complete({ data, model: { hidden: [4], scale } }) });
  lab.train(5);
  const [{ run }] = lab.sessions;
  const reply = lab.handle({ type: "score", points: run.dataset.points });
  // The scores of the last pass are from before its step.
  run.pass();
  assert.deepEqual(reply, { type: "scored", step: 5, scores: run.compiled.scores() });
  assert.equal(lab.step, 5);
});

test("100,000 points are read, scored and written", () => {
  const count = 100_000;
  const lines = Array.from({ length: count }, (_, at) => `${(at % 317) / 100},${(at % 211) / 100}`);
  const { table, points, rows, targets } = read(`x,y\n${lines.join("\n")}\n`, DEMO);
  const lab = new Lab();
  const settings = complete({});
  lab.handle({ type: "start", settings });
  const { scores } = lab.handle({ type: "score", points });
  const written = scoredTable(table, rows, predictionsOf(scores, targets, settings))
    .trimEnd()
    .split("\n");
  assert.equal(written.length, count + 1);
  const [x, y, score] = written.at(-1).split(",").map(Number);
  assert.deepEqual(
    [x, y],
    [99_999 % 317, 99_999 % 211].map((hundredths) => hundredths / 100),
  );
  const [[alone]] = lab.handle({ type: "score", points: Float64Array.of(x, y) }).scores;
  assert.equal(score, alone);
});
