//! Datasets for JavaScript.

use super::with_streams;
use crate::data::{Dataset, make_blobs, make_circles, make_moons};
use crate::error::Error;
use crate::random::Numpy;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// Which dataset; the defaults are the tutorial's moons.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DatasetSettings {
    kind: String,
    samples: usize,
    /// The standard deviation of the noise of moons and circles.
    noise: f64,
    /// The size of the inner circle.
    factor: f64,
    /// The standard deviation of the blobs.
    std: f64,
    shuffle: bool,
}

impl Default for DatasetSettings {
    fn default() -> Self {
        let kind = "moons".into();
        DatasetSettings { kind, samples: 100, noise: 0.1, factor: 0.8, std: 1.0, shuffle: true }
    }
}

/// Draws the dataset.
pub(super) fn dataset(settings: &DatasetSettings, numpy: &mut Numpy) -> Result<Dataset, Error> {
    let &DatasetSettings { samples, noise, factor, std, shuffle, .. } = settings;
    match settings.kind.as_str() {
        "moons" => make_moons(samples, Some(noise), shuffle, numpy),
        "circles" => make_circles(samples, Some(noise), factor, shuffle, numpy),
        "blobs" => make_blobs(samples, 2, std, shuffle, numpy),
        found => Err(Error::Unknown { name: "kind", expected: "moons, circles, blobs", found: found.to_owned() }),
    }
}

/// A dataset drawn from NumPy's stream, as x, y and sign of each point in turn.
///
/// # Errors
/// When a setting has the wrong type, an unknown name or a number out of range, naming it.
#[wasm_bindgen(js_name = dataset)]
pub fn dataset_for_js(settings: JsValue) -> Result<Vec<f64>, JsError> {
    let settings: DatasetSettings = serde_wasm_bindgen::from_value(settings)?;
    let dataset = with_streams(|streams| dataset(&settings, &mut streams.numpy))??;
    let points = dataset.points.iter().zip(dataset.signs());
    Ok(points.flat_map(|(&[x, y], sign)| [x, y, sign]).collect())
}
