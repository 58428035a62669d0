// Writes lists in sentences.

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

/** Writes a list: "a", "a and b", "a, b and c". @param {string[]} parts */
export function enumerated(parts) {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}
