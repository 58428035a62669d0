// Makes the panel with a link to the state, and the choices of what it contains.
import { element } from "../element.js";
import { linkField } from "./link-field.js";

/** @import { Chosen, Shareable } from "./shareable.js" */

/**
 * @param {Shareable} shareable
 * @param {Chosen} chosen is changed by the choices
 * @param {() => Promise<string>} address of the state, from the "#" on
 * @param {(text: string) => void} say
 */
export function linkPanel({ about, choices = [] }, chosen, address, say) {
  const link = linkField({
    id: "share",
    address,
    say,
    // The address bar shows the link, too, in case the browser does not allow copying.
    onCopy: (link) => history.replaceState(null, "", link),
    attributes: { class: "primary", autofocus: true },
  });
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
      link.write();
    });
    return element("label", { class: "check" }, box, element("span", {}, label));
  });
  tell();
  const panel = element(
    "div",
    { class: "share-panel" },
    element("p", {}, about),
    ...(boxes.length ? [element("div", { class: "share-choices" }, ...boxes), without] : []),
    link.root,
  );
  return { panel, onShow: link.write };
}
