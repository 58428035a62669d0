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
  if (open) panel.append(openField(open, say));
  return { panel, onShow: () => {} };
}

/** @param {NonNullable<Shareable["open"]>} open @param {(text: string) => void} say */
function openField({ title, accept, open }, say) {
  const input = element("input", { type: "file", accept, id: "share-open" });
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    say("");
    try {
      await open(file);
      input.closest("dialog")?.close();
    } catch (error) {
      // The dialog stays, so that the reason stands where the file was chosen, and the same one can be chosen again.
      input.value = "";
      say(reasonOf(error));
    }
  });
  return element("div", { class: "field" }, element("label", { for: "share-open" }, title), input);
}
