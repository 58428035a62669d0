//! Two numbers side by side, for every target without WebAssembly's SIMD: the compiler finds the target's own.

use std::ops::{Add, Div, Mul, Sub};

/// Two numbers.
#[derive(Clone, Copy)]
#[repr(align(16))]
pub(in crate::compile) struct F64x2([f64; 2]);

impl F64x2 {
    #[inline(always)]
    pub(in crate::compile) fn new(low: f64, high: f64) -> F64x2 {
        F64x2([low, high])
    }

    #[inline(always)]
    pub(in crate::compile) fn splat(x: f64) -> F64x2 {
        F64x2([x, x])
    }

    #[inline(always)]
    pub(in crate::compile) fn to_array(self) -> [f64; 2] {
        self.0
    }

    /// Two numbers from memory.
    #[inline(always)]
    pub(in crate::compile) fn load(numbers: &[f64; 2]) -> F64x2 {
        F64x2(*numbers)
    }

    /// Two numbers to memory.
    #[inline(always)]
    pub(in crate::compile) fn store(self, numbers: &mut [f64; 2]) {
        *numbers = self.0;
    }

    /// The lower number twice, and the higher number twice.
    #[inline(always)]
    pub(in crate::compile) fn splats(&self) -> (F64x2, F64x2) {
        (F64x2::splat(self.0[0]), F64x2::splat(self.0[1]))
    }

    /// The lower numbers of two pairs.
    #[inline(always)]
    pub(in crate::compile) fn lows(self, other: F64x2) -> F64x2 {
        F64x2([self.0[0], other.0[0]])
    }

    /// The higher numbers of two pairs.
    #[inline(always)]
    pub(in crate::compile) fn highs(self, other: F64x2) -> F64x2 {
        F64x2([self.0[1], other.0[1]])
    }

    /// `least` where `self < least`, else `self`.
    #[inline(always)]
    pub(in crate::compile) fn at_least(self, least: F64x2) -> F64x2 {
        self.if_less(least, least, self)
    }

    /// `then` where `self > 0`, else 0.
    #[inline(always)]
    pub(in crate::compile) fn if_positive(self, then: F64x2) -> F64x2 {
        let zero = F64x2::splat(0.0);
        zero.if_less(self, then, zero)
    }

    /// `then` where `self < other`, else `otherwise`.
    #[inline(always)]
    pub(in crate::compile) fn if_less(self, other: F64x2, then: F64x2, otherwise: F64x2) -> F64x2 {
        let lane = |i: usize| if self.0[i] < other.0[i] { then.0[i] } else { otherwise.0[i] };
        F64x2([lane(0), lane(1)])
    }
}

macro_rules! lane_by_lane {
    ($($trait:ident $method:ident $operator:tt),*) => {$(
        impl $trait for F64x2 {
            type Output = F64x2;
            #[inline(always)]
            fn $method(self, other: F64x2) -> F64x2 {
                F64x2([self.0[0] $operator other.0[0], self.0[1] $operator other.0[1]])
            }
        }
    )*};
}

lane_by_lane!(Add add +, Sub sub -, Mul mul *, Div div /);
