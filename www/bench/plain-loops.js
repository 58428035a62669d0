// The demo's training step derived by hand, in plain JavaScript: loops over typed arrays, no graph.

/**
 * Trains a network of two hidden layers of the same width and one output. Returns the loss before each step.
 * @param {import("./problem.js").Problem} problem
 * @param {number} steps
 */
export function train({ layers, points, targets, parameters, rate }, steps) {
  const width = layers[0];
  const samples = targets.length;
  const p = Float64Array.from(parameters);
  const g = new Float64Array(p.length);
  const h1 = new Float64Array(width);
  const h2 = new Float64Array(width);
  const d1 = new Float64Array(width);
  const second = 3 * width;
  const third = second + width * (width + 1);

  /** Adds the gradients of a sample, and returns its loss. @param {number} sample */
  function accumulate(sample) {
    const [x0, x1, y] = [points[2 * sample], points[2 * sample + 1], targets[sample]];
    for (let o = 0, w = 0; o < width; o++, w += 3) {
      const z = p[w + 2] + p[w] * x0 + p[w + 1] * x1;
      h1[o] = z > 0 ? z : 0;
    }
    let score = p[third + width];
    for (let o = 0, w = second; o < width; o++, w += width + 1) {
      let z = p[w + width];
      for (let i = 0; i < width; i++) z += p[w + i] * h1[i];
      h2[o] = z > 0 ? z : 0;
      score += p[third + o] * h2[o];
    }
    const loss = 1 - y * score;
    if (loss <= 0) return 0;
    const d = -y / samples;
    d1.fill(0);
    for (let o = 0, w = second; o < width; o++, w += width + 1) {
      g[third + o] += d * h2[o];
      if (h2[o] === 0) continue;
      const d2 = d * p[third + o];
      for (let i = 0; i < width; i++) {
        g[w + i] += d2 * h1[i];
        d1[i] += d2 * p[w + i];
      }
      g[w + width] += d2;
    }
    g[third + width] += d;
    for (let i = 0, w = 0; i < width; i++, w += 3) {
      if (h1[i] === 0) continue;
      g[w] += d1[i] * x0;
      g[w + 1] += d1[i] * x1;
      g[w + 2] += d1[i];
    }
    return loss;
  }

  /** @param {number} downhill */
  function step(downhill) {
    g.fill(0);
    let loss = 0;
    for (let sample = 0; sample < samples; sample++) loss += accumulate(sample);
    let squares = 0;
    for (let index = 0; index < p.length; index++) {
      squares += p[index] * p[index];
      p[index] -= downhill * (g[index] + 2e-4 * p[index]);
    }
    return loss / samples + 1e-4 * squares;
  }
  return Float64Array.from({ length: steps }, (_, k) => step(rate(k)));
}
