// One suite's times as a table, with a bar for each on a log scale that all tables share.
import { logarithmic } from "../plot/scale.js";
import { duration, ratio } from "../ui/numbers.js";

/** @import { Agreement, Result } from "./results.js" */

/** The scale, in milliseconds: from 1 µs to 10 s. */
const LEAST = 1e-3;
const DECADES = 7;
/** The labels of the decades. */
const TICKS = ["1 µs", "", "", "1 ms", "", "", "1 s", ""];

const scale = logarithmic([LEAST, LEAST * 10 ** DECADES], [0, 1]).clamp(true);
/** Returns the length of a time's bar, from 0 to 1; the shortest one is still visible. @param {number} time */
const position = (time) => Math.max(0.005, scale(time));

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} [properties]
 * @param {(Node | string)[]} [children]
 */
function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function scaleRow() {
  const names = TICKS.map((text, decade) => {
    const tick = element("span", {}, [text]);
    tick.style.setProperty("--at", String(decade / DECADES));
    return tick;
  });
  const made = element("span", { className: "bench-scale", ariaHidden: "true" }, names);
  return made;
}

/** @param {number} time */
function bar(time) {
  const made = element("span", { className: "bench-bar" });
  made.style.setProperty("--at", String(position(time)));
  return element("span", { className: "bench-track", ariaHidden: "true" }, [made]);
}

/** @param {Result} result */
export function table({ suite, rows, agreement }) {
  const compares = agreement !== undefined;
  const times = new Map(rows.map(({ id, time }) => [id, time]));
  const columns = compares ? ["a step", "÷ compiled", "÷ limit"] : ["time", "first time"];
  const head = element("tr", {}, [
    element("th", { scope: "col" }, [
      element("span", { className: "bench-label" }, [
        element("span", { className: "bench-name" }, [compares ? "trained by" : "work"]),
        scaleRow(),
      ]),
    ]),
    ...columns.map((text) => element("th", { scope: "col" }, [text])),
  ]);
  const body = rows.map(({ id, name, time, omitted, first }) => {
    const label = element("span", { className: "bench-label" }, [
      element("span", { className: "bench-name" }, [name]),
      time === undefined ? element("span", { className: "bench-track hint" }, [omitted ?? ""]) : bar(time),
    ]);
    const against = (/** @type {string} */ other) => {
      const base = times.get(other);
      return time === undefined || base === undefined ? "–" : ratio(time / base);
    };
    const rest = compares ? [against("compiled"), against("limit")] : [first === undefined ? "" : duration(first)];
    const cells = [time === undefined ? "–" : duration(time), ...rest];
    const row = element("tr", {}, [
      element("th", { scope: "row" }, [label]),
      ...cells.map((text) => element("td", {}, [text])),
    ]);
    row.dataset.id = id;
    return row;
  });
  const title = element("h3", { id: `bench-${suite.id}` }, [suite.title]);
  const made = element("table", {}, [element("thead", {}, [head]), element("tbody", {}, body)]);
  made.setAttribute("aria-labelledby", title.id);
  const section = element("section", { className: "bench-suite" }, [title, made]);
  section.dataset.suite = suite.id;
  if (agreement) section.append(verdict(agreement));
  return section;
}

/** @param {Agreement} agreement */
function verdict({ exact, close }) {
  const wrong = exact.filter(({ identical }) => !identical).map(({ name }) => name);
  const counts = exact.map(({ name, steps }) => `${name} (${steps} ${steps === 1 ? "step" : "steps"})`);
  const sentence =
    wrong.length === 0
      ? `✓ Identical losses, to the last bit: ${counts.join(", ")}.`
      : `✗ The losses differ from the tape’s: ${wrong.join(", ")}.`;
  const rounding = close.map(({ name, difference }) => `${name} by up to ${difference.toExponential(0)}`);
  const rest = ` Written by hand and added in another order, these differ by rounding: ${rounding.join(", ")}.`;
  const strong = element("strong", {}, [sentence]);
  strong.toggleAttribute("data-wrong", wrong.length > 0);
  return element("p", { className: "bench-verdict hint" }, [strong, rest]);
}
