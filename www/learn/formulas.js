// Formulas on cards, as MathML, which is read aloud as one would say it.

/** A fraction. @param {string} above MathML @param {string} below */
export function fraction(above, below) {
  return `<mfrac><mrow>${above}</mrow><mrow>${below}</mrow></mfrac>`;
}

/** The derivative of one value by another, ∂L/∂c. @param {string} of @param {string} by */
export function rate(of, by) {
  return fraction(`<mo>∂</mo><mi>${of}</mi>`, `<mo>∂</mo><mi>${by}</mi>`);
}
