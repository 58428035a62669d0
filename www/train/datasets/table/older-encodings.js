// Finds which of the encodings from before Unicode a text is in, by what its words look like in each.

/** The encodings, the first preferred where several do as well. @type {string[]} */
const ENCODINGS = [
  "utf-8",
  "windows-1252",
  "macintosh",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "shift_jis",
  "euc-kr",
  "gb18030",
];
/** The most bytes that are looked at. */
const SAMPLE = 20_000;

/** Matches a word, and in it what stands at its ends without being a letter. */
const [WORD, AROUND] = [/(?:[A-Za-z]|[^\0-\x7f])+/g, /^[^\p{L}\p{M}]+|[^\p{L}\p{M}]+$/gu];
/** Matches what stands for no letter in any encoding; Node's decoder of Windows-1252 leaves the codes of some marks as they are. */
const [BROKEN, BROKEN_1252] = [/[\u0080-\u009f\ufffd\p{Co}]/gu, /[\u0081\u008d\u008f\u0090\u009d\ufffd]/g];
/** Matches letters that Western languages hardly use, and those of other widths that stand alone in Japanese only. */
const RARE = /[\u0131\u0161\u017e\u0178\uff61-\uff9f]/g;
/** The encodings in which these are more often bytes of another one. */
const HAS_RARE = new Set(["windows-1252", "macintosh", "shift_jis"]);
/**
 * Matches what Hungarian and Romanian words of Windows-1250 look like in Windows-1252, and none of its own: an õ stands before an e
 * in Portugal, and in Estonia neither last nor beside an acute accent; an ã does not stand before a consonant, and º not behind
 * a word.
 */
const EASTERN =
  /õ$|(?<=[áéíóú]\p{L}{0,20})õ(?!e)|õ(?!e)(?=\p{L}{0,20}[áéíóú])|û(?=\p{L}{0,20}[áíóú])|ã(?=[bcdfghjklmnpqrtvxz])|(?<=\p{L}\p{L})[ºª]|[ºª](?=\p{L})/giu;
/** Matches an ideograph beside a letter of ours, as is seen where bytes of two letters were taken for one. */
const BESIDE = /[A-Za-z]\p{Script=Han}|\p{Script=Han}[A-Za-z]/gu;

/**
 * Returns the encoding in which the words of a text look most like words.
 * @param {Uint8Array} bytes
 */
export function likeliestEncoding(bytes) {
  const sample = linesWithOthers(bytes);
  const oddest = ENCODINGS.map((name) => {
    const words = new TextDecoder(name).decode(sample).match(WORD) ?? [];
    return words.reduce((sum, word) => sum + oddness(word, name), 0);
  });
  return ENCODINGS[oddest.indexOf(Math.min(...oddest))];
}

/** Returns the lines that hold other bytes than ASCII has, the first of them. @param {Uint8Array} bytes */
function linesWithOthers(bytes) {
  /** @type {number[]} */
  const found = [];
  let start = 0;
  let hasOthers = false;
  for (let at = 0; at <= bytes.length && found.length < SAMPLE; at += 1) {
    hasOthers ||= bytes[at] >= 0x80;
    if (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) continue;
    if (hasOthers) found.push(...bytes.subarray(start, Math.min(at, start + SAMPLE)), 0x0a);
    start = at + 1;
    hasOthers = false;
  }
  return Uint8Array.from(found);
}

/** Returns how unlike a word a text is: 0 if nothing in it is strange. @param {string} word @param {string} encoding */
function oddness(word, encoding) {
  const count = (/** @type {RegExp} */ pattern, /** @type {string} */ text) => text.match(pattern)?.length ?? 0;
  const inner = word.replace(AROUND, "");
  const others = inner.replace(/[A-Za-z]/g, "");
  const [plain, latin] = [count(/[A-Za-z]/g, inner), count(/\p{Script=Latin}/gu, others)];
  const foreign = count(/\p{Script=Cyrillic}|\p{Script=Greek}/gu, others);
  const capitals = /\p{Ll}/u.test(inner) ? count(/(?!^)(?![A-Z])\p{Lu}/gu, inner) : 0;
  return (
    2 * count(encoding === "windows-1252" ? BROKEN_1252 : BROKEN, word) +
    0.5 * (HAS_RARE.has(encoding) ? count(RARE, inner) : 0) +
    (encoding === "windows-1252" ? count(EASTERN, inner) : 0) +
    count(/[^\p{L}\p{M}\u2019]/gu, others) +
    capitals +
    // A word of many accents is one of another script, and a word is of one script.
    (latin > plain + 2 ? latin : 0) +
    (plain + latin > 0 ? foreign : 0) +
    (encoding === "euc-kr" ? count(/\p{Script=Han}/gu, others) : 0) +
    count(BESIDE, inner) +
    (inner === "" && word.length > 1 ? word.length : 0)
  );
}
