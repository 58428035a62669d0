//! Compiling a recorded loss: the same numbers as the tape's, bit for bit, at the speed of a hand-written kernel.
//!
//! 1. `recording` copies what the loss depends on, in the order of the tape's sweep.
//! 2. `owners` and `reroll` find the sums whose terms are one small graph over and over: the samples of a batch are
//!    lanes.
//! 3. `plan` makes dense layers of what looks like neurons; any other node is computed by itself.
//! 4. `lanes` and `dense` run the plan, ten lanes at a time, in SIMD registers (`simd`).
//!
//! Floating-point addition is not associative, so every step proves that gradients still add up in the order of the
//! tape, and leaves alone what it cannot prove.

mod dense;
#[cfg(test)]
mod each_operation;
mod inspect;
mod lanes;
mod owners;
mod plan;
mod program;
mod recording;
mod report;
mod reroll;
mod simd;
mod tiles;

pub use inspect::Inspection;
pub use program::{Difference, Program};
pub use report::Report;

use crate::error::Error;
use crate::op::Op;
use crate::tape::Value;
use recording::Recording;

/// Compiles the graph of `loss` into a program that trains `parameters`.
///
/// The program is a copy: it neither reads nor writes the tape afterwards.
///
/// # Errors
/// When a parameter is not a leaf, is given twice or belongs to another tape than the loss, or a value is no longer live.
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
