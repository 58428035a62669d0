//! Tests of `tests/engine` run in a browser, and the same bits there as here.
//!
//! The JavaScript API is tested in `tests/unit`, and in the browsers by `tests/browser`.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "../engine/bits.rs"]
mod bits;
#[path = "../engine/compile.rs"]
mod compile;
#[path = "../engine/known_failures.rs"]
mod known_failures;
#[path = "../engine/parity/mod.rs"]
mod parity;

wasm_bindgen_test_configure!(run_in_browser);

/// `getrandom` asks the browser.
#[wasm_bindgen_test]
fn fresh_seeds_come_from_the_browser() {
    let seeds = [(); 8].map(|()| micrograd::random::fresh_seed().unwrap());
    assert!(seeds.iter().any(|seed| *seed != seeds[0]), "{seeds:?}");
}
