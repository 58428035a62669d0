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
  const choice = pieceChoice(pieces);
  const ways = wayChoice(own);
  const html = htmlField(say);
  let htmlNow = () => "";
  const preview = new Preview(() => html.write(htmlNow()));
  for (const { field } of [choice, ways]) field.addEventListener("change", () => write());

  async function write() {
    try {
      const shown = choice.shown();
      const page = location.href.replace(/[?#].*$/, "");
      const isOwn = own !== undefined && ways.isElement();
      const place = isOwn ? await ADDRESSES[own.name](own.text) : await address();
      const { href } = new URL(`?embed=${shown.join(",")}${place}`, page);
      preview.show(href);
      htmlNow = () =>
        isOwn ? elementHtml(own, shown, new URL("embed.js", page).href) : frameHtml(href, preview.height);
      html.write(htmlNow());
    } catch (error) {
      preview.clear();
      html.write("");
      say(reasonOf(error));
    }
  }

  const panel = element(
    "div",
    { class: "share-panel share-embed" },
    choice.field,
    ways.field,
    html.field,
    preview.room,
  );
  preview.fitIn(panel);
  const onShow = () => {
    preview.listen();
    write();
  };
  return { panel, onShow };
}

/** Makes the choice of the pieces that the frame shows. @param {Pieces} pieces */
function pieceChoice(pieces) {
  const boxes = Object.entries(pieces.pieces).map(([value, title]) => {
    const box = element("input", { type: "checkbox", value, checked: pieces.shown.includes(value) });
    return { box, label: element("label", { class: "check" }, box, element("span", {}, title)) };
  });
  const field = group("The frame shows", ...boxes.map(({ label }) => label));
  field.hidden = boxes.length === 0;
  return { field, shown: () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value) };
}

/** Makes the choice between an element with its own text and a plain frame. @param {Shareable["element"]} own */
function wayChoice(own) {
  // What is shared is what is seen, unless the reader chooses otherwise.
  const isText = own !== undefined && !own.lacks;
  const without = own?.lacks ? `, without ${own.lacks}` : "";
  const [isElement, elementLabel] = way("element", `editable text, with a script${without}`, isText);
  const [, frameLabel] = way("frame", "a plain frame, with your view of it", !isText);
  const field = group("In the page as", elementLabel, frameLabel);
  field.hidden = own === undefined;
  return { field, isElement: () => isElement.checked };
}

/** Makes the field with the HTML, and the button that copies it. @param {(text: string) => void} say */
function htmlField(say) {
  const html = element("textarea", { id: "share-html", rows: 2, readonly: true, spellcheck: false });
  const copy = async () => {
    const isCopied = await copied(html.value);
    if (!isCopied) html.select();
    say(isCopied ? "The HTML is copied." : "This browser does not let the page copy. The HTML is selected: copy it.");
  };
  const copying = button("Copy HTML", copy, { class: "primary", id: "share-copy-html" });
  const field = element(
    "div",
    { class: "field" },
    element("label", { for: "share-html" }, "HTML"),
    element("div", { class: "share-row" }, html, copying),
  );
  /** @param {string} text "" if there is none */
  const write = (text) => {
    html.value = text;
    copying.disabled = text === "";
  };
  return { field, write };
}

/** The frame as another page shows it, made smaller. */
class Preview {
  #stage = element("div", { class: "share-frame", role: "group", "aria-label": "Preview" });
  room = element("div", { class: "share-room" }, this.#stage);
  /** The height that the frame has asked for. */
  height = SIZE.height;
  #onHeight;
  /** @type {HTMLElement | undefined} */
  #panel;

  /** @param {() => void} onHeight is called when the frame has asked for another height */
  constructor(onHeight) {
    this.#onHeight = onHeight;
  }

  get #frame() {
    return this.#stage.querySelector("iframe");
  }

  /** Shows a frame, unless it is shown already. @param {string} href */
  show(href) {
    if (this.#frame?.src === href) return;
    this.height = SIZE.height;
    this.#stage.replaceChildren(element("iframe", { src: href, title: "Preview of the frame", ...SIZE }));
    this.#fit();
  }

  clear() {
    this.#stage.replaceChildren();
  }

  /** Keeps the preview in sight in a panel, whatever size that has. @param {HTMLElement} panel */
  fitIn(panel) {
    this.#panel = panel;
    const resized = new ResizeObserver(() => this.#fit());
    for (const element of [panel, this.room]) resized.observe(element);
  }

  /** Listens to what the frame says, until the dialog closes. */
  listen() {
    const onMessage = (/** @type {MessageEvent} */ event) => this.#hear(event);
    addEventListener("message", onMessage);
    this.room.closest("dialog")?.addEventListener("close", () => removeEventListener("message", onMessage));
  }

  /** @param {MessageEvent} event */
  #hear({ source, data }) {
    const frame = this.#frame;
    const wanted = heightIn(data);
    if (!frame || source !== frame.contentWindow || wanted === undefined) return;
    this.height = wanted;
    frame.height = String(wanted);
    this.#fit();
    this.#onHeight();
  }

  /** Makes the frame so small that all of it is in sight, unless it is much taller than there is room for. */
  #fit() {
    const panel = this.#panel;
    if (!panel) return;
    this.#scale(Math.min(1, this.room.clientWidth / SIZE.width));
    const tooTall = panel.scrollHeight - panel.clientHeight;
    const scale = (this.#stage.clientHeight - tooTall) / this.height;
    if (tooTall > 0) this.#scale(Math.max(scale, (LEAST * this.#stage.clientWidth) / SIZE.width));
  }

  /** @param {number} scale */
  #scale(scale) {
    const { style } = this.#stage;
    style.setProperty("--scale", String(scale));
    style.inlineSize = `${scale * SIZE.width}px`;
    style.blockSize = `${scale * this.height}px`;
  }
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
