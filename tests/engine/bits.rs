//! The same bits here as in the browsers, where `tests/web` asks for the same fingerprint.

#[path = "fingerprint.rs"]
mod fingerprint;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn same_bits_as_in_the_browsers() {
    let found = fingerprint::compute();
    assert_eq!(found, fingerprint::EXPECTED, "found {found:#x}");
}
