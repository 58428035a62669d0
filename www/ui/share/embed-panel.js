// Makes the panel for a frame in another page: the pieces that it shows, its size, and its HTML.

import { ADDRESSES } from "../../embed/addresses.js";
import { heightIn, SIZE } from "../../embed/height.js";
import { copied } from "../clipboard.js";
import { button, element } from "../element.js";
import { reasonOf } from "../refused.js";

/** @import { Pieces } from "../embed.js" */
/** @import { Shareable } from "./shareable.js" */

/** The smallest scale of the preview, as a part of the one at which it is as wide as the panel. */
const LEAST = 0.4;

/**
 * @param {Pieces} pieces
 * @param {Shareable["element"]} own
 * @param {() => Promise<string>} address of the state, from the "#" on
 * @param {(text: string) => void} say
 */
export function embedPanel(pieces, own, address, say) {
  const boxes = Object.entries(pieces.pieces).map(([value, title]) => {
    const box = element("input", { type: "checkbox", value, checked: pieces.shown.includes(value) });
    return { box, label: element("label", { class: "check" }, box, element("span", {}, title)) };
  });
  const choice = group("The frame shows", ...boxes.map(({ label }) => label));
  choice.hidden = boxes.length === 0;
  // What is shared is what is seen, unless the reader chooses otherwise.
  const isText = own !== undefined && !own.lacks;
  const without = own?.lacks ? `, without ${own.lacks}` : "";
  const [isElement, elementLabel] = way("element", `editable text, with a script${without}`, isText);
  const [, frameLabel] = way("frame", "a plain frame, with your view of it", !isText);
  const ways = group("In the page as", elementLabel, frameLabel);
  ways.hidden = own === undefined;
  const preview = element("div", { class: "share-frame", role: "group", "aria-label": "Preview" });
  const room = element("div", { class: "share-room" }, preview);
  const html = element("textarea", { id: "share-html", rows: 2, readonly: true, spellcheck: false });
  const copying = button("Copy HTML", () => copy(), { class: "primary", id: "share-copy-html" });
  for (const field of [choice, ways]) field.addEventListener("change", () => write());
  /** The height that the frame has asked for, and what writes its HTML. */
  let { height } = SIZE;
  let htmlNow = () => "";

  async function write() {
    try {
      const shown = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
      const page = location.href.replace(/[?#].*$/, "");
      const isOwn = own !== undefined && isElement.checked;
      const place = isOwn ? await ADDRESSES[own.name](own.text) : await address();
      const { href } = new URL(`?embed=${shown.join(",")}${place}`, page);
      const frame = preview.querySelector("iframe");
      const isSame = frame?.src === href;
      if (!isSame) height = SIZE.height;
      htmlNow = () => (isOwn ? elementHtml(own, shown, new URL("embed.js", page).href) : frameHtml(href, height));
      html.value = htmlNow();
      if (isSame) return;
      preview.replaceChildren(element("iframe", { src: href, title: "Preview of the frame", ...SIZE }));
      fit();
    } catch (error) {
      preview.replaceChildren();
      html.value = "";
      copying.disabled = true;
      say(reasonOf(error));
    }
  }

  /** Makes the frame in the preview so small that all of it is in sight, unless it is much taller than there is room for. */
  function fit() {
    show(Math.min(1, room.clientWidth / SIZE.width));
    const tooTall = panel.scrollHeight - panel.clientHeight;
    const scale = (preview.clientHeight - tooTall) / height;
    if (tooTall > 0) show(Math.max(scale, (LEAST * preview.clientWidth) / SIZE.width));
  }

  /** @param {number} scale */
  function show(scale) {
    preview.style.setProperty("--scale", String(scale));
    preview.style.inlineSize = `${scale * SIZE.width}px`;
    preview.style.blockSize = `${scale * height}px`;
  }

  /** @param {MessageEvent} event */
  function onMessage({ source, data }) {
    const frame = preview.querySelector("iframe");
    const wanted = heightIn(data);
    if (!frame || source !== frame.contentWindow || wanted === undefined) return;
    height = wanted;
    frame.height = String(height);
    fit();
    html.value = htmlNow();
  }

  function onShow() {
    addEventListener("message", onMessage);
    preview.closest("dialog")?.addEventListener("close", () => removeEventListener("message", onMessage));
    write();
  }

  async function copy() {
    const isCopied = await copied(html.value);
    if (!isCopied) html.select();
    say(isCopied ? "The HTML is copied." : "This browser does not let the page copy. The HTML is selected: copy it.");
  }

  const panel = element(
    "div",
    { class: "share-panel share-embed" },
    choice,
    ways,
    element(
      "div",
      { class: "field" },
      element("label", { for: "share-html" }, "HTML"),
      element("div", { class: "share-row" }, html, copying),
    ),
    room,
  );
  const resized = new ResizeObserver(fit);
  for (const element of [panel, room]) resized.observe(element);
  return { panel, onShow };
}

/** @param {string} legend @param {...HTMLElement} fields */
function group(legend, ...fields) {
  return element(
    "fieldset",
    { class: "field" },
    element("legend", {}, legend),
    element("div", { class: "share-choices" }, ...fields),
  );
}

/** @param {string} value @param {string} text @param {boolean} checked @returns {[HTMLInputElement, HTMLElement]} */
function way(value, text, checked) {
  const input = element("input", { type: "radio", name: "share-way", value, checked });
  return [input, element("label", { class: "check" }, input, element("span", {}, text))];
}

/** @param {{ name: string, text: string }} own @param {string[]} pieces @param {string} script */
function elementHtml({ name, text }, pieces, script) {
  const content = text.trim().replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<script async src="${script}"></script>\n<${name} pieces="${pieces.join(" ")}">\n${content}\n</${name}>`;
}

/** @param {string} address @param {number} height */
function frameHtml(address, height) {
  return `<iframe src="${address}" title="micrograd playground" width="${SIZE.width}" height="${height}" style="border: 0; max-width: 100%"></iframe>`;
}
