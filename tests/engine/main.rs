//! The engine natively: what it computes, what it refuses, and that its results are exact. `tests/web` runs some of
//! these modules in browsers.
#![cfg(not(target_arch = "wasm32"))]

mod bits;
mod compile;
mod data;
mod gradients;
mod known_failures;
mod marks;
mod misuse;
mod parity;
mod random;
mod rewind;
mod saved;
mod tape_model;
