// Reads how long something took, and times of day, as numbers: 4:32, 1:32.5, 3:15:42, 2 days 03:15:00, PT4M32S, 4m 32s.
import { isMissing } from "./numbers.js";

/** What a cell says: the number of parts between its colons, 0 without any; and whether it is no time of day for certain. @typedef {{ seconds: number, parts: number, first: number, isCertain: boolean }} Span */

/** Matches parts with colons between them, behind a sign and days or not. */
const WITH_COLONS = /^([+\u2212-]?)(?:(\d{1,6}) ?d(?:ays?)?,? )?(\d{1,6}):([0-5]\d)(?::([0-5]\d))?(?:[.,](\d{1,9}))?$/i;
/** Matches any numbers with a colon between them, such as a ratio. */
const ANY_COLON = /\d\s?:\s?\d/;
/** Matches what ISO 8601 writes, and parts with their units. */
const OF_ISO = /^P(?=[\dT])(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:[.,]\d{1,9})?)S)?)?$/;
const WITH_UNITS =
  /^(?=\d)(?:(\d{1,6}) ?d(?:ays?)?,? ?)?(?:(\d{1,6}) ?h(?:rs?|ours?)?,? ?)?(?:(\d{1,6}) ?m(?:ins?|inutes?)?,? ?)?(?:(\d{1,6}(?:[.,]\d{1,9})?) ?s(?:ecs?|econds?)?)?$/i;
/** Matches the names of columns that say how long, when, and neither. */
const HOW_LONG =
  /duration|elapsed|pace|splits?(?!\p{L})|laps?(?!\p{L})|finish|run[ _-]?time|moving|length|took|taken|playtime|spent|wait|delay|latency|dauer|durée|duraci|duraç|durata|duur/iu;
const WHEN =
  /(?<!\p{L})(?:at|starts?|started|ends?|ended|begins?|when|clock|day|date|datetime|timestamp|opens?|closes?|arriv\p{L}*|depart\p{L}*|sunrise|sunset|uhrzeit|beginn|ende|von|bis|heure|hora|ora|godzina)(?!\p{L})/iu;
const NEITHER = /(?<!\p{L})(?:ratios?|scores?|odds|mix|share|verhältnis|rapport)(?!\p{L})/iu;
/** The hours of a day, and the hours of a short span. */
const [HOURS, FEW_HOURS] = [24, 10];
/** The share of cells that have to be spans. */
const MOSTLY = 0.6;

/** @param {string} cell @returns {Span | undefined} */
function spanIn(cell) {
  const [all, sign, days, ...parts] = WITH_COLONS.exec(cell) ?? [];
  if (all !== undefined) {
    const [first, second, third, decimals = ""] = parts;
    const isLong = third !== undefined;
    const whole = isLong ? 3600 * Number(first) + 60 * Number(second) : 60 * Number(first) + Number(second);
    const size = 86_400 * Number(days ?? 0) + whole + Number(`${third ?? 0}.${decimals}`);
    return {
      seconds: sign === "" || sign === "+" ? size : -size,
      parts: isLong ? 3 : 2,
      first: Number(first),
      // Hours and minutes have no decimals: where two parts have some, the second one counts seconds.
      isCertain: sign !== "" || days !== undefined || Number(first) > HOURS || (!isLong && decimals !== ""),
    };
  }
  const iso = OF_ISO.exec(cell);
  const written = iso ?? WITH_UNITS.exec(cell);
  if (!written) return undefined;
  const units = written.slice(1);
  const [d, hours, minutes, seconds] = units.map((part) => Number((part ?? "0").replace(",", ".")));
  return {
    seconds: 86_400 * d + 3600 * hours + 60 * minutes + seconds,
    parts: 0,
    first: hours,
    // A number and a letter may be a code.
    isCertain: iso !== null || units.filter((part) => part !== undefined).length > 1,
  };
}

/**
 * Returns the seconds in each cell of a column of spans or of times of day, NaN in others; and whether they are spans. Two
 * parts are minutes and seconds: of times of day this is a minute for an hour, which only the scale tells. Returns `undefined`
 * if the column has neither.
 * @param {string} name
 * @param {string[]} cells
 * @returns {{ numbers: Float64Array, isSpan: boolean } | undefined}
 */
export function durationsIn(name, cells) {
  const there = cells.filter((cell) => !isMissing(cell));
  const [first] = there;
  if (first === undefined || NEITHER.test(name)) return undefined;
  /** @type {Span[]} */
  const found = [];
  for (const cell of there) {
    const span = spanIn(cell);
    if (span) found.push(span);
    // Where 3:72 is among them, 70:30 is a ratio.
    else if (ANY_COLON.test(cell) || found.length === 0) return undefined;
  }
  const hasColons = found.some(({ parts }) => parts > 0);
  const isCertain = found.some((span) => span.isCertain);
  if (found.length < MOSTLY * there.length || (!hasColons && !isCertain)) return undefined;
  // Parts of a whole, such as 70:30.
  if (
    hasColons &&
    found.length > 1 &&
    found.every(({ seconds, parts, first }) => parts === 2 && seconds - 59 * first === 100)
  )
    return undefined;
  const numbers = Float64Array.from(cells, (cell) => spanIn(cell)?.seconds ?? NaN);
  const hours = found.filter(({ parts }) => parts === 3).map((span) => span.first);
  const areShort = hours.length > 0 && hours.every((count) => count < (hours.length < found.length ? FEW_HOURS : 1));
  const isSpan = isCertain || HOW_LONG.test(name) || (!WHEN.test(name) && areShort);
  return { numbers, isSpan };
}
