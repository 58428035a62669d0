// Reads the lines in which programs that watch others say what they measured: the line protocol of InfluxDB, and the format of
// Prometheus.
import { linedUp } from "./keyed-lines.js";

/** @import { Cells } from "./records.js" */

/** Matches a line of InfluxDB: a measurement with its tags, what was measured, and a moment. */
const PAIR = '[\\w.-]+=(?:"[^"]*"|[^\\s,="]+)';
const INFLUX = new RegExp(`^([\\w.-]+)((?:,${PAIR})*) (${PAIR}(?:,${PAIR})*)(?: (\\d+))?$`);
/** Matches a line of Prometheus: a metric with its labels, a number, and a moment. */
const PROMETHEUS = /^([a-z_:][\w:]*)\{([^{}]*)\} ([-+.\w]+)(?: \d+)?$/i;
const ONE_PAIR = /(?<![\w.-])([\w.-]+)=(?:"([^"]*)"|([^\s,="]+))/g;
/** Matches a whole number as InfluxDB writes it. */
const INTEGER = /^(-?\d+)[iu]$/;

/**
 * Returns a row for each line, or `undefined` if the lines are no such ones.
 * @param {string} text with "\n" at the ends of its lines
 * @returns {Cells | undefined}
 */
export function measuredRows(text) {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  if (lines.length < 2) return undefined;
  if (lines.every((line) => INFLUX.test(line))) return influxRows(lines);
  if (lines.every((line) => PROMETHEUS.test(line))) return prometheusRows(lines);
  return undefined;
}

/** @param {string} text */
function pairsIn(text) {
  return Array.from(
    text.matchAll(ONE_PAIR),
    ([, name, quoted, bare]) => /** @type {const} */ ([name, quoted ?? bare.replace(INTEGER, "$1")]),
  );
}

/** @param {string[]} lines @returns {Cells} */
function influxRows(lines) {
  const found = lines.map((line) => /** @type {RegExpExecArray} */ (INFLUX.exec(line)));
  const areSeveral = new Set(found.map(([, measurement]) => measurement)).size > 1;
  const records = found.map(
    ([, measurement, tags, fields]) =>
      new Map([
        ...pairsIn(fields),
        ...pairsIn(tags),
        ...(areSeveral ? [/** @type {const} */ (["measurement", measurement])] : []),
      ]),
  );
  const isTimed = found.some(([, , , , moment]) => moment !== undefined);
  return { ...linedUp(records), ...(isTimed && { remarks: ["The moment at the end of each line is left out"] }) };
}

/** Joins what several metrics say of the same labels. @param {string[]} lines @returns {Cells} */
function prometheusRows(lines) {
  const found = lines.map((line) => /** @type {RegExpExecArray} */ (PROMETHEUS.exec(line)));
  const isOne = new Set(found.map(([, metric]) => metric)).size === 1;
  /** @type {Map<string, Map<string, string>>} */
  const records = new Map();
  for (const [at, [, metric, labels, number]] of found.entries()) {
    const key = isOne ? String(at) : labels;
    const record = records.get(key) ?? new Map(pairsIn(labels));
    records.set(key, record.set(metric, number));
  }
  return linedUp([...records.values()]);
}
