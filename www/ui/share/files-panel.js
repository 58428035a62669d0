// Makes the panel that exports the state as programs and files, and opens a file.
import { download } from "../download.js";
import { button, element } from "../element.js";
import { reasonOf } from "../refused.js";

/** @import { SharedFile, Shareable } from "./shareable.js" */

/**
 * @param {SharedFile[]} files
 * @param {Shareable["open"]} open
 * @param {(text: string) => void} say
 */
export function filesPanel(files, open, say) {
  /** @param {SharedFile} file */
  async function save({ title, file, type, make }) {
    try {
      download(file, await make(), type);
      say(`${file} is saved.`);
    } catch (error) {
      say(`${title} could not be made: ${reasonOf(error)}`);
    }
  }
  const items = files.map((file) =>
    element(
      "li",
      {},
      button(file.title, () => save(file), { "data-file": file.file }),
      element("span", { class: "hint" }, file.about),
    ),
  );
  const panel = element("div", { class: "share-panel" }, element("ul", { class: "share-files" }, ...items));
  if (open) panel.append(openField(open));
  return { panel, onShow: () => {} };
}

/** @param {NonNullable<Shareable["open"]>} open */
function openField({ title, accept, open }) {
  const input = element("input", { type: "file", accept, id: "share-open" });
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (!file) return;
    input.closest("dialog")?.close();
    open(file);
  });
  return element("div", { class: "field" }, element("label", { for: "share-open" }, title), input);
}
