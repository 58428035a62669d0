//! The inner loops: what runs for every tile of ten lanes at every step. Nothing here knows of templates or plans but the
//! slots that a layer's rows are in.

pub(super) mod dense;
pub(super) mod elementwise;
pub(super) mod parameter_gradients;
pub(super) mod simd;
