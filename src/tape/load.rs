//! Recording a whole computation from arrays.

use super::Tape;
use crate::error::Error;
use crate::op::Op;

/// In the place of an operand: there is none.
pub(crate) const NONE: u32 = u32::MAX;

/// A computation as arrays: an entry per node, operands before what uses them.
#[derive(Clone, Copy)]
pub(crate) struct Arrays<'a> {
    /// The places of the operations in [`Op::ALL`].
    pub(crate) operations: &'a [u8],
    /// The places of the first operands in these arrays.
    pub(crate) a: &'a [u32],
    /// The places of the second operands.
    pub(crate) b: &'a [u32],
    /// The number of a leaf and the exponent of an [`Op::Pow`]; others are computed.
    pub(crate) numbers: &'a [f64],
}

impl Arrays<'_> {
    /// Returns the operation at a place, if the tape can record it there.
    fn operation(&self, place: usize) -> Result<Op, Error> {
        let wrong = |name, expected| Err(Error::Element { name, index: place, expected });
        let Some(&op) = Op::ALL.get(usize::from(self.operations[place])) else {
            return wrong("operations", "the number of an operation");
        };
        for (name, operands, is_used) in [("a", self.a, op.arity() > 0), ("b", self.b, op.arity() > 1)] {
            if is_used && operands[place] as usize >= place {
                return wrong(name, "the place of an earlier node");
            }
        }
        Ok(op)
    }
}

impl Tape {
    /// Records what the arrays say, all of it or nothing, and returns the index of the first node.
    ///
    /// # Errors
    /// Returns an error if an array is too short or too long, an operation unknown or an operand not earlier, naming it; or
    /// when there is no memory.
    pub(crate) fn try_load(&self, arrays: Arrays<'_>) -> Result<u32, Error> {
        let expected = arrays.operations.len();
        for (name, found) in [("a", arrays.a.len()), ("b", arrays.b.len()), ("numbers", arrays.numbers.len())] {
            if found != expected {
                return Err(Error::Length { name, expected, found });
            }
        }
        let mark = self.mark();
        let first = self.end().nodes;
        for place in 0..expected {
            let recorded = arrays.operation(place).and_then(|op| self.record_at(place, op, arrays, first));
            if let Err(error) = recorded {
                // No handle names any of them yet.
                self.nodes.borrow_mut().rewind(mark);
                self.check();
                return Err(error);
            }
        }
        Ok(first)
    }

    /// Records one node whose operands have been checked; the arrays' places start at the node `first`.
    fn record_at(&self, place: usize, op: Op, arrays: Arrays<'_>, first: u32) -> Result<u32, Error> {
        let (a, b, number) = (arrays.a[place], arrays.b[place], arrays.numbers[place]);
        match (op, op.arity()) {
            (Op::Leaf, _) => self.try_value(number),
            (Op::Pow, _) => self.try_apply_pow(first + a, number),
            (_, 1) => self.try_apply(op, first + a, first + a),
            _ => self.try_apply(op, first + a, first + b),
        }
    }
}
