//! Datasets for JavaScript.

use super::with_streams;
use crate::data::{make_blobs, make_circles, make_moons};
use wasm_bindgen::prelude::*;

/// A dataset drawn from NumPy's stream, as x, y and sign of each point in turn: 0 moons, 1 circles, 2 blobs.
///
/// `spread` is the standard deviation of the noise or of the blobs, `factor` the size of the inner circle.
///
/// # Errors
/// When a number is out of range, naming it.
#[wasm_bindgen]
pub fn dataset(kind: u8, samples: usize, spread: f64, factor: f64, shuffle: bool) -> Result<Vec<f64>, JsError> {
    let dataset = with_streams(|streams| match kind {
        0 => make_moons(samples, Some(spread), shuffle, &mut streams.numpy),
        1 => make_circles(samples, Some(spread), factor, shuffle, &mut streams.numpy),
        _ => make_blobs(samples, 2, spread, shuffle, &mut streams.numpy),
    })??;
    let points = dataset.points.iter().zip(dataset.signs());
    Ok(points.flat_map(|(&[x, y], sign)| [x, y, sign]).collect())
}
