//! One operation on the ten lanes of a row.

use super::simd::Row;
use crate::compile::recording;
use crate::op::Op;

/// An operation on ten lanes.
#[inline(always)]
pub(in crate::compile) fn forward_row(op: Op, a: &Row, b: &Row, out: &mut Row) {
    match op {
        Op::Add => out.set(Op::Add.forward(*a, *b)),
        Op::Mul => out.set(Op::Mul.forward(*a, *b)),
        Op::Relu => out.set(Op::Relu.forward(*a, *b)),
        op => any_forward_row(op, a, b, out),
    }
}

#[inline(never)]
pub(super) fn any_forward_row(op: Op, a: &Row, b: &Row, out: &mut Row) {
    // Lane by lane, through one call: a copy of each elementary function's call for each lane is long, and no faster.
    let (mut lanes, others) = (a.to_array(), b.to_array());
    for (x, y) in lanes.iter_mut().zip(others) {
        *x = recording::forward(op, *x, y);
    }
    *out = Row::from_array(&lanes);
}

/// What an operation adds to the gradients of its first and of its second operand, on ten lanes.
#[inline(always)]
pub(in crate::compile) fn backward_row(op: Op, operands: [&Row; 2], out: &Row, grad: &Row, to: &mut [Row; 2]) {
    let [a, b] = operands;
    match op {
        Op::Add => set_both(to, Op::Add.backward(*a, *b, *out, *grad)),
        Op::Mul => set_both(to, Op::Mul.backward(*a, *b, *out, *grad)),
        Op::Relu => set_both(to, Op::Relu.backward(*a, *b, *out, *grad)),
        op => any_backward_row(op, operands, out, grad, to),
    }
}

#[inline(never)]
pub(super) fn any_backward_row(op: Op, [a, b]: [&Row; 2], out: &Row, grad: &Row, to: &mut [Row; 2]) {
    match op {
        Op::Tanh => set_both(to, Op::Tanh.backward(*a, *b, *out, *grad)),
        Op::Sigmoid => set_both(to, Op::Sigmoid.backward(*a, *b, *out, *grad)),
        op => {
            let (mut to_a, mut to_b) = (a.to_array(), b.to_array());
            let lanes = to_a.iter_mut().zip(&mut to_b).zip(out.to_array().into_iter().zip(grad.to_array()));
            for ((a, b), (out, grad)) in lanes {
                (*a, *b) = recording::backward(op, *a, *b, out, grad);
            }
            set_both(to, (Row::from_array(&to_a), Row::from_array(&to_b)));
        }
    }
}

#[inline(always)]
fn set_both(to: &mut [Row; 2], (first, second): (Row, Row)) {
    to[0].set(first);
    to[1].set(second);
}
