//! The numbers of the tutorial, and those that CPython computes from the same code.
//!
//! `tests/reference/parity.py` computed the latter; the printed ones stand in the tests and, where there are many, in
//! `tests/reference/mlp.rs` and `demo.txt`.
#![allow(clippy::approx_constant, reason = "a neuron happens to give 1/√2")]
#![allow(clippy::excessive_precision, clippy::misrefactored_assign_op, reason = "written as in the tutorial")]

#[path = "../close.rs"]
mod close;
mod demo;
mod expressions;
mod mlp;

/// What CPython computed.
mod reference {
    include!("../../reference/parity.rs");
}
