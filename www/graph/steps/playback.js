// Plays the walkthrough at the chosen speed.
import { effect } from "@preact/signals-core";

/** @import { GraphState } from "../state.js" */

/** The seconds for each step, and the greatest number of seconds for the whole walkthrough. */
export const SPEEDS = {
  slow: { title: "slow", seconds: 3, whole: 60 },
  normal: { title: "normal", seconds: 1.5, whole: 20 },
  fast: { title: "fast", seconds: 0.4, whole: 8 },
};

/**
 * Returns the number of steps to play in a second.
 * @param {keyof typeof SPEEDS} speed
 * @param {number} steps of the whole walkthrough
 */
export function rateOf(speed, steps) {
  const { seconds, whole } = SPEEDS[speed];
  return Math.max(1 / seconds, steps / whole);
}

/** Plays the walkthrough while `isPlaying` is set. @param {GraphState} state */
export function playback(state) {
  effect(() => {
    if (!state.isPlaying.value) return;
    let last = performance.now();
    /** The fraction of a step that has elapsed. */
    let due = 0;
    const tick = (/** @type {number} */ time) => {
      const end = state.steps.value.length - 1;
      // A tab that was suspended catches up at most a second.
      due += (Math.min(1000, Math.max(0, time - last)) / 1000) * rateOf(state.speed.value, end);
      last = time;
      const count = Math.floor(due);
      due -= count;
      const at = Math.min((state.at.value ?? 0) + count, end);
      frame = requestAnimationFrame(tick);
      if (count > 0) state.step(at);
      if (at === end) state.pause();
    };
    let frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  });
}
