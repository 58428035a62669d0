//! Re-rolling: finding, in a recorded graph, the sums whose terms are the same small graph over and over.
//!
//! A sum `((t0 + t1) + t2) + …` whose terms have the same shape becomes a [`Group`]: one [`Template`] and a lane for
//! each term. A node that only one term needs belongs to that term's lane; whatever two terms share, and everything
//! outside such sums, are the shared scalars, a short list. The result is only kept when executing it adds every
//! gradient's contributions in the order in which the tape adds them.

use super::owners::{NO_INDEX, Owner, Owners, Sum};
use super::recording::Recording;
use crate::op::Op;

/// A recorded graph as groups of lanes and the shared scalars.
pub(super) struct Rerolled {
    /// The scalars outside the lanes: first the parameters, then operands first.
    pub(super) shared: Vec<SharedScalar>,
    pub(super) groups: Vec<Group>,
    /// What to compute, operands first. The tape's sweep runs through it from the end.
    pub(super) units: Vec<Unit>,
    owners: Owners,
}

/// A step of the outer program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// One scalar, by its index among the shared scalars.
    Scalar(u32),
    /// All lanes of a group and their sum.
    Group(u32),
}

/// A scalar outside the lanes. Its operands are indices among the shared scalars.
#[derive(Clone, Copy)]
pub(super) struct SharedScalar {
    /// The operation; [`Op::Leaf`] for a group's sum too, which its group computes.
    pub(super) op: Op,
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) exponent: f64,
    pub(super) data: f64,
}

/// A sum of terms of the same shape.
pub(super) struct Group {
    pub(super) template: Template,
    /// The lanes, in the order of the terms, by their place among those of all groups.
    pub(super) lanes: Vec<u32>,
    /// The terms in the order in which they are added.
    pub(super) terms: Vec<Term>,
    /// How many terms there are up to the last that is no lane, and at least one: from there on, lane follows lane.
    pub(super) irregular_terms: usize,
    /// The index of the sum among the shared scalars.
    pub(super) sum: u32,
}

/// A term of a group's sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// The result of a lane.
    Lane(u32),
    /// A shared scalar, such as the 0 that Python's `sum` starts from.
    Shared(u32),
}

/// The graph that the lanes of a group have in common.
pub(super) struct Template {
    /// Operands first, the result last.
    pub(super) nodes: Vec<TemplateNode>,
    /// What [`Operand::Gathered`] refers to: of each lane, an index among the shared scalars.
    pub(super) lists: Vec<Vec<u32>>,
}

/// A node of a template.
pub(super) struct TemplateNode {
    pub(super) op: Op,
    operands: [Operand; 2],
    pub(super) exponent: f64,
}

impl TemplateNode {
    pub(super) fn operands(&self) -> &[Operand] {
        &self.operands[..self.op.arity()]
    }
}

/// Where a template node finds an operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operand {
    /// In the same lane, by its index in the template.
    Local(u32),
    /// A shared scalar, the same one for all lanes.
    Uniform(u32),
    /// A shared scalar, another one for each lane, by the list of the template that says which.
    Gathered(u32),
}

/// Where a recorded node went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// To the shared scalars, with this index.
    Shared(u32),
    /// To this lane of all, with this index in the template.
    Lane { lane: u32, local: u32 },
    /// A partial sum of a group, up to and with this term.
    Partial { group: u32, term: u32 },
}

/// Rerolls a recording, whose numbers are `data`, by index on the tape. `parameters` are positions of leaves.
pub(super) fn reroll(recording: &Recording, data: &[f64], parameters: &[u32]) -> Rerolled {
    let (owners, sums) = Owners::of(recording, data, parameters);
    let rerolled = assemble(recording, data, parameters, owners, &sums);
    if adds_in_the_tapes_order(recording, &rerolled, &sums) {
        rerolled
    } else {
        assemble(recording, data, parameters, Owners::none(recording), &[])
    }
}

/// Builds the groups from the sums whose lanes are indeed the same graph; everything else is shared.
fn assemble(recording: &Recording, data: &[f64], parameters: &[u32], mut owners: Owners, sums: &[Sum]) -> Rerolled {
    let alike: Vec<Alike> = sums.iter().map(|sum| Alike::of(recording, &mut owners, sum)).collect();
    for sum in sums {
        (1..).zip(&sum.partials).for_each(|(term, &partial)| owners.set_index(partial, term));
    }
    let number = |position: u32| data[recording.ids[position as usize] as usize];
    let (mut shared, mut units) = (Vec::with_capacity(parameters.len()), vec![]);
    for &position in parameters {
        owners.make_shared(position, shared.len() as u32);
        shared.push(SharedScalar { op: Op::Leaf, a: 0, b: 0, exponent: 0.0, data: number(position) });
    }
    for (position, &node) in (0..).zip(&recording.nodes) {
        let index = shared.len() as u32;
        let mut op = node.op;
        match owners.owner(position) {
            Owner::Shared if owners.index(position) == NO_INDEX => {
                if op != Op::Leaf {
                    units.push(Unit::Scalar(index));
                }
            }
            Owner::Sum(group) if sums[group as usize].top() == position => {
                units.push(Unit::Group(group));
                op = Op::Leaf;
            }
            _ => continue,
        }
        owners.make_shared(position, index);
        let mut operands = node.operands().take(op.arity()).map(|operand| owners.index(operand));
        let (a, b) = (operands.next().unwrap_or(0), operands.next().unwrap_or(0));
        shared.push(SharedScalar { op, a, b, exponent: recording.exponent(node), data: number(position) });
    }
    let groups = sums.iter().zip(alike).map(|(sum, alike)| {
        let mut lane = 0..;
        let term = |&term: &u32| match owners.owner(term) {
            Owner::Lane(_) => Term::Lane(lane.next().unwrap_or(0)),
            _ => Term::Shared(owners.index(term)),
        };
        let terms: Vec<Term> = sum.terms.iter().map(term).collect();
        let last_irregular = terms.iter().rposition(|term| matches!(term, Term::Shared(_)));
        Group {
            template: alike.template(recording, &owners),
            irregular_terms: last_irregular.map_or(1, |last| last + 1),
            terms,
            sum: owners.index(sum.top()),
            lanes: alike.lanes,
        }
    });
    let groups = groups.collect();
    Rerolled { shared, groups, units, owners }
}

/// The lanes of a sum that are the same graph as the first.
struct Alike {
    lanes: Vec<u32>,
    /// Of each node and operand: whether it lies outside the lanes and is not the same node for all of them.
    varies: Vec<[bool; 2]>,
}

impl Alike {
    /// Compares the lanes of a sum, and makes the nodes of those that are unlike the first shared scalars.
    fn of(recording: &Recording, owners: &mut Owners, sum: &Sum) -> Alike {
        let first = sum.lanes.start;
        let (mut lanes, mut varies) = (vec![], vec![[false; 2]; owners.nodes(first).len()]);
        for lane in sum.lanes.clone() {
            if owners.are_alike(recording, [first, lane], &mut varies) {
                owners.lanes[lane as usize].index = lanes.len() as u32;
                lanes.push(lane);
            } else {
                owners.dissolve(lane);
            }
        }
        Alike { lanes, varies }
    }

    /// Returns the graph that the lanes have in common.
    fn template(&self, recording: &Recording, owners: &Owners) -> Template {
        let first = self.lanes[0];
        let mut lists = vec![];
        let nodes = owners.nodes(first).iter().zip(&self.varies).enumerate().map(|(local, (&position, varies))| {
            let node = recording.nodes[position as usize];
            let mut operands = [Operand::Local(0); 2];
            for ((nth, operand), varies) in node.operands().enumerate().zip(varies) {
                let index = owners.index(operand);
                operands[nth] = if owners.owner(operand) == Owner::Lane(first) {
                    Operand::Local(index)
                } else if *varies {
                    let of_lane = |&lane: &u32| {
                        let node = recording.nodes[owners.nodes(lane)[local] as usize];
                        owners.index(node.both()[nth])
                    };
                    lists.push(self.lanes.iter().map(of_lane).collect());
                    Operand::Gathered(lists.len() as u32 - 1)
                } else {
                    Operand::Uniform(index)
                };
            }
            TemplateNode { op: node.op, operands, exponent: recording.exponent(node) }
        });
        let nodes = nodes.collect();
        Template { nodes, lists }
    }
}

impl Rerolled {
    /// Returns where a recorded node went.
    #[inline]
    pub(super) fn place(&self, position: u32) -> Place {
        let index = self.owners.index(position);
        match self.owners.owner(position) {
            Owner::Shared => Place::Shared(index),
            Owner::Sum(group) => Place::Partial { group, term: index },
            Owner::Lane(lane) => Place::Lane { lane, local: index },
        }
    }

    /// Returns the group that a lane belongs to, and which of its lanes it is.
    pub(super) fn lane(&self, lane: u32) -> (usize, usize) {
        let lane = &self.owners.lanes[lane as usize];
        (lane.group as usize, lane.index as usize)
    }

    /// Returns the recorded nodes of a lane of a group, by position, in the order of the template.
    pub(super) fn nodes(&self, group: usize, lane: usize) -> &[u32] {
        self.owners.nodes(self.groups[group].lanes[lane])
    }
}

/// Whether running the units backward, the lanes of a group from the last to the first and each lane from its result
/// backwards, adds to every gradient in the order of the tape's sweep.
fn adds_in_the_tapes_order(recording: &Recording, rerolled: &Rerolled, sums: &[Sum]) -> bool {
    let owners = &rerolled.owners;
    // A unit runs in the place of its scalar or sum. In a group the partial sums come first and then the lanes, the
    // nodes of which follow one another as in the sweep. So each node that adds to a shared scalar does so in
    // order if its unit, or its part of a group, does.
    let turn_of = |group: u32| 2 * sums[group as usize].top() as usize;
    let turns_of_lanes: Vec<usize> = owners.lanes.iter().map(|lane| turn_of(lane.group)).collect();
    let mut last = vec![usize::MAX; rerolled.shared.len()];
    (0..=recording.loss).rev().all(|position| {
        let turn = match owners.owner(position) {
            Owner::Shared => 2 * position as usize + 1,
            Owner::Sum(group) => turn_of(group) + 1,
            Owner::Lane(lane) => turns_of_lanes[lane as usize],
        };
        recording.nodes[position as usize].both().into_iter().all(|operand| {
            !owners.is_shared(operand) || std::mem::replace(&mut last[owners.index(operand) as usize], turn) >= turn
        })
    })
}
