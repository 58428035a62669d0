// Finds what a program needs that the quick interpreter lacks, so that the full one should run it: from the source, from a
// module that is imported, or from an exception that CPython would not raise. A program that is handed over needlessly
// gives the same result there, only later. Each lack is what one says of the quick interpreter: that it "has no metaclasses".

import { withoutTexts } from "./dialect.js";

/** The modules of the standard library that run in a page. */
const STANDARD = new Set(
  `__future__ abc argparse array ast asyncio base64 binascii bisect builtins bz2 calendar cmath cmd code codecs collections
  colorsys configparser contextlib contextvars copy copyreg csv ctypes dataclasses datetime decimal difflib dis doctest
  email enum errno fileinput fnmatch fractions functools gc getopt getpass gettext glob graphlib gzip hashlib heapq hmac
  html http importlib inspect io ipaddress itertools json keyword linecache locale logging lzma marshal math mimetypes
  numbers opcode operator os pathlib pickle pickletools pkgutil platform pprint queue quopri random re reprlib sched secrets
  select selectors shelve shlex shutil signal stat statistics string stringprep struct symtable sys sysconfig tempfile
  textwrap threading time timeit token tokenize tomllib trace traceback tracemalloc types typing unicodedata unittest urllib
  uuid warnings weakref xml zipfile zlib zoneinfo`.split(/\s+/),
);

/** Built-in names. */
const BUILTINS = new Set(
  `BaseExceptionGroup BufferError ConnectionError DeprecationWarning ExceptionGroup FileExistsError FileNotFoundError
  FloatingPointError FutureWarning IOError ModuleNotFoundError PermissionError RecursionError ReferenceError RuntimeWarning
  SyntaxWarning SystemError TabError TimeoutError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UserWarning Warning
  aiter anext ascii breakpoint exit format quit vars`.split(/\s+/),
);

/** Methods and attributes of built-in types. */
const ATTRIBUTES = new Set(
  `capitalize casefold expandtabs format_map isalnum isascii isdecimal isidentifier isnumeric isprintable istitle ljust
  maketrans removeprefix removesuffix rjust swapcase title translate zfill as_integer_ratio bit_count bit_length conjugate
  denominator imag is_integer numerator real fromhex hex count index start step stop indices clear copy insert pop remove
  reverse with_traceback add_note args`.split(/\s+/),
);

/** Methods and attributes that a number of NumPy's shares with arrays. */
const OF_ARRAYS = new Set(
  "T all any astype dtype item max mean min ndim prod reshape round shape size squeeze sum tolist".split(" "),
);

const DEPTH = "nests calls no deeper than 150";
const UNORDERED = "does not keep dictionaries in order";
const WORDS = "words its errors differently";
const OPERATION = "lacks an operation of this code";

/** Patterns in a source that the quick interpreter accepts, but with another meaning. @type {[pattern: RegExp, lacks: string][]} */
const SOURCES = [
  [
    /\b__(init_subclass|set_name|class_getitem|prepare|format|missing|slots|getattribute|round|index|float)__\b/,
    "has no $&",
  ],
  [/\b(metaclass)\s*=/, "has no metaclasses"],
  [/\b__i(mul|truediv|floordiv|mod|pow|matmul|and|or|xor|lshift|rshift)__\b/, "never calls $&"],
  [/\b(RecursionError|setrecursionlimit)\b/, DEPTH],
  [/^[ \t]*raise\b[^\n#]*\bfrom\b/m, "does not chain exceptions"],
  [/\.(items|keys|values|popitem)\(\)/, UNORDERED],
  [/\bdict\([^()]{0,200},|\.fromkeys\(/, UNORDERED],
  [/:[<>^=]?[+ -]?#?0?\d*[,_](?:\.\d+)?[a-z]?\}/, "groups no digits"],
  [/\.sort\([^)]*\bkey\b/, "does not sort stably in place"],
  [
    /^[ \t]*except\b[^:\n#]*\b(?:Key|Type|ZeroDivision|Name|Arithmetic|Lookup|Overflow|)(?:Error|Exception)\b[^:\n#]*\bas\b/m,
    WORDS,
  ],
  [/\b(?:int|float)\([^)\n]*\)[\s\S]{0,300}?^[ \t]*except\b[^:\n#]*\bValueError\b[^:\n#]*\bas\b/m, WORDS],
  // Exceptions that are made without being raised are written.
  [
    /(?<!\b(?:raise|class)\s+)\b[A-Z]\w*(?:Error|Exception)\(|\bKeyError\(|\(KeyError\)|\brepr\(e\w*\)|\{e\w*!r\}/,
    WORDS,
  ],
  [/\b(?:print|str|repr)\([^)\n]*\btype\([^()\n]*\)(?!\.__name__)|\{type\([^()\n]*\)\}/, "writes classes differently"],
  [/\b__dict__\b|\bvars\(/, "does not keep attributes in order"],
  [/\bisinstance\(\s*(?:True|False)\b|\bissubclass\(\s*bool\b/, "does not count True as an int"],
  [
    /(?:\bin|\b(?:list|tuple|enumerate|iter|zip|map|print|str|repr)\()\s*(?:set|frozenset)\([^)]/,
    "has sets in another order",
  ],
];

/** Match what gives a name to a dictionary or a set, whose order the quick interpreter does not keep. */
const NAMED =
  /(?<=^[ \t]*|;[ \t]*)(\w+)[ \t]*(?::[^=\n]+)?=[ \t]*(?:\{|dict\(|(?:frozen)?set\([^)])|\bdef\b[^\n]*\*\*[ \t]*(\w+)/gm;

/**
 * Exceptions with MicroPython's messages. `$1` is the text of the first group, which must be one of `names` if there are any.
 * @type {[type: string, message: RegExp, lacks: string, names?: Set<string>][]}
 */
const EXCEPTIONS = [
  ["RuntimeError", /maximum recursion depth/, DEPTH],
  ["MemoryError", /(?:)/, "has no memory left"],
  ["SystemError", /(?:)/, "broke down over this code"],
  ["NotImplementedError", /(?:)/, OPERATION],
  ["NameError", /^name '(\w+)' isn't defined/, "has no $1", BUILTINS],
  [
    "AttributeError",
    /^'(?:str|int|float|bool|bytes|\w*array|range|slice)' object has no .* '(\w+)'/,
    "has no $1",
    ATTRIBUTES,
  ],
  ["AttributeError", /^'(?:int|float)' object has no attribute '(\w+)'/, "has no numbers of NumPy’s", OF_ARRAYS],
  ["AttributeError", /^type object '(?:int|float|str|bytes|dict)' has no attribute '(\w+)'/, "has no $1", ATTRIBUTES],
  ["AttributeError", /has no attribute '(__\w+__|_replace|_asdict|_fields|_make)'/, "has no $1"],
  ["AttributeError", /has no attribute '_[A-Za-z]\w*__\w+'/, "does not rename private attributes"],
  ["AttributeError", /^'(?:function|closure|generator)' object has no/, "gives functions no attributes"],
  ["AttributeError", /^(\w+) has no '\w+' here/, "has only a part of $1", STANDARD],
  ["AttributeError", /^module '(\w+)' has no attribute/, "has only a part of $1", STANDARD],
  ["ImportError", /^can't import name (\w+)/, "has no $1"],
  ["TypeError", /isn't subscriptable|__or__: 'type'/, "does not read such types"],
  ["TypeError", /keyword argument|^function (?:takes|missing)/, "has functions that take other arguments"],
  ["TypeError", /^unsupported types? for __|^can't convert .* to|lay-out conflict|acceptable base type/, OPERATION],
  ["ValueError", /format|syntax for integer/, "lacks a format of this code"],
  ["ValueError", /^math domain error/, OPERATION],
  ["ValueError", /^random\.seed takes a number/, "has no hash of a text"],
  ["TypeError", /^can't create/, OPERATION],
  ["OSError", /^stream operation|^there are no files/, "has no files"],
];

/**
 * Returns what the quick interpreter lacks for a module, or "".
 * @param {string} name
 */
export function lackOfModule(name) {
  return STANDARD.has(name) ? `has no module '${name}'` : "";
}

/**
 * Returns what the quick interpreter lacks for a source, or "".
 * @param {string} source
 */
export function lackOfSource(source) {
  if (hasEntries(source)) return UNORDERED;
  if (walksUnordered(source)) return UNORDERED;
  if (hasSets(source)) return "has sets in another order";
  for (const [pattern, lacks] of SOURCES) {
    const found = pattern.exec(source);
    if (found) return lacks.replace("$&", found[0]);
  }
  return "";
}

/**
 * Returns what the quick interpreter lacks for what a program has printed, or "".
 * @param {string} source
 * @param {string} printed
 */
export function lackOfPrinted(source, printed) {
  // Python stops when a power of floats is too large, unlike a product.
  const isEndless = /\.\w+[ \t]*\*\*|\bpow\(/.test(source) && /(?<![\w.])(?:inf|nan)\b/.test(printed);
  return isEndless ? "does not stop at a power that is too large" : "";
}

/**
 * Returns whether a source writes a dictionary of several entries, whatever then loops over it or prints it.
 * @param {string} source
 */
function hasEntries(source) {
  // Each is looked at by itself, so that the time is linear.
  for (const [braces] of source.matchAll(/\{[^{}]{0,2000}\}/g)) {
    const key = braces.indexOf(":");
    const after = braces.indexOf(",", key);
    if (key > 0 && ((braces.indexOf(":", after) > after && after > key) || /\bfor\b/.test(braces.slice(key))))
      return true;
  }
  return false;
}

/**
 * Returns whether a source writes a set of several elements whose order may show.
 * @param {string} source
 */
function hasSets(source) {
  if (!source.includes("{")) return false;
  const code = withoutTexts(source);
  for (const { 0: found, index } of code.matchAll(/\{[^{}:]{0,2000}\}/g)) {
    if (!/,|\bfor\b/.test(found)) continue;
    const before = code.slice(code.lastIndexOf("\n", index) + 1, index);
    const isTest = /(?:\bin|[=!]=)\s*$/.test(before) && !/\bfor\b[^[({]*\bin\s*$/.test(before);
    if (!isTest && !/\b(?:len|sorted|any|all|set|frozenset|isdisjoint|issubset|issuperset)\(\s*$/.test(before))
      return true;
  }
  return false;
}

/**
 * Returns whether a source names a dictionary or a set, and loops over it or writes it as a whole.
 * @param {string} source
 */
function walksUnordered(source) {
  const names = new Set(Array.from(source.matchAll(NAMED), ([, name, keywords]) => name ?? keywords));
  if (names.size === 0) return false;
  const name = `(?:${[...names].join("|")})`;
  const whole = `${name}\\b(?![\\w.[(])`;
  const functions = "print|str|repr|list|tuple|enumerate|iter|next|zip|map|filter|sum|max|min|pprint";
  return new RegExp(
    `\\bfor\\b[^\\n]*\\bin ${whole}|\\b(?:${functions})\\((?:[^()\\n]*,)?[ \\t]*\\*?${whole}|[fF]["'][^\\n]*\\{${name}[}!:=]`,
  ).test(source);
}

/**
 * Returns what the quick interpreter lacked when it raised an exception, or "".
 * @param {string} type
 * @param {string} message
 */
export function lackOfException(type, message) {
  for (const [raised, pattern, lacks, names] of EXCEPTIONS) {
    const found = raised === type && pattern.exec(message);
    if (found && (!names || names.has(found[1]))) return lacks.replace("$1", found[1]);
  }
  return "";
}
