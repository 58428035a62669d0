// Saves files that the page makes.

/**
 * Makes the browser save a file.
 * @param {string} name
 * @param {string | Blob} content
 * @param {string} [type] the media type of a text
 */
export function download(name, content, type = "text/plain") {
  const blob = typeof content === "string" ? new Blob([content], { type }) : content;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has a reference to the content by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
