// Upright lines on a curve, at steps worth one: where the run was changed, and the step that is on show.

/** @import UPlot from "uplot" */
/** @typedef {{ step: number, label: string }} Marker */

/**
 * @param {UPlot} plot
 * @param {Marker[]} markers the one without a label is the step on show
 * @param {{ line: string, text: string, font: string, rem: number }} look
 */
export function drawMarkers(plot, markers, { line, text, font, rem }) {
  const context = plot.ctx;
  const { left, top, width, height } = plot.bbox;
  const density = plot.ctx.canvas.width / plot.width;
  context.save();
  for (const { step, label } of markers) {
    const x = plot.valToPos(step, "x", true);
    if (x < left || x > left + width) continue;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, top + height);
    context.strokeStyle = label ? text : line;
    context.globalAlpha = label ? 0.5 : 1;
    context.lineWidth = (label ? 1 : 2) * density;
    context.setLineDash(label ? [3 * density, 3 * density] : []);
    context.stroke();
    context.globalAlpha = 1;
    if (!label) continue;
    const toLeft = x > left + 0.7 * width;
    context.font = font.replace(/^[\d.]+/, String(0.6875 * rem * density));
    context.fillStyle = text;
    context.textAlign = toLeft ? "right" : "left";
    context.textBaseline = "top";
    context.fillText(label, x + (toLeft ? -3 : 3) * density, top);
  }
  context.restore();
}
