// Makes the picture of a graph that the Share dialog offers.
import { isDark } from "../ui/theme.js";
import { file, title } from "./view/svg.js";

/** @import { SharedPicture } from "../ui/share/shareable.js" */
/** @import { Numbers } from "./computation/computation.js" */
/** @import { Scene } from "./layout/scene.js" */

/** The legend of the colours of cells and bars, which view/style.js defines. */
const LEGEND = [
  {
    sign: '<path fill="var(--positive-soft)" d="M0 0h8v16h-8z"/><path fill="var(--negative-soft)" d="M8 0h8v16h-8z"/>',
    text: "data: blue above 0, orange below",
  },
  {
    sign: '<path fill="var(--gradient-soft)" d="M8 0h8v16h-8z"/><path stroke="var(--text)" d="M8 0v16"/>',
    text: "grad: to the right above 0, to the left below",
  },
];

/**
 * @param {Scene} scene
 * @param {Numbers} numbers
 * @param {{ name: string, moment?: string }} words the name of the file, and the moment that is shown
 * @returns {SharedPicture}
 */
export function sharedPicture(scene, numbers, { name, moment = "" }) {
  return {
    title: "Graph",
    name,
    heading: title(scene, numbers),
    moment,
    legend: LEGEND,
    svg: () => file(scene, numbers, { theme: isDark() ? "dark" : "light" }),
  };
}
