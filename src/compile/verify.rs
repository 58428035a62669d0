//! The proof that a program's numbers are the tape's.

use super::inspect::Inspection;
use super::program::Program;
use super::reroll::Place;
use crate::number::Number;
use crate::op::Op;
use serde::Serialize;
use std::fmt;

/// The first node in which a program and the tape differ. There should be none.
///
/// ```
/// use micrograd::compile::Difference;
/// let difference = Difference { node: 3, is_grad: true, tape: 1.0, program: 2.0 };
/// assert_eq!(difference.to_string(), "the gradient of node 3 is 1 on the tape but 2 in the program");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// The node's index on the tape.
    pub node: u32,
    /// Whether the gradient differs rather than the number.
    pub is_grad: bool,
    /// What the tape has.
    pub tape: f64,
    /// What the program has.
    pub program: f64,
}

impl std::error::Error for Difference {}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Difference { node, is_grad, tape, program } = self;
        let what = if *is_grad { "gradient" } else { "number" };
        let (tape, program) = (Number(*tape), Number(*program));
        write!(formatter, "the {what} of node {node} is {tape} on the tape but {program} in the program")
    }
}

impl Program {
    /// Runs a pass and compares every number and every gradient with the tape's own arithmetic, bit for bit. Two NaNs
    /// count as equal, as their bits are not defined.
    ///
    /// # Errors
    /// The first difference.
    pub fn verify(&mut self) -> Result<(), Difference> {
        self.pass();
        let mut data = Vec::with_capacity(self.recording.nodes.len());
        for (position, node) in (0..).zip(&self.recording.nodes) {
            data.push(match self.rerolled.place(position) {
                Place::Shared(index) if node.op == Op::Leaf => self.shared_data[index as usize],
                Place::Lane { lane, local } if node.op == Op::Leaf => {
                    let (group, lane) = self.rerolled.lane(lane);
                    let slot = self.plans[group].slot_of[local as usize].expect("leaves keep their numbers");
                    self.lanes[group].number_of(slot, lane)
                }
                // Not read: the replay computes it.
                _ => 0.0,
            });
        }
        let mut grad = vec![0.0; data.len()];
        self.recording.replay(&mut data, &mut grad);
        for position in 0..data.len() {
            let Inspection { data: x, grad: dx } = self.inspect_position(position as u32);
            for (is_grad, tape, program) in [(false, data[position], x), (true, grad[position], dx)] {
                if tape.to_bits() != program.to_bits() && !(tape.is_nan() && program.is_nan()) {
                    return Err(Difference { node: self.recording.ids[position], is_grad, tape, program });
                }
            }
        }
        Ok(())
    }
}
