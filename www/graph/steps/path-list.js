// Shows the paths from a value to the result, with what each adds to the gradient.
import { button, element } from "../../ui/element.js";
import { brief, thousands } from "../../ui/numbers.js";
import { pathLedger } from "../computation/path-ledger.js";
import { bracketed, name } from "./notation.js";

/** @import { Numbers } from "../computation/computation.js" */
/** @import { Path, PathLedger, Traceable } from "../computation/path-ledger.js" */

/** The greatest number of values of a path that is written in full, and the numbers written at the ends of a longer one. */
const [MOST_VALUES, AT_START, AT_END] = [8, 4, 3];

/**
 * Fills an element with the paths of a value.
 * @param {HTMLElement} root
 * @param {Traceable & Numbers} computation
 * @param {number} place
 * @param {(path: Path, index: number) => void} [follow] is called when a path is chosen; without it the paths are plain text
 */
export function showPaths(root, computation, place, follow) {
  const ledger = pathLedger(computation, place);
  root.classList.add("path-list");
  if (!ledger) {
    root.textContent = "An operation that the page does not know is in the way.";
    return;
  }
  const rows = ledger.paths.map((path, index) => {
    const text = pathText(computation, path);
    const arithmetic = element("span", { class: "arithmetic" }, arithmeticText(path));
    if (!follow) return element("li", {}, text, arithmetic);
    const choose = element("button", { type: "button" }, text);
    choose.addEventListener("click", () => follow(path, index));
    return element("li", {}, choose, arithmetic);
  });
  const rest = ledger.count - BigInt(ledger.paths.length);
  if (rest > 0n) rows.push(element("li", {}, `and ${thousands(rest)} more`));
  if (rows.length > 1)
    rows.push(element("li", { class: "sum" }, `Sum${rest > 0n ? " of all" : ""}: ${brief(ledger.sum)}`));
  root.replaceChildren(element("ul", {}, ...rows), element("p", { class: "hint" }, workText(ledger)));
}

/**
 * Returns a path such as "a → c → e", from the value to the result. If an operation reads the same value twice, the arrow says which of the
 * two operands it is: "a →₁ b".
 * @param {Traceable & Numbers} computation
 * @param {Path} path
 */
export function pathText(computation, { places, operands }) {
  const steps = places.map((place, at) => {
    if (at === 0) return name(computation, place);
    const isTwice = computation.operands(place).filter((operand) => operand === places[at - 1]).length > 1;
    return `→${isTwice ? "₁₂"[operands[at - 1]] : ""} ${name(computation, place)}`;
  });
  return shortened(steps).join(" ");
}

/** Returns the product of the local derivatives, from the value on: "3 × 1 = 3". @param {Path} path */
export function arithmeticText({ locals, product }) {
  if (locals.length === 0) return "1: it is the result";
  const written = shortened(locals.map((local, at) => (at === 0 ? brief(local) : bracketed(local))));
  return locals.length === 1 ? brief(product) : `${written.join(" × ")} = ${brief(product)}`;
}

/** Returns a sentence such as "2 paths. Backpropagation takes 3 steps." @param {PathLedger} ledger */
export function workText({ count, steps }) {
  const paths = count === 1n ? "1 path" : `${thousands(count)} paths`;
  return `${paths}. Backpropagation takes ${steps === 1 ? "1 step" : `${thousands(steps)} steps`}, one for each operation, for the gradients of all values.`;
}

/** @param {string[]} texts */
function shortened(texts) {
  return texts.length > MOST_VALUES ? [...texts.slice(0, AT_START), "…", ...texts.slice(-AT_END)] : texts;
}

/**
 * Adds the paths of the selected value to its card, and a button that shows them. They are computed when they are shown.
 * @param {{ body: HTMLElement, foot: HTMLElement }} card
 * @returns {(computation: Traceable & Numbers, place: number) => void} shows the paths of another value
 */
export function pathSection({ body, foot }) {
  const list = element("div", { id: "card-paths", hidden: true });
  body.append(list);
  /** @type {[computation: Traceable & Numbers, place: number] | undefined} */
  let shown;
  const fill = () => {
    if (shown && !list.hidden) showPaths(list, ...shown);
  };
  const turn = () => {
    list.hidden = !list.hidden;
    toggle.setAttribute("aria-expanded", String(!list.hidden));
    fill();
    // By the frame after the next the card has taken the size that the list needs.
    requestAnimationFrame(() => requestAnimationFrame(() => list.scrollIntoView({ block: "nearest" })));
  };
  const toggle = button("Paths", turn, { "aria-expanded": "false", "aria-controls": list.id });
  foot.append(toggle);
  return (computation, place) => {
    shown = place < 0 ? undefined : [computation, place];
    fill();
  };
}
