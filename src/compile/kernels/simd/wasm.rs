//! Two numbers in one of WebAssembly's 128-bit registers. The intrinsics without pointers are safe where simd128 is.

use core::arch::wasm32::{
    f64x2, f64x2_add, f64x2_div, f64x2_extract_lane, f64x2_gt, f64x2_lt, f64x2_mul, f64x2_pmax, f64x2_splat, f64x2_sub,
    i64x2_shuffle, v128, v128_and, v128_bitselect, v128_load, v128_load64_splat, v128_store,
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

    /// Two numbers from memory.
    #[inline(always)]
    pub(in crate::compile) fn load(numbers: &[f64; 2]) -> F64x2 {
        // SAFETY: two numbers are sixteen bytes, and loads need no alignment.
        F64x2(unsafe { v128_load(numbers.as_ptr().cast()) })
    }

    /// Two numbers to memory.
    #[inline(always)]
    pub(in crate::compile) fn store(self, numbers: &mut [f64; 2]) {
        // SAFETY: as for `load`.
        unsafe { v128_store(numbers.as_mut_ptr().cast(), self.0) }
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

    /// `least` where `self < least`, else `self`: what `pmax` is, and `max` is not, for NaNs and zeros.
    #[inline(always)]
    pub(in crate::compile) fn at_least(self, least: F64x2) -> F64x2 {
        F64x2(f64x2_pmax(self.0, least.0))
    }

    /// `then` where `self > 0`, else 0.
    #[inline(always)]
    pub(in crate::compile) fn if_positive(self, then: F64x2) -> F64x2 {
        F64x2(v128_and(f64x2_gt(self.0, f64x2_splat(0.0)), then.0))
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
