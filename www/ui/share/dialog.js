// Shows the Share dialog, which offers the current part as a link, as a picture, in another page, and as code.
import { lessonPanel } from "../../learn/lesson/panel.js";
import { openDialog } from "../dialog.js";
import { element } from "../element.js";
import { tabs } from "../tabs.js";
import { embedPanel } from "./embed-panel.js";
import { filesPanel } from "./files-panel.js";
import { linkPanel } from "./link-panel.js";
import { picturePanel } from "./picture-panel.js";

/** @import { Chosen, Shareable } from "./shareable.js" */
/** @import { Tab } from "../tabs.js" */

/** Shows the dialog. @param {Shareable} shareable */
export async function openShare(shareable) {
  const status = element("p", { class: "hint share-status", role: "status" });
  const say = (/** @type {string} */ text) => {
    status.textContent = text;
  };
  /** @type {Chosen} */
  const chosen = Object.fromEntries((shareable.choices ?? []).map(({ id, isChosen }) => [id, isChosen]));
  const address = () => shareable.address(chosen);
  /** @type {Tab[]} */
  const panels = [
    { id: "share-link", title: "Link", ...linkPanel(shareable, chosen, address, say) },
    ...(shareable.pictures?.length
      ? [{ id: "share-picture", title: "Picture", ...picturePanel(shareable.pictures, say) }]
      : []),
    ...(shareable.pieces
      ? [{ id: "share-embed", title: "Embed", ...embedPanel(shareable.pieces, shareable.element, address, say) }]
      : []),
    ...(shareable.files?.length
      ? [{ id: "share-code", title: "As code", ...filesPanel(shareable.files, shareable.open, say) }]
      : []),
    ...(shareable.lesson
      ? [
          {
            id: "share-lesson",
            title: "Lesson",
            ...lessonPanel(shareable.lesson, say, () => status.closest("dialog")?.close()),
          },
        ]
      : []),
  ].map((tab) => ({
    ...tab,
    onShow: () => {
      say("");
      tab.onShow();
    },
  }));
  await openDialog("share-dialog", "Share", tabs("Ways to share", panels), ...panels.map(({ panel }) => panel), status);
}
