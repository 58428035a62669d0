// Runs in the published page before its first paint. It applies the appearance that was chosen, and inserts the first card,
// unless the address asks for another one. The part draws the card anew when it has loaded.
import { legible } from "../../www/graph/layout/placement.js";
import { drawIn, placementOf } from "../../www/graph/view/first-drawing.js";
import { LARGEST } from "../../www/learn/frame.js";
import { apply, keptAppearance } from "../../www/ui/appearance.js";
import { tellPicture } from "../../www/ui/section.js";

apply(keptAppearance());

if (document.documentElement.dataset.part === "learn" && !location.hash.includes("?")) {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  const { content } = /** @type {HTMLTemplateElement} */ (document.getElementById("first-card"));
  const frame = find(".learn-frame");
  for (const [place, drawn] of [
    [".card", "article"],
    [".card-ways", "div"],
  ]) {
    find(place).append(.../** @type {Element} */ (content.querySelector(drawn)).childNodes);
  }
  const [across, down] = content.querySelectorAll("[data-direction]");
  const [wide, high] = [across, down].map((drawing) => placementOf(frame, drawing, LARGEST).k);
  // As the view does: across if the numbers have their size, else whichever is larger.
  drawIn(frame, wide >= 1 || wide >= high ? across : down, LARGEST, legible);
  find("#learn .part-state").hidden = true;
  tellPicture("learn");
}
