// Runs in the published page before its first paint. It applies the appearance that was chosen, and inserts the first card,
// unless the address asks for another one. The part draws the card anew when it has loaded.
import { drawIn } from "../../www/graph/view/first-drawing.js";
import { directionFor, LARGEST } from "../../www/learn/frame.js";
import { apply, keptAppearance } from "../../www/ui/appearance.js";
import { tellPicture } from "../../www/ui/section.js";

apply(keptAppearance());

if (document.documentElement.dataset.part === "learn" && !location.hash.includes("?")) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  const { content } = /** @type {HTMLTemplateElement} */ (document.getElementById("first-card"));
  const frame = find(".learn-frame");
  find(".card").append(.../** @type {Element} */ (content.querySelector("article")).childNodes);
  const drawing = content.querySelector(`[data-direction="${directionFor(frame)}"]`);
  drawIn(frame, /** @type {Element} */ (drawing), LARGEST);
  find("#learn .part-state").hidden = true;
  tellPicture("learn");
}
