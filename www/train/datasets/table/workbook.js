// Reads the first filled sheet of a workbook of Excel or LibreOffice as text: a line for each row, tabs between cells.
import { Refused } from "../../../ui/refused.js";
import { unescaped } from "./xml.js";

/** The text of the files of a workbook by name. @typedef {(name: string) => string} Files */
/** @typedef {{ text: string, name: string }} Sheet `name` is "" where the workbook has no other sheet */
/** @typedef {string[][]} Rows */

/** The formats of dates and times that have no text in the file. */
const DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
/** Those of them that say how long something took. */
const SPANS = [45, 46, 47];
/** The days from the first that Excel counts to the first of Unix, and what it counts more on a Macintosh of old. */
const [EPOCH, MACINTOSH] = [25_569, 1462];
const DAY = 86_400_000;
/** The most times that a repeated row or cell counts: more of them fill a sheet up to its edge. */
const MOST_REPEATED = 1000;

/**
 * Returns the first sheet that has a table, or `undefined` if the files are no workbook.
 * @param {Map<string, Uint8Array>} files
 * @returns {Sheet | undefined}
 * @throws {Refused} if there is nothing in the workbook
 */
export function sheetIn(files) {
  const file = (/** @type {string} */ name) => new TextDecoder().decode(files.get(name));
  const [excel, open] = [file("xl/workbook.xml"), file("content.xml")];
  const sheets = excel ? excelSheets(plainNames(excel), file) : open ? openSheets(open) : undefined;
  if (!sheets) return undefined;
  let count = 0;
  let found;
  for (const { name, rows } of sheets) {
    count += 1;
    const isFilled = rows.filter((cells) => cells?.some((cell) => cell)).length > 1;
    if (!found && isFilled) found = { name, rows };
  }
  if (!found) throw new Refused("There is no table in its sheets");
  return { text: textOf(found.rows), name: count > 1 ? found.name : "" };
}

/** @param {Rows} rows those that are empty may be missing */
function textOf(rows) {
  const line = (/** @type {string[] | undefined} */ cells) =>
    Array.from(cells ?? [], (cell) => quoted(cell ?? "")).join("\t");
  return `${Array.from(rows, line).join("\n")}\n`;
}

/** @param {string} cell */
function quoted(cell) {
  const text = cell.replace(/\s+/g, " ").trim();
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Returns XML without the short names of its vocabularies. @param {string} xml */
function plainNames(xml) {
  return xml.replace(/<(\/?)[\w-]+:/g, "<$1");
}

/** Returns an attribute of an element, or "". @param {string} attributes @param {string} name */
function attribute(attributes, name) {
  return unescaped(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? "");
}

/**
 * @param {string} workbook
 * @param {Files} file
 * @returns {Generator<{ name: string, rows: Rows }>}
 */
function* excelSheets(workbook, file) {
  const links = new Map(
    [...file("xl/_rels/workbook.xml.rels").matchAll(/<Relationship\b([^>]*)>/g)].map(([, link]) => [
      attribute(link, "Id"),
      attribute(link, "Target").replace(/^\/?(?:xl\/)?/, "xl/"),
    ]),
  );
  const shared = plainNames(file("xl/sharedStrings.xml"));
  const strings = [...shared.matchAll(/<si\b[^>]*?(?:\/>|>(.*?)<\/si>)/gs)].map(([, item = ""]) => wordsIn(item));
  const styles = timeStyles(plainNames(file("xl/styles.xml")));
  const start = /<workbookPr\b[^>]*date1904="(?:1|true)"/.test(workbook) ? MACINTOSH : 0;
  const textOf = (/** @type {number} */ style, /** @type {string} */ value) =>
    styles.isSpan(style) ? spanText(Number(value)) : styles.isDate(style) ? dateText(Number(value) + start) : value;
  for (const [, sheet] of workbook.matchAll(/<sheet\b([^>]*)>/g)) {
    if (/hidden/i.test(attribute(sheet, "state"))) continue;
    const xml = plainNames(file(links.get(attribute(sheet, "r:id")) ?? ""));
    /** @type {Rows} */
    const rows = [];
    for (const [, row, content = ""] of xml.matchAll(/<row\b([^>]*?)(?:\/>|>(.*?)<\/row>)/gs)) {
      /** @type {string[]} */
      const cells = [];
      for (const [, cell, inside = ""] of content.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        const place = attribute(cell, "r").replace(/\d+$/, "");
        const value = unescaped(/<v\b[^>]*>(.*?)<\/v>/s.exec(inside)?.[1] ?? "");
        const type = attribute(cell, "t");
        cells[place ? columnAt(place) : cells.length] =
          type === "s"
            ? (strings[Number(value)] ?? "")
            : type === "inlineStr"
              ? wordsIn(inside)
              : type === "b"
                ? ["FALSE", "TRUE"][Number(value)]
                : (type === "" || type === "n") && value !== ""
                  ? textOf(Number(attribute(cell, "s")), value)
                  : value;
      }
      // A row that is only coloured may lie at the end of the sheet.
      if (cells.some(Boolean)) rows[Number(attribute(row, "r") || rows.length + 1) - 1] = cells;
    }
    yield { name: attribute(sheet, "name"), rows };
  }
}

/** Returns the text of a cell, without how it is pronounced. @param {string} item */
function wordsIn(item) {
  const parts = item.replace(/<rPh\b.*?<\/rPh>/gs, "").matchAll(/<t\b[^>]*?(?:\/>|>(.*?)<\/t>)/gs);
  return unescaped([...parts].map(([, text = ""]) => text).join(""));
}

/** Returns the index of a column: that of A is 0, that of AA 26. @param {string} letters */
function columnAt(letters) {
  return [...letters].reduce((index, letter) => 26 * index + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Returns what tells whether the cells of a style are dates or times, or say how long something took. @param {string} styles */
function timeStyles(styles) {
  const own = new Set(DATES);
  const spans = new Set(SPANS);
  for (const [, format] of styles.matchAll(/<numFmt\b([^>]*)>/g)) {
    const code = attribute(format, "formatCode").replace(/"[^"]*"|\[[^\]]*\]|\\./g, "");
    if (/[dmyhs]/i.test(code) && !/general/i.test(code)) own.add(Number(attribute(format, "numFmtId")));
    if (/\[[hms]+\]/i.test(attribute(format, "formatCode"))) spans.add(Number(attribute(format, "numFmtId")));
  }
  const list = /<cellXfs\b[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? "";
  const formats = [...list.matchAll(/<xf\b([^>]*)>/g)].map(([, style]) => Number(attribute(style, "numFmtId")));
  return {
    isDate: (/** @type {number} */ style) => own.has(formats[style]),
    isSpan: (/** @type {number} */ style) => spans.has(formats[style]),
  };
}

/** @param {number} days */
function spanText(days) {
  const total = Math.abs(Math.round(days * DAY) / 1000);
  const [hours, minutes] = [Math.floor(total / 3600), Math.floor(total / 60) % 60];
  const [seconds, decimals = ""] = String(Number((total % 60).toFixed(3))).split(".");
  const parts = [hours, ...[minutes, seconds].map((part) => String(part).padStart(2, "0"))];
  return `${days < 0 ? "-" : ""}${parts.join(":")}${decimals && "."}${decimals}`;
}

/** @param {number} days as Excel counts them */
function dateText(days) {
  const text = new Date(Math.round((days - EPOCH) * DAY)).toISOString();
  return days < 1 ? text.slice(11, 19) : text.slice(0, 19).replace(/T00:00:00$/, "");
}

/** @param {string} content @returns {Generator<{ name: string, rows: Rows }>} */
function* openSheets(content) {
  for (const [, sheet, table] of content.matchAll(/<table:table\b([^>]*)>(.*?)<\/table:table>/gs)) {
    /** @type {Rows} */
    const rows = [];
    for (const [, row, inside = ""] of table.matchAll(
      /<table:table-row\b([^>]*?)(?:\/>|>(.*?)<\/table:table-row>)/gs,
    )) {
      const cells = openCells(inside);
      const times = repeated(row, "table:number-rows-repeated");
      for (let time = 0; time < times; time += 1) rows.push(cells);
    }
    yield { name: attribute(sheet, "table:name"), rows };
  }
}

/** @param {string} row @returns {string[]} */
function openCells(row) {
  const pattern = /<table:(?:covered-)?table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:(?:covered-)?table-cell>)/gs;
  return [...row.matchAll(pattern)].flatMap(([, cell, inside = ""]) => {
    const value = ["value", "date-value", "boolean-value"]
      .map((name) => attribute(cell, `office:${name}`))
      .find(Boolean);
    const words = [...inside.matchAll(/<text:p\b[^>]*?(?:\/>|>(.*?)<\/text:p>)/gs)]
      .map(([, text = ""]) => text)
      .join(" ");
    const text = value?.replace(/T00:00:00$/, "") ?? unescaped(words.replace(/<[^>]*>/g, ""));
    return new Array(repeated(cell, "table:number-columns-repeated")).fill(text);
  });
}

/** @param {string} attributes @param {string} name */
function repeated(attributes, name) {
  const times = Number(attribute(attributes, name) || 1);
  return times > MOST_REPEATED ? 1 : times;
}
