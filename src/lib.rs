//! A scalar autograd engine after Karpathy's micrograd.
//!
//! ```
//! use micrograd::Tape;
//!
//! let tape = Tape::new();
//! let (a, b) = (tape.value(-4.0), tape.value(2.0));
//! let g = (a * b + b.pow(3)).relu() / 2.0;
//! g.backward();
//! assert_eq!(g.data(), 0.0);
//! ```
#![warn(missing_docs, missing_debug_implementations, clippy::must_use_candidate)]

pub mod compile;
pub mod data;
pub mod error;
pub mod graph;
pub mod loss;
pub mod nn;
mod number;
pub mod op;
pub mod optim;
pub mod random;
pub mod tape;
pub mod train;
mod wasm;

pub use compile::{Program, compile};
pub use error::Error;
pub use graph::{Graph, GraphNode};
pub use loss::Loss;
pub use nn::{Activation, Architecture, Biases, Layer, Mlp, Neuron};
pub use op::Op;
pub use optim::{LearningRate, Optimizer};
pub use tape::{Exponent, Mark, Operand, ScopeGuard, Tape, Value};

/// The README's examples, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
