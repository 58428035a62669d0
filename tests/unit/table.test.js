// What the columns of a table mean, and the points that are read from it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findColumns, readNewPoints } from "../../www/train/datasets/table/new-points.js";
import { readPoints } from "../../www/train/datasets/table/points.js";
import { guessRoles } from "../../www/train/datasets/table/roles.js";
import { readTable, tableWords } from "../../www/train/datasets/table/table.js";
import { LIMITS, read } from "../common/tables.js";

test("columns that say a class together are read as one, unless one of them is the label", () => {
  const three = read("x,y,red,green,blue\n1,2,1,0,0\n2,3,0,1,0\n3,4,0.0,0.0,1.0\n");
  assert.deepEqual([three.names[2], three.classes], ["red / green / blue", ["blue", "green", "red"]]);
  assert.deepEqual(
    three.points.map(([, , label]) => label),
    [2, 1, 0],
  );
  const flag = read("x,y,flag,label\n1,2,1,0\n2,3,0,1\n3,4,0,1\n");
  assert.deepEqual([flag.names[2], flag.points.map(([, , label]) => label)], ["label", [-1, 1, 1]]);
  const xor = read("a,b,c\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n");
  assert.deepEqual(xor.names, ["a", "b", "c"]);
});

test("a first column of codes is the label where the last is a number and nothing has a name", () => {
  const rows = Array.from({ length: 12 }, (_, at) => `${(at % 3) + 1},${at}.5,${at * 70}`);
  const { roles, classes } = read(rows.join("\n"));
  assert.deepEqual([roles.label, classes], [0, ["1", "2", "3"]]);
  // With names, the last is what is to be predicted.
  assert.equal(read(`rooms,size,price\n${rows.join("\n")}`).roles.label, 2);
  const two = Array.from({ length: 12 }, (_, at) => `${at % 2},${at}.5,${at * 70}`);
  assert.equal(read(two.join("\n")).roles.label, 0);
  assert.equal(read(`sex,age,income\n${two.join("\n")}`).roles.label, 2);
});

test("the number of a class is a label, and that of a thing is none", () => {
  const { names, table } = read("user_id,class_id,a,b\n7,0,1.5,2.5\n9,1,2.5,3.5\n8,2,0.5,1.5\n");
  assert.deepEqual(names, ["a", "b", "class_id"]);
  assert.deepEqual(
    table.columns.map(({ isIndex }) => isIndex),
    [true, false, false, false],
  );
});

test("truth is a number in a feature, and a class in a label", () => {
  const { points, classes } = read("a,b,out\nTrue,False,True\nFalse,False,False\nTrue,True,False\n");
  assert.deepEqual(classes, ["False", "True"]);
  assert.deepEqual(points, [
    [1, 0, 1],
    [0, 0, -1],
    [1, 1, -1],
  ]);
});

test("a table that lies on its side is turned, and it is said", () => {
  const { points, names, remarks } = read("x,1.5,2.5,3.5,4.5\ny,2.5,3.5,1.5,0.5\nkind,a,b,a,b\n");
  assert.deepEqual(names, ["x", "y", "kind"]);
  assert.deepEqual(points[1], [2.5, 3.5, 1]);
  assert.deepEqual(remarks, ["The names are in the first column, so each other column is read as a point"]);
});

test("words that are different in each row are no label where there is another", () => {
  const rows = Array.from({ length: 30 }, (_, at) => `${at % 2},${at}.5,${at * at}.5,name ${at}`);
  assert.equal(read(rows.join("\n")).roles.label, 0);
});

test("names that do not fit are not moved to other columns", () => {
  const { names, remarks } = read("x y kind\n1.5 2.5 dark red\n2.5 3.5 light blue\n");
  assert.deepEqual([names, remarks], [["x", "y", "column 4"], ["Line 1 names 3 columns, and the rows have 4"]]);
});

test("whole numbers are classes where they are small or come again, else numbers to predict", () => {
  const as = (...labels) => read(`x,y,z\n${labels.map((label, at) => `${at}.5,1,${label}`).join("\n")}`).roles.as;
  assert.equal(as(1000, 1500, 1700, 2000), "number");
  assert.equal(as(1000, 1500, 1700, 1000, 1500, 1700), "classes");
  assert.equal(as(1, 2, 3), "classes");
  assert.equal(as(1000, 2000, 1000), "classes");
});

test("columns of the same name are told apart", () => {
  assert.deepEqual(read("x,x,label\n1,2,0\n3,4,1\n").names, ["x", "x (2)", "label"]);
});

test("classes are found in what labels say, and have an order", () => {
  const classes = (...labels) => read(`x,y,label\n${labels.map((one, at) => `${at}.5,1,${one}`).join("\n")}`).classes;
  assert.deepEqual(classes("red", "blue", "red"), ["blue", "red"]);
  assert.deepEqual(classes("2", "1", "2.0"), ["1", "2"]);
  assert.deepEqual(classes("yes", "no", "Yes"), ["no", "yes"]);
  assert.deepEqual(classes("10", "9", "2"), ["2", "9", "10"]);
  assert.deepEqual(classes("b", "c", "a"), ["a", "b", "c"]);
});

test("several classes are told by their index, and a number to predict stays one", () => {
  const three = read("x,y,class\n1,2,c\n3,4,a\n5,6,b\n7,8,a\n");
  assert.deepEqual(three.points, [
    [1, 2, 2],
    [3, 4, 0],
    [5, 6, 1],
    [7, 8, 0],
  ]);
  const number = read("x,y,target\n1.5,2,0.126\n3,4,-0.056\n5,6,0.133\n");
  assert.equal(number.roles.as, "number");
  assert.deepEqual(number.classes, []);
  assert.deepEqual(
    number.points.map(([, , target]) => target),
    [0.126, -0.056, 0.133],
  );
});

test("more classes than can be told apart are refused", () => {
  const text = `x,y,name\n${Array.from({ length: 11 }, (_, at) => `1.5,2,n${at}`).join("\n")}`;
  const table = readTable(text);
  assert.throws(
    () => readPoints(table, { x: 0, y: 1, label: 2, as: "classes" }, LIMITS),
    /has 11 different values, and 10/,
  );
});

test("all columns of numbers are features if that is chosen, in their order, with the two that are shown first", () => {
  const text =
    "id,when,a,b,note,c,kind\n1,2024-01-01,1,2,hm,3,red\n2,2024-01-02,4,5,so,6,blue\n3,2024-01-03,7,,so,9,blue\n";
  const table = readTable(text);
  const roles = { ...guessRoles(table), x: 5, y: 2, all: true };
  const found = readPoints(table, roles, LIMITS);
  assert.deepEqual(found.points, [
    [1, 2, 3, 1],
    [4, 5, 6, -1],
  ]);
  assert.deepEqual(
    [found.names, found.axes],
    [
      ["a", "b", "c", "kind"],
      [2, 0],
    ],
  );
  assert.deepEqual(found.remarks, ["Line 4 is left out: it has no b"]);
  // Without a second column something else goes up.
  assert.deepEqual(readPoints(table, { ...roles, x: 2, y: -1 }, LIMITS).axes, [0, 1]);
  assert.deepEqual(readPoints(table, { ...roles, y: -1 }, LIMITS).axes, [2, 0]);
  // The two alone, as it is without a choice.
  const pair = readPoints(table, { ...roles, all: false }, LIMITS);
  assert.deepEqual(
    [pair.points[0], pair.names, pair.axes],
    [
      [3, 1, 1],
      ["c", "a", "kind"],
      [0, 1],
    ],
  );
});

test("a class that several columns say together is no feature, and neither is the label", () => {
  const rows = [0, 1, 2, 0, 1, 2].map((kind, at) => [
    at,
    at * at,
    -at,
    ...[0, 1, 2].map((one) => Number(one === kind)),
  ]);
  const table = readTable(`a,b,c,kind_x,kind_y,kind_z\n${rows.map((row) => row.join(",")).join("\n")}`);
  const roles = guessRoles(table);
  assert.ok(table.columns[roles.label].parts, "they are one label");
  assert.deepEqual(readPoints(table, { ...roles, all: true }, LIMITS).names.slice(0, -1), ["a", "b", "c"]);
});

/** Passengers, as Kaggle has them: words of two kinds, of three, and of many. */
const PASSENGERS = `PassengerId,Survived,Pclass,Name,Sex,Age,Embarked
1,0,3,"Braund, Mr. Owen",male,22,S
2,1,1,"Cumings, Mrs. John",female,38,C
3,1,3,"Heikkinen, Miss. Laina",female,26,S
4,1,1,"Futrelle, Mrs. Jacques",female,35,S
5,0,3,"Allen, Mr. William",male,35,Q
6,0,3,"Moran, Mr. James",male,12,
`;

test("words of a few kinds are features of 0 and 1, a column for each kind of more than two", () => {
  const table = readTable(PASSENGERS);
  const roles = { ...guessRoles(table), all: true };
  const { names, points, remarks } = readPoints(table, roles, LIMITS);
  assert.deepEqual(names, ["Pclass", "Age", "Sex: male", "Embarked: C", "Embarked: Q", "Embarked: S", "Survived"]);
  assert.deepEqual(points, [
    [3, 22, 1, 0, 0, 1, -1],
    [1, 38, 0, 1, 0, 0, 1],
    [3, 26, 0, 0, 0, 1, 1],
    [1, 35, 0, 0, 0, 1, 1],
    [3, 35, 1, 0, 1, 0, -1],
  ]);
  assert.deepEqual(remarks, ["Line 7 is left out: it has no Embarked: C"]);
  assert.equal(tableWords(table), "6 rows of 7 columns, separated by commas.");
  // Of a class, its own words are no feature.
  const label = table.columns.findIndex(({ name }) => name === "Sex");
  const ofSex = readPoints(table, { ...roles, label, as: "classes" }, LIMITS);
  assert.ok(!ofSex.names.slice(0, -1).some((name) => name.startsWith("Sex")), String(ofSex.names));
});

test("where there are not two columns of numbers, words are x and y", () => {
  const { names, points } = read(
    "shape,smell,kind\nflat,sweet,a\nflat,foul,b\nround,sweet,a\nround,foul,b\nflat,foul,b\n",
  );
  assert.deepEqual(names, ["shape: round", "smell: sweet", "kind"]);
  assert.deepEqual(points[0], [0, 1, -1]);
});

test("of more columns than a point can have, the first are taken, the two that are shown among them", () => {
  const names = Array.from({ length: 40 }, (_, at) => `f${at + 1}`);
  const row = (sign) => [...names.map((_, at) => (sign * (at + 0.5)) / 7), sign].join(",");
  const table = readTable(`${names.join(",")},label\n${row(1)}\n${row(-1)}\n${row(1)}`);
  const roles = { ...guessRoles(table), all: true, x: 39, y: 0 };
  const found = readPoints(table, roles, LIMITS);
  assert.deepEqual([found.names.length, found.axes, found.names[29]], [31, [29, 0], "f40"]);
});

test("of two columns the last is the label, and y is 0", () => {
  assert.deepEqual(read("x,y\n1.0095,0\n-0.0931,1\n").points, [
    [1.0095, 0, -1],
    [-0.0931, 0, 1],
  ]);
});

test("numbers are read at any distance, and a comma may group digits", () => {
  assert.deepEqual(read('x,y,label\n"1,200.5",3,1\n"2,300.5",4,0\n').points, [
    [1200.5, 3, 1],
    [2300.5, 4, -1],
  ]);
  assert.deepEqual(read("t;n;label\n1700000000;1.200.000;a\n1700000060;2.300.000;b\n").points, [
    [1700000000, 1200000, -1],
    [1700000060, 2300000, 1],
  ]);
});

test("where a comma may be either, what separates the cells decides", () => {
  assert.deepEqual(read("x;y;label\n1,234;2,500;a\n3,125;4,250;b\n").points, [
    [1.234, 2.5, -1],
    [3.125, 4.25, 1],
  ]);
  assert.deepEqual(read('x,y,label\n"1,234","2,500",a\n"3,125","4,250",b\n').points, [
    [1234, 2500, -1],
    [3125, 4250, 1],
  ]);
});

test("a row that lacks something is left out, and each kind of fault is one sentence with its lines", () => {
  const { points, remarks } = read(
    "x,y,label\n0.5,1.2,1\n,0.3,0\n0.1,,1\nNaN,0.5,0\n\n0.4,0.4,\n1,one,0\n2,2\n3,3,0\n",
  );
  assert.deepEqual(points, [
    [0.5, 1.2, 1],
    [3, 3, -1],
  ]);
  assert.deepEqual(remarks, [
    "Line 9 has 2 cells, and 3 are expected",
    "Lines 3 and 5 are left out: they have no x",
    "Line 4 is left out: it has no y",
    "Line 7 is left out: it has no label",
    "Line 8 is left out: y is “one”, not a number",
  ]);
});

test("a hundred wrong lines are one sentence", () => {
  const rows = Array.from({ length: 300 }, (_, at) => `${at}.5,${at % 3 === 0 ? "high" : at},${at % 2}`);
  const { remarks, points } = read(`x,y,label\n${rows.join("\n")}`);
  assert.equal(points.length, 200);
  assert.deepEqual(remarks, ["Lines 2, 5, 8, 11, 14 and 95 more are left out: y is “high” in the first, not a number"]);
});

test("what is no table is refused in one sentence", () => {
  const refused = (text, reason) => assert.throws(() => read(text), { name: "Refused", message: reason });
  refused("", "There is nothing in it");
  refused(" \n\n", "There is nothing in it");
  refused("hello\n", 'There is no table of at least two columns in it; it begins with "hello"');
  refused("x,y,label\n", "There are names of columns in it, but no row under them");
  refused(
    "Dear reader,\nthis is a letter, of course.\n",
    "At least two columns are needed, one of them of numbers; there are: “column 1” (words), “column 2” (words)",
  );
  refused('x,y,label\n1,2,0\n"3,4,1\n5,6,1\n', "Line 3 has a quotation mark that is not closed");
});

test("one class is taken, and it is said that there is nothing to tell apart", () => {
  const { points, remarks } = read("x,y,label\n1,2,1\n3,4,1\n");
  assert.deepEqual(
    points.map(([, , label]) => label),
    [1, 1],
  );
  assert.deepEqual(remarks, ["All points are of one class, “1”, so there is nothing to tell apart"]);
});

test("100,000 rows are read, and a seed draws those that are taken", () => {
  const text = `x,y,label\n${Array.from({ length: 100_000 }, (_, at) => `${at},${at % 7},${at < 50_000 ? 0 : 1}`).join("\n")}`;
  const { points, total, remarks } = read(text);
  assert.equal(total, 100_000);
  assert.equal(points.length, 2000);
  assert.deepEqual(remarks, ["2,000 of 100,000 points are taken, as many as can be shown: drawn with the seed 1337"]);
  const places = points.map(([x]) => x);
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
    "they stay in their order",
  );
  // 1,000 of each class are expected; the standard deviation of a draw without replacement is 22.
  const ofFirst = points.filter(([, , label]) => label === -1).length;
  assert.ok(ofFirst > 850 && ofFirst < 1150, `${ofFirst} of the first class`);
  assert.deepEqual(read(text).points, points);
  assert.notDeepEqual(read(text, { ...LIMITS, seed: 1338 }).points, points);
});

/** Cells that hold several numbers, and the names of the columns that they become. */
const SEVERAL = {
  "a list in quotes": [',point,label\n0,"[1.0, 2.0]",0\n1,"[0.5, -1.0]",1\n2,"[0.25, 3.0]",0\n', "point 1", "point 2"],
  "an array of NumPy": ["point,label\n[ 1.   2. ],a\n[0.5 -1.0],b\n[0.25 3.0],a\n", "point 1", "point 2"],
  "a place in a geometry": [
    "geometry,label\nPOINT (1 2),a\nPOINT (0.5 -1),b\nPOINT (0.25 3),a\n",
    "geometry 1",
    "geometry 2",
  ],
  "numbers without brackets": ['"x, y",label\n"1.0, 2.0",a\n"0.5, -1",b\n"0.25, 3",a\n', "x", "y"],
  "an object": ["point;label\n{'x': 1.0, 'y': 2};a\n{'x': 0.5, 'y': -1};b\n{'x': 0.25, 'y': 3};a\n", "x", "y"],
};

for (const [what, [text, ...expected]] of Object.entries(SEVERAL)) {
  test(`a cell with ${what} is several columns`, () => {
    const { points, names } = read(text);
    assert.deepEqual(points, [
      [1, 2, -1],
      [0.5, -1, 1],
      [0.25, 3, -1],
    ]);
    assert.deepEqual(names.slice(0, 2), expected);
  });
}

test("telephone numbers are not taken for several columns", () => {
  const { names } = read("phone,x,y,label\n030 1234,1,2,a\n040 5678,3,4,b\n050 9101,5,7,a\n");
  assert.deepEqual(names.slice(0, 2), ["x", "y"]);
});

/** Complex numbers as programs write them: 1+2i, -0.5-0.25i, 3 and i. */
const COMPLEX = {
  pandas: "z,label\n(1+2j),a\n(-0.5-0.25j),b\n(3+0j),a\n1j,b\n",
  R: '"z","label"\n1+2i,"a"\n-0.5-0.25i,"b"\n3+0i,"a"\n0+1i,"b"\n',
  "MATLAB shows": "z,label\n1.0000 + 2.0000i,a\n-0.5000 - 0.2500i,b\n3,a\n0.0000 + 1.0000i,b\n",
  Julia: "z,label\n1.0 + 2.0im,a\n-0.5 - 0.25im,b\n3.0 + 0.0im,a\n0.0 + 1.0im,b\n",
  Excel: "z;label\n1+2i;a\n-0.5-0.25i;b\n3;a\ni;b\n",
  JSON: JSON.stringify(["1+2j", "-.5-.25j", "3", "1j"].map((z, at) => ({ z, label: "ab"[at % 2] }))),
};

for (const [who, text] of Object.entries(COMPLEX)) {
  test(`the parts of complex numbers are columns, as ${who} writes them`, () => {
    const { points, names, remarks } = read(text);
    assert.deepEqual(points, [
      [1, 2, -1],
      [-0.5, -0.25, 1],
      [3, 0, -1],
      [0, 1, 1],
    ]);
    assert.deepEqual(names.slice(0, 2), ["z real", "z imaginary"]);
    assert.deepEqual(remarks, ["“z” holds complex numbers: its real and imaginary parts are read as columns"]);
  });
}

test("complex numbers without names, as numpy.savetxt writes them, are columns of their row", () => {
  const { points, remarks } = read(
    " (1.5e+00+2.0e+00j)  (2.5e-01-1.0e+00j)\n (0.0e+00+2.0e+00j)  (3.0e+00+0.0e+00j)\n (4.0e+00+0.0e+00j)  (5.0e+00-1.0e-03j)\n",
  );
  assert.deepEqual(points[0], [1.5, 2, -1]);
  assert.deepEqual(remarks, [
    "Column 1 and column 2 hold complex numbers: their real and imaginary parts are read as columns",
  ]);
});

test("words that end like complex numbers stay words", () => {
  for (const cells of [
    ["3i", "B7", "C12i"],
    ["i", "j", "i"],
    ["sigma", "pi", "phi"],
  ]) {
    const { table } = read(
      `x,y,${cells[0] === "i" ? "letter" : "code"},label\n${cells.map((cell, at) => `${at}.5,1,${cell},${"ab"[at % 2]}`).join("\n")}\n`,
    );
    assert.equal(table.columns[2].isNumeric, false, String(cells));
  }
});

/** Columns of durations, and their seconds. @type {[name: string, cells: string[], seconds: number[]][]} */
const DURATIONS = [
  ["Pace", ["4:32", "5:10", "4:05"], [272, 310, 245]],
  ["time", ["1:32.5", "1:29.75", "2:00.0"], [92.5, 89.75, 120]],
  ["time", ["58:12", "1:02:45", "49:59"], [3492, 3765, 2999]],
  ["Moving Time", ["0:58:12", "1:02:45", "12:00:01"], [3492, 3765, 43_201]],
  ["x", ["00:12:45", "00:01:00", "00:59:59.5"], [765, 60, 3599.5]],
  ["dt", ["0 days 12:18:17", "1 days 00:00:00.250000", "2 days 01:00:00"], [44_297, 86_400.25, 176_400]],
  ["dt", ["1 day, 2:03:04", "2:03:04", "-1:00:00"], [93_784, 7384, -3600]],
  ["dt", ["PT4M32S", "PT1H", "P1DT0.5S"], [272, 3600, 86_400.5]],
  ["dt", ["4m 32s", "1h 5min", "45s"], [272, 3900, 45]],
  ["dt", ["26:15:00", "8:00:00", "7:59:59"], [94_500, 28_800, 28_799]],
  ["Laufzeit Dauer", ["1:05", "0:59", "1:10"], [65, 59, 70]],
];

test("how long something took is a number of seconds, and it is said", () => {
  for (const [name, cells, seconds] of DURATIONS) {
    const { table, remarks } = read(
      `a;${name};label\n${cells.map((cell, at) => `${at}.5;${cell};${"ab"[at % 2]}`).join("\n")}\n`,
    );
    const column = table.columns[1];
    assert.deepEqual([column.isNumeric, column.isDate, [...column.numbers]], [true, false, seconds], String(cells));
    assert.deepEqual(remarks, [`“${name}” is read in seconds: ${cells[0]} is ${seconds[0]}`]);
  }
});

test("times of day, ratios, scores and codes are no durations", () => {
  for (const [name, cells] of [
    ["start", ["8:00:15", "9:04:30", "0:08:45"]],
    ["time", ["08:30", "12:15", "23:59"]],
    ["at", ["00:01:30.5", "00:02:30.5", "00:03:30.5"]],
    ["ratio", ["70:30", "50:50", "1:20"]],
    ["mixture", ["70:30", "50:50", "80:20"]],
    ["x", ["3:1", "1:10", "2:04"]],
    ["card", ["7D", "3S", "4H"]],
    ["size", ["30 m", "5 m", "2 s"]],
  ]) {
    const { table, remarks } = read(
      `a,${name},b,label\n${cells.map((cell, at) => `${at}.5,${cell},1,${"ab"[at % 2]}`).join("\n")}\n`,
    );
    assert.equal(table.columns[1].isDuration, undefined, String(cells));
    assert.ok(!remarks.some((text) => text.includes("seconds")), String(cells));
  }
});

test("durations are seconds in new points, too", () => {
  const table = readTable("Pace;a\n5:10;1\n");
  const data = { kind: "own", names: ["a", "Pace", "label"], classes: ["x", "y"] };
  const { roles } = findColumns(table, data);
  assert.deepEqual([...readNewPoints(table, roles, data, 1e9).points], [1, 310]);
  // What looks like a time of day alone is the same number as among durations.
  const alone = readTable("a;time\n1;12:30\n");
  const found = findColumns(alone, { ...data, names: ["a", "time", "label"] });
  assert.deepEqual([...readNewPoints(alone, found.roles, data, 1e9).points], [1, 750]);
});

test("words that are different in nearly all rows are no label where there is another", () => {
  const { names } = read(
    Array.from({ length: 8 }, (_, at) => `10.0.0.${at % 7},${at}.5,${at * at}.5,${at % 3}`).join("\n"),
  );
  assert.deepEqual(names, ["column 2", "column 3", "column 4"]);
});
