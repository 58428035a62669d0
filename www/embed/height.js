// What a frame and the page around it say to each other: how tall the frame has to be.

/** The size of a frame unless its page says another one, in pixels. */
export const SIZE = { width: 640, height: 420 };
/** The tallest that a frame may ask to be, in pixels. */
const TALLEST = 4000;

const NAME = "micrograd-frame";

/** Returns the height that a message asks for, in pixels, within limits; `undefined` if it is another message. @param {unknown} data */
export function heightIn(data) {
  if (typeof data !== "object" || data === null) return undefined;
  const { name, height } = /** @type {Record<string, unknown>} */ (data);
  if (name !== NAME || typeof height !== "number" || !Number.isFinite(height)) return undefined;
  return Math.min(Math.max(height, SIZE.height), TALLEST);
}

/** Tells the page around this frame when the content is taller than the frame. */
export function reportHeight() {
  if (parent === window) return;
  const report = () => {
    const { scrollHeight, clientHeight } = document.documentElement;
    // The height is no secret, whoever frames the page.
    if (scrollHeight > clientHeight) parent.postMessage({ name: NAME, height: scrollHeight }, "*");
  };
  new ResizeObserver(report).observe(document.body);
}
