// Makes the panel that saves pictures of the state, each with its title, the moment and its legend.
import { pngFile } from "../../plot/file.js";
import { download } from "../download.js";
import { button, element } from "../element.js";
import { reasonOf } from "../refused.js";
import { poster } from "./poster.js";

/** @import { SharedPicture } from "./shareable.js" */

/**
 * @param {SharedPicture[]} pictures
 * @param {(text: string) => void} say
 */
export function picturePanel(pictures, say) {
  const preview = element("img", { class: "share-preview", alt: "" });
  const boxes = pictures.map(({ name }, index) =>
    element("input", { type: "radio", name: "share-picture", value: name, checked: index === 0 }),
  );
  const current = () => pictures[boxes.findIndex(({ checked }) => checked)];
  const choice = element(
    "div",
    { class: "share-choices", role: "radiogroup", "aria-label": "Picture" },
    ...pictures.map(({ title }, index) =>
      element("label", { class: "check" }, boxes[index], element("span", {}, title)),
    ),
  );
  choice.hidden = pictures.length === 1;
  choice.addEventListener("change", () => show());

  function show() {
    const { heading, moment } = current();
    attempt(() => {
      preview.src = `data:image/svg+xml,${encodeURIComponent(poster(current()))}`;
      preview.alt = `${heading}. ${moment}`;
    });
  }

  /** @param {"png" | "svg"} extension */
  const save = (extension) =>
    attempt(async () => {
      const picture = current();
      const svg = poster(picture);
      const file = `${picture.name}.${extension}`;
      download(file, extension === "svg" ? svg : await pngFile(svg), "image/svg+xml");
      say(`${file} is saved.`);
    });

  /** @param {() => void | Promise<void>} act */
  async function attempt(act) {
    try {
      await act();
    } catch (error) {
      say(`The picture could not be made: ${reasonOf(error)}`);
    }
  }

  const panel = element(
    "div",
    { class: "share-panel" },
    choice,
    preview,
    element(
      "div",
      { class: "toolbar" },
      button("Save PNG", () => save("png"), { class: "primary", "data-save": "png" }),
      button("Save SVG", () => save("svg"), { "data-save": "svg" }),
    ),
  );
  return { panel, onShow: show };
}
