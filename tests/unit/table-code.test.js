// Tables in code, in plots, in prose, and in lines that name what they hold.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../common/tables.js";

const THREE = [
  [1.5, 2, -1],
  [2.5, 1, 1],
  [3.5, 0.5, -1],
];

test("coordinates of pgfplots are points, and each plot is a class by its legend", () => {
  const { points, names, classes } = read(`\\begin{tikzpicture}
\\begin{axis}[xmin=0, xmax=5, width=8cm]
\\addplot[only marks, blue] coordinates {(1.5,2) (3.5,
 0.5)};
\\addlegendentry{cold}
\\addplot+[red] coordinates {(2.5,1) (-1e-1,.5)};
\\addlegendentry{warm}
\\end{axis}
\\end{tikzpicture}`);
  assert.deepEqual(
    [names, classes],
    [
      ["x", "y", "series"],
      ["cold", "warm"],
    ],
  );
  assert.deepEqual(points, [
    [1.5, 2, -1],
    [3.5, 0.5, -1],
    [2.5, 1, 1],
    [-0.1, 0.5, 1],
  ]);
});

test("a class in brackets behind coordinates is their label", () => {
  const { points, classes } = read("\\addplot coordinates {\n(1.5,2) [a]\n(2.5,1) [b]\n(3.5,0.5) [a]\n};\n");
  assert.deepEqual([points, classes], [THREE, ["a", "b"]]);
});

test("tables in plots of pgfplots are read, those of several plots together", () => {
  const one = read("\\addplot[scatter] table {\nx y label\n1.5 2 a\n2.5 1 b\n3.5 0.5 a\n};\n");
  assert.deepEqual([one.points, one.names], [THREE, ["x", "y", "label"]]);
  const two = read(
    "\\addplot table [col sep=comma] {\na,b\n1.5,2\n3.5,0.5\n};\n\\addplot table [row sep=\\\\] {a b\\\\ 2.5 1\\\\ 4 2\\\\};\n",
  );
  assert.deepEqual(
    [two.names, two.classes, two.points[3]],
    [
      ["a", "b", "series"],
      ["1", "2"],
      [4, 2, 1],
    ],
  );
  assert.throws(
    () => read("\\addplot table [x=a] {data/run.csv};"),
    /The table of this plot is in the file “data\/run.csv”/,
  );
});

test("points in brackets are found in prose, with the name of each group in front of it or behind it", () => {
  const one = read("I measured (0,1), (1,3), (2,5), (3,7) and (4, 9.2). What line is best?");
  assert.deepEqual([one.names, one.points.length, one.points[4]], [["x", "", "y"], 5, [4, 0, 9.2]]);
  const before = read("Class A: (1,2), (2,3), (3,3)\nClass B: (6,5), (7,7), (8,6)\n");
  assert.deepEqual(
    [before.classes, before.points[3]],
    [
      ["Class A", "Class B"],
      [6, 5, 1],
    ],
  );
  const behind = read(
    "The points (1, 2), (2, 3.5) and (3, 1) are red.\nThe points (4, 2), (5, 3) and (6, 1) are blue.\n",
  );
  assert.deepEqual(
    [behind.classes, behind.points[0]],
    [
      ["blue", "red"],
      [1, 2, 1],
    ],
  );
  const german = read("Gegeben sind A(1|2), B(2,5|3) und C(4|-1,5).");
  assert.deepEqual(german.points, [
    [1, 0, 2],
    [2.5, 0, 3],
    [4, 0, -1.5],
  ]);
});

test("points in calls that are alike are read", () => {
  const { points } = read(
    "pts.push_back(Point(1.5, 2.5));\npts.push_back(Point(2.5, 0.5));\npts.push_back(Point(3.5, 4));\n",
  );
  assert.deepEqual(points, [
    [1.5, 0, 2.5],
    [2.5, 0, 0.5],
    [3.5, 0, 4],
  ]);
});

test("a text with more numbers outside of brackets is no list of points", () => {
  const { table } = read("1.5,2,a (1, 2)\n2.5,1,b (3, 4)\n3.5,3,a (5, 6)\n");
  assert.equal(table.columns.length > 2, true);
  assert.equal(table.notation, "separated by commas");
});

test("data frames are read out of R's code, whatever else it does", () => {
  const { points, names } = read(`library(ggplot2)
df <- data.frame(
  x = c(1.5, 2.5, 3.5),
  y = c(2, 1, 0.5),
  label = factor(c("a", "b", "a")),
  stringsAsFactors = FALSE
)
m <- glm(label ~ x + y, data = df, family = binomial)
summary(m)
`);
  assert.deepEqual([points, names], [THREE, ["x", "y", "label"]]);
  const rows = read('tribble(\n  ~x, ~y, ~label,\n  1.5, 2, "a",\n  2.5, 1, "b",\n  3.5, 0.5, "a"\n)\n');
  assert.deepEqual([rows.points, rows.names], [THREE, ["x", "y", "label"]]);
});

test("lists that R, NumPy and Python compute are computed", () => {
  const r = read('x <- seq(1.5, 3.5, by = 1)\ny <- seq(0, 1, length.out = 3)\ng <- rep(c("a", "b"), length.out = 3)\n');
  assert.deepEqual(r.points, [
    [1.5, 0, -1],
    [2.5, 0.5, 1],
    [3.5, 1, -1],
  ]);
  const python = read("x = np.linspace(0, 1, 5)\ny = np.arange(5)\nlabel = [0] * 2 + [1] * 3\nplt.plot(x, y)\n");
  assert.deepEqual(python.points, [
    [0, 0, -1],
    [0.25, 1, -1],
    [0.5, 2, 1],
    [0.75, 3, 1],
    [1, 4, 1],
  ]);
  const each = read('x <- c(1, 2, 3, 4)\ny <- c(4, 3, 2, 1.5)\ng <- rep(c("a", "b"), each = 2)\n');
  assert.deepEqual(
    each.points.map(([, , label]) => label),
    [-1, -1, 1, 1],
  );
  // R fills a matrix by columns.
  assert.deepEqual(read("matrix(c(1,2,3,4.5,5,6), ncol = 2)").points, [
    [1, 0, 4.5],
    [2, 0, 5],
    [3, 0, 6],
  ]);
});

test("numbers that the text does not hold are named", () => {
  const { names, remarks } = read('x <- rnorm(3)\na <- c(2, 4, 3)\nb <- c(1.5, 2.5, 3.5)\ng <- c("a", "b", "a")\n');
  assert.deepEqual(names, ["a", "b", "g"]);
  assert.deepEqual(remarks, ["“x” is left out: the numbers are computed, and not in the text"]);
});

test("what R's str() and glimpse() show is read, and it is said how much that is", () => {
  const { points, names, remarks, classes } = read(`'data.frame':	150 obs. of  3 variables:
 $ Sepal.Length: num  5.1 4.9 4.7 ...
 $ Sepal.Width : num  3.5 3 3.2 3.1 ...
 $ Species     : Factor w/ 3 levels "setosa","versicolor",..: 1 2 1 1 ...
`);
  assert.deepEqual(names, ["Sepal.Length", "Sepal.Width", "Species"]);
  assert.deepEqual(
    [points[1], classes],
    [
      [4.9, 3, 1],
      ["setosa", "versicolor"],
    ],
  );
  assert.deepEqual(remarks, [
    "Only the first 3 of 150 rows are in it: write all of them with write.csv(), and open that",
  ]);
  const whole = read(
    '\'data.frame\':\t3 obs. of  3 variables:\n $ x: num  1.5 2.5 3.5\n $ y: num  2 1 0.5\n $ k: chr  "a" "b" "a"\n',
  );
  assert.deepEqual([whole.points, whole.remarks], [THREE, []]);
  const glimpsed = read("Rows: 3\nColumns: 3\n$ x <dbl> 1.5, 2.5, 3.5\n$ y <dbl> 2.0, 1.0, 0.5\n$ k <fct> a, b, a\n");
  assert.deepEqual([glimpsed.points, glimpsed.remarks], [THREE, []]);
});

test("lines that name lists, and what an arrow leads to, are points", () => {
  for (const line of [
    (x, y, label) => `x=[${x} ${y}] target=${label}`,
    (x, y, label) => `x1: ${x}, x2: ${y} -> ${label}`,
    (x, y, label) => `input: [${x}, ${y}], output: ${label}`,
    (x, y, label) => `x = (${x}, ${y}), y = ${label}`,
    (x, y, label) => `x1=${x} x2=${y} => ${label}`,
    (x, y, label) => `Input: ${x} ${y} -> Output: ${label}`,
  ]) {
    const text = [line(1.5, 2, 0), line(2.5, 1, 1), line(3.5, 0.5, 0)].join("\n");
    assert.deepEqual(read(text).points, THREE, text);
  }
  // All four inputs are no class, though each holds only 0 and 1.
  const xor = read(
    "Inputs: [0 0], Target: 0\nInputs: [0 1], Target: 1\nInputs: [1 0], Target: 1\nInputs: [1 1], Target: 0\n",
  );
  assert.deepEqual(xor.points, [
    [0, 0, -1],
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, -1],
  ]);
});

test("values are found in the code of other languages", () => {
  const rows = [`1.5, 2.0, "a"`, `2.5, 1.0, "b"`, `3.5, 0.5, "a"`];
  const named = (/** @type {string} */ form) =>
    [
      [1.5, 2, "a"],
      [2.5, 1, "b"],
      [3.5, 0.5, "a"],
    ]
      .map(([x, y, label]) => form.replace("X", x.toFixed(1)).replace("Y", y.toFixed(1)).replace("L", String(label)))
      .join(",\n  ");
  for (const code of [
    `#include <stdio.h>\n/* the points */\nstatic const struct point data[3] = {\n  ${named('{ .x = Xf, .y = Yf, .label = "L" }')}\n};\nint main(void) { return 0; }\n`,
    `const POINTS: [(f64, f64, &str); 3] = [\n  (${rows.join("),\n  (")}),\n];\n\nfn main() {\n    println!("{:?}", POINTS);\n}\n`,
    `[${named("Point { x: X, y: Y, label: L }").replaceAll("\n", "")}]`,
    `[${named("Point(x=X, y=Y, label='L')").replaceAll("\n", "")}]`,
    `var points = []Point{\n  ${named('{Px: X, Py: Y, Kind: "L"}')},\n}\n`,
    `const data = [\n  ${named("{ x: X, y: Y, label: 'L' }")},\n];\n\ndata.forEach((d) => console.log(d.x));\nexport { data };\n`,
    `points = [\n  ${named("{ x: X, y: Y, label: :L }")}\n]\n`,
    `[${named('{"x"=>X, "y"=>Y, "label"=>"L"}').replaceAll("\n", "")}]`,
    `<?php\n$points = [\n  ${named("['x' => X, 'y' => Y, 'label' => 'L']")},\n];\n`,
    `return {\n  ${named('{ x = X, y = Y, label = "L" }')},\n}\n`,
    `[${named('{:x X :y Y :label "L"}').replaceAll(",\n", "")}]`,
    `(defparameter *points*\n  '((${rows.join(")\n  (").replaceAll(",", "")})))\n`,
    `points :: [(Double, Double, String)]\npoints =\n  [ (${rows.join(")\n  , (")})\n  ]\n`,
    `points = [\n  ${named('{ x = X, y = Y, label = "L" }')},\n]\n`,
    `{${named('<|"x" -> X, "y" -> Y, "label" -> "L"|>').replaceAll("\n", "")}}`,
    `data = {{${rows.join("}, {")}}};\nListPlot[data[[All, {1, 2}]]]\n`,
  ]) {
    assert.deepEqual(read(code).points, THREE, code);
  }
});

test("arrays as PHP prints them are records", () => {
  const entry = (
    /** @type {number} */ at,
    /** @type {number} */ x,
    /** @type {number} */ y,
    /** @type {string} */ label,
  ) =>
    `    [${at}] => Array\n        (\n            [x] => ${x}\n            [y] => ${y}\n            [label] => ${label}\n        )\n\n`;
  assert.deepEqual(
    read(`Array\n(\n${entry(0, 1.5, 2, "a")}${entry(1, 2.5, 1, "b")}${entry(2, 3.5, 0.5, "a")})\n`).points,
    THREE,
  );
});

test("points of a chart's code are those of its series", () => {
  const { points, classes } = read(`new Chart(ctx, {
  type: 'scatter',
  data: {
    datasets: [
      { label: 'a', data: [{ x: 1.5, y: 2 }, { x: 3.5, y: 0.5 }] },
      { label: 'b', data: [{ x: 2.5, y: 1 }, { x: 4.5, y: 1.5 }] },
    ],
  },
});`);
  assert.deepEqual([points.length, points[2], classes], [4, [2.5, 1, 1], ["a", "b"]]);
});

test("what scikit-learn keeps apart is read together", () => {
  const { points, names } = read(
    "{'data': array([[1.5, 2. ],\n       [2.5, 1. ],\n       [3.5, 0.5]]), 'target': array([0, 1, 0]), 'feature_names': ['x', 'y']}",
  );
  assert.deepEqual([points, names], [THREE, ["x", "y", "target"]]);
});

test("pandas' description of a table is not taken for the table", () => {
  const fields = '[{"name":"x","type":"number"},{"name":"y","type":"number"},{"name":"label","type":"string"}]';
  const data = '[{"x":1.5,"y":2,"label":"a"},{"x":2.5,"y":1,"label":"b"},{"x":3.5,"y":0.5,"label":"a"}]';
  assert.deepEqual(read(`{"schema":{"fields":${fields}},"data":${data}}`).points, THREE);
});

test("records of a name and a colon stand between empty lines", () => {
  const { points, names } = read(
    "Width: 1.5\nHeight: 2\nSex: M\n\nWidth: 2.5\nHeight: 1\nSex: W\n\nWidth: 3.5\nHeight: 0.5\nSex: M\n",
  );
  assert.deepEqual([points, names], [THREE, ["Width", "Height", "Sex"]]);
});

test("footnotes at numbers, letters that are quoted, printed pages and matrices in formulas are read", () => {
  for (const text of [
    "x,y,label\n1.5*,2,a\n2.5,1†,b\n3.5,0.5 **,a\n",
    "On Mon, Jan 1, 2024 at 10:00 AM Bob wrote:\n> x, y, label\n> 1.5, 2.0, a\n> 2.5, 1.0, b\n> 3.5, 0.5, a\n",
    "<!DOCTYPE html><html><body><pre>\nx y label\n1.5 2 a\n2.5 1 b\n3.5 0.5 a\n</pre></body></html>",
    "\\[ X = \\begin{pmatrix} 1.5 & 2 & 0 \\\\ 2.5 & 1 & 1 \\\\ 3.5 & 0.5 & 0 \\end{pmatrix} \\]",
  ]) {
    assert.deepEqual(read(text).points, THREE, text);
  }
});

test("names of groups stand for all their columns", () => {
  const { table } = read("\tA\t\tB\t\n\tmin\tmax\tmin\tmax\nMon\t1.5\t2.0\t3.1\t4.0\nTue\t2.5\t2.9\t3.3\t4.2\n");
  assert.deepEqual(
    table.columns.slice(1).map(({ name }) => name),
    ["A min", "A max", "B min", "B max"],
  );
  const indexed = read(
    "       x   y label\n   <num> <num> <char>\n1:   1.5 2.0     a\n2:   2.5 1.0     b\n3:   3.5 0.5     a\n",
  );
  assert.deepEqual(indexed.names, ["x", "y", "label"]);
});
