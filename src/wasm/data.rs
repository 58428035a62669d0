//! Datasets for JavaScript.

use super::settings::Settings;
use super::with_streams;
use crate::data::{Dataset, make_blobs, make_circles, make_moons};
use crate::error::Error;
use crate::random::Numpy;
use wasm_bindgen::prelude::*;

/// Draws the dataset of these settings; the defaults are the tutorial's moons.
///
/// `noise` is the standard deviation of the noise of moons and circles, `factor` the size of the inner circle, `std`
/// the standard deviation of the blobs.
pub(super) fn dataset(settings: JsValue, numpy: &mut Numpy) -> Result<Dataset, JsError> {
    let settings = Settings::of(settings, &["kind", "samples", "noise", "factor", "std", "shuffle"])?;
    let samples = settings.whole("samples")?.unwrap_or(100) as usize;
    let noise = settings.number("noise")?.unwrap_or(0.1);
    let factor = settings.number("factor")?.unwrap_or(0.8);
    let std = settings.number("std")?.unwrap_or(1.0);
    let shuffle = settings.flag("shuffle")?.unwrap_or(true);
    let dataset = match settings.text("kind", "moons")?.as_str() {
        "moons" => make_moons(samples, Some(noise), shuffle, numpy),
        "circles" => make_circles(samples, Some(noise), factor, shuffle, numpy),
        "blobs" => make_blobs(samples, 2, std, shuffle, numpy),
        found => Err(Error::Unknown { name: "kind", expected: "moons, circles, blobs", found: found.to_owned() }),
    };
    Ok(dataset?)
}

/// A dataset drawn from NumPy's stream, as x, y and sign of each point in turn.
///
/// # Errors
/// When a setting has the wrong type, an unknown name or a number out of range, naming it.
#[wasm_bindgen(js_name = dataset)]
pub fn dataset_for_js(settings: JsValue) -> Result<Vec<f64>, JsError> {
    let dataset = with_streams(|streams| dataset(settings, &mut streams.numpy))??;
    let points = dataset.points.iter().zip(dataset.signs());
    Ok(points.flat_map(|(&[x, y], sign)| [x, y, sign]).collect())
}
