//! Two numbers in one of WebAssembly's 128-bit registers. The intrinsics without pointers are safe where simd128 is.

use core::arch::wasm32::{
    f64x2, f64x2_add, f64x2_div, f64x2_extract_lane, f64x2_lt, f64x2_mul, f64x2_splat, f64x2_sub, i64x2_shuffle, v128,
    v128_bitselect, v128_load64_splat,
};
use std::ops::{Add, Div, Mul, Sub};

/// Two numbers.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub(in crate::compile) struct F64x2(v128);

impl F64x2 {
    #[inline(always)]
    pub(in crate::compile) fn new(low: f64, high: f64) -> F64x2 {
        F64x2(f64x2(low, high))
    }

    #[inline(always)]
    pub(in crate::compile) fn splat(x: f64) -> F64x2 {
        F64x2(f64x2_splat(x))
    }

    #[inline(always)]
    pub(in crate::compile) fn to_array(self) -> [f64; 2] {
        [f64x2_extract_lane::<0>(self.0), f64x2_extract_lane::<1>(self.0)]
    }

    /// The lower number twice, and the higher number twice, straight from memory: a load does what a shuffle would.
    #[inline(always)]
    pub(in crate::compile) fn splats(&self) -> (F64x2, F64x2) {
        let numbers = (&raw const self.0).cast::<u64>();
        // SAFETY: a `v128` is sixteen bytes, which are two numbers, and loads need no alignment.
        unsafe { (F64x2(v128_load64_splat(numbers)), F64x2(v128_load64_splat(numbers.add(1)))) }
    }

    /// The lower numbers of two pairs.
    #[inline(always)]
    pub(in crate::compile) fn lows(self, other: F64x2) -> F64x2 {
        F64x2(i64x2_shuffle::<0, 2>(self.0, other.0))
    }

    /// The higher numbers of two pairs.
    #[inline(always)]
    pub(in crate::compile) fn highs(self, other: F64x2) -> F64x2 {
        F64x2(i64x2_shuffle::<1, 3>(self.0, other.0))
    }

    /// `then` where `self < other`, else `otherwise`.
    #[inline(always)]
    pub(in crate::compile) fn if_less(self, other: F64x2, then: F64x2, otherwise: F64x2) -> F64x2 {
        F64x2(v128_bitselect(then.0, otherwise.0, f64x2_lt(self.0, other.0)))
    }
}

macro_rules! lane_by_lane {
    ($($trait:ident $method:ident $intrinsic:ident),*) => {$(
        impl $trait for F64x2 {
            type Output = F64x2;
            #[inline(always)]
            fn $method(self, other: F64x2) -> F64x2 {
                F64x2($intrinsic(self.0, other.0))
            }
        }
    )*};
}

lane_by_lane!(Add add f64x2_add, Sub sub f64x2_sub, Mul mul f64x2_mul, Div div f64x2_div);
