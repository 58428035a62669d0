// A picture that fills its element: marks as SVG, above a canvas for areas of colour. It is drawn again when its size
// changes, and is not drawn while it is out of sight.
import { onPaper, onThemeChange, token } from "../ui/theme.js";
import { svgFile, TEXT } from "./file.js";
import { mark } from "./mark.js";
import { draw } from "./screen.js";

/** @import { Mark } from "./mark.js" */

/** @typedef {{ width: number, height: number, rem: number }} Size the size in pixels; marks and text scale with `rem` */

/**
 * @typedef {object} Options
 * @property {(size: Size) => Mark[]} marks
 * @property {(context: CanvasRenderingContext2D, size: Size) => void} [paint] draws the areas of colour, in CSS pixels on
 *   an empty canvas
 * @property {() => void} [onResize]
 * @property {() => void} [onTheme] is called when colours have changed, before the picture is drawn again
 * @property {(visible: boolean) => void} [onVisible]
 * @property {Element} [watch] the element that has to be in sight, if it is not the picture
 */

export class Picture {
  visible = false;
  width = 0;
  height = 0;
  rem = 16;
  /** Whether the picture has to be drawn once it is in sight. */
  #stale = true;
  /** The number of device pixels per CSS pixel. */
  #density = 1;
  #options;
  #svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  /** @type {CanvasRenderingContext2D | undefined} */
  #context;
  /** The values of tokens, read once per theme. @type {Map<string, string>} */
  #tokens = new Map();

  /** @param {HTMLElement} root @param {Options} options */
  constructor(root, options) {
    this.#options = options;
    root.classList.add("drawn");
    if (options.paint) {
      const canvas = document.createElement("canvas");
      canvas.setAttribute("aria-hidden", "true");
      this.#context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      root.append(canvas);
    }
    this.#svg.setAttribute("aria-hidden", "true");
    // On paper the picture may be narrower than on screen.
    this.#svg.setAttribute("preserveAspectRatio", "xMinYMin meet");
    root.append(this.#svg);
    onThemeChange(() => {
      this.#tokens.clear();
      options.onTheme?.();
      this.update();
    });
    new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width === 0) return;
      this.#resize(contentRect.width, contentRect.height);
      options.onResize?.();
    }).observe(this.#svg);
    new IntersectionObserver((entries) => {
      const visible = entries[entries.length - 1].isIntersecting;
      if (visible === this.visible) return;
      this.visible = visible;
      if (visible && this.#stale) this.update();
      options.onVisible?.(visible);
    }).observe(options.watch ?? this.#svg);
    this.#resize(this.#svg.clientWidth, this.#svg.clientHeight);
  }

  /** Returns the value of a token of styles/tokens.css. @param {string} name */
  colour(name) {
    const known = this.#tokens.get(name);
    if (known !== undefined) return known;
    const value = token(this.#svg, name);
    this.#tokens.set(name, value);
    return value;
  }

  /** Draws the picture now, or once it is in sight. */
  update() {
    this.#stale = !this.visible && !onPaper();
    if (this.#stale || this.width <= 0 || this.height <= 0) return;
    this.#paint();
    draw(this.#svg, this.#options.marks(this));
  }

  /**
   * Returns the picture as SVG.
   * @param {string} title
   * @param {{ size?: Size, marks?: Mark[] }} [other] a size and marks to draw instead of those on the screen
   */
  toSVG(title, { size = this, marks = this.#options.marks(size) } = {}) {
    const { width, height, rem } = size;
    const paper = { width, height, rem, colour: (/** @type {string} */ name) => this.colour(name) };
    this.#paint();
    const href = this.#context?.canvas.toDataURL("image/png");
    return svgFile(paper, title, href ? [mark("image", { width, height, href }), ...marks] : marks);
  }

  #paint() {
    const context = this.#context;
    if (!context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    context.setTransform(this.#density, 0, 0, this.#density, 0, 0);
    this.#options.paint?.(context, this);
  }

  /** @param {number} width @param {number} height in CSS pixels */
  #resize(width, height) {
    this.#density = devicePixelRatio;
    this.rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.width = width;
    this.height = height;
    this.#svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#svg.setAttribute("font-size", String(TEXT * this.rem));
    if (this.#context) {
      this.#context.canvas.width = Math.round(width * this.#density);
      this.#context.canvas.height = Math.round(height * this.#density);
    }
    this.update();
  }
}
