// Makes a field with a link that one can read, and the button that copies it.
import { copied } from "../clipboard.js";
import { button, element } from "../element.js";
import { thousands } from "../numbers.js";
import { reasonOf } from "../refused.js";

/** The length in characters above which some messaging programs truncate links. */
const LONG = 2000;

/**
 * @param {object} options
 * @param {string} options.id the prefix of the ids of its elements
 * @param {() => Promise<string>} options.address from the "#" on
 * @param {(text: string) => void} options.say
 * @param {string} [options.instead] what can be done instead of a long link, in a sentence
 * @param {(link: string) => void} [options.onCopy]
 * @param {Record<string, string | boolean>} [options.attributes] of the button
 * @returns {{ root: HTMLElement, write: () => Promise<void> }}
 */
export function linkField({ id, address, say, instead = "", onCopy = () => {}, attributes = {} }) {
  const field = element("input", { id: `${id}-address`, type: "text", readonly: true, spellcheck: false });
  const length = element("p", { id: `${id}-length`, class: "hint" });
  const copying = button("Copy link", () => copy(), { id: `${id}-copy`, ...attributes });

  async function write() {
    try {
      const { href } = new URL(await address(), location.href.replace(/[?#].*$/, ""));
      field.value = href;
      const count = thousands(href.length);
      const isLong = href.length > LONG;
      length.textContent =
        `${count} characters${isLong ? `: some chats cut links as long as this. ${instead}` : "."}`.trim();
    } catch (error) {
      // If there is no link, the reason takes its place.
      length.textContent = reasonOf(error);
      field.value = "";
    }
    for (const control of [copying, field]) control.disabled = field.value === "";
  }

  async function copy() {
    await write();
    const link = field.value;
    if (!link) return;
    onCopy(link);
    const isCopied = await copied(link);
    if (!isCopied) field.select();
    say(isCopied ? "The link is copied." : "This browser does not let the page copy. The link is selected: copy it.");
  }

  const root = element(
    "div",
    { class: "field" },
    element("label", { for: field.id }, "Link"),
    element("div", { class: "share-row" }, field, copying),
    length,
  );
  return { root, write };
}
