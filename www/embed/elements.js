// Defines <micrograd-graph> and <micrograd-train> for any page that loads this script, which is published as embed.js. The
// text of an element is the code of a graph, or the settings of a training as JSON; the element shows them in a frame.
import { reasonOf } from "../ui/refused.js";
import { ADDRESSES } from "./addresses.js";
import { heightIn, SIZE } from "./height.js";

/** The folder of the site that this script comes from. */
const { href: HOME, origin: ORIGIN } = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/** Like a paragraph, an element has a margin, for which the page’s own styles count before these. */
const STYLE = `
  :host { display: block; margin-block: 1em; max-width: 100%; width: ${SIZE.width}px; }
  iframe { display: block; width: 100%; border: 0; border-radius: 6px; box-shadow: 0 0 0 1px #8886; }
  p { margin: 0; padding: 1em; border: 1px solid #8886; border-radius: 6px; }`;

/** @param {(text: string) => Promise<string>} addressOf */
function elementOf(addressOf) {
  return class extends HTMLElement {
    #shadow = this.attachShadow({ mode: "open" });
    /** @type {HTMLIFrameElement | undefined} */
    #frame;

    async connectedCallback() {
      // Where the script comes first, the text is not there yet.
      if (document.readyState === "loading") {
        await new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));
      }
      addEventListener("message", this.#onMessage);
      try {
        await this.#show(await addressOf(dedented(this.textContent ?? "")));
      } catch (error) {
        this.#complain(reasonOf(error));
      }
    }

    disconnectedCallback() {
      removeEventListener("message", this.#onMessage);
    }

    /** @param {string} address from the "#" on */
    async #show(address) {
      const pieces = (this.getAttribute("pieces") ?? "").split(/[\s,]+/).filter(Boolean);
      const frame = document.createElement("iframe");
      frame.src = new URL(`?embed=${pieces.join(",")}${address}`, HOME).href;
      frame.title = this.getAttribute("title") ?? "micrograd playground";
      frame.loading = "lazy";
      frame.style.height = `${Number(this.getAttribute("height")) || SIZE.height}px`;
      this.#frame = frame;
      this.#shadow.replaceChildren(styled(), frame);
    }

    /** @param {string} reason */
    #complain(reason) {
      const paragraph = document.createElement("p");
      paragraph.role = "alert";
      paragraph.textContent = `<${this.localName}> shows nothing: ${reason}`;
      this.#shadow.replaceChildren(styled(), paragraph);
    }

    /** The frame says how tall it has to be, unless the page says it. @param {MessageEvent} event */
    #onMessage = ({ origin, source, data }) => {
      if (!this.#frame || origin !== ORIGIN || source !== this.#frame.contentWindow) return;
      const height = heightIn(data);
      if (height === undefined || this.hasAttribute("height")) return;
      this.#frame.style.height = `${height}px`;
    };
  };
}

function styled() {
  const style = document.createElement("style");
  style.textContent = STYLE;
  return style;
}

/** Returns a text without the indentation that all its lines share, and without empty lines around it. @param {string} text */
function dedented(text) {
  const lines = text.replace(/^\s*\n|\s+$/g, "").split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  return lines.map((line) => line.slice(Math.min(...indents))).join("\n");
}

for (const [name, addressOf] of Object.entries(ADDRESSES)) {
  // Two scripts of the same kind in one page are one too many, and no reason to fail.
  if (!customElements.get(name)) customElements.define(name, elementOf(addressOf));
}
