// Plays the walkthrough at the chosen speed.
import { effect } from "@preact/signals-core";

/** @import { GraphState } from "../state.js" */

/** The seconds for each step; the last entry is the seconds for the whole walkthrough. */
export const SPEEDS = {
  slow: { title: "slow", seconds: 3 },
  normal: { title: "normal", seconds: 1.5 },
  fast: { title: "fast", seconds: 0.4 },
  whole: { title: "all in 10 s", seconds: 10 },
};

/** Plays while the state says so. @param {GraphState} state */
export function playback(state) {
  effect(() => {
    if (!state.isPlaying.value) return;
    let last = performance.now();
    /** The part of a step that is due. */
    let due = 0;
    const tick = (/** @type {number} */ time) => {
      const end = (state.timeline.value?.length ?? 1) - 1;
      const { seconds } = SPEEDS[state.speed.value];
      const rate = state.speed.value === "whole" ? (end + 1) / seconds : 1 / seconds;
      // After a sleep of the tab, at most a second is caught up.
      due += (Math.min(1000, Math.max(0, time - last)) / 1000) * rate;
      last = time;
      const steps = Math.floor(due);
      due -= steps;
      const instant = Math.min((state.instant.value ?? 0) + steps, end);
      frame = requestAnimationFrame(tick);
      if (steps > 0) state.go(instant);
      if (instant === end) state.pause();
    };
    let frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  });
}
