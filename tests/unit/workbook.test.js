// Workbooks of Excel and LibreOffice, arrays of NumPy, archives and compressed files, and the tables that are read from them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { contentOf } from "../../www/train/datasets/table/file.js";
import { readTable } from "../../www/train/datasets/table/table.js";
import { workbook, zipped } from "../common/workbook.js";

/** The cells of the columns that are read of a workbook. */
function columns(files, isPacked) {
  const { text } = contentOf(zipped(files, isPacked));
  return readTable(text).columns.map(({ name, cells }) => [name, ...cells]);
}

const ROWS = [
  ["day", "größe", "ok", 'kind & "more"'],
  [new Date("2024-01-31"), 1.5, true, "<a>"],
  [new Date("2024-02-01T12:30:00Z"), -2.25e-7, false, "two\nlines"],
];
const COLUMNS = [
  ["day", "2024-01-31", "2024-02-01T12:30:00"],
  ["größe", "1.5", "-2.25e-7"],
  ["ok", "TRUE", "FALSE"],
  ['kind & "more"', "<a>", "two lines"],
];

test("numbers, words, truth and dates of a sheet are read, packed or not", () => {
  for (const isPacked of [true, false]) assert.deepEqual(columns(workbook({ Sheet1: ROWS }), isPacked), COLUMNS);
});

test("the names of the elements may have another one before them", () => {
  const files = Object.entries(workbook({ Sheet1: ROWS })).map(([name, xml]) => [
    name,
    name.endsWith(".rels") ? xml : xml.replace(/<(\/?)(?=\w)/g, "<$1x:"),
  ]);
  assert.deepEqual(columns(Object.fromEntries(files)), COLUMNS);
});

test("cells that are left out leave their place empty, and rows keep their numbers", () => {
  const { text } = contentOf(
    zipped(workbook({ Sheet1: [[], ["x", "y", "label"], [1, null, "a"], [], [null, 2.5, "b"], [3.5, 4.5, "a"]] })),
  );
  const { lines, columns: found } = readTable(text);
  assert.deepEqual(lines, [3, 5, 6]);
  assert.deepEqual(
    found.map(({ cells }) => cells),
    [
      ["1", "", "3.5"],
      ["", "2.5", "4.5"],
      ["a", "b", "a"],
    ],
  );
});

test("the first sheet with rows is taken that is not hidden, and named where there are others", () => {
  const many = { Notes: [["by hand"]], Old: ROWS, Data: [["a", "b"], [1, 2]], More: ROWS }; // biome-ignore format: one line
  const found = contentOf(zipped(workbook(many, { Old: "hidden" })));
  assert.deepEqual(found, { text: "a\tb\n1\t2\n", within: "sheet “Data”", origin: "in a workbook" });
  assert.equal(contentOf(zipped(workbook({ Data: ROWS }))).within, "");
});

test("a sheet of LibreOffice is read, with what it repeats", () => {
  const cell = (type, value, text = value) =>
    `<table:table-cell office:value-type="${type}" office:value="${value}"><text:p>${text}</text:p></table:table-cell>`;
  const word = (text, times = "") => `<table:table-cell ${times}><text:p>${text}</text:p></table:table-cell>`;
  const content = `<office:spreadsheet><table:table table:name="One">
    <table:table-row>${word("x")}${word("y")}${word("k&amp;l")}<table:table-cell table:number-columns-repeated="16381"/></table:table-row>
    <table:table-row table:number-rows-repeated="2">${cell("float", "1.5", "1,5")}${cell("float", "2")}${word("<text:span>a</text:span>b")}</table:table-row>
    <table:table-row>${word("0", 'table:number-columns-repeated="2"')}${word("c")}</table:table-row>
    <table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
    </table:table></office:spreadsheet>`;
  assert.deepEqual(columns({ "content.xml": content }), [
    ["x", "1.5", "1.5", "0"],
    ["y", "2", "2", "0"],
    ["k&l", "ab", "ab", "c"],
  ]);
});

/** What `numpy.save` wrote for an array of three points, by what is special about each. */
const ARRAYS = {
  doubles:
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAr0/dR46SbwPwAAAAAAAMA/AAAAAAAAAAAT8kHPZtW3vyJseHqlLOM/AAAAAAAA8D9BguLHmLvuPwAAAAAASpNAAAAAAAAAAAA=",
  "singles by columns":
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMywgMyksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIApMN4E/Nqu+vcbcdT8AAAA+LGUZPwBQmkQAAAAAAACAPwAAAAA=",
  "the other order of bytes":
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPmY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAo/8CbpeNT99D/AAAAAAAAAAAAAAAAAAAC/t9Vmz0HyEz/jLKV6eGwiP/AAAAAAAAA/7ruYx+KCQUCTSgAAAAAAAAAAAAAAAAA=",
  words:
    "k05VTVBZAQB2AHsnZGVzY3InOiAnPFU3JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoxAAAALgAAADAAAAAwAAAAOQAAADUAAAAAAAAAMAAAAC4AAAAxAAAAMgAAADUAAAAAAAAAAAAAADAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAtAAAAMAAAAC4AAAAwAAAAOQAAADMAAAAxAAAAMAAAAC4AAAA1AAAAOQAAADkAAAAyAAAAAAAAADEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAwAAAALgAAADkAAAA2AAAAMAAAADQAAAAAAAAAMQAAADIAAAAzAAAANAAAAC4AAAA1AAAAAAAAADAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
};
/** What `numpy.savez_compressed` wrote: `X_train` and `y_train`, and `X_test` and `y_test` of one point. */
const SEVERAL =
  "UEsDBC0AAAAIAAAAIQA99tco//////////8LABQAWF90cmFpbi5ucHkBABAAsAAAAAAAAABxAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TZqGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GsY6CkaaOgq1CmQDri9/r1S8VPtgzwAGB+yFPzmeT7u6fb9STkXVUp3H9o5Nj47P2P0OIu812QEAUEsDBC0AAAAIAAAAIQCA+fHd//////////8LABQAeV90cmFpbi5ucHkBABAAgwAAAAAAAABHAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loF6Taaiuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GsY6mjoKtQoUAC4GRgYAUEsDBC0AAAAIAAAAIQBTkteO//////////8KABQAWF90ZXN0Lm5weQEAEACQAAAAAAAAAFMAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNmoa6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkahjoKRpo6CrUKZAOuL3+vVLxU+2DPAAYH7AFQSwMELQAAAAgAAAAhALo0LnP//////////woAFAB5X3Rlc3QubnB5AQAQAIEAAAAAAAAARQAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBek2SorqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RqGOpo6CrUKFAAuRgBQSwECLQMtAAAACAAAACEAPfbXKHEAAACwAAAACwAAAAAAAAAAAAAAgAEAAAAAWF90cmFpbi5ucHlQSwECLQMtAAAACAAAACEAgPnx3UcAAACDAAAACwAAAAAAAAAAAAAAgAGuAAAAeV90cmFpbi5ucHlQSwECLQMtAAAACAAAACEAU5LXjlMAAACQAAAACgAAAAAAAAAAAAAAgAEyAQAAWF90ZXN0Lm5weVBLAQItAy0AAAAIAAAAIQC6NC5zRQAAAIEAAAAKAAAAAAAAAAAAAACAAcEBAAB5X3Rlc3QubnB5UEsFBgAAAAAEAAQA4gAAAEICAAAAAA==";
/** What `numpy.save` wrote for an array of dictionaries. */
const OBJECTS =
  "k05VTVBZAQB2AHsnZGVzY3InOiAnfE8nLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMSwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqAA2NudW1weS5jb3JlLm11bHRpYXJyYXkKX3JlY29uc3RydWN0CnEAY251bXB5Cm5kYXJyYXkKcQFLAIVxAkMBYnEDh3EEUnEFKEsBSwGFcQZjbnVtcHkKZHR5cGUKcQdYAgAAAE84cQiJiIdxCVJxCihLA1gBAAAAfHELTk5OSv////9K/////0s/dHEMYoldcQ19cQ5YAQAAAGFxD0sBc2F0cRBiLg==";

/** What `numpy.save` wrote of float16, of records with room between their fields, and of complex numbers. */
const HALVES =
  "k05VTVBZAQB2AHsnZGVzY3InOiAnPGYyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAPmYuAAAAtABoADz/AwIAAAA=";
const RECORDS =
  "k05VTVBZAQC2AHsnZGVzY3InOiBbKCd4JywgJzxmOCcpLCAoJ24nLCAnfGkxJyksICgnJywgJ3xWMycpLCAoJ2xhYmVsJywgJzxVMycpXSwgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAKAAAAAAAA+D8DAAAAYQAAAAAAAAAAAAAAAAAAAAAA0L/8AAAAYgAAAAAAAAAAAAAA";
const COMPLEX =
  "k05VTVBZAQB2AHsnZGVzY3InOiAnPGMxNicsICdmb3J0cmFuX29yZGVyJzogRmFsc2UsICdzaGFwZSc6ICgzLCAzKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAADwPwAAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAxAAAAAAAAA8L8AAAAAAAAAQAAAAAAAAAAAAAAAAAAA8D8AAAAAAAAAAAAAAAAAAACAAAAAAAAA8L8AAAAAAADgPwAAAAAAANA/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAPA/AAAAAAAAAAA=";

const bytesOf = (/** @type {string} */ base64) => new Uint8Array(Buffer.from(base64, "base64"));

test("arrays that NumPy saved are read, in whatever order their numbers are stored", () => {
  const rows = [
    ["1.0095", "0.125", "0"],
    ["-0.0931", "0.5992", "1"],
    ["0.9604", "1234.5", "0"],
  ];
  const rowsIn = (/** @type {string} */ base64) => {
    const { columns, lines } = readTable(contentOf(bytesOf(base64)).text);
    return lines.map((_, row) => columns.map(({ cells }) => cells[row]));
  };
  for (const [what, base64] of Object.entries(ARRAYS)) assert.deepEqual(rowsIn(base64), rows, what);
  assert.deepEqual(rowsIn(SEVERAL), rows);
  // No character has this code.
  const damaged = bytesOf(ARRAYS.words).fill(255, -4);
  assert.match(contentOf(damaged).text, /\ufffd/);
});

test("numbers of half precision and records that NumPy saved are read", () => {
  const cellsIn = (/** @type {string} */ base64) =>
    readTable(contentOf(bytesOf(base64)).text).columns.map(({ name, cells }) => [name, ...cells]);
  assert.deepEqual(cellsIn(HALVES), [
    ["column 1", "1.5", "-0.25", "0.000061"],
    ["column 2", "0.1", "2048", "1e-7"],
    ["column 3", "0", "1", "0"],
  ]);
  assert.deepEqual(cellsIn(RECORDS).slice(0, 3), [
    ["x", "1.5", "-0.25"],
    ["n", "3", "-4"],
    ["label", "a", "b"],
  ]);
});

test("complex numbers that NumPy saved are read as columns of their parts", () => {
  const { columns, problems } = readTable(contentOf(bytesOf(COMPLEX)).text);
  assert.deepEqual(
    columns.map(({ numbers }) => [...numbers]),
    [
      [1, 2, 0.5],
      [2, 0, 0.25],
      [0, 1, 0],
      [0, 0, 0],
      [3.5, 0, 1],
      [-1, -1, 0],
    ],
  );
  assert.match(problems[0], /^Column 1, column 2 and column 3 hold complex numbers/);
});

test("cells that Excel shows as how long something took are read so, beyond a day, too", () => {
  const files = workbook({ Sheet1: [["took", "again", "label"], [1.09375, 0.003425925925926, "a"], [0.25, 0.0625, "b"]] }); // biome-ignore format: one line
  files["xl/styles.xml"] =
    '<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[h]:mm:ss"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="165"/><xf numFmtId="45"/></cellXfs></styleSheet>';
  const [sheet] = Object.keys(files);
  files[sheet] = files[sheet].replace(/(<c r="A[23]")/g, '$1 s="1"').replace(/(<c r="B[23]")/g, '$1 s="2"');
  assert.deepEqual(columns(files), [
    ["took", "26:15:00", "6:00:00"],
    ["again", "0:04:56", "1:30:00"],
    ["label", "a", "b"],
  ]);
});

test("a table that is packed is unpacked, the largest of several", () => {
  const table = "x,y,label\n1,2,a\n3,4,b\n";
  assert.deepEqual(contentOf(new Uint8Array(gzipSync(table))), { text: table, within: "" });
  for (const name of ["data/moons.csv", "moons"]) {
    assert.deepEqual(contentOf(zipped({ [name]: table })), { text: table, within: "" });
  }
  const many = {
    "README.txt": "Moons",
    "moons.csv": table,
    "__MACOSX/._moons.csv": `${table}${table}`,
    "moons.png": "",
  };
  assert.deepEqual(contentOf(zipped(many)), { text: table, within: "moons.csv" });
});

test("what cannot be unpacked, or has no table, is refused in a sentence", () => {
  const refused = (bytes, message) => assert.throws(() => contentOf(bytes), { name: "Refused", message });
  const whole = zipped(workbook({ Sheet1: ROWS }));
  refused(whole.slice(0, -40), "It is an archive or a workbook that is cut short");
  refused(zipped({ "word/document.xml": "<w/>" }), "It is an archive without a table in it");
  refused(zipped(workbook({ Sheet1: [] })), "There is no table in its sheets");
  const damaged = Uint8Array.from(whole, (byte, at) => (at > 60 && at < 120 ? 255 : byte));
  refused(damaged, "It is an archive or a workbook that is damaged");
  refused(bytesOf(OBJECTS), /^It is a NumPy array of objects of Python: write it with numpy\.savetxt/);
  refused(bytesOf(ARRAYS.doubles).slice(0, -1), "It is a NumPy array that is cut short");
  const empty = Buffer.from(bytesOf(ARRAYS.doubles)).toString("latin1").replace("(3, 3), ", "(9, 0), ");
  refused(new Uint8Array(Buffer.from(empty, "latin1")), "It is a NumPy array without numbers");
  const compressed = new Uint8Array(gzipSync("x,y,label\n1,2,a\n"));
  refused(
    compressed.map((byte, at) => (at > 12 && at < 20 ? 255 : byte)),
    "It is a compressed file that is damaged",
  );
  const vast = zipped({ "vast.csv": "1" });
  // The list at its end says how large each file is unpacked.
  new DataView(vast.buffer).setUint32(vast.length - 22 - "vast.csv".length - 46 + 24, 3e9, true);
  refused(vast, "It has more than 200 MB unpacked");
});
