// Animates a change of the picture: boxes glide to their new places, and new ones appear.

/** @import { Drawing } from "./drawing.js" */
/** @import { Box, Scene } from "../layout/scene.js" */

const DURATION = 200;
/** The greatest number of boxes of a picture that is animated. */
const MOST = 300;

/** Returns the duration of the animation in milliseconds, or 0 if the reader prefers reduced motion. */
export function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : DURATION;
}

/**
 * Moves the boxes of a scene from their previous places to the new ones.
 * @param {Drawing} drawing
 * @param {Scene} scene
 * @param {Scene} before
 * @param {number[]} shift from a place in the scene before to the same place on the screen in this one
 */
export function settle(drawing, scene, before, [across, down]) {
  const options = { duration: motion(), easing: "ease-out" };
  if (!options.duration || scene.boxes.length > MOST) return;
  const places = new Map(before.boxes.map((box) => [keyOf(box), box]));
  for (const [index, box] of scene.boxes.entries()) {
    const from = places.get(keyOf(box));
    const element = drawing.elements[index];
    if (!from) element.animate([{ opacity: 0 }, { opacity: 1 }], options);
    else element.animate([at(from.x + across, from.y + down), at(box.x, box.y)], options);
  }
  for (const element of drawing.world.querySelectorAll(".edge, .frame")) {
    element.animate([{ opacity: 0 }, { opacity: 0, offset: 0.5 }, { opacity: 1 }], options);
  }
}

/** @param {Box} box */
function keyOf({ group, place }) {
  return group ? group.key : place;
}

/**
 * @param {number} x
 * @param {number} y
 */
function at(x, y) {
  return { transform: `translate(${x}px, ${y}px)` };
}
