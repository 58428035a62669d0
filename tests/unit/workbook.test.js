// Workbooks of Excel and LibreOffice, and the tables that are read from them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readTable } from "../../www/train/datasets/table/table.js";
import { sheetIn } from "../../www/train/datasets/table/workbook.js";
import { workbook, zipped } from "../common/workbook.js";

/** The cells of the columns that are read of a workbook. */
async function columns(files, isPacked) {
  const { text } = await sheetIn(zipped(files, isPacked));
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

test("numbers, words, truth and dates of a sheet are read, packed or not", async () => {
  for (const isPacked of [true, false]) assert.deepEqual(await columns(workbook({ Sheet1: ROWS }), isPacked), COLUMNS);
});

test("the names of the elements may have another one before them", async () => {
  const files = Object.entries(workbook({ Sheet1: ROWS })).map(([name, xml]) => [
    name,
    name.endsWith(".rels") ? xml : xml.replace(/<(\/?)(?=\w)/g, "<$1x:"),
  ]);
  assert.deepEqual(await columns(Object.fromEntries(files)), COLUMNS);
});

test("cells that are left out leave their place empty, and rows keep their numbers", async () => {
  const { text } = await sheetIn(
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

test("the first sheet with rows is taken that is not hidden, and named where there are others", async () => {
  const many = { Notes: [["by hand"]], Old: ROWS, Data: [["a", "b"], [1, 2]], More: ROWS }; // biome-ignore format: one line
  const found = await sheetIn(zipped(workbook(many, { Old: "hidden" })));
  assert.deepEqual([found.sheet, found.text], ["Data", "a\tb\n1\t2\n"]);
  assert.equal((await sheetIn(zipped(workbook({ Data: ROWS })))).sheet, "");
});

test("a sheet of LibreOffice is read, with what it repeats", async () => {
  const cell = (type, value, text = value) =>
    `<table:table-cell office:value-type="${type}" office:value="${value}"><text:p>${text}</text:p></table:table-cell>`;
  const word = (text, times = "") => `<table:table-cell ${times}><text:p>${text}</text:p></table:table-cell>`;
  const content = `<office:spreadsheet><table:table table:name="One">
    <table:table-row>${word("x")}${word("y")}${word("k&amp;l")}<table:table-cell table:number-columns-repeated="16381"/></table:table-row>
    <table:table-row table:number-rows-repeated="2">${cell("float", "1.5", "1,5")}${cell("float", "2")}${word("<text:span>a</text:span>b")}</table:table-row>
    <table:table-row>${word("0", 'table:number-columns-repeated="2"')}${word("c")}</table:table-row>
    <table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
    </table:table></office:spreadsheet>`;
  assert.deepEqual(await columns({ "content.xml": content }), [
    ["x", "1.5", "1.5", "0"],
    ["y", "2", "2", "0"],
    ["k&l", "ab", "ab", "c"],
  ]);
});

test("what is no workbook is refused in a sentence", async () => {
  const refused = (bytes, message) => assert.rejects(sheetIn(bytes), { name: "Refused", message });
  const whole = zipped(workbook({ Sheet1: ROWS }));
  await refused(whole.slice(0, -40), "It is an archive or a workbook that is cut short");
  await refused(
    zipped({ "word/document.xml": "<w/>" }),
    "It is an archive without a table of Excel or LibreOffice: unpack it first",
  );
  await refused(zipped(workbook({ Sheet1: [] })), "There is no table in its sheets");
  const damaged = Uint8Array.from(whole, (byte, at) => (at > 60 && at < 120 ? 255 : byte));
  await refused(damaged, /^It is an archive or a workbook that is damaged$/);
});
