// The text of a lesson, which anybody may have written: Markdown, of which only harmless elements stay.
import DOMPurify from "dompurify";
import { marked } from "marked";

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

/** Returns Markdown as HTML that is safe to show. @param {string} markdown */
export function harmless(markdown) {
  const html = marked.parse(markdown, { async: false, gfm: true });
  return DOMPurify.sanitize(html, { ALLOWED_TAGS: HARMLESS, ALLOWED_ATTR: [] });
}
