// Rewrites what MicroPython reads, but computes otherwise than CPython: it rounds halves up where it formats floats, and
// True and False are no ints there. additions.py has the functions that are called instead. Every line stays where it is.

/** Match a format of floats, as `%`, `format` and f-strings have it. */
const PERCENT = /%(?:\([^)]*\))?[-+ #\d.*]*[fFeEgG]/;
const BRACES = /\{[^{}]*:[^{}]*(?:[fFeEgG%]\}|\{)/;
const SPECIFICATION = /[fFeEgG%]$/;

/** Matches a test for an int, alone or among other classes. */
const INT = /\bisinstance\((\s*[\w.[\]]+\s*),(\s*)(?:int|\(((?:\s*\w+\s*,)*\s*int\s*(?:,\s*\w+\s*)*),?\s*\))\s*\)/g;

/** Matches the beginning of a string: its prefix and its quotes. */
const STRING = /(?<!\w)([A-Za-z]{0,2})('''|"""|'|")/y;

/**
 * Returns a source for MicroPython.
 * @param {string} source
 */
export function inDialect(source) {
  let written = "";
  /** The end of what was written. */
  let done = 0;
  let at = 0;
  let depth = 0;
  const writeCode = (/** @type {number} */ end) => {
    written += withBools(source.slice(done, end));
    done = end;
  };
  while (at < source.length) {
    const string = stringAt(source, at);
    if (string) {
      writeCode(at);
      const run = runAt(source, string, depth > 0);
      written += rewritten(run, source);
      at = done = run.end;
    } else if (source[at] === "#") {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
    } else {
      if ("([{".includes(source[at])) depth += 1;
      else if (")]}".includes(source[at])) depth -= 1;
      at += 1;
    }
  }
  writeCode(source.length);
  return written;
}

/**
 * Returns a source without its comments and with empty strings.
 * @param {string} source
 */
export function withoutTexts(source) {
  let code = "";
  let at = 0;
  while (at < source.length) {
    const string = stringAt(source, at);
    if (string) {
      code += '""';
      at = string.end;
    } else if (source[at] === "#") {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
    } else {
      code += source[at];
      at += 1;
    }
  }
  return code;
}

/** @param {string} code */
function withBools(code) {
  return code.replace(INT, (test, thing, blank, classes = "int") =>
    /\bbool\b/.test(classes) ? test : `isinstance(${thing},${blank}(${classes}, bool))`,
  );
}

/** @typedef {{ start: number, body: number, end: number, prefix: string, quotes: string }} Literal */

/**
 * Returns the string that begins at a place, or `undefined`.
 * @param {string} source
 * @param {number} start
 * @returns {Literal | undefined}
 */
function stringAt(source, start) {
  STRING.lastIndex = start;
  const found = STRING.exec(source);
  if (!found) return undefined;
  const [opening, prefix, quotes] = found;
  const body = start + opening.length;
  for (let at = body; at < source.length; at++) {
    if (source[at] === "\\") at += 1;
    else if (source.startsWith(quotes, at)) return { start, body, end: at + quotes.length, prefix, quotes };
    else if (quotes.length === 1 && source[at] === "\n") return undefined;
  }
  return undefined;
}

/**
 * Returns the strings that stand side by side, which are one.
 * @param {string} source
 * @param {Literal} first
 * @param {boolean} isInside whether they stand in brackets, so that a line may end between them
 */
function runAt(source, first, isInside) {
  const blank = isInside ? /\s*/y : /[ \t]*/y;
  const after = (/** @type {number} */ end) => {
    blank.lastIndex = end;
    return end + (blank.exec(source)?.[0].length ?? 0);
  };
  const strings = [first];
  let { end } = first;
  for (let next = stringAt(source, after(end)); next; next = stringAt(source, after(end))) {
    strings.push(next);
    end = next.end;
  }
  return { strings, start: first.start, end, follows: source.slice(after(end), after(end) + 8) };
}

/**
 * Returns a run of strings with formats that round as CPython's.
 * @param {ReturnType<typeof runAt>} run
 * @param {string} source
 */
function rewritten({ strings, start, end, follows }, source) {
  const text = source.slice(start, end);
  const isPlain = !strings.some(({ prefix }) => /f/i.test(prefix));
  const isTemplate = follows.startsWith(".format(") ? BRACES.test(text) : /^%[^=]/.test(follows) && PERCENT.test(text);
  const isText = strings.every(({ prefix }) => !/b/i.test(prefix));
  if (isPlain) return isTemplate && isText ? `_Template(${text})` : text;
  let at = start;
  let written = "";
  for (const string of strings) {
    written += source.slice(at, string.body);
    const body = source.slice(string.body, string.end - string.quotes.length);
    if (/f/i.test(string.prefix)) written += body.includes(":") ? fieldsRewritten(body, string.quotes) : body;
    // Beside an f-string MicroPython reads fields in a plain one.
    else written += body.replace(/[{}]/g, "$&$&");
    at = string.end - string.quotes.length;
  }
  return written + source.slice(at, end);
}

/**
 * Returns the text of an f-string whose fields with a format of floats call a function.
 * @param {string} body
 * @param {string} quotes around it
 */
function fieldsRewritten(body, quotes) {
  const quote = quotes[0] === "'" ? '"' : "'";
  let written = "";
  let at = 0;
  while (at < body.length) {
    const opening = body.startsWith("{{", at) || body[at] !== "{" ? undefined : fieldAt(body, at);
    if (opening) {
      written += fieldRewritten(opening, quote) ?? body.slice(at, opening.end);
      at = opening.end;
    } else {
      const length = body.startsWith("{{", at) ? 2 : 1;
      written += body.slice(at, at + length);
      at += length;
    }
  }
  return written;
}

/**
 * Returns the parts of the field that opens at a place, or `undefined` if it does not end.
 * @param {string} body
 * @param {number} start
 */
function fieldAt(body, start) {
  let depth = 0;
  let colon = -1;
  for (let at = start + 1; at < body.length; at++) {
    const character = body[at];
    const string = colon < 0 && stringAt(body, at);
    if (string) at = string.end - 1;
    else if ("([{".includes(character)) depth += 1;
    else if (depth > 0 && ")]}".includes(character)) depth -= 1;
    else if (character === "}") {
      const expression = body.slice(start + 1, colon < 0 ? at : colon);
      return { expression, specification: colon < 0 ? "" : body.slice(colon + 1, at), end: at + 1 };
    } else if (character === ":" && depth === 0 && colon < 0) colon = at;
  }
  return undefined;
}

/**
 * Returns a field that formats floats as CPython does, or `undefined` for one that formats none.
 * @param {{ expression: string, specification: string }} field
 * @param {string} quote which the f-string does not use
 */
function fieldRewritten({ expression, specification }, quote) {
  if (!SPECIFICATION.test(specification) || /![rsa]\s*$/.test(expression) || /[\\'"]/.test(specification))
    return undefined;
  const name = /^(.*[^=!<>])=\s*$/s.exec(expression);
  // Fields within the format are added to its text.
  const written = specification.replace(/\{([^{}]*)\}/g, (_, inner) => `${quote} + str(${inner}) + ${quote}`);
  return `${name ? expression : ""}{_formatted((${name ? name[1] : expression}), ${quote}${written}${quote})}`;
}
