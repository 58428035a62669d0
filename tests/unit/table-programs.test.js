// Tables in programs of statistics, in directives of reStructuredText, in lines of measurements, and as lists of groups.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../common/tables.js";

const THREE = [
  [0.5, 2, -1],
  [1.5, 1, 1],
  [2.5, -0.5, -1],
];
const ROWS = "0.5 2 a\n1.5 1 b\n2.5 -0.5 a\n";

/** Checks that each text holds the three points, with their names. @param {Record<string, string>} texts */
function holdThree(texts) {
  for (const [name, text] of Object.entries(texts)) {
    const { points, names, classes } = read(text);
    assert.deepEqual([points, names, classes], [THREE, ["x", "y", "label"], ["a", "b"]], name);
  }
}

test("rows in programs of SAS, SPSS and Stata have the names that the program gives them", () => {
  holdThree({
    sas: `data moons;\n  input x y label $;\n  datalines;\n${ROWS};\nproc print data=moons;\nrun;\n`,
    running: "data moons;\ninput x y label $ @@;\ncards;\n0.5 2 a 1.5 1 b\n2.5 -0.5 a\n;\n",
    commas: `data moons;\ninfile datalines dlm=',';\ninput x y label :$8.;\ndatalines;\n${ROWS.replaceAll(" ", ",")};\n`,
    spss: `DATA LIST FREE / x y label (A8).\nBEGIN DATA\n${ROWS}END DATA.\nLIST.\n`,
    stata: `clear\ninput double x y str8 label\n${ROWS.replace(/[ab]/g, '"$&"')}end\nlist\n`,
  });
  assert.deepEqual(read("data m;\ninput x1-x2 y;\ncards;\n1 2 0\n3 4 1\n;\n").names, ["x1", "x2", "y"]);
  // A table may have a column of that name.
  assert.equal(read("input output\n1 2\n3 4\n5 6\n").names[0], "input");
});

test("tables of reStructuredText are read, their options are not", () => {
  const comma = ROWS.trimEnd().replaceAll(" ", ", ").replaceAll("\n", "\n   ");
  const list = `x y label\n${ROWS}`.replace(/(\S+) (\S+) (\S+)\n/g, "   * - $1\n     - $2\n     - $3\n");
  holdThree({
    csv: `Moons\n=====\n\n.. csv-table:: Moons\n   :header: "x", "y", "label"\n   :widths: 10, 10, 10\n\n   ${comma}\n\nText after it: 1, 2, 3\n`,
    rows: `.. csv-table::\n   :header-rows: 1\n\n   x, y, label\n   ${comma}\n`,
    list: `.. list-table:: Moons\n   :header-rows: 1\n\n${list}`,
  });
});

test("lines of InfluxDB and Prometheus are rows of what they measured", () => {
  const influx = read(
    "moons,label=a x=0.5,y=2i 1465839830100400200\nmoons,label=b x=1.5,y=1i 1465839830100400201\nmoons,label=a x=2.5,y=-0.5\n",
  );
  assert.deepEqual([influx.points, influx.names], [THREE, ["x", "y", "label"]]);
  assert.deepEqual(influx.remarks, ["The moment at the end of each line is left out"]);
  const several = read(
    ["# TYPE x gauge", ...["a", "b", "c", "d"].map((room, at) => `x{room="${room}",label="${at % 2}"} ${at}.5`)]
      .concat(["a", "b", "c", "d"].map((room, at) => `y{room="${room}",label="${at % 2}"} ${at * at}`))
      .join("\n"),
  );
  assert.deepEqual(several.points, [
    [0.5, 0, -1],
    [1.5, 1, 1],
    [2.5, 4, -1],
    [3.5, 9, 1],
  ]);
});

test("a line for each group lists its numbers, a line for each point does not", () => {
  const groups = read("Group A: 1.5 2.5 3.5\nGroup B: 2.5 1.5 0.5\n");
  assert.deepEqual(groups.classes, ["Group A", "Group B"]);
  assert.deepEqual(
    groups.points.map(([value, , label]) => [value, label]),
    [
      [1.5, -1],
      [2.5, -1],
      [3.5, -1],
      [2.5, 1],
      [1.5, 1],
      [0.5, 1],
    ],
  );
  assert.deepEqual(read("control: 1.5, 2.5, 3.5\ntreated: 2.5, 1.5\n").classes, ["control", "treated"]);
  assert.equal(read("Alice: 1.5 2.5 1\nBob: 2.5 1.5 0\nCarol: 3 4 1\n").points.length, 3);
});
