// What must hold in every state of the page, at every size: functions that run in the page and return what is wrong there.

/** Runs one of the functions below in the page. */
export const inspect = (driver, look, ...values) => driver.executeScript(`return (${look})(...arguments)`, ...values);

/**
 * Texts that are smaller on the screen than 13 px, those of drawings included, whatever they are scaled by. Indices belong to
 * the name before them.
 * @param {boolean} areGraphsFitted whether a graph may be smaller, as the window is, or the reader has zoomed out
 */
export function smallTexts(areGraphsFitted) {
  const SMALLEST = 13;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = new Set();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || element.closest("sub, sup, math, script, style, template, .visually-hidden")) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    // A closed group says that its graph was folded, and can be opened.
    const graph = element.closest(".expression-graph");
    if (graph && (areGraphsFitted || graph.querySelector(".group"))) continue;
    const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : undefined;
    const scale = matrix ? Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) : 1;
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size < SMALLEST - 0.01) small.add(`${size.toFixed(1)} px: ${text.data.trim()}`);
  }
  return [...small];
}

/** What is cut off, lies over something else, cannot be reached, or makes the page wider than the window. */
export function misfits() {
  const found = new Set();
  const root = document.documentElement;
  const modal = document.querySelector("dialog:modal");
  const name = (element) => {
    const text = element.getAttribute("aria-label") ?? element.textContent;
    return `${element.localName}${element.id && `#${element.id}`} “${text.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  };
  const isShown = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    for (let around = element; around; around = around.parentElement) {
      if (getComputedStyle(around).clipPath === "inset(50%)") return false;
    }
    return true;
  };
  const menus = [...document.querySelectorAll("details[open] > :not(summary)")].filter(
    (menu) => getComputedStyle(menu).position === "absolute",
  );
  const isUnderMenu = (element, hit) => menus.some((menu) => menu.contains(hit) && !menu.contains(element));

  /** The part of an area that its clipping ancestors leave, and those that cut without a way to scroll. */
  function clipped(element, { left, right, top, bottom }) {
    let [across, down] = [undefined, undefined];
    for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(around);
      const box = around.getBoundingClientRect();
      if (overflowX !== "visible") {
        if (/hidden|clip/.test(overflowX) && (box.left > left + 1 || box.right < right - 1)) across = around;
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      }
      if (overflowY !== "visible") {
        if (/hidden|clip/.test(overflowY) && (box.top > top + 1 || box.bottom < bottom - 1)) down = around;
        [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
      if (position === "fixed") break;
    }
    return { left, right, top, bottom, across, down };
  }

  if (root.scrollWidth > root.clientWidth) found.add(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`);

  // Texts: none is cut, and none lies over another. A graph can be moved, and its texts are its layout's business.
  const areas = [];
  const texts = document.createTreeWalker(modal ?? document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || element.closest("script, style, template, select, .expression-graph, .cm-editor"))
      continue;
    if (!isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const area of range.getClientRects()) {
      const { across, down, ...left } = clipped(element, area);
      if (area.width < 2) continue;
      if (across) found.add(`${name(element)} is cut at the side by ${name(across)}`);
      if (down && !(element instanceof SVGElement)) found.add(`${name(element)} is cut by ${name(down)}`);
      if (left.right > root.clientWidth + 1 || left.left < -1) found.add(`${name(element)} leaves the window`);
      if (left.right - left.left > 2 && left.bottom - left.top > 5) areas.push({ text, element, ...left });
    }
  }
  // What lets the pointer through is found at a point, too.
  const everything = new CSSStyleSheet();
  everything.replaceSync("* { pointer-events: auto !important }");
  /** Whether something opaque lies between two elements at a point. */
  const isBetween = (one, other, x, y) => {
    const hits = document.elementsFromPoint(x, y);
    const lower = Math.max(hits.indexOf(one), hits.indexOf(other));
    return hits.slice(0, lower).some((hit) => !/transparent|, 0\)$/.test(getComputedStyle(hit).backgroundColor));
  };
  document.adoptedStyleSheets.push(everything);
  areas.forEach((one, index) => {
    for (const other of areas.slice(index + 1)) {
      if (one.text === other.text) continue;
      const [left, right] = [Math.max(one.left, other.left), Math.min(one.right, other.right)];
      const [top, bottom] = [Math.max(one.top, other.top), Math.min(one.bottom, other.bottom)];
      if (right - left <= 2 || bottom - top <= 5) continue;
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) continue;
      if (!isBetween(one.element, other.element, x, y)) {
        found.add(`${name(one.element)} and ${name(other.element)} lie over each other`);
      }
    }
  });

  document.adoptedStyleSheets.pop();

  // Controls: each can be scrolled to, and then nothing lies over it. Those of a picture that takes the pointer itself are
  // for the keyboard.
  const before = [root, ...document.querySelectorAll("*")].map((element) => [
    element,
    element.scrollLeft,
    element.scrollTop,
  ]);
  const controls = (modal ?? document.body).querySelectorAll("a[href], button, input, select, textarea, summary");
  for (const control of controls) {
    const { pointerEvents, overflow } = getComputedStyle(control);
    if (!isShown(control) || control.closest("[inert]") || pointerEvents === "none") continue;
    if (control.getBoundingClientRect().width < 2) continue;
    control.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const { left, right, top, bottom, height } = control.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const edges =
      height > 64
        ? []
        : [
            [left + 3, y],
            [right - 3, y],
            [x, top + 3],
            [x, bottom - 3],
          ];
    for (const point of [[x, y], ...edges]) {
      const hit = document.elementFromPoint(...point);
      const isHit = hit && (control.contains(hit) || [...(control.labels ?? [])].some((label) => label.contains(hit)));
      if (isHit || isUnderMenu(control, hit)) continue;
      found.add(hit ? `${name(hit)} lies over ${name(control)}` : `${name(control)} cannot be scrolled to`);
      break;
    }
    if (right - left > root.clientWidth) found.add(`${name(control)} is wider than the window`);
    const isField = control.matches("input:not([readonly], [type=range], [type=checkbox], [type=radio], [type=file])");
    if (isField && control.scrollWidth > control.clientWidth + 1) {
      found.add(`${control.value} is cut in its field ${name(control)}`);
    }
    const isText = control.matches("button, summary, a");
    if (isText && control.clientWidth && control.scrollWidth > control.clientWidth + 2 && overflow === "visible") {
      found.add(`${name(control)} is wider than its box`);
    }
  }
  for (const [element, left, top] of before) {
    if (element.scrollLeft !== left) element.scrollLeft = left;
    if (element.scrollTop !== top) element.scrollTop = top;
  }
  return [...found];
}

/** The focus rings of controls that something cuts off, or the window, when the control is scrolled to the middle. */
export function cutRings() {
  const found = new Set();
  const [root, active] = [document.documentElement, document.activeElement];
  const scrolled = [root, ...document.querySelectorAll("*")].map((element) => {
    return { element, left: element.scrollLeft, top: element.scrollTop };
  });
  // What is beside an open menu would close it.
  const menu = [...document.querySelectorAll("details[open] > :not(summary)")].find(
    (content) => getComputedStyle(content).position === "absolute",
  );
  const place = document.querySelector("dialog:modal") ?? menu ?? document.body;
  const focusable = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex^='-'])";
  for (const control of place.querySelectorAll(`:is(${focusable}):enabled, a[href], summary, [tabindex='0']`)) {
    // The ring in a drawing is a part of it.
    if (control.closest("[inert]") || control.ownerSVGElement || !control.checkVisibility({ visibilityProperty: true }))
      continue;
    control.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== control) continue;
    control.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    // A label, a button over a hidden field, or what is around the control may have the ring.
    const around = [];
    for (let element = control; element && element !== document.body; element = element.parentElement)
      around.push(element);
    const rings = new Set([...around, ...(control.labels ?? []), control.nextElementSibling].filter(Boolean));
    for (const ring of rings) {
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(ring);
      if (outlineStyle === "none" || outlineWidth === "0px") continue;
      const box = ring.getBoundingClientRect();
      if (box.width < 2) continue;
      const size = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
      const sides = {
        left: box.left - size,
        top: box.top - size,
        right: box.right + size,
        bottom: box.bottom + size,
      };
      const cut = (by, { left, top, right, bottom }) => {
        // What is larger than its container is seen piece by piece.
        if (box.width > right - left) [left, right] = [-Infinity, Infinity];
        if (box.height > bottom - top) [top, bottom] = [-Infinity, Infinity];
        const much = [left - sides.left, top - sides.top, sides.right - right, sides.bottom - bottom];
        const names = ["left", "top", "right", "bottom"].filter((_, side) => much[side] > 0.6);
        if (names.length === 0) return;
        const text = (
          control.getAttribute("aria-label") ??
          control.labels?.[0]?.textContent ??
          control.textContent
        ).trim();
        const name = `${control.localName}#${control.id} “${text.replace(/\\s+/g, " ").slice(0, 40)}”`;
        found.add(`the ring of ${name} is cut at the ${names.join(", ")} by ${by}`);
      };
      for (let outer = ring.parentElement; outer && outer !== root; outer = outer.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(outer);
        if (outer === document.body || (overflowX === "visible" && overflowY === "visible")) {
          if (position === "fixed") break;
          continue;
        }
        const { left, top } = outer.getBoundingClientRect();
        const [x, y] = [left + outer.clientLeft, top + outer.clientTop];
        cut(`${outer.localName}#${outer.id}.${outer.className}`, {
          left: overflowX === "visible" ? -Infinity : x,
          right: overflowX === "visible" ? Infinity : x + outer.clientWidth,
          top: overflowY === "visible" ? -Infinity : y,
          bottom: overflowY === "visible" ? Infinity : y + outer.clientHeight,
        });
        if (position === "fixed") break;
      }
      cut("the window", { left: 0, top: 0, right: root.clientWidth, bottom: innerHeight });
    }
  }
  active?.focus({ preventScroll: true });
  for (const { element, left, top } of scrolled) {
    if (element.scrollLeft !== left) element.scrollLeft = left;
    if (element.scrollTop !== top) element.scrollTop = top;
  }
  return [...found];
}

/** The pictures over which a wheel or a finger does not scroll the page, where it can be scrolled. */
export function scrollTraps() {
  const root = document.documentElement;
  if (root.scrollHeight <= root.clientHeight + 1 || document.querySelector("dialog:modal")) return [];
  const found = new Set();
  for (const picture of document.querySelectorAll("svg, canvas, .graph-frame, [role='img']")) {
    const { left, top, width, height } = picture.getBoundingClientRect();
    if (width < 60 || height < 60 || !picture.checkVisibility({ visibilityProperty: true })) continue;
    const place = `${picture.localName}${picture.id && `#${picture.id}`}.${picture.getAttribute("class")}`;
    for (let element = picture; element; element = element.parentElement) {
      const { touchAction } = getComputedStyle(element);
      if (!/auto|manipulation|pan-y/.test(touchAction)) found.add(`${place}: touch-action ${touchAction}`);
    }
    const wheel = new WheelEvent("wheel", {
      deltaY: 1,
      bubbles: true,
      cancelable: true,
      clientX: left + width / 2,
      clientY: top + height / 2,
    });
    // After a click into the picture, the wheel is its own.
    if (picture.contains(document.activeElement)) continue;
    picture.dispatchEvent(wheel);
    if (wheel.defaultPrevented) found.add(`${place}: the wheel`);
  }
  return [...found];
}

/** What moves although the reader asked for reduced motion, but for a caret, which blinks. */
export function movements() {
  const found = new Set();
  for (const element of document.querySelectorAll("*:not(.cm-cursorLayer)")) {
    for (const part of [undefined, "::before", "::after"]) {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, part);
      const isMoving = transitionDuration.split(", ").some((time) => time !== "0s") || animationName !== "none";
      if (isMoving || scrollBehavior === "smooth") found.add(`${element.outerHTML.slice(0, 80)}${part ?? ""}`);
    }
  }
  return [...found];
}
