// The text of a lesson, which anybody may have written: Markdown, of which only harmless elements stay.
import DOMPurify from "dompurify";
import { Marked } from "marked";
import { escaped } from "../../graph/view/svg.js";

/** The elements that are allowed. None of them loads anything, leads anywhere, or looks like a part of the page. */
const HARMLESS = [
  ...["p", "br", "hr", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "li"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
  ...["strong", "em", "b", "i", "del", "code", "var", "sub", "sup"],
];

/** The attributes that are allowed: on which side a column stands, and the number with which a list begins. */
const HARMLESS_ATTRIBUTES = ["align", "start"];

/** The level of the largest heading within a card, whose title is a heading of level 3; and the smallest that there is. */
const [LARGEST_HEADING, SMALLEST_HEADING] = [4, 6];

/** What of Markdown is shown as plain text or left out, by marked's names. @type {Record<string, string>} */
const PLAIN = { checkbox: "a checkbox", def: "a link", image: "an image", link: "a link" };

/** The most places that a sentence names. */
const MOST_NAMED = 5;

const MARKDOWN = new Marked({
  async: false,
  gfm: true,
  renderer: {
    checkbox: () => "",
    heading({ tokens, depth }) {
      const level = Math.min(SMALLEST_HEADING, LARGEST_HEADING - 1 + depth);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    image: ({ text }) => escaped(text),
    link({ tokens }) {
      return this.parser.parseInline(tokens);
    },
  },
});

/** Returns Markdown as HTML that is safe to show. @param {string} markdown */
export function harmless(markdown) {
  const html = /** @type {string} */ (MARKDOWN.parse(markdown));
  return DOMPurify.sanitize(html, { ALLOWED_TAGS: HARMLESS, ALLOWED_ATTR: HARMLESS_ATTRIBUTES });
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
