/**
 * Returns the parts of a list for a sentence: the first ones and how many more there are, unless that would stand for a
 * single one.
 * @param {string[]} parts
 * @param {number} most
 */
export function folded(parts, most) {
  const more = parts.length - most;
  return more > 1 ? [...parts.slice(0, most), `${more} more`] : parts;
}
