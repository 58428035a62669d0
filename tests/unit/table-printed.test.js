// Tables as programs print them or write them as code, and what is left out of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readTable } from "../../www/train/datasets/table/table.js";
import { stream } from "../common/random.js";
import { POINTS, read } from "../common/tables.js";

/** How points without names stand in what programs print and people write. @type {Record<string, (points: [string, string, string][]) => string>} */
const PRINTED = {
  "pairs in brackets": (points) => points.map(([x, y, label]) => `[${x}, ${y}] ${label}`).join("\n"),
  "arrays of NumPy": (points) => points.map(([x, y, label]) => `[ ${x}  ${y} ] ${label}`).join("\n"),
  arrows: (points) => points.map(([x, y, label]) => `(${x}, ${y}) -> ${label}`).join("\n"),
  "arrows without brackets": (points) => points.map(([x, y, label]) => `${x}, ${y} => ${label}`).join("\n"),
  colons: (points) => points.map(([x, y, label]) => `${x}, ${y}: ${label}`).join("\n"),
  "colons behind blanks": (points) => points.map(([x, y, label]) => `${x} ${y} : ${label}`).join("\n"),
  "a quoted letter": (points) => points.map(([x, y, label]) => `> ${x}, ${y}, ${label}`).join("\n"),
  "a session of Python": (points) =>
    `>>> X\narray([${points.map(([x, y]) => `[${x}, ${y}]`).join(",\n       ")}])\n>>> y\narray([${points.map(([, , label]) => label).join(", ")}])\n`,
  "what was typed in one": (points) =>
    `>>> X = [${points.map(([x, y]) => `[${x}, ${y}]`).join(",\n...      ")}]\n>>> y = [${points.map(([, , label]) => label).join(", ")}]\n`,
  "a notebook": (points) =>
    `In [7]: data\nOut[7]: array([${points.map((point) => `[${point.join(", ")}]`).join(",\n       ")}])\n`,
};

test("points read the same in whatever is printed around them", () => {
  const random = stream(3);
  for (const [what, print] of Object.entries(PRINTED)) {
    for (let round = 0; round < 20; round += 1) {
      const points = Array.from({ length: 3 + Math.floor(random() * 9) }, (_, at) => [
        Number(((random() - 0.5) * 10 ** (round % 5)).toFixed(3)) + 0,
        Number(((random() - 0.5) * 2).toFixed(4)) + 0,
        at < 2 ? at : Number(random() < 0.5),
      ]);
      const text = print(points.map(([x, y, label]) => [x.toFixed(3), y.toFixed(4), String(label)]));
      const found = read(text);
      const expected = points.map(([x, y, label]) => [x, y, label ? 1 : -1]);
      assert.deepEqual([found.points, found.remarks], [expected, []], `${what}: ${text}`);
    }
  }
});

test("a negative number in brackets is none of a point in brackets", () => {
  assert.deepEqual(read("1.5,(0.25)\n2.5,(0.75)\n3.5,(0.5)\n").points, [
    [1.5, 0, -0.25],
    [2.5, 0, -0.75],
    [3.5, 0, -0.5],
  ]);
});

test("what is no row of the table is left out, and it is said", () => {
  const table = "x,y,label\n1.5,0.5,a\n2.5,1.5,b\n3.5,2.5,a\n";
  const words = (text) => {
    const { points, remarks, classes } = read(text);
    assert.deepEqual([points.length, classes], [3, ["a", "b"]], text);
    return remarks;
  };
  assert.deepEqual(words(`${table}\nname,mean,sd\nx,2.5,1\ny,1.5,1\n`), [
    "Lines 6, 7 and 8 are left out: they are no part of the largest table",
  ]);
  assert.deepEqual(words(`Operator,MeteoSwiss\nUnits,SI\n\n${table}`), [
    "Lines 1 and 2 are left out: they are no part of the largest table",
  ]);
  assert.deepEqual(words(`Station: Zürich\nUnits: SI\n\n${table}`), []);
  assert.deepEqual(words("x,y,label\n1.5,0.5,a\n2.5,1.5,b\nx,y,label\n3.5,2.5,a\n"), [
    "Line 4 is left out: it repeats the names",
  ]);
  const named = "thing,x,y,label\none,1.5,0.5,a\ntwo,2.5,1.5,b\nthree,3.5,2.5,a\n";
  assert.deepEqual(words(`${named}Total,7.5,4.5,\n`), ["Line 5 is left out: it is a total"]);
  assert.deepEqual(words(`${named}Average,2.5,1.5,\nTotal,7.5,4.5,\n`), [
    "Lines 5 and 6 are left out: they are totals",
  ]);
});

test("nines that instruments write for no value are told, and nines among their like are numbers", () => {
  const { points, remarks } = read("t,w,rain\n12.5,3,no\n-999,4,no\n8.5,-9999.9,yes\n7.25,12,yes\n");
  assert.equal(points.length, 2);
  assert.deepEqual(remarks.slice(0, 2), [
    "“t” is -999 in line 3, which is taken for no value",
    "“w” is -9999.9 in line 4, which is taken for no value",
  ]);
  assert.equal(read("t,w,rain\n1200.5,3,no\n999,4,no\n850,5,yes\n").points.length, 3);
});

test("thousands and millions are read, and numbers with other things around them are told", () => {
  const columns = (text) => readTable(text).columns;
  assert.deepEqual(
    [...columns("n,m,kind\n1.2K,300,a\n3.4M,1.1k,b\n950,20,a\n2B,4,b\n")[0].numbers],
    [1200, 3.4e6, 950, 2e9],
  );
  assert.equal(columns("n,m,kind\n32B,300,a\n34C,1,b\n36B,20,a\n")[0].isNumeric, false);
  const remarks = (cells) => readTable(`n,m,kind\n${cells.map((cell) => `${cell},1.5,a`).join("\n")}\n`).problems;
  assert.deepEqual(remarks(["175 cm", "160 cm", "1.65 m", "170 cm"]), [
    "“n” is read as words: “175 cm” is not a number alone",
  ]);
  assert.deepEqual(remarks(["20-30", "30-40", "20-30", "40-50"]), [
    "“n” is read as words: “20-30” is not a number alone",
  ]);
  assert.deepEqual(remarks(["first", "second", "3rd", "4th"]), []);
});

test("of several sets of points one is read, and it is said", () => {
  const sets = {
    X_train: [
      [1.5, 2.5],
      [3.5, 0.5],
      [0.5, 1.5],
    ],
    y_train: [0, 1, 0],
    X_test: [[1, 2]],
    y_test: [1],
  };
  const { points, remarks } = read(JSON.stringify({ about: "moons", ...sets, names: ["no", "yes"] }));
  assert.equal(points.length, 3);
  const words = "“X_train” and “y_train” are read, and “X_test” and “y_test” are left out: they are other points";
  assert.deepEqual(remarks, [words]);
  const of = (...numbers) => numbers.map((x) => ({ x, y: 2 * x, label: x % 2 }));
  assert.deepEqual(read(JSON.stringify({ train: of(1, 2, 3), test: of(5, 6) })).remarks, [
    "“train” is read, and “test” is left out: they are other points",
  ]);
});

test("points that lie under their class, or several in a record, are read each", () => {
  const points = [
    [1.5, 2, 1],
    [2.5, 3, 1],
    [7, 8, -1],
  ];
  for (const value of [
    { red: points.slice(0, 2).map(([x, y]) => [x, y]), blue: [[7, 8]] },
    { red: points.slice(0, 2).map(([x, y]) => ({ x, y })), blue: [{ x: 7, y: 8 }] },
    [
      { x: [1.5, 2.5], y: [2, 3], name: "red", marker: { size: [4, 5] } },
      { name: "blue", x: [7, 7], y: [8, 8] },
    ],
    {
      datasets: [
        {
          label: "red",
          data: [
            { x: 1.5, y: 2 },
            { x: 2.5, y: 3 },
          ],
        },
        { label: "blue", data: [{ x: 7, y: 8 }] },
      ],
    },
    [
      {
        name: "red",
        data: [
          [1.5, 2],
          [2.5, 3],
        ],
      },
      { name: "blue", data: [[7, 8]] },
    ],
  ]) {
    const found = read(JSON.stringify(value));
    assert.deepEqual([found.points.slice(0, 3), found.classes], [points, ["blue", "red"]], JSON.stringify(value));
  }
  // A matrix, and what may be a matrix, are one point's.
  const images = [0, 1].map((label) => ({
    pixels: [
      [1, label],
      [0, 1],
    ],
    label,
  }));
  assert.equal(read(JSON.stringify(images)).points.length, 2);
  assert.equal(read('{"X": [[1, 2], [3, 4]], "Z": [[5, 6], [7, 9]]}').points.length, 2);
});

test("what is written as code is refused where it is damaged, and units in brackets are not taken for a list", () => {
  const refused = (text, reason) => assert.throws(() => read(text), { name: "Refused", message: reason });
  refused('[{"x": 1, "y": 2, "label": 0}, {"x": 2, "y"', /^It begins like JSON, but a bracket or a quotation mark/);
  refused("<!doctype html><p>Not found, sorry; try again</p>", /^It is a web page, and there is no table in it/);
  refused("+1 1:0.5 90000:1.5\n-1 2:-1.5e-1\n", /^It is a sparse table of 90000 columns, and 2000 at most/);
  assert.deepEqual(read("[m],[s],kind\n1,2,a\n3,4,b\n").names, ["[m]", "[s]", "kind"]);
  assert.deepEqual(read("x,y,kind\n1,2,a\n3,4,[b]\n").classes, ["[b]", "a"]);
});

test("rows that are left out of code are told by their number, since they may be on one line", () => {
  const { points, remarks } = read(
    '[{"x": 1, "y": 2, "label": "a"}, {"x": 3, "label": "b"}, {"x": 5, "y": 6, "label": "b"}]',
  );
  assert.equal(points.length, 2);
  assert.deepEqual(remarks, ["Row 2 is left out: it has no y"]);
});

test("of a sparse table, what is not there is 0", () => {
  const { points, names } = read("# three rows\n2 1:0.5 3:1.5\n1 2:-1.5e-1\n2\n");
  assert.deepEqual(names, ["x1", "x2", "label"]);
  assert.deepEqual(points, [
    [0.5, 0, 1],
    [0, -0.15, -1],
    [0, 0, 1],
  ]);
});

test("what a sparse row of Weka's leaves out is the first word of a column of words", () => {
  const head = "@relation r\n@attribute x numeric\n@attribute y numeric\n@attribute kind {no, yes}\n@data\n";
  const { classes, points } = read(`${head}{0 1.5, 1 2.5}\n{0 3.5, 2 yes}\n`);
  assert.deepEqual(classes, ["no", "yes"]);
  assert.deepEqual(points, [
    [1.5, 2.5, -1],
    [3.5, 0, 1],
  ]);
});

test("places on the Earth are numbers, to the south and to the west below 0", () => {
  const { table } = read("lat,lon,kind\n51.5° N,0.125° W,a\n8°30'N,10°15'36\"E,b\n33.5° S,18.25°E,a\n");
  assert.deepEqual(
    table.columns.slice(0, 2).map(({ numbers }) => [...numbers]),
    [
      [51.5, 8.5, -33.5],
      [-0.125, 10.26, 18.25],
    ],
  );
});

test("an O is the east in some languages and the west in others, so it is no number", () => {
  const { table } = read("lat,lon,x,y,kind\n51.5° N,0.125° O,1,2,a\n8° N,10° O,3,4,b\n");
  assert.deepEqual(
    table.columns.map(({ isNumeric }) => isNumeric),
    [true, false, true, true, false],
  );
});

test("lists of numbers of which one is as long as no other are no table, and names beside lists are left out", () => {
  const lists = { x: [1, 2, 3], y: [4, 5, 6], names: ["x", "y"] };
  assert.deepEqual(
    readTable(JSON.stringify(lists)).columns.map(({ name }) => name),
    ["x", "y"],
  );
  assert.throws(() => readTable(JSON.stringify({ x: [1, 2, 3], y: [4, 5, 6], label: [0, 1] })), {
    name: "Refused",
    message: "Its lists are not equally long: “x” has 3 entries, and “label” has 2",
  });
});

test("dates and times are told where they leave too few columns", () => {
  const message =
    "At least two columns are needed, one of them of numbers; there are: “at” (dates or times), “end” (dates or times), “label”";
  assert.throws(() => read("at,end,label\n8:00:15,0:00:30,0\n9:04:15,0:01:30,1\n"), { name: "Refused", message });
});

test("a data frame that Julia shows is read, without its line of types", () => {
  const { points, remarks } = read(
    "3×3 DataFrame\n Row │ x        y         label  \n     │ Float64  Float64   String \n─────┼───────────────────────────\n   1 │  1.0095     0.125  a\n   2 │ -0.0931    0.5992  b\n   3 │  0.9604    1234.5  a\n",
  );
  assert.deepEqual([points, remarks], [POINTS, ["Line 3 is left out: it has no numbers"]]);
});

test("what is no number beyond doubt stays a word", () => {
  const column = (cells, name = "b") =>
    readTable(`a,${name},c\n${cells.map((cell) => `1.5,${cell},2`).join("\n")}\n`).columns[1];
  assert.deepEqual([...column(["0x1F", "-0xff", "3"]).numbers], [31, -255, 3]);
  assert.deepEqual([...column(["3/2", "1 3/4", "−7/8", "0/5"]).numbers], [1.5, 1.75, -0.875, 0]);
  for (const cells of [
    ["120/80", "118/79"],
    ["03/14", "07/04"],
    ["1/0", "3/0"],
    ["5 x 100", "6 x 100"],
    ["#ff0000", "#00ff00"],
  ]) {
    assert.equal(column(cells).isNumeric, false, cells[0]);
  }
  assert.equal(column(["3/14", "12/25"], "date").isDate, true);
});

test("what is left out of a table without being a point is said", () => {
  const remarks = (text) => read(text).remarks;
  assert.deepEqual(remarks("t,v,state\n[s],[m/s],\n0.5,1.5,on\n1.5,2.5,off\n"), [
    "Line 2 is left out: it has no numbers",
  ]);
  assert.deepEqual(remarks("[[ 0.5 1.5 0. ]\n [ 1.5 2.5 1. ]\n ...\n [ 3.5 0.5 0. ]]"), [
    "Row 3 stands for rows that were not printed",
  ]);
  assert.deepEqual(remarks("x,y,label\n1,5,2,5,0\n2,5,3,5,1\n"), ["Line 1 names 3 columns, and the rows have 5"]);
  // An error of Excel's is no comment.
  assert.deepEqual(remarks("x,y,label\n1.5,2.5,0\n#N/A,3.5,0\n#VALUE!,3.5,1\n3.5,4.5,1\n"), [
    "Line 3 is left out: it has no x",
    "Line 4 is left out: x is “#VALUE!”, not a number",
  ]);
});

test("what instruments write above a table is left out, and the names are found in it", () => {
  const rows = "1.5 0.5 2.25 0\n2.5 1.5 1.25 1\n3.5 2.5 0.25 0\n".repeat(4);
  for (const [text, names] of [
    [
      `ply\nformat ascii 1.0\nelement vertex 3\nproperty float a\nproperty float b\nproperty float c\nproperty uchar kind\nend_header\n${rows}`,
      ["a", "b", "c", "kind"],
    ],
    [
      `# .PCD v0.7\nVERSION 0.7\nFIELDS a b c kind\nSIZE 4 4 4 1\nTYPE F F F U\nDATA ascii\n${rows}`,
      ["a", "b", "c", "kind"],
    ],
    [`ITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n3\nITEM: ATOMS a b c kind\n${rows}`, ["a", "b", "c", "kind"]],
    [
      `Instrument X 200\nSerial: 17\nDate: 2024-01-31 10:00:00 by me, too\na b c kind\n${rows}`,
      ["a", "b", "c", "kind"],
    ],
  ]) {
    const { table, points, remarks } = read(text);
    assert.deepEqual([table.columns.map(({ name }) => name), points.length], [names, 12], text);
    assert.equal(remarks.length, 1, String(remarks));
    assert.match(remarks[0], /^Lines .* are left out: they stand above the table$/);
  }
  const bank = `"Data Source","Indicators",\n\n"Last Updated","2024-06-28",\n\n"Name","Code","2019","2020",\n${["a", "b", "c", "d"].map((name, at) => `"${name}","${name}${name}","${at}.5","${at * at}.25",`).join("\n")}\n`;
  assert.deepEqual(
    read(bank).table.columns.map(({ name }) => name),
    ["Name", "Code", "2019", "2020"],
  );
  const well = `~VERSION\n VERS. 2.0 : CWLS\n NULL. -999.25 : NULL VALUE\n DEPT.M : DEPTH\n~A DEPT GR RHOB\n${[1, 2, 3, 4].map((at) => ` ${at}.5 ${at * 9}.25 ${at === 2 ? "-999.250" : 2400 + at}`).join("\n")}\n`;
  const { table, remarks } = read(well);
  assert.deepEqual(
    table.columns.map(({ name }) => name),
    ["DEPT", "GR", "RHOB"],
  );
  assert.match(remarks[1], /^“RHOB” is -999\.250 in line 7, which is taken for no value/);
});

test("columns that pandas did not print are left out, and the others keep their names", () => {
  const { table, remarks, points } = read(
    "     sepal length (cm)  ...  petal width (cm)  target\n0                  5.1  ...               0.2       0\n1                  4.9  ...               0.2       0\n..                 ...  ...               ...     ...\n148                6.2  ...               2.3       2\n149                5.9  ...               1.8       2\n\n[150 rows x 5 columns]\n",
  );
  assert.deepEqual(
    table.columns.map(({ name }) => name),
    ["column 1", "sepal length (cm)", "petal width (cm)", "target"],
  );
  assert.deepEqual(points[0], [5.1, 0.2, -1]);
  assert.deepEqual(remarks, [
    "Line 4 stands for rows that were not printed",
    "Columns between others were not printed",
  ]);
});

test("lines of a log are rows of the numbers that they name", () => {
  for (const write of [
    (step, loss, accuracy) => `step ${step} loss ${loss}, accuracy ${accuracy}%`,
    (step, loss, accuracy) => `step: ${step} - loss: ${loss} - accuracy: ${accuracy}`,
    (step, loss, accuracy) =>
      `2024-01-05 12:00:01,${step} INFO [main] run: step=${step} loss=${loss} accuracy=${accuracy}`,
    (step, loss, accuracy) => `2024-01-05 12:00:01,${step}00, step=${step}, loss=${loss}, accuracy=${accuracy}`,
    (step, loss, accuracy) =>
      `Epoch ${step}/20\n32/32 [=====] - 0s 3ms/step: step=${step} - loss: ${loss} - accuracy: ${accuracy}`,
  ]) {
    const text = [1, 2, 3, 4].map((step) => write(step, 1 / step, 50 + step)).join("\n");
    const { table } = read(text);
    assert.deepEqual(
      table.columns.map(({ name, numbers }) => [name, ...numbers]),
      [
        ["step", 1, 2, 3, 4],
        ["loss", ...[1, 2, 3, 4].map((step) => 1 / step)],
        ["accuracy", 51, 52, 53, 54],
      ],
      text,
    );
  }
  for (const [text, notation] of [
    ["x,y,note\n1,2,a=5 b=6\n2,3,a=7 b=8\n3,4,a=1 b=2\n", "separated by commas"],
    ["room 1 floor 2,5.5,a\nroom 2 floor 2,6.5,b\nroom 3 floor 1,7.5,a\n", "separated by commas"],
    ['<g><p lat="47.5" lon="8.5"/>\n<p lat="47.6" lon="8.25"/>\n<p lat="47.7" lon="8.75"/></g>\n', "in XML"],
    [
      `<table>${["x", 1.5, 2.5].map((cell) => `\n<tr><td width=10 height=20>${cell}</td><td>7</td></tr>`).join("")}</table>`,
      "in a marked-up text",
    ],
  ]) {
    assert.equal(readTable(text).notation, notation, text);
  }
  // Units between numbers are no names of them.
  assert.equal(read("1.5 cm 2.5 kg 3 a\n2.5 cm 1.5 kg 4 b\n3.5 cm 2.5 kg 5 a\n").table.notation, "separated by blanks");
});

test("too many classes for a label are told", () => {
  const rows = Array.from({ length: 60 }, (_, at) => `${at % 7}.5,${at % 11}.25,k${at % 12}`);
  const words = (name) => `“${name}” has 12 different words, and 10 classes at most can be told apart`;
  assert.deepEqual(read(`a,b,kind\n${rows.join("\n")}`).remarks, [words("kind")]);
  const first = rows.map((row) => row.split(",").reverse().join(","));
  assert.deepEqual(read(first.join("\n")).remarks, [words("column 1")]);
});

test("what most rows lack is no feature and no label by default", () => {
  const rows = Array.from(
    { length: 20 },
    (_, at) => `${["Length,2500", "Interval,2e-6", "Units,V"][at] ?? ","},${at}.5,${at * at}.25`,
  );
  const { roles, points } = read(rows.join("\n"));
  assert.deepEqual([roles.x, roles.y, roles.as, points.length], [2, -1, "number", 20]);
});

test("a known number to predict is the label behind a column of words", () => {
  const rows = Array.from(
    { length: 12 },
    (_, at) => `${20 + at},${at}.5,${at % 2 ? "north" : "south"},${1000 + at * at}.25`,
  );
  const { names, roles } = read(`age,bmi,region,charges\n${rows.join("\n")}`);
  assert.deepEqual([names[2], roles.as], ["charges", "number"]);
});

test("letters that statistical offices write behind numbers are left out, and it is said", () => {
  const { table, remarks } = read(
    "geo\t2019\t2020 \nAT\t1.5\t3.4 b\nBE\t2.5\t: \nBG\t3.5\t5.5 \nCZ\t4.5\t6.5 e\nDE\t5.5\t7.5 \n",
  );
  assert.deepEqual([...table.columns[2].numbers], [3.4, NaN, 5.5, 6.5, 7.5]);
  assert.equal(remarks[0], "“2020” has letters behind some of its numbers, such as “3.4 b”, which are left out");
});

test("a notebook is refused with a way to its table", () => {
  const notebook = JSON.stringify({ cells: [{ source: ["x = 1"] }], metadata: {}, nbformat: 4, nbformat_minor: 5 });
  assert.throws(() => read(notebook), { name: "Refused", message: /^It is a notebook: write the table in it with/ });
});
