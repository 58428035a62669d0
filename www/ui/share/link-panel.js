// Makes the panel with a link to the state, and the choices of what it contains.
import { copied } from "../clipboard.js";
import { button, element } from "../element.js";
import { thousands } from "../numbers.js";
import { reasonOf } from "../refused.js";

/** @import { Chosen, Shareable } from "./shareable.js" */

/** The length in characters above which some messaging programs truncate links. */
const LONG = 2000;

/**
 * @param {Shareable} shareable
 * @param {Chosen} chosen is changed by the choices
 * @param {() => Promise<string>} address of the state, from the "#" on
 * @param {(text: string) => void} say
 */
export function linkPanel({ about, choices = [] }, chosen, address, say) {
  const field = element("input", { id: "share-address", type: "text", readonly: true, spellcheck: false });
  const length = element("p", { id: "share-length", class: "hint" });
  const copying = button("Copy link", () => copy(), { id: "share-copy", class: "primary", autofocus: true });
  const without = element("p", { id: "share-without", class: "hint" });
  const tell = () => {
    without.textContent = choices
      .flatMap(({ id, without = "" }) => (chosen[id] || !without ? [] : [without]))
      .join(" ");
    without.hidden = without.textContent === "";
  };
  const boxes = choices.map(({ id, label, isChosen }) => {
    const box = element("input", { type: "checkbox", id: `share-${id}`, checked: isChosen });
    box.addEventListener("change", () => {
      chosen[id] = box.checked;
      tell();
      write();
    });
    return element("label", { class: "check" }, box, element("span", {}, label));
  });
  tell();

  async function write() {
    try {
      const { href } = new URL(await address(), location.href.replace(/[?#].*$/, ""));
      field.value = href;
      const count = thousands(href.length);
      length.textContent = `${count} characters${href.length > LONG ? ": some chats cut links as long as this." : "."}`;
    } catch (error) {
      // If there is no link, the reason takes its place.
      length.textContent = reasonOf(error);
      field.value = "";
      copying.disabled = true;
      field.disabled = true;
    }
  }

  async function copy() {
    await write();
    const link = field.value;
    if (!link) return;
    // The address bar shows the link, too, in case the browser does not allow copying.
    history.replaceState(null, "", link);
    const isCopied = await copied(link);
    if (!isCopied) field.select();
    say(isCopied ? "The link is copied." : "This browser does not let the page copy. The link is selected: copy it.");
  }

  const panel = element(
    "div",
    { class: "share-panel" },
    element("p", {}, about),
    ...(boxes.length ? [element("div", { class: "share-choices" }, ...boxes), without] : []),
    element(
      "div",
      { class: "field" },
      element("label", { for: "share-address" }, "Link"),
      element("div", { class: "share-row" }, field, copying),
      length,
    ),
  );
  return { panel, onShow: write };
}
