//! The generator under every random stream, for JavaScript to make streams of its own on.

use crate::random::Mt19937;
use rand::Rng;
use wasm_bindgen::prelude::*;

/// A Mersenne Twister. Python's `random`, NumPy's legacy stream and PyTorch's draw from one each, seeded in two ways.
#[wasm_bindgen]
pub struct MersenneTwister(Mt19937);

#[wasm_bindgen]
impl MersenneTwister {
    /// Returns the generator after `init_genrand(seed)`, as NumPy and PyTorch seed it.
    #[wasm_bindgen(constructor)]
    pub fn new(seed: u32) -> MersenneTwister {
        MersenneTwister(Mt19937::new(seed))
    }

    /// Returns the generator after `init_by_array(key)`, as Python seeds it.
    #[wasm_bindgen(js_name = withKey)]
    pub fn with_key(key: &[u32]) -> MersenneTwister {
        MersenneTwister(Mt19937::with_key(key))
    }

    /// Returns the next 32 bits.
    pub fn next(&mut self) -> u32 {
        self.0.next_u32()
    }
}
