//! Datasets for JavaScript.

use super::types::{DatasetKind, DatasetOptions, read};
use super::with_streams;
use crate::data::{make_blobs, make_circles, make_moons};
use wasm_bindgen::prelude::*;

/// Draws a dataset from NumPy's stream, as x, y and sign of each point in turn.
///
/// # Errors
/// Returns an error if a number is out of range, naming it.
#[wasm_bindgen]
pub fn dataset(
    kind: DatasetKind,
    #[wasm_bindgen(unchecked_param_type = "DatasetOptions")] options: JsValue,
) -> Result<Vec<f64>, JsError> {
    let DatasetOptions { samples, spread, factor, shuffle } = read(options)?;
    let dataset = with_streams(|streams| match kind {
        DatasetKind::Moons => make_moons(samples, Some(spread), shuffle, &mut streams.numpy),
        DatasetKind::Circles => make_circles(samples, Some(spread), factor, shuffle, &mut streams.numpy),
        _ => make_blobs(samples, 2, spread, shuffle, &mut streams.numpy),
    })??;
    let points = dataset.points.iter().zip(dataset.signs());
    Ok(points.flat_map(|(&[x, y], sign)| [x, y, sign]).collect())
}
