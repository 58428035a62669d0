// Tables in parts: groups, series, an index of several columns, what stands around them, and points in messages and prose.
import assert from "node:assert/strict";
import { test } from "node:test";
import { POINTS, read } from "../common/tables.js";

/** Returns what is read of a text: the names of the columns, the points, and what is said of it. */
function found(text) {
  const { table, roles, points, classes, remarks } = read(text);
  const nameOf = (at) => table.columns[at]?.name;
  return { axes: [roles.x, roles.y, roles.label].map(nameOf), points, classes, remarks };
}

const SIX = [
  [0.1257, -0.1321, -1],
  [0.6404, 0.1049, 1],
  [-0.5357, 0.3616, -1],
  [1.304, 0.9471, 1],
  [-0.7037, -1.2654, 1],
  [-0.6233, 0.0413, -1],
];
const NAMED = ["x", "y", "label"];

test("what pandas prints of an index of several columns", () => {
  // print(df) of a frame with a MultiIndex of "grp" and "k", and of "a", 1, "u" and so on without names.
  const named = `            x       y  label
grp k                        
a   1  0.1257 -0.1321      0
    2  0.6404  0.1049      1
    3 -0.5357  0.3616      0
b   1  1.3040  0.9471      1
    2 -0.7037 -1.2654      1
    3 -0.6233  0.0413      0
`;
  assert.deepEqual(found(named), { axes: NAMED, points: SIX, classes: ["0", "1"], remarks: [] });
  const { points, axes } = found(`             x       y  label
a 1 u   0.1257 -0.1321      0
    v   0.6404  0.1049      1
  2 u  -0.5357  0.3616      0
b 1 u   1.3040  0.9471      1
    v  -0.7037 -1.2654      1
  2 u  -0.6233  0.0413      0
`);
  assert.deepEqual([axes, points], [NAMED, SIX]);
});

test("what pandas prints of columns with names above their names, and of groups", () => {
  const rows = SIX.map(([x, y, label], at) => `${at} ${x} ${y} ${label === 1 ? 1 : 0}`);
  const columns = found(`      pos          cls\n        x       y label\n${rows.join("\n")}\n`);
  assert.deepEqual([columns.axes, columns.points], [NAMED, SIX]);
  // for key, group in df.groupby("label"): print(key); print(group)
  const head = "         x       y  label";
  const of = (kind) => rows.filter((row) => row.endsWith(kind)).join("\n");
  const groups = found(`0\n${head}\n${of("0")}\n1\n${head}\n${of("1")}\n`);
  assert.deepEqual(groups.axes, NAMED);
  assert.deepEqual(groups.points, [SIX[0], SIX[2], SIX[5], SIX[1], SIX[3], SIX[4]]);
  assert.ok(groups.remarks.includes("Lines 6 and 7 are left out: they stand between groups"), groups.remarks.join());
});

test("the names of a tibble stand above their types", () => {
  const rows = SIX.map(([x, y, label], at) => `${at + 1} ${x} ${y} ${label === 1 ? "red" : "blue"}`);
  const { axes, points } = found(
    `# A tibble: 6 × 3\n       x       y label\n   <dbl>   <dbl> <chr>\n${rows.join("\n")}\n`,
  );
  assert.deepEqual([axes, points], [NAMED, SIX]);
});

test("what describes the columns is no row of the table", () => {
  const described = ["count", "mean", "std", "min", "25%", "50%", "75%", "max"].map((name) => `${name} 6.0 5.5 0.5`);
  const rows = SIX.map(([x, y, label], at) => `${at} ${x} ${y} ${label === 1 ? 1 : 0}`);
  const head = "  x y label";
  const { axes, points, classes } = found([head, ...described, "", head, ...rows, ""].join("\n"));
  assert.deepEqual([axes, points, classes], [NAMED, SIX, ["0", "1"]]);
  // Where there is nothing else, it is the table.
  assert.equal(read([head, ...described].join("\n")).table.lines.length, 8);
});

test("blocks of points with empty lines between them are series", () => {
  const of = (label) => SIX.filter((point) => point[2] === label).map(([x, y]) => `${x} ${y}`);
  const [minus, plus] = [of(-1), of(1)].map((lines) => lines.join("\n"));
  const points = [SIX[0], SIX[2], SIX[5], SIX[1], SIX[3], SIX[4]];
  for (const gap of ["\n\n", "\n\n\n"]) {
    assert.deepEqual(found(`# x y\n${minus}${gap}${plus}\n`), {
      axes: ["x", "y", "series"],
      points,
      classes: ["1", "2"],
      remarks: [],
    });
    for (const mark of ['"blue"', "# blue", "blue"]) {
      const text = `${mark}\n${minus}${gap}${mark.replace("blue", "red")}\n${plus}\n`;
      const { classes, points: read, remarks } = found(text);
      assert.deepEqual([classes, read, remarks], [["blue", "red"], points, []], text);
    }
    const commas = found(`${minus.replaceAll(" ", ",")}${gap}${plus.replaceAll(" ", ",")}\n`);
    assert.deepEqual([commas.classes, commas.points], [["1", "2"], points]);
  }
  // An empty line in a table with labels, or before its rows, begins nothing.
  const whole = "0.5 1.5 a\n2.5 3.5 b\n\n4.5 5.5 a\n6.5 7.5 b\n";
  assert.deepEqual(found(whole).classes, ["a", "b"]);
  assert.equal(found("x y\n\n0.5 1.5\n2.5 3.5\n4.5 5.5\n").axes[2], "y");
});

test("whole numbers without a name in front of measured ones name the rows", () => {
  const ids = ["842302", "84300903", "84348301", "843786", "844359", "84458202"];
  const text = SIX.map(([x, y, label], at) => `${ids[at]},${x},${y},${label === 1 ? "M" : "B"}`).join("\n");
  assert.deepEqual(found(text), {
    axes: ["column 2", "column 3", "column 4"],
    points: SIX,
    classes: ["B", "M"],
    remarks: [],
  });
  // A year, an area or a price is a feature where it comes again, or beside other whole numbers.
  assert.equal(found("2104,3,1\n1600,3,0\n2400,4,1\n1416,2,0\n").axes[0], "column 1");
  assert.equal(found("2001,0.5,1.5,1\n2001,0.7,2.5,0\n2002,0.1,0.5,1\n2002,0.3,3.5,0\n").axes[0], "column 1");
});

test("matrices of MATLAB that are turned, and modules of JavaScript", () => {
  const words = (label) => (label === 1 ? "red" : "blue");
  const rows = SIX.map(([x, y]) => `${x} ${y}`);
  const labels = SIX.map(([, , label]) => label);
  const matlab = [
    `X = [${rows.join("; ")}];\ny = [${labels.join(" ")}]';\n`,
    `X = [${SIX.map(([x]) => x).join(" ")}; ${SIX.map(([, y]) => y).join(" ")}]';\ny = [${labels.join(" ")}].';\n`,
  ];
  for (const text of matlab) assert.deepEqual(found(text).points, SIX, text);
  const listed = SIX.map(([x, y, label]) => `  { x: ${x}, y: ${y}, label: '${words(label)}' },`).join("\n");
  for (const end of ["export default data;", "module.exports = data", "exports.data = data;"]) {
    const { axes, points, classes } = found(`const data = [\n${listed}\n];\n\n${end}\n`);
    assert.deepEqual([axes, points, classes], [NAMED, SIX, ["blue", "red"]], end);
  }
});

test("an array of LaTeX on one line", () => {
  const rows = POINTS.map(([x, y, label]) => `${x} & ${y} & ${label} \\\\`).join(" ");
  for (const [open, close] of [
    ["$$", "$$"],
    ["\\[", "\\]"],
    ["", ""],
  ]) {
    const text = `${open}\\begin{array}{cc|c} x_1 & x_2 & y \\\\ \\hline ${rows} \\end{array}${close}`;
    assert.deepEqual(found(text).points, POINTS, text);
    assert.deepEqual(found(text).axes, ["x_1", "x_2", "y"]);
  }
});

test("points in the messages of a chat, and in a list among words", () => {
  const words = (label) => (label === 1 ? "red" : "blue");
  const moments = [
    (at) => `[1${at}:05, 3/4/2024] Ana: `,
    (at) => `12.04.2024, 1${at}:15 - Jörg B.: `,
    (at) => `[3/4/24, 1:0${at}:09 PM] Ana: `,
    (at) => `0${at}:15 Ana: `,
  ];
  for (const moment of moments) {
    const text = SIX.map(([x, y, label], at) => `${moment(at)}${x}, ${y}, ${words(label)}`).join("\n");
    assert.deepEqual([found(text).points, found(text).classes], [SIX, ["blue", "red"]], text);
  }
  for (const bullet of ["- ", "* ", "• ", ""]) {
    const items = SIX.map(([x, y, label]) => `${bullet}(${x}, ${y}) is ${words(label)}`).join("\n");
    const { points, classes, remarks } = found(`hey here they are:\n\n${items}\n\nthanks!\n`);
    assert.deepEqual([points, classes], [SIX, ["blue", "red"]]);
    assert.equal(remarks.length, 1);
  }
});

test("what is almost a table in parts takes no longer the longer it is", () => {
  const long = " ".repeat(50_000);
  const digits = "1".repeat(50_000);
  for (const text of [
    `0.5${long}x`,
    `# ${long}\n${digits}${long}${digits}x\n\n1 2\n`,
    `[12:00, ${digits}/${digits}`,
    `12:15 ${"a".repeat(50_000)}\n`,
    `- ${long}(1, 2\n`.repeat(3),
    `y = [1 2]${"'".repeat(50_000)}x`,
    `\\begin{array}${"{".repeat(20_000)} a & b \\\\`,
    `exports.${"a".repeat(50_000)}`,
  ]) {
    try {
      read(text);
    } catch (error) {
      assert.equal(error.name, "Refused");
    }
  }
});

test("of tables side by side the largest is read, and the other is named", () => {
  const beside = ["Columns 5 to 7 are left out: they are another table beside the largest one"];
  const longer = read("x,y,label,,a,b,kind\n1.5,2,0,,7,8,u\n2.5,1,1,,9,10,v\n3.5,0.5,0,,,,\n");
  assert.deepEqual([longer.names, longer.remarks], [["x", "y", "label"], beside]);
  const titled = read("Table A,,,,Table B,,\nx,y,label,,x,y,label\n1.5,2,0,,7,8,1\n2.5,1,1,,9,10,0\n");
  assert.deepEqual([titled.points.length, titled.names, titled.remarks], [2, ["x", "y", "label"], beside]);
  const plain = read("1.5,2,0,,7,8,1\n2.5,1,1,,9,10,0\n3.5,0.5,0,,11,12,1\n");
  assert.deepEqual(
    [plain.points, plain.remarks],
    [
      [
        [1.5, 2, -1],
        [2.5, 1, 1],
        [3.5, 0.5, -1],
      ],
      beside,
    ],
  );
  const second = read("mean,2.5,,x,y,label\nsd,1,,1.5,2,0\n,,,2.5,1,1\n,,,3.5,0.5,0\n");
  assert.deepEqual(second.names, ["x", "y", "label"]);
});

test("an empty column within a table is no border of it", () => {
  assert.deepEqual(read("x,y,,label\n1.5,2,,0\n2.5,1,,1\n").names, ["x", "y", "label"]);
  const { table, remarks } = read("a,b,,c,label\n1.5,2,,4,0\n2.5,1,,3,1\n3.5,3,,2,0\n");
  assert.deepEqual([table.columns.length, remarks], [4, []]);
});
