//! Rewinding: marks, what a rewind frees, and what it keeps.

use super::Tape;
use super::identity::TapeId;
use super::liveness::End;
use super::nodes::Nodes;
use super::value::Value;
use crate::error::Error;
use crate::op::Op;

/// A place on the tape to which it can be rewound.
///
/// It is stale once the tape has been rewound to before it. A stale mark, and one of another tape, is refused.
///
/// ```
/// use micrograd::Tape;
/// let tape = Tape::new();
/// let x = tape.value(3.0);
/// let mark = tape.mark();
/// let y = x * x;
/// tape.rewind(mark);
/// assert_eq!(tape.len(), 1);
/// assert!(x.is_live() && !y.is_live());
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Mark {
    tape: TapeId,
    /// The epoch in which it was made.
    epoch: u32,
    end: End,
    exponents: u32,
}

impl Tape {
    /// Returns the present end of the tape, for [`Tape::rewind`].
    pub fn mark(&self) -> Mark {
        let exponents = self.nodes.borrow().exponents.len() as u32;
        Mark { tape: self.id, epoch: self.epoch(), end: self.end(), exponents }
    }

    /// Frees every node recorded since `mark`. Their values are no longer live; using one panics.
    ///
    /// A loop that records each step and rewinds stays bounded in memory.
    ///
    /// # Panics
    /// Panics if the tape has been rewound to before `mark`, or `mark` belongs to another tape; and after 4,294,967,295
    /// rewinds.
    pub fn rewind(&self, mark: Mark) {
        self.try_rewind(mark).unwrap_or_else(|error| panic!("{error}"));
    }

    fn try_rewind(&self, mark: Mark) -> Result<(), Error> {
        self.free_since(mark)?;
        self.nodes.borrow_mut().rewind(mark);
        self.check();
        Ok(())
    }

    /// Frees the nodes recorded since `mark`, but for those that `values` are computed from.
    ///
    /// Returns `values` anew: what is kept moves to the front, so every other handle to it is no longer live.
    ///
    /// # Panics
    /// As [`Tape::rewind`], and when a value is no longer live or belongs to another tape.
    #[must_use = "the handles that were passed are no longer live"]
    pub fn rewind_except<'t>(&'t self, mark: Mark, values: &[Value<'t>]) -> Vec<Value<'t>> {
        self.try_rewind_except(mark, values).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Does what [`Tape::rewind_except`] does, or returns what was wrong and frees nothing.
    pub(crate) fn try_rewind_except<'t>(&'t self, mark: Mark, values: &[Value<'t>]) -> Result<Vec<Value<'t>>, Error> {
        let roots = values.iter().map(|value| value.id_on(self, "a value to keep"));
        let roots: Vec<u32> = roots.collect::<Result<_, _>>()?;
        self.free_since(mark)?;
        let kept = self.nodes.borrow_mut().rewind_except(mark, &roots);
        self.check();
        Ok(kept.into_iter().map(|id| self.handle(id)).collect())
    }

    /// Lets go of all handles and scopes since `mark`, if it can still be rewound to.
    fn free_since(&self, mark: Mark) -> Result<(), Error> {
        self.id.check(mark.tape, "the mark")?;
        if !self.liveness.is_end_live(mark.end, mark.epoch) {
            return Err(Error::StaleMark);
        }
        self.liveness.rewind(mark.end)?;
        // What is open may be freed or move.
        self.scope.set(self.nodes.borrow().scopes.enclosing(self.scope.get(), mark.end.scopes));
        Ok(())
    }

    /// Returns the present end.
    pub(super) fn end(&self) -> End {
        let nodes = self.nodes.borrow();
        End { nodes: nodes.node.len() as u32, scopes: nodes.scopes.len() }
    }
}

impl Nodes {
    /// Takes off what was recorded since `mark`.
    pub(super) fn rewind(&mut self, mark: Mark) {
        let first = mark.end.nodes;
        self.node.truncate(first as usize);
        self.data.truncate(first as usize);
        self.grad.truncate(first as usize);
        self.exponents.truncate(mark.exponents as usize);
        self.labels.truncate(self.first_label_from(first));
        self.scopes.truncate(mark.end.scopes);
        self.order.forget_from(first);
    }

    /// Takes off what was recorded since `mark` but is not needed for `roots`, and returns where these are now.
    fn rewind_except(&mut self, mark: Mark, roots: &[u32]) -> Vec<u32> {
        let start = mark.end.nodes as usize;
        let mut needed = vec![false; self.node.len()];
        roots.iter().for_each(|&root| needed[root as usize] = true);
        for id in (start..self.node.len()).rev() {
            if needed[id] {
                self.operands(id as u32).for_each(|operand| needed[operand as usize] = true);
            }
        }
        let kept: Vec<usize> = (start..self.node.len()).filter(|&id| needed[id]).collect();
        let place = |id: u32| match kept.binary_search(&(id as usize)) {
            Ok(index) => (start + index) as u32,
            Err(_) => id,
        };
        let labels = self.labels.split_off(self.first_label_from(mark.end.nodes));
        let exponents = self.exponents.split_off(mark.exponents as usize);
        let mut scopes = self.scopes.split_off(mark.end.scopes);
        for (index, &id) in kept.iter().enumerate() {
            let mut node = self.node[id];
            if node.op == Op::Pow {
                let exponent = exponents[node.b as usize - mark.exponents as usize];
                node.b = self.exponents.len() as u32;
                self.exponents.push(exponent);
            } else {
                node.b = place(node.b);
            }
            node.a = place(node.a);
            node.scope = scopes.keep(node.scope, &mut self.scopes);
            self.node[start + index] = node;
            self.data[start + index] = self.data[id];
            self.grad[start + index] = self.grad[id];
        }
        let end = start + kept.len();
        self.node.truncate(end);
        self.data.truncate(end);
        self.grad.truncate(end);
        for (id, label) in labels {
            if needed[id as usize] {
                self.labels.push((place(id), label));
            }
        }
        self.order.forget_from(mark.end.nodes);
        roots.iter().map(|&root| place(root)).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::tape::Tape;

    #[test]
    fn scopes_without_nodes_are_freed_too() {
        let tape = Tape::new();
        let mark = tape.mark();
        drop(tape.scope("empty", None));
        assert_eq!(tape.end().scopes, 1);
        tape.rewind(mark);
        assert_eq!(tape.end().scopes, 0);
    }

    #[test]
    #[should_panic(expected = "an exponent for each power")]
    fn debug_builds_notice_when_arrays_disagree() {
        let tape = Tape::new();
        tape.nodes_mut().exponents.push(3.0);
        tape.rewind(tape.mark());
    }
}
