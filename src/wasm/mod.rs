//! The JavaScript side of the engine: the only place that names wasm-bindgen, js-sys and web-sys.
//!
//! A scalar is a `u32` here, its index on the one tape of the instance: `www/micrograd.js` wraps it in a class of its
//! own, because a wasm-bindgen object for each of 65,000 scalars costs more than computing them.

#![allow(missing_debug_implementations, reason = "JavaScript never sees them")]

mod arrays;
mod data;
mod model;
mod program;
mod random;
mod raster;
mod record;
mod types;

use crate::error::Error;
use crate::random::{Numpy, Python, fresh_seed};
use crate::tape::{Mark, Tape};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;

/// Half the size of the standard library's own.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Both random streams that the tutorial seeds.
struct Streams {
    python: Python,
    numpy: Numpy,
}

impl Streams {
    fn new(seed: u32) -> Streams {
        Streams { python: Python::new(seed.into()), numpy: Numpy::new(seed) }
    }
}

/// What JavaScript works on.
#[derive(Default)]
struct Instance {
    tape: Tape,
    streams: RefCell<Option<Streams>>,
    /// The scopes of memory that are open, the innermost last: the number and the start of each.
    marks: RefCell<Vec<(u32, Mark)>>,
    /// How many have been opened.
    opened: Cell<u32>,
}

thread_local! {
    static INSTANCE: &'static Instance = Box::leak(Box::default());
}

/// Returns the instance. It is called rather than inlined, since every function here starts with it.
#[inline(never)]
fn instance() -> &'static Instance {
    INSTANCE.with(|instance| *instance)
}

/// Returns the tape that JavaScript records on.
fn tape() -> &'static Tape {
    &instance().tape
}

/// Uses the streams, which start from a fresh seed if none was given.
fn with_streams<T>(use_streams: impl FnOnce(&mut Streams) -> T) -> Result<T, JsError> {
    let streams = &mut *instance().streams.borrow_mut();
    let streams = match streams {
        Some(streams) => streams,
        None => streams.insert(Streams::new(fresh_seed_for_js()?)),
    };
    Ok(use_streams(streams))
}

/// Seeds both streams: Python's `random.seed` and NumPy's `np.random.seed`.
#[wasm_bindgen]
pub fn seed(seed: u32) {
    instance().streams.replace(Some(Streams::new(seed)));
}

/// Returns a seed from the operating system.
///
/// # Errors
/// Returns an error if the browser has no source of random numbers.
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed_for_js() -> Result<u32, JsError> {
    Ok(fresh_seed()?)
}

/// Draws from Python's `random.uniform`.
///
/// # Errors
/// Returns an error if there is no seed and the browser has no source of random numbers.
#[wasm_bindgen]
pub fn uniform(low: f64, high: f64) -> Result<f64, JsError> {
    with_streams(|streams| streams.python.uniform(low, high))
}

/// Draws NumPy's `np.random.permutation` of `0..length`.
///
/// # Errors
/// Returns an error if there is no seed and the browser has no source of random numbers.
#[wasm_bindgen]
pub fn permutation(length: usize) -> Result<Vec<u32>, JsError> {
    with_streams(|streams| streams.numpy.permutation(length).into_iter().map(|index| index as u32).collect())
}

/// What a recording function returns when there is no memory for another node.
const FULL: u32 = u32::MAX;

fn recorded(id: Result<u32, Error>) -> u32 {
    id.unwrap_or(FULL)
}
