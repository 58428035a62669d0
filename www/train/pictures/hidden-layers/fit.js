// Fits any range of numbers into a small picture.

/**
 * Returns a map to a picture that holds all the given places, with equal scales; the vertical axis points up.
 * @param {ArrayLike<number>[]} lines x0, y0, x1, y1, … each; numbers that are not finite are ignored
 * @param {number} width
 * @param {number} height
 * @param {number} margin
 * @returns {(x: number, y: number) => [number, number]}
 */
export function fit(lines, width, height, margin) {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const line of lines) {
    for (let at = 0; at + 1 < line.length; at += 2) {
      const [x, y] = [line[at], line[at + 1]];
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < bottom) bottom = y;
      if (y > top) top = y;
    }
  }
  if (left > right) return () => [width / 2, height / 2];
  // A layer whose output is the same everywhere is one dot in the middle.
  const scales = [(width - 2 * margin) / (right - left), (height - 2 * margin) / (top - bottom)].filter(
    Number.isFinite,
  );
  const scale = scales.length > 0 ? Math.min(...scales) : 1;
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  return (x, y) => [width / 2 + (x - middleX) * scale, height / 2 - (y - middleY) * scale];
}
