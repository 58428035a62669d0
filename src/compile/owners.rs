//! Who owns each node of a recording: a lane, or the sum that the lanes are the terms of. What neither owns is a shared
//! scalar.

use super::recording::{Node, Recording};
use crate::op::Op;
use std::ops::Range;

/// No lane has the node for itself: it is a shared scalar.
const SHARED: u32 = u32::MAX - 1;
/// In the place of an owner that is not known yet.
const UNKNOWN: u32 = u32::MAX;
/// With the number of a group: its sum owns the node, a partial sum.
const PARTIAL: u32 = 1 << 31;
/// In the place of an index among the shared scalars that is not known yet.
pub(super) const NO_INDEX: u32 = u32::MAX;

/// How many shapes of terms a sum may end with that are too rare to be lanes.
const SHAPES_TRIED: usize = 32;

/// The owner of each node, by position.
pub(super) struct Owners {
    /// The number of a lane, or what the constants say.
    of: Vec<u32>,
    /// The index of each node among the shared scalars or in its lane; of a partial sum, the last term.
    index: Vec<u32>,
    pub(super) lanes: Vec<Lane>,
    /// The positions of the lanes' nodes, lane after lane.
    nodes: Vec<u32>,
}

/// What owns a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Shared,
    /// A lane, by its number among those of all groups.
    Lane(u32),
    /// The sum of a group, for which this is a partial one or all of it.
    Sum(u32),
}

/// A term of a sum, with all that it alone needs.
pub(super) struct Lane {
    pub(super) group: u32,
    /// Which lane of the group it is, once that is known.
    pub(super) index: u32,
    /// Where its nodes are.
    start: usize,
    len: usize,
}

/// A sum that may become a group.
pub(super) struct Sum {
    /// The partial sums, the whole sum last: one less than there are terms.
    pub(super) partials: Vec<u32>,
    pub(super) terms: Vec<u32>,
    /// The shape of the terms that are lanes.
    shape: u32,
    /// These lanes, in the order of the terms.
    pub(super) lanes: Range<u32>,
}

impl Sum {
    /// Returns the node that is the whole sum.
    pub(super) fn top(&self) -> u32 {
        self.partials[self.partials.len() - 1]
    }
}

impl Owners {
    /// Finds the sums of a recording and gives each node to the lane that alone needs it.
    pub(super) fn of(recording: &Recording, data: &[f64], parameters: &[u32]) -> (Owners, Vec<Sum>) {
        let mut search = Search::new(recording, data);
        parameters.iter().for_each(|&position| search.of[position as usize] = SHARED);
        search.of[recording.loss as usize] = SHARED;
        search.run();
        let Search { of, lanes, sums, .. } = search;
        (Owners::with_lanes(of, lanes), sums)
    }

    /// Makes every node a shared scalar.
    pub(super) fn none(recording: &Recording) -> Owners {
        Owners::with_lanes(recording.nodes.iter().map(|_| SHARED).collect(), vec![])
    }

    /// Lists the nodes of each lane. Their number is known.
    fn with_lanes(of: Vec<u32>, mut lanes: Vec<Lane>) -> Owners {
        let mut count = 0;
        for lane in &mut lanes {
            lane.start = count;
            count += std::mem::take(&mut lane.len);
        }
        let mut nodes = vec![0; count];
        let index = of.iter().zip(0..).map(|(&owner, position)| {
            let Some(lane) = lanes.get_mut(owner as usize) else { return NO_INDEX };
            nodes[lane.start + lane.len] = position;
            lane.len += 1;
            lane.len as u32 - 1
        });
        let index = index.collect();
        Owners { of, index, lanes, nodes }
    }

    /// Returns what owns a node.
    #[inline]
    pub(super) fn owner(&self, position: u32) -> Owner {
        match self.of[position as usize] {
            SHARED => Owner::Shared,
            of if of & PARTIAL != 0 => Owner::Sum(of & !PARTIAL),
            lane => Owner::Lane(lane),
        }
    }

    #[inline]
    pub(super) fn is_shared(&self, position: u32) -> bool {
        self.of[position as usize] == SHARED
    }

    /// Returns the index of a node among the shared scalars or in its lane; of a partial sum, the last term.
    #[inline]
    pub(super) fn index(&self, position: u32) -> u32 {
        self.index[position as usize]
    }

    pub(super) fn set_index(&mut self, position: u32, index: u32) {
        self.index[position as usize] = index;
    }

    /// Makes a node a shared scalar.
    pub(super) fn make_shared(&mut self, position: u32, index: u32) {
        self.of[position as usize] = SHARED;
        self.set_index(position, index);
    }

    /// Returns the nodes of a lane, operands first.
    pub(super) fn nodes(&self, lane: u32) -> &[u32] {
        &self.nodes[self.places(lane)]
    }

    fn places(&self, lane: u32) -> Range<usize> {
        let &Lane { start, len, .. } = &self.lanes[lane as usize];
        start..start + len
    }

    /// Makes the nodes of a lane that turned out to be unlike others shared scalars.
    pub(super) fn dissolve(&mut self, lane: u32) {
        for place in self.places(lane) {
            self.make_shared(self.nodes[place], NO_INDEX);
        }
    }

    /// Whether two lanes have the same operations, wired in the same way, before the shared scalars have their indices.
    /// Notes in `varies` where a shared operand is not the same one.
    pub(super) fn are_alike(&self, recording: &Recording, lanes: [u32; 2], varies: &mut [[bool; 2]]) -> bool {
        let [x_nodes, y_nodes] = lanes.map(|lane| self.nodes(lane));
        x_nodes.len() == y_nodes.len()
            && x_nodes.iter().zip(y_nodes).zip(varies).all(|((&x, &y), varies)| {
                let (x, y) = (recording.nodes[x as usize], recording.nodes[y as usize]);
                // What is not in the lane is shared.
                let mut is_same_operand = |nth: usize| {
                    let (x, y) = (x.both()[nth], y.both()[nth]);
                    varies[nth] |= x != y && self.index(x) == NO_INDEX;
                    self.index(x) == self.index(y)
                };
                x.op == y.op
                    && recording.exponent(x).to_bits() == recording.exponent(y).to_bits()
                    && is_same_operand(0)
                    && is_same_operand(1)
            })
    }
}

/// The search for sums, from the loss to the leaves.
struct Search<'a> {
    recording: &'a Recording,
    /// By index on the tape.
    data: &'a [f64],
    /// What the graph below each node looks like: equal for equal graphs.
    shapes: Vec<u32>,
    /// How often each node is read, as far as one byte can tell.
    reads: Vec<u8>,
    of: Vec<u32>,
    /// Whether no sum ends at this partial sum.
    is_tried: Vec<bool>,
    lanes: Vec<Lane>,
    sums: Vec<Sum>,
}

impl<'a> Search<'a> {
    fn new(recording: &'a Recording, data: &'a [f64]) -> Search<'a> {
        let count = recording.nodes.len();
        let mut shapes = vec![0; count];
        let mut reads = vec![0_u8; count];
        for (position, &node) in recording.nodes.iter().enumerate() {
            let bits = recording.exponent(node).to_bits();
            let mut shape = mixed(node.op as u32 + 1, bits as u32 ^ (bits >> 32) as u32);
            for (nth, operand) in node.both().into_iter().enumerate() {
                shape = mixed(shape, shapes[operand as usize]);
                let is_read = u8::from(nth < node.op.arity());
                reads[operand as usize] = reads[operand as usize].saturating_add(is_read);
            }
            shapes[position] = shape;
        }
        let (of, is_tried) = (vec![UNKNOWN; count], vec![false; count]);
        Search { recording, data, shapes, reads, of, is_tried, lanes: vec![], sums: vec![] }
    }

    fn node(&self, position: u32) -> Node {
        self.recording.nodes[position as usize]
    }

    /// Gives every node an owner. All that reads a node comes before it.
    fn run(&mut self) {
        for position in (0..=self.recording.loss).rev() {
            let (node, owner) = (self.node(position), self.of[position as usize]);
            if let Some(lane) = self.lanes.get_mut(owner as usize) {
                lane.len += 1;
            } else if owner != SHARED || node.op == Op::Add && self.finds_sum(position) {
                continue;
            }
            for operand in node.both() {
                let of = &mut self.of[operand as usize];
                *of = if *of == UNKNOWN || *of == owner { owner } else { SHARED };
            }
        }
    }

    /// Whether only one node reads this one, and neither a parameter nor the loss is it.
    fn is_free(&self, position: u32) -> bool {
        self.reads[position as usize] == 1 && self.of[position as usize] == UNKNOWN
    }

    /// Makes lanes of the terms of the sum that ends at `top`, if there is one.
    fn finds_sum(&mut self, top: u32) -> bool {
        if self.is_tried[top as usize] {
            return false;
        }
        let sum = match self.sum_at(top) {
            Ok(found) => found,
            Err(tried) => {
                tried.iter().for_each(|&partial| self.is_tried[partial as usize] = true);
                return false;
            }
        };
        let group = self.sums.len() as u32;
        sum.partials.iter().for_each(|&partial| self.of[partial as usize] = PARTIAL | group);
        let first = self.lanes.len() as u32;
        for &term in &sum.terms {
            let is_lane = self.is_free(term) && self.shapes[term as usize] == sum.shape;
            self.of[term as usize] = if is_lane { self.lanes.len() as u32 } else { SHARED };
            if is_lane {
                self.lanes.push(Lane { group, index: 0, start: 0, len: 0 });
            }
        }
        self.sums.push(Sum { lanes: first..self.lanes.len() as u32, ..sum });
        true
    }

    /// Returns the sum that ends at `top` if enough of its terms have the same shape to make lanes of them, or else the
    /// partial sums at which no sum can end.
    fn sum_at(&self, top: u32) -> Result<Sum, Vec<u32>> {
        let shape = |position: u32| self.shapes[position as usize];
        let is_leaf = |term: u32| self.node(term).op == Op::Leaf;
        let is_zero = |term: u32| is_leaf(term) && self.data[self.recording.ids[term as usize] as usize] == 0.0;
        // From the last term to the first. A first term that is itself a sum is told from a partial sum by the 0 that
        // Python's `sum` adds it to, or by its shape, once that is known.
        let (mut partials, mut terms) = (vec![top], vec![]);
        let bottom = loop {
            let [a, b] = self.node(partials[terms.len()]).both();
            terms.push(b);
            if is_zero(b) || self.node(a).op != Op::Add || !self.is_free(a) {
                break a;
            }
            partials.push(a);
        };
        // The shape of the last term decides: an irregular start, such as a bias or a 0, does not matter. When too few
        // are like it, a sum may end before it.
        let is_candidate = |term: u32| self.is_free(term) && !is_leaf(term);
        let (mut from, count) = (0, partials.len());
        for _ in 0..SHAPES_TRIED {
            let Some(last) = (from..count).find(|&place| is_candidate(terms[place])) else { break };
            let alike = shape(terms[last]);
            let end = (from + 1..count).find(|&place| shape(partials[place]) == alike).unwrap_or(count);
            let first = partials.get(end).copied().unwrap_or(bottom);
            let of_sum = terms[from..end].iter().chain([&first]);
            let lanes = of_sum.filter(|&&term| shape(term) == alike && self.is_free(term)).count();
            let own_nodes = terms[last] - self.node(partials[last]).a;
            if lanes >= 4 || lanes >= 2 && own_nodes >= 6 {
                return Self::sum_of(partials, terms, from..end, first, alike);
            }
            from = last + 1;
        }
        // A sum of one: Python's `sum` of one sample.
        if is_zero(terms[count - 1]) && is_candidate(bottom) {
            return Self::sum_of(partials, terms, count - 1..count, bottom, shape(bottom));
        }
        Err(partials)
    }

    /// Returns the sum of some of the terms, if it ends with the last of all, or the partial sums that have to be left out.
    fn sum_of(
        mut partials: Vec<u32>,
        mut terms: Vec<u32>,
        range: Range<usize>,
        first: u32,
        shape: u32,
    ) -> Result<Sum, Vec<u32>> {
        if range.start > 0 {
            partials.truncate(range.start);
            return Err(partials);
        }
        terms.truncate(range.end);
        partials.truncate(range.end);
        terms.push(first);
        partials.reverse();
        terms.reverse();
        Ok(Sum { partials, terms, shape, lanes: 0..0 })
    }
}

fn mixed(sum: u32, next: u32) -> u32 {
    (sum ^ next).wrapping_mul(0x9E37_79B1).rotate_left(13)
}
