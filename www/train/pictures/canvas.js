// A canvas that fills its element and is drawn again when its size or the theme changes; out of sight it is not drawn.
import { onPaper, onThemeChange, token } from "../../ui/theme.js";

export class Sheet {
  visible = false;
  width = 0;
  height = 0;
  /** The size of a `rem`, by which marks and text grow. */
  rem = 16;
  /** Drawn out of sight: to be done when it is seen. */
  #stale = true;
  /** Pixels of the screen for a CSS pixel. */
  #density = 1;
  #draw;
  #context;
  /** @type {Map<string, string>} */
  #tokens = new Map();

  /**
   * @param {HTMLElement} root
   * @param {(context: CanvasRenderingContext2D) => void} draw in CSS pixels, on an empty canvas
   * @param {object} [options]
   * @param {() => void} [options.onResize]
   * @param {() => void} [options.onTheme] colours have changed; called before it is drawn again
   * @param {(visible: boolean) => void} [options.onVisible]
   * @param {Element} [options.watch] what counts as in sight, if not the canvas
   */
  constructor(root, draw, { onResize, onTheme, onVisible, watch } = {}) {
    this.#draw = draw;
    this.canvas = document.createElement("canvas");
    this.canvas.setAttribute("aria-hidden", "true");
    this.#context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    root.append(this.canvas);
    onThemeChange(() => {
      this.#tokens.clear();
      onTheme?.();
      this.update();
    });
    new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width === 0) return;
      this.#resize(contentRect.width, contentRect.height);
      onResize?.();
    }).observe(this.canvas);
    new IntersectionObserver((entries) => {
      const visible = entries[entries.length - 1].isIntersecting;
      if (visible === this.visible) return;
      this.visible = visible;
      if (visible && this.#stale) this.update();
      onVisible?.(visible);
    }).observe(watch ?? this.canvas);
    this.#resize(this.canvas.clientWidth, this.canvas.clientHeight);
  }

  /** The value of a token of styles/tokens.css, read once for each theme. @param {string} name */
  colour(name) {
    const known = this.#tokens.get(name);
    if (known !== undefined) return known;
    const value = token(this.canvas, name);
    this.#tokens.set(name, value);
    return value;
  }

  /** @param {number} rems @param {number} [weight] */
  font(rems, weight = 400) {
    return `${weight} ${rems * this.rem}px ${this.colour("--font-body")}`;
  }

  /** Draws, or remembers to. */
  update() {
    this.#stale = !this.visible && !onPaper();
    if (!this.#stale) this.#paint();
  }

  /** @returns {Promise<Blob>} the picture as PNG, on the colour of the page */
  toBlob() {
    this.#paint();
    const copy = document.createElement("canvas");
    copy.width = this.canvas.width;
    copy.height = this.canvas.height;
    const context = /** @type {CanvasRenderingContext2D} */ (copy.getContext("2d"));
    context.fillStyle = this.colour("--surface");
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(this.canvas, 0, 0);
    return new Promise((resolve, reject) => {
      copy.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is empty."))), "image/png");
    });
  }

  #paint() {
    if (this.width <= 0 || this.height <= 0) return;
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(this.#density, 0, 0, this.#density, 0, 0);
    this.#draw(context);
  }

  /** @param {number} width @param {number} height in CSS pixels */
  #resize(width, height) {
    this.#density = devicePixelRatio;
    this.rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.width = width;
    this.height = height;
    this.canvas.width = Math.round(width * this.#density);
    this.canvas.height = Math.round(height * this.#density);
    this.update();
  }
}
