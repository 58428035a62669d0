// Data files of users, where they lie beside the project, are read as CPython reads them.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { decoded } from "../../www/train/datasets/table/encoding.js";
import { readPoints } from "../../www/train/datasets/table/points.js";
import { guessRoles } from "../../www/train/datasets/table/roles.js";
import { readTable } from "../../www/train/datasets/table/table.js";

const FOLDER = new URL("../../../shared/cases/csv/", import.meta.url);
const LIMITS = { most: 100_000, reach: 1e15, seed: 1337 };

/**
 * The number of points of each file, the sums of x and of y in the order of the rows, and the number of points of each class, the largest
 * first, or the sum of the numbers to predict: from CPython 3.11, by the csv module, told the format of each file, and float().
 * @type {Record<string, [points: number, x: number, y: number, classes: number[] | number]>}
 */
const READ = {
  "01_noheader_01.csv": [40, 19.881400000000003, 8.441400000000002, [20, 20]],
  "02_header_pm1_crlf_bom.csv": [40, 19.881400000000003, 8.441400000000002, [20, 20]],
  "03_pandas_index.csv": [40, 19.881302039650016, 8.441387990314466, [20, 20]],
  "05_numpy_savetxt_comma.csv": [40, 19.881302039650016, 8.441387990314466, [20, 20]],
  "06_numpy_savetxt_default.txt": [40, 19.881302039650016, 8.441387990314466, [20, 20]],
  "07_numpy_header_hash.csv": [40, 19.8813, 8.441386, [20, 20]],
  "08_string_labels.csv": [40, 19.881400000000003, 8.441400000000002, [20, 20]],
  "10_labels_1_2.csv": [40, 19.881400000000003, 8.441400000000002, [20, 20]],
  "11_multiclass.csv": [40, 19.881400000000003, 8.441400000000002, [14, 13, 13]],
  "12_semicolon_decimalcomma.csv": [40, 19.881400000000003, 8.441400000000002, [20, 20]],
  "13_tabs_noheader.tsv": [40, 19.881400000000003, 8.441400000000002, [20, 20]],
  "14_quoted_all.csv": [40, 19.881400000000003, 8.441400000000002, [20, 20]],
  "16_10000_rows.csv": [10000, 4987.929000000013, 2501.2288999999914, [5000, 5000]],
  "17_duplicates.csv": [40, 21.0, 10.0, [20, 20]],
  "18_range_1e6.csv": [40, 99881301.9, 128441388.10000001, [20, 20]],
  "19_range_500.csv": [40, 7952.52, 3376.54, [20, 20]],
  "20_missing.csv": [1, 0.5, 1.2, [1]],
  "21_third_feature.csv": [40, 19.881400000000003, 8.441400000000002, [20, 20]],
  "22b_label_first_and.csv": [4, 2.0, 2.0, [3, 1]],
  "25_excel_sep_line.csv": [40, 19.881400000000003, 8.441400000000002, [20, 20]],
  "26_spaces_aligned.txt": [40, 19.881400000000003, 8.441400000000002, [20, 20]],
  "28_trailing_comma.csv": [40, 19.881400000000003, 8.441400000000002, [20, 20]],
  "29b_exam_separable.csv": [100, 6412.670999999999, 7089.536, [63, 37]],
  "29c_exam_standardised.csv": [100, -0.00029999999999666405, 0.00039999999999906777, [63, 37]],
  "31_one_class.csv": [40, 19.881400000000003, 8.441400000000002, [40]],
  "32_regression_target.csv": [40, 19.881400000000003, 8.441400000000002, -3.399],
  "33_two_columns.csv": [40, 19.881400000000003, 0.0, [20, 20]],
  "35_comma_quoted_decimal.csv": [40, 19.881400000000003, 8.441400000000002, [20, 20]],
  "38_offset_far.csv": [40, 36000.19878, 1800.0844000000009, [20, 20]],
  "39_unix_thousands.csv": [2, 3501.0, 7.0, [1, 1]],
  "40_2001rows.csv": [2002, 991.8730999999998, 499.31659999999897, [1001, 1001]],
  "41_2000rows.csv": [2000, 1002.5393999999998, 500.07070000000124, [1000, 1000]],
  "50_ticks_120.csv": [2, 241.60000000000002, 401.0, [1, 1]],
  "51_ticks_1000.csv": [2, 1997.4, -1997.5, [1, 1]],
  "53_sorted_by_class.csv": [40, 0.3459294741345429, -0.05723813552897239, [20, 20]],
};

const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * Reads a file, unless it is not there.
 * @param {string} title
 * @param {string} name
 * @param {(text: string) => void} check
 */
function testFile(title, name, check) {
  test(title, async (context) => {
    const bytes = await readFile(new URL(name, FOLDER)).catch(() => undefined);
    if (!bytes) return context.skip("the file is not there");
    check(decoded(bytes));
  });
}

for (const [name, expected] of Object.entries(READ)) {
  testFile(name, name, (text) => {
    const table = readTable(text);
    const roles = guessRoles(table);
    const { points, classes } = readPoints(table, roles, LIMITS);
    const labels = points.map((point) => point[point.length - 1]);
    const counts = [...new Set(labels)].map((label) => labels.filter((other) => other === label).length);
    const found = [
      points.length,
      sum(points.map(([x]) => x)),
      sum(points.map(([, y]) => y)),
      roles.as === "classes" ? counts.sort((one, other) => other - one) : sum(labels),
    ];
    assert.deepEqual(found, expected);
    // A class may have no whole row.
    if (Array.isArray(expected[3])) assert.ok(classes.length >= expected[3].length);
  });
}

testFile("an empty file is refused", "37_empty.csv", (text) => {
  assert.throws(() => readTable(text), { name: "Refused" });
});
