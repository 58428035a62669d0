// Makes workbooks of Excel and archives, to be read by the page.
import { deflateRawSync } from "node:zlib";

/**
 * Returns the files of a workbook.
 * @param {Record<string, (string | number | boolean | Date | null)[][]>} sheets the rows of each by its name
 * @param {Record<string, string>} [hidden] the sheets that are hidden, by their names
 * @returns {Record<string, string>}
 */
export function workbook(sheets, hidden = {}) {
  const names = Object.keys(sheets);
  /** @type {string[]} */
  const strings = [];
  const cell = (/** @type {string | number | boolean | Date | null} */ value, /** @type {string} */ place) => {
    if (value === null) return "";
    if (value instanceof Date) return `<c r="${place}" s="1"><v>${value.getTime() / 86_400_000 + 25_569}</v></c>`;
    if (typeof value === "boolean") return `<c r="${place}" t="b"><v>${Number(value)}</v></c>`;
    if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`;
    strings.push(value);
    return `<c r="${place}" t="s"><v>${strings.length - 1}</v></c>`;
  };
  const files = Object.fromEntries(
    names.map((name, sheet) => [
      `xl/worksheets/sheet${sheet + 1}.xml`,
      `<worksheet><sheetData>${sheets[name]
        .map(
          (row, at) =>
            `<row r="${at + 1}">${row.map((value, column) => cell(value, `${letters(column)}${at + 1}`)).join("")}</row>`,
        )
        .join("")}</sheetData></worksheet>`,
    ]),
  );
  return {
    ...files,
    "xl/workbook.xml": `<workbook><workbookPr/><sheets>${names
      .map(
        (name, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" ${name in hidden ? `state="${hidden[name]}" ` : ""}r:id="rId${at + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${names
      .map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
      .join("")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst>${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join("")}</sst>`,
    "xl/styles.xml":
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  };
}

/** @param {number} column */
function letters(column) {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/**
 * Packs files into an archive.
 * @param {Record<string, string>} files the text of each by its name
 * @param {boolean} [isPacked] whether they are made smaller
 */
export function zipped(files, isPacked = true) {
  const [bodies, list] = [[], []];
  let place = 0;
  for (const [name, text] of Object.entries(files)) {
    const [label, whole] = [Buffer.from(name), Buffer.from(text)];
    const body = isPacked ? deflateRawSync(whole) : whole;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isPacked ? 8 : 0, 4);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(whole.length, 18);
    common.writeUInt16LE(label.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(place, 10);
    bodies.push(Buffer.from("PK\u0003\u0004"), common, label, body);
    list.push(Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), common, tail, label);
    place += 30 + label.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  for (const at of [8, 10]) end.writeUInt16LE(Object.keys(files).length, at);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(place, 16);
  return new Uint8Array(Buffer.concat([...bodies, ...list, end]));
}
