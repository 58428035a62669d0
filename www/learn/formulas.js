// Writes the formulas on cards as MathML, which screen readers can read aloud.

/** Returns a fraction. @param {string} above MathML @param {string} below */
export function fraction(above, below) {
  return `<mfrac><mrow>${above}</mrow><mrow>${below}</mrow></mfrac>`;
}

/** Returns the derivative of one value with respect to another, as in ∂L/∂c. @param {string} of @param {string} by */
export function rate(of, by) {
  return fraction(`<mo>∂</mo><mi>${of}</mi>`, `<mo>∂</mo><mi>${by}</mi>`);
}
