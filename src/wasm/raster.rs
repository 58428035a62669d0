//! Scores as an image, made where they are computed: their colours never are arrays of JavaScript.

use wasm_bindgen::prelude::*;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{ImageBitmap, ImageData, OffscreenCanvas, OffscreenCanvasRenderingContext2d};

/// The colours of scores, which the theme of the page decides.
struct Palette<'a> {
    /// From the strongest score below zero to the strongest above, in the byte order of `ImageData`, little-endian.
    pixels: &'a [u32],
    /// The score that has the last colour, as do those above it.
    strongest: f64,
    /// The size of every score, of which then only the sign tells; absent where sizes tell too.
    flat: Option<f64>,
}

impl Palette<'_> {
    fn pixel(&self, score: f64) -> u32 {
        if score.is_nan() || self.pixels.is_empty() {
            return 0;
        }
        let score = match self.flat {
            Some(size) if score != 0.0 => size.copysign(score),
            _ => score,
        };
        let share = ((score / self.strongest + 1.0) / 2.0).clamp(0.0, 1.0);
        self.pixels[(share * (self.pixels.len() - 1) as f64 + 0.5) as usize]
    }
}

/// Draws scores, row by row from the top, one pixel each, in the colours of a palette: `pixels` from the strongest score
/// below zero to the strongest above; with `flat`, every score is drawn as if of this size.
///
/// # Errors
/// Returns an error if there are no whole rows, or the browser has no canvas off the screen.
#[wasm_bindgen(js_name = paintScores)]
pub fn paint_scores(
    scores: &[f64],
    columns: u32,
    pixels: &[u32],
    strongest: f64,
    flat: Option<f64>,
) -> Result<ImageBitmap, JsValue> {
    let palette = Palette { pixels, strongest, flat };
    let rows = scores.len() as u32 / columns.max(1);
    let bytes: Vec<u8> = scores.iter().flat_map(|&score| palette.pixel(score).to_le_bytes()).collect();
    let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&bytes), columns, rows)?;
    let canvas = OffscreenCanvas::new(columns, rows)?;
    let context = canvas.get_context("2d")?.ok_or_else(|| JsError::new("a canvas has no 2d context"))?;
    context.unchecked_into::<OffscreenCanvasRenderingContext2d>().put_image_data(&image, 0.0, 0.0)?;
    canvas.transfer_to_image_bitmap()
}

#[cfg(test)]
mod tests {
    use super::Palette;

    #[test]
    fn scores_have_the_colour_of_their_share() {
        let palette = |flat| Palette { pixels: &[10, 20, 30, 40, 50], strongest: 3.0, flat };
        let smooth = palette(None);
        let scores = [f64::NEG_INFINITY, -3.0, -1.5, -0.1, 0.0, 0.8, 1.5, 3.0, 99.0];
        assert_eq!(scores.map(|score| smooth.pixel(score)), [10, 10, 20, 30, 30, 40, 40, 50, 50]);
        let flat = palette(Some(1.5));
        assert_eq!([-99.0, -1e-9, 0.0, 1e-9].map(|score| flat.pixel(score)), [20, 20, 30, 40]);
        assert_eq!(smooth.pixel(f64::NAN), 0, "what is not a number has no colour");
    }
}
