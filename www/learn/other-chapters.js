// Finds what is shown as a chapter and is none of the course: an exercise, practice, a lesson.

/** @import { Chapter } from "./card.js" */

/** @param {string} name in an address @returns {Promise<Chapter | undefined>} */
export async function otherChapter(name) {
  if (name.startsWith("exercise-")) {
    const { exerciseCalled } = await import("./exercise.js");
    return exerciseCalled(name);
  }
  if (name.startsWith("practice")) {
    const { practiceCalled } = await import("./practice.js");
    const practice = practiceCalled(name);
    // The link in the contents names no seed; the address then names the one that was chosen.
    if (name === "practice") history.replaceState(history.state, "", `#learn?${practice?.name}/1`);
    return practice;
  }
  if (!name.startsWith("lesson-")) return undefined;
  const [{ lessonOf }] = await Promise.all([import("./lesson/chapter.js"), import("./lesson/styles.js")]);
  return lessonOf(name);
}
