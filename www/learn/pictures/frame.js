// A frame for a graph that is not the page's first one.
import { element } from "../../ui/element.js";

/** @param {string} label what the graph is, for those who do not see it */
export function graphFrame(label) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "expression-graph");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", label);
  const remark = element("p", { class: "remark", "aria-hidden": "true" });
  return element("div", { class: "graph-frame learn-frame" }, /** @type {any} */ (svg), remark);
}
