//! Compiling a recorded loss: the same numbers as the tape's, bit for bit, at the speed of a hand-written kernel.
//!
//! A loss over four samples, as a learner writes it:
//!
//! ```
//! use micrograd::{Tape, compile};
//! let tape = Tape::new();
//! let (w, b) = (tape.value(0.5), tape.value(0.25));
//! let samples = [(0.5, 1.0), (1.0, 1.0), (-1.5, -1.0), (-2.0, -1.0)];
//! let loss = tape.sum(samples.map(|(x, y)| ((b + w * tape.value(x)).tanh() - y).pow(2)));
//!
//! let report = compile(loss, &[w, b])?.report();
//! assert_eq!(report.plan, ["4 lanes of 7 nodes: dense 1→1 tanh, +, **", "0 scalar operations"]);
//! # Ok::<(), micrograd::Error>(())
//! ```
//!
//! On the tape these are 35 nodes, and the sum of the samples is five of them:
//!
//! ```text
//! loss = (((t0 + 0) + t1) + t2) + t3        t0 = (tanh(b + w * x0) + -y0) ** 2, and so on
//! ```
//!
//! 1. **Copy** (`recording`): what the loss depends on, in the order of the tape's sweep, so that the program outlives the
//!    tape.
//! 2. **Loop rerolling** (`owners`, `reroll`): the terms of the sum are one small graph four times over. That graph is the
//!    *template*, each term is a *lane*. What no lane has for itself is a *shared scalar*: here `w`, `b`, 0 and the loss.
//!
//!    ```text
//!    template            lanes:    0     1     2     3
//!    0  leaf             x         0.5   1     -1.5  -2
//!    1  shared w * 0
//!    2  shared b + 1
//!    3  tanh 2
//!    4  leaf             -y        -1    -1    1     1
//!    5  3 + 4
//!    6  5 ** 2           the term of the lane
//!    ```
//! 3. **Layer fusion** (`plan`): nodes 1 to 3 are a neuron, `tanh(b + w * x)`. Neurons of the same inputs make a dense
//!    layer, which keeps its results alone; every other node is a step of its own.
//!
//!    ```text
//!    slot 0 = x                      given
//!    slot 1 = dense(slot 0)          1 input, 1 neuron, tanh
//!    slot 2 = -y                     given
//!    slot 3 = slot 1 + slot 2
//!    slot 4 = slot 3 ** 2
//!    ```
//! 4. **Run** (`program`, `lanes`, `tiles`, `kernels`): ten lanes make a *tile*, whose numbers fill five SIMD registers for
//!    each slot.
//!
//!    ```text
//!    forward:   for each step, for each tile: compute the slot
//!               loss = the terms, added one after another
//!    backward:  the gradient of each term = that of the loss
//!               for each step from the last, for each tile from the last: add to the gradients of its operands
//!    ```
//! 5. **Rematerialise** (`inspect`): any node of any lane, such as 1 or 2, is computed again when it is asked for.
//!    `verify` does so for all of them, and compares the bits with the tape's.
//!
//! Floating-point addition is not associative. A number depends on its operands alone, but a gradient is a sum, so every
//! stage proves that the program adds the contributions to each gradient in the order of the tape, and leaves alone what it
//! cannot prove: a template that cannot be fused runs node by node, a sum that cannot be rerolled as scalars.

#[cfg(test)]
mod each_operation;
mod inspect;
mod kernels;
mod lanes;
mod owners;
mod plan;
mod program;
mod recording;
mod report;
mod reroll;
mod samples;
mod tiles;
mod verify;

pub use inspect::Inspection;
pub use program::Program;
pub use report::Report;
pub use verify::Difference;

use crate::error::Error;
use crate::op::Op;
use crate::tape::Value;
use recording::Recording;

/// Compiles the graph of `loss` into a program that trains `parameters`.
///
/// The program is a copy: it neither reads nor writes the tape afterwards.
///
/// # Errors
/// Returns an error if a parameter is not a leaf, is given twice or belongs to another tape than the loss, or a value
/// is no longer live.
///
/// ```
/// use micrograd::{Tape, compile};
/// let tape = Tape::new();
/// let w = tape.value(0.0);
/// let samples = [(1.0, 3.0), (2.0, 6.0), (3.0, 9.0), (4.0, 12.0)];
/// let losses = samples.map(|(x, y)| (w * tape.value(x) - y).pow(2));
/// let loss = tape.sum(losses);
/// let mut program = compile(loss, &[w])?;
/// assert_eq!(program.step(0.01), 270.0);
/// assert_eq!(program.parameters(), [1.8]);
/// # Ok::<(), micrograd::Error>(())
/// ```
pub fn compile(loss: Value<'_>, parameters: &[Value<'_>]) -> Result<Program, Error> {
    let tape = loss.tape;
    let loss = loss.id_on(tape, "the loss")?;
    let ids = parameters.iter().map(|parameter| parameter.id_on(tape, "a parameter"));
    let ids: Vec<u32> = ids.collect::<Result<_, _>>()?;
    let mut nodes = tape.nodes_mut();
    let mut is_seen = vec![false; nodes.node.len()];
    for (index, &id) in ids.iter().enumerate() {
        if nodes.node[id as usize].op != Op::Leaf {
            return Err(Error::NotALeaf { name: "parameters", index });
        }
        if std::mem::replace(&mut is_seen[id as usize], true) {
            return Err(Error::Twice { name: "parameters", index });
        }
    }
    let recording = Recording::of(&mut nodes, loss, &ids);
    Ok(Program::new(recording, &nodes.data, &ids, (tape.id(), tape.epoch())))
}
