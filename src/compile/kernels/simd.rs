//! Two numbers in a SIMD register, and ten in a row: what a lane kernel computes with.
//!
//! Every operation rounds each lane as the scalar operation does, so that lanes have the bits of the tape.

use crate::op::Number;
use std::ops::{Add, Div, Mul, Sub};

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[path = "simd/wasm.rs"]
mod vector;
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[path = "simd/portable.rs"]
mod vector;

pub(in crate::compile) use vector::F64x2;

/// The vectors of a row.
pub(in crate::compile) const VECTORS: usize = 5;
/// The lanes of a row. Ten accumulators for two neurons fit the sixteen registers of x86-64, with room for operands.
pub(in crate::compile) const LANES: usize = 2 * VECTORS;

/// One number for each of [`LANES`] lanes.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub(in crate::compile) struct Row(pub(in crate::compile) [F64x2; VECTORS]);

impl Row {
    #[inline(always)]
    pub(in crate::compile) fn splat(x: f64) -> Row {
        Row([F64x2::splat(x); VECTORS])
    }

    /// The numbers lane by lane.
    #[inline(always)]
    pub(in crate::compile) fn to_array(self) -> [f64; LANES] {
        let mut lanes = [0.0; LANES];
        self.store(&mut lanes);
        lanes
    }

    /// The numbers to memory.
    #[inline(always)]
    pub(in crate::compile) fn store(self, numbers: &mut [f64; LANES]) {
        for (pair, vector) in numbers.as_chunks_mut::<2>().0.iter_mut().zip(self.0) {
            vector.store(pair);
        }
    }

    /// Overwrites the row, register by register: a plain assignment may become a call that copies memory.
    #[inline(always)]
    pub(in crate::compile) fn set(&mut self, row: Row) {
        for vector in 0..VECTORS {
            self.0[vector] = row.0[vector];
        }
    }

    /// The numbers lane by lane, in registers.
    #[inline(always)]
    pub(in crate::compile) fn from_array(numbers: &[f64; LANES]) -> Row {
        let pairs = numbers.as_chunks::<2>().0;
        Row(std::array::from_fn(|vector| F64x2::load(&pairs[vector])))
    }

    /// `self + weight * x`
    #[inline(always)]
    pub(in crate::compile) fn add_scaled(&mut self, weight: F64x2, x: &Row) {
        for vector in 0..VECTORS {
            self.0[vector] = self.0[vector] + weight * x.0[vector];
        }
    }

    #[inline(always)]
    fn zip(self, other: Row, f: impl Fn(F64x2, F64x2) -> F64x2) -> Row {
        let mut row = self;
        for vector in 0..VECTORS {
            row.0[vector] = f(self.0[vector], other.0[vector]);
        }
        row
    }
}

impl Add for Row {
    type Output = Row;
    #[inline(always)]
    fn add(self, other: Row) -> Row {
        self.zip(other, |a, b| a + b)
    }
}

impl Sub for Row {
    type Output = Row;
    #[inline(always)]
    fn sub(self, other: Row) -> Row {
        self.zip(other, |a, b| a - b)
    }
}

impl Mul for Row {
    type Output = Row;
    #[inline(always)]
    fn mul(self, other: Row) -> Row {
        self.zip(other, |a, b| a * b)
    }
}

impl Div for Row {
    type Output = Row;
    #[inline(always)]
    fn div(self, other: Row) -> Row {
        self.zip(other, |a, b| a / b)
    }
}

impl Number for Row {
    #[inline(always)]
    fn constant(x: f64) -> Row {
        Row::splat(x)
    }

    #[inline(always)]
    fn map(self, function: impl Fn(f64) -> f64) -> Row {
        let mut lanes = self.to_array();
        for x in &mut lanes {
            *x = function(*x);
        }
        Row::from_array(&lanes)
    }

    #[inline(always)]
    fn map_with(self, other: Row, function: impl Fn(f64, f64) -> f64) -> Row {
        let (mut lanes, others) = (self.to_array(), other.to_array());
        for (x, y) in lanes.iter_mut().zip(others) {
            *x = function(*x, y);
        }
        Row::from_array(&lanes)
    }

    #[inline(always)]
    fn at_least(self, least: Row) -> Row {
        self.zip(least, F64x2::at_least)
    }

    #[inline(always)]
    fn if_positive(self, then: Row) -> Row {
        self.zip(then, F64x2::if_positive)
    }

    #[inline(always)]
    fn if_less(self, other: Row, then: Row, otherwise: Row) -> Row {
        let mut row = self;
        for vector in 0..VECTORS {
            row.0[vector] = self.0[vector].if_less(other.0[vector], then.0[vector], otherwise.0[vector]);
        }
        row
    }
}

/// Rows as plain numbers.
#[inline(always)]
pub(in crate::compile) fn rows(rows: &[Row]) -> &[[f64; LANES]] {
    // SAFETY: a row is ten numbers without padding, and any bits of it are numbers.
    unsafe { std::slice::from_raw_parts(rows.as_ptr().cast(), rows.len()) }
}

/// Rows as plain numbers, to write.
#[inline(always)]
pub(in crate::compile) fn rows_mut(rows: &mut [Row]) -> &mut [[f64; LANES]] {
    // SAFETY: as for `rows`; the other way round, any numbers make a row.
    unsafe { std::slice::from_raw_parts_mut(rows.as_mut_ptr().cast(), rows.len()) }
}

/// The numbers of rows, one after another.
#[inline(always)]
pub(in crate::compile) fn numbers(of: &[Row]) -> &[f64] {
    rows(of).as_flattened()
}

/// The numbers of rows, to write.
#[inline(always)]
pub(in crate::compile) fn numbers_mut(of: &mut [Row]) -> &mut [f64] {
    rows_mut(of).as_flattened_mut()
}

/// `sums[n] + weights[n][0] * inputs[0] + weights[n][1] * inputs[1] + …` for two neurons at once.
///
/// # Panics
/// When a neuron has fewer weights than there are inputs.
#[inline(always)]
pub(in crate::compile) fn weighted_sums(inputs: &[Row], weights: [&[f64]; 2], sums: [Row; 2]) -> [Row; 2] {
    assert!(weights[0].len() >= inputs.len() && weights[1].len() >= inputs.len());
    let [mut p, mut q] = sums;
    let [mut w, mut v] = weights.map(<[f64]>::as_ptr);
    let mut input = inputs.as_ptr();
    // SAFETY: each pointer moves through its slice once, and the slices of weights are at least as long as the inputs.
    // Pointers rather than iterators because WebAssembly then has three additions a turn for these forty instructions.
    unsafe {
        let end = w.add(inputs.len());
        while w != end {
            add_scaled_both(&mut p, &mut q, [F64x2::splat(*w), F64x2::splat(*v)], &*input);
            (w, v, input) = (w.add(1), v.add(1), input.add(1));
        }
    }
    [p, q]
}

/// `sums[n] + weights[o * stride + n] * grads[o]`, the last `o` first, for two inputs at once.
///
/// # Panics
/// When there are fewer weights than that reads.
#[inline(always)]
pub(in crate::compile) fn weighted_sums_from_last(
    grads: &[Row],
    weights: &[f64],
    stride: usize,
    sums: [Row; 2],
) -> [Row; 2] {
    let [mut p, mut q] = sums;
    let Some(last) = grads.len().checked_sub(1) else { return sums };
    assert!(last * stride + 1 < weights.len());
    let start = grads.as_ptr();
    // SAFETY: `grad` runs through the slice from its last row to its first; `w` is `stride` numbers lower for each, so
    // it and the number after it lie between the first weight and the one that was asserted to exist. Both come from
    // pointers to a whole slice, as one made from an element may not leave it.
    unsafe {
        let (mut grad, mut w) = (start.add(last), weights.as_ptr().add(last * stride));
        loop {
            add_scaled_both(&mut p, &mut q, [F64x2::splat(*w), F64x2::splat(*w.add(1))], &*grad);
            if grad == start {
                break;
            }
            (w, grad) = (w.sub(stride), grad.sub(1));
        }
    }
    [p, q]
}

/// Adds two multiples of `x`, vector by vector: `x` then needs one register rather than five.
#[inline(always)]
fn add_scaled_both(p: &mut Row, q: &mut Row, weights: [F64x2; 2], x: &Row) {
    for vector in 0..VECTORS {
        let x = x.0[vector];
        p.0[vector] = p.0[vector] + weights[0] * x;
        q.0[vector] = q.0[vector] + weights[1] * x;
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, Row, weighted_sums, weighted_sums_from_last};

    fn number(at: usize) -> f64 {
        (at as f64 * 1.7).sin()
    }

    fn numbers(count: usize) -> Vec<f64> {
        (0..count).map(number).collect()
    }

    fn some_rows(count: usize) -> Vec<Row> {
        (0..count).map(|row| Row::from_array(&std::array::from_fn(|lane| number(100 + row * LANES + lane)))).collect()
    }

    /// Returns `sum + weights[0] * rows[0] + …` of each lane.
    fn expected(sum: f64, products: impl Iterator<Item = (f64, Row)> + Clone) -> [f64; LANES] {
        std::array::from_fn(|lane| products.clone().fold(sum, |sum, (w, row)| sum + w * row.to_array()[lane]))
    }

    #[test]
    fn weighted_sums_of_two_neurons() {
        for count in 0..5 {
            let (rows, weights) = (some_rows(count), numbers(2 * count));
            let (first, second) = weights.split_at(count);
            let sums = weighted_sums(&rows, [first, second], [Row::splat(0.5), Row::splat(-0.5)]);
            for (found, (weights, sum)) in sums.into_iter().zip([(first, 0.5), (second, -0.5)]) {
                assert_eq!(found.to_array(), expected(sum, weights.iter().copied().zip(rows.iter().copied())));
            }
        }
    }

    #[test]
    fn weighted_sums_of_two_inputs_start_from_the_last() {
        for count in 0..5 {
            for stride in 2..5 {
                let (rows, weights) = (some_rows(count), numbers(count.max(1) * stride));
                let sums = weighted_sums_from_last(&rows, &weights, stride, [Row::splat(0.5), Row::splat(-0.5)]);
                for (input, (found, sum)) in sums.into_iter().zip([0.5, -0.5]).enumerate() {
                    let products = (0..count).rev().map(|o| (weights[o * stride + input], rows[o]));
                    assert_eq!(found.to_array(), expected(sum, products), "{count} rows, input {input} of {stride}");
                }
            }
        }
    }

    #[test]
    #[should_panic(expected = "assertion failed")]
    fn weights_that_do_not_exist_are_not_read() {
        _ = weighted_sums_from_last(&some_rows(2), &numbers(4), 3, [Row::splat(0.0); 2]);
    }

    #[test]
    fn rows_are_their_numbers() {
        let mut rows = some_rows(3);
        super::numbers_mut(&mut rows)[2 * LANES + 1] = 7.0;
        assert_eq!((rows[2].to_array()[1], super::numbers(&rows)[LANES]), (7.0, number(100 + LANES)));
    }
}
