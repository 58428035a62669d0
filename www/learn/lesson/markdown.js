// The text of a lesson, which anybody may have written: Markdown, of which only harmless elements stay.
import DOMPurify from "dompurify";
import { Marked } from "marked";
import { escaped } from "../../graph/view/svg.js";

/** @import { Tokens } from "marked" */

/** The elements that are allowed. None of them loads anything, leads anywhere, or looks like a part of the page. */
const HARMLESS = [
  "p",
  "br",
  "strong",
  "em",
  "b",
  "i",
  "code",
  "pre",
  "var",
  "sub",
  "sup",
  "ul",
  "ol",
  "li",
  "blockquote",
];

/** What of Markdown is shown as plain text or left out, by marked's names. @type {Record<string, string>} */
const PLAIN = {
  checkbox: "a checkbox",
  def: "a link",
  del: "a deletion",
  heading: "a heading",
  hr: "a rule",
  image: "an image",
  link: "a link",
  table: "a table",
};

/** The most places that a sentence names. */
const MOST_NAMED = 5;

const MARKDOWN = new Marked({
  async: false,
  gfm: true,
  renderer: {
    checkbox: () => "",
    del({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    heading({ tokens }) {
      return `<p>${this.parser.parseInline(tokens)}</p>`;
    },
    hr: () => "",
    image: ({ text }) => escaped(text),
    link({ tokens }) {
      return this.parser.parseInline(tokens);
    },
    table({ header, rows }) {
      const line = (/** @type {Tokens.TableCell[]} */ cells) =>
        cells.map(({ tokens }) => this.parser.parseInline(tokens)).join(", ");
      return `<p>${[header, ...rows].map(line).join("<br>")}</p>`;
    },
  },
});

/** Returns Markdown as HTML that is safe to show. @param {string} markdown */
export function harmless(markdown) {
  const html = /** @type {string} */ (MARKDOWN.parse(markdown));
  return DOMPurify.sanitize(html, { ALLOWED_TAGS: HARMLESS, ALLOWED_ATTR: [] });
}

/** Returns a sentence on what of a text is not shown as it was written, and where, or "". @param {string} markdown */
export function refusedText(markdown) {
  const places = [...new Set(refused(markdown).map(({ what, line }) => `${what} in line ${line}`))];
  if (places.length === 0) return "";
  const more = places.length - MOST_NAMED;
  const named = places.slice(0, MOST_NAMED).join(", ");
  return `Shown as plain text or left out: ${named}${more > 0 ? ` and ${more} more` : ""}.`;
}

/** @param {string} markdown */
function refused(markdown) {
  const source = markdown.replace(/\r\n?/g, "\n");
  /** @type {{ what: string, line: number }[]} */
  const found = [];
  const lineAt = (/** @type {number} */ at) => source.slice(0, at).split("\n").length;
  let end = 0;
  MARKDOWN.walkTokens(MARKDOWN.lexer(source), (token) => {
    // Tokens come in the order of the text, each before those in it. What stands in a quotation is not found as a whole.
    const start = Math.max(end, source.indexOf(token.raw, end));
    const hasParts = "tokens" in token || "items" in token || "rows" in token;
    end = hasParts ? start : start + token.raw.length;
    if (PLAIN[token.type]) found.push({ what: PLAIN[token.type], line: lineAt(start) });
    if (token.type !== "html") return;
    for (const { 1: name, index } of token.raw.matchAll(/<([a-z][\w-]*)/gi)) {
      if (!HARMLESS.includes(name.toLowerCase())) found.push({ what: `<${name}>`, line: lineAt(start + index) });
    }
  });
  return found;
}
