//! Re-rolling: finding, in a recorded graph, the sums whose terms are the same small graph over and over.
//!
//! A sum `((t0 + t1) + t2) + …` whose terms have the same shape becomes a [`Group`]: one [`Template`] and a lane for
//! each term. A node that only one term needs belongs to that term's lane; whatever two terms share, and everything
//! outside such sums, is the rest, a short list of scalars. The result is only kept when executing it adds every
//! gradient's contributions in the order in which the tape adds them.

use super::recording::{Recording, UNREACHED};
use crate::op::Op;

/// A recorded graph as groups of lanes and a rest of scalars.
pub(super) struct Rerolled {
    /// The scalars outside the lanes: first the parameters, then by time of recording.
    pub(super) rest: Vec<RestNode>,
    pub(super) groups: Vec<Group>,
    /// What to compute, operands first.
    pub(super) forward: Vec<Unit>,
    /// What to run backward, in the order of the tape's sweep.
    pub(super) backward: Vec<Unit>,
    /// Where each recorded node went.
    pub(super) places: Vec<Place>,
}

/// A step of the outer program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// One scalar, by its index in the rest.
    Scalar(u32),
    /// All lanes of a group and their sum.
    Group(u32),
}

/// A scalar outside the lanes. Its operands are indices in the rest.
#[derive(Clone, Copy)]
pub(super) struct RestNode {
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
    pub(super) lanes: usize,
    /// The terms in the order in which they are added.
    pub(super) terms: Vec<Term>,
    /// How many terms there are up to the last that is no lane, and at least one: from there on, lane follows lane.
    pub(super) irregular_terms: usize,
    /// The index of the sum in the rest.
    pub(super) sum: u32,
    /// The recorded node of each template node of each lane: `nodes[lane * template.len() + local]`.
    pub(super) nodes: Vec<u32>,
}

/// A term of a group's sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// The result of a lane.
    Lane(u32),
    /// A scalar of the rest, such as the 0 that Python's `sum` starts from.
    Rest(u32),
}

/// The graph that the lanes of a group have in common: operands first, the result last.
pub(super) type Template = Vec<TemplateNode>;

/// A node of a template.
pub(super) struct TemplateNode {
    pub(super) op: Op,
    pub(super) operands: Vec<Operand>,
    pub(super) exponent: f64,
}

/// Where a template node finds an operand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Operand {
    /// In the same lane, by its index in the template.
    Local(u32),
    /// In the rest, the same one for all lanes.
    Shared(u32),
    /// In the rest, another one for each lane.
    Gathered(Vec<u32>),
}

/// Where a recorded node went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The loss does not depend on it.
    Unreached,
    /// To the rest, with this index.
    Rest(u32),
    /// To a lane of a group, with this index in the template.
    Lane { group: u32, lane: u32, local: u32 },
    /// A partial sum of a group, up to and with this term.
    Partial { group: u32, term: u32 },
}

/// The tag of a node that belongs to no lane. Lanes are numbered from 1 on.
const REST: u32 = 0;
const UNTAGGED: u32 = u32::MAX;

/// A sum that may become a group.
struct Sum {
    /// The partial sums, the whole sum last: one less than there are terms.
    partials: Vec<u32>,
    /// The terms, and the tag of each that may be a lane.
    terms: Vec<(u32, u32)>,
}

/// Re-rolls a recording. `parameters` are leaves.
pub(super) fn reroll(recording: &Recording, parameters: &[u32]) -> Rerolled {
    let (tags, sums, lanes) = tag(recording, parameters);
    let rerolled = assemble(recording, parameters, tags, &sums, lanes);
    if adds_in_the_tapes_order(recording, &rerolled) {
        rerolled
    } else {
        let tags = recording.position.iter().map(|_| REST).collect();
        assemble(recording, parameters, tags, &[], 0)
    }
}

/// Gives each node the tag of the lane that it belongs to. Returns the tags, the sums and the number of lanes.
fn tag(recording: &Recording, parameters: &[u32]) -> (Vec<u32>, Vec<Sum>, u32) {
    let shapes = Shapes::of(recording);
    let mut uses = vec![0_u32; recording.node.len()];
    for &id in &recording.order {
        recording.operands(id).for_each(|operand| uses[operand as usize] += 1);
    }
    let mut tags = vec![UNTAGGED; recording.node.len()];
    parameters.iter().for_each(|&id| tags[id as usize] = REST);
    tags[recording.loss as usize] = REST;
    let mut is_partial = vec![false; recording.node.len()];
    let (mut sums, mut lanes) = (Vec::new(), 0);
    for id in (0..=recording.loss).rev().filter(|&id| recording.position[id as usize] != UNREACHED) {
        let tag = tags[id as usize];
        if is_partial[id as usize] {
            continue;
        }
        if tag == REST
            && recording.node[id as usize].op == Op::Add
            && let Some(sum) = find_sum(recording, id, &uses, &shapes, &tags, &mut lanes)
        {
            sum.partials.iter().for_each(|&partial| {
                is_partial[partial as usize] = true;
                tags[partial as usize] = REST;
            });
            sum.terms.iter().for_each(|&(term, tag)| tags[term as usize] = tag);
            sums.push(sum);
            continue;
        }
        for operand in recording.operands(id) {
            let owner = &mut tags[operand as usize];
            *owner = if *owner == UNTAGGED || *owner == tag { tag } else { REST };
        }
    }
    (tags, sums, lanes)
}

/// The sum that ends at node `top`, when enough of its terms have the same shape to make lanes of them.
fn find_sum(
    recording: &Recording,
    top: u32,
    uses: &[u32],
    shapes: &Shapes,
    tags: &[u32],
    lanes: &mut u32,
) -> Option<Sum> {
    let shape = |term: u32| shapes.hash[term as usize];
    let is_leaf = |term: u32| recording.node[term as usize].op == Op::Leaf;
    let is_zero = |term: u32| is_leaf(term) && recording.data[term as usize] == 0.0;
    let (mut partials, mut terms) = (vec![], vec![]);
    let mut id = top;
    loop {
        let node = recording.node[id as usize];
        partials.push(id);
        terms.push(node.b);
        let left = node.a as usize;
        // A first term that is itself a sum is told from a partial sum by its shape, or by the 0 that Python's `sum`
        // adds it to.
        let is_term = shape(node.a) == shape(terms[0]) || is_zero(node.b);
        if is_term || recording.node[left].op != Op::Add || uses[left] != 1 || tags[left] != UNTAGGED {
            terms.push(node.a);
            break;
        }
        id = node.a;
    }
    partials.reverse();
    terms.reverse();
    let may_be_lane = |term: u32| uses[term as usize] == 1 && tags[term as usize] == UNTAGGED;
    // The shape of the last term decides: an irregular start, such as a bias or a 0, does not matter.
    let last = terms.iter().copied().rev().find(|&term| may_be_lane(term) && !is_leaf(term))?;
    let alike = |term: u32| may_be_lane(term) && shape(term) == shape(last);
    let count = terms.iter().filter(|&&term| alike(term)).count();
    let is_worth_it = match count {
        1 => terms.len() == 2 && is_zero(terms[1]),
        2 | 3 => shapes.size[last as usize] >= 8,
        _ => true,
    };
    if !is_worth_it {
        return None;
    }
    let tagged = terms.into_iter().map(|term| {
        let tag = if alike(term) {
            *lanes += 1;
            *lanes
        } else {
            REST
        };
        (term, tag)
    });
    Some(Sum { partials, terms: tagged.collect() })
}

/// What the graph below each node looks like: a hash that is equal for equal graphs, and the number of its nodes.
struct Shapes {
    hash: Vec<u64>,
    size: Vec<u32>,
}

impl Shapes {
    fn of(recording: &Recording) -> Shapes {
        let mut hash = vec![0_u64; recording.node.len()];
        let mut size = vec![1_u32; recording.node.len()];
        for &id in &recording.order {
            let mix = |hash: u64, next: u64| (hash ^ next).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
            let own = mix(recording.node[id as usize].op as u64 + 1, recording.exponent(id).to_bits());
            let operands = recording.operands(id);
            hash[id as usize] = operands.fold(own, |sum, operand| mix(sum, hash[operand as usize]));
            let below = recording.operands(id).fold(1_u32, |sum, operand| sum.saturating_add(size[operand as usize]));
            size[id as usize] = below;
        }
        Shapes { hash, size }
    }
}

/// The nodes of each lane, in the order of recording's sweep.
struct Lanes {
    /// Where the nodes of each tag start in `nodes`.
    starts: Vec<usize>,
    nodes: Vec<u32>,
    /// Of each node: its index within its lane.
    local: Vec<u32>,
}

impl Lanes {
    fn of(recording: &Recording, tags: &[u32], lanes: u32) -> Lanes {
        let mut starts = vec![0; lanes as usize + 2];
        let tagged = || recording.order.iter().copied().filter(|&id| tags[id as usize] != REST);
        tagged().for_each(|id| starts[tags[id as usize] as usize + 1] += 1);
        for tag in 1..starts.len() {
            starts[tag] += starts[tag - 1];
        }
        let mut next = starts.clone();
        let mut nodes = vec![0; starts[lanes as usize + 1]];
        let mut local = vec![0; tags.len()];
        for id in tagged() {
            let tag = tags[id as usize] as usize;
            nodes[next[tag]] = id;
            local[id as usize] = (next[tag] - starts[tag]) as u32;
            next[tag] += 1;
        }
        Lanes { starts, nodes, local }
    }

    fn of_tag(&self, tag: u32) -> &[u32] {
        &self.nodes[self.starts[tag as usize]..self.starts[tag as usize + 1]]
    }
}

/// Builds the groups from the sums whose lanes are indeed the same graph; everything else goes to the rest.
fn assemble(recording: &Recording, parameters: &[u32], mut tags: Vec<u32>, sums: &[Sum], lanes: u32) -> Rerolled {
    let all = Lanes::of(recording, &tags, lanes);
    let alike: Vec<Vec<u32>> = sums
        .iter()
        .map(|sum| {
            let tagged: Vec<u32> = sum.terms.iter().map(|&(_, tag)| tag).filter(|&tag| tag != REST).collect();
            let first = tagged[0];
            tagged.into_iter().filter(|&tag| is_same_graph(recording, &tags, &all, first, tag)).collect()
        })
        .collect();
    let mut kept = vec![false; lanes as usize + 1];
    alike.iter().flatten().for_each(|&tag| kept[tag as usize] = true);
    tags.iter_mut().filter(|tag| **tag != UNTAGGED && !kept[**tag as usize]).for_each(|tag| *tag = REST);

    let mut places = vec![Place::Unreached; recording.node.len()];
    for (group, (sum, alike)) in (0..).zip(sums.iter().zip(&alike)) {
        for (term, &partial) in (1..).zip(&sum.partials) {
            places[partial as usize] = Place::Partial { group, term };
        }
        for (lane, &tag) in (0..).zip(alike) {
            for (local, &id) in (0..).zip(all.of_tag(tag)) {
                places[id as usize] = Place::Lane { group, lane, local };
            }
        }
    }
    // A whole sum is read by others: it has a place in the rest as well.
    let sum_of_group = |sum: &Sum| sum.partials[sum.partials.len() - 1];
    sums.iter().for_each(|sum| places[sum_of_group(sum) as usize] = Place::Unreached);
    let mut rest_ids = parameters.to_vec();
    parameters.iter().zip(0..).for_each(|(&id, index)| places[id as usize] = Place::Rest(index));
    for id in 0..=recording.loss {
        if recording.position[id as usize] != UNREACHED && places[id as usize] == Place::Unreached {
            places[id as usize] = Place::Rest(rest_ids.len() as u32);
            rest_ids.push(id);
        }
    }
    let rest_index = |id: u32| match places[id as usize] {
        Place::Rest(index) => index,
        _ => unreachable!("node {id} is read from outside but inside a lane"),
    };
    let mut is_sum = vec![None; rest_ids.len()];
    for (group, sum) in (0..).zip(sums) {
        is_sum[rest_index(sum_of_group(sum)) as usize] = Some(group);
    }
    let rest = rest_ids.iter().zip(&is_sum).map(|(&id, sum)| {
        let node = recording.node[id as usize];
        let op = if sum.is_some() { Op::Leaf } else { node.op };
        let operand = |nth| if nth < op.arity() { rest_index([node.a, node.b][nth]) } else { 0 };
        let (a, b) = (operand(0), operand(1));
        RestNode { op, a, b, exponent: recording.exponent(id), data: recording.data[id as usize] }
    });
    let rest: Vec<RestNode> = rest.collect();
    let groups = sums.iter().zip(&alike).map(|(sum, alike)| {
        let terms = terms(sum, &tags, alike, rest_index);
        let last_irregular = terms.iter().rposition(|term| matches!(term, Term::Rest(_)));
        Group {
            template: template(recording, &tags, &all, alike, rest_index),
            lanes: alike.len(),
            irregular_terms: last_irregular.map_or(1, |last| last + 1),
            terms,
            sum: rest_index(sum_of_group(sum)),
            nodes: alike.iter().flat_map(|&tag| all.of_tag(tag)).copied().collect(),
        }
    });
    let groups = groups.collect();
    let unit = |index: usize| match is_sum[index] {
        Some(group) => Some(Unit::Group(group)),
        None if rest[index].op != Op::Leaf => Some(Unit::Scalar(index as u32)),
        None => None,
    };
    let forward = (parameters.len()..rest.len()).filter_map(unit).collect();
    let sweep = recording.order.iter().rev().filter_map(|&id| match places[id as usize] {
        Place::Rest(index) => unit(index as usize),
        _ => None,
    });
    let backward = sweep.collect();
    Rerolled { rest, groups, forward, backward, places }
}

/// Whether two lanes have the same operations, wired in the same way.
fn is_same_graph(recording: &Recording, tags: &[u32], all: &Lanes, first: u32, other: u32) -> bool {
    let (first_nodes, other_nodes) = (all.of_tag(first), all.of_tag(other));
    first_nodes.len() == other_nodes.len()
        && first_nodes.iter().zip(other_nodes).all(|(&x, &y)| {
            let same_operand = |(x, y): (u32, u32)| match (tags[x as usize] == first, tags[y as usize] == other) {
                (true, true) => all.local[x as usize] == all.local[y as usize],
                (x_inside, y_inside) => x_inside == y_inside,
            };
            recording.node[x as usize].op == recording.node[y as usize].op
                && recording.exponent(x).to_bits() == recording.exponent(y).to_bits()
                && recording.operands(x).zip(recording.operands(y)).all(same_operand)
        })
}

/// The graph that the lanes have in common.
fn template(
    recording: &Recording,
    tags: &[u32],
    all: &Lanes,
    alike: &[u32],
    rest_index: impl Fn(u32) -> u32,
) -> Template {
    let first = alike[0];
    let nodes = all.of_tag(first).iter().enumerate().map(|(local, &id)| {
        let operands = recording.operands(id).enumerate().map(|(nth, operand)| {
            if tags[operand as usize] == first {
                return Operand::Local(all.local[operand as usize]);
            }
            let of_lane = |&tag: &u32| {
                let node = recording.node[all.of_tag(tag)[local] as usize];
                rest_index([node.a, node.b][nth])
            };
            let shared = rest_index(operand);
            if alike.iter().all(|tag| of_lane(tag) == shared) {
                Operand::Shared(shared)
            } else {
                Operand::Gathered(alike.iter().map(of_lane).collect())
            }
        });
        TemplateNode {
            op: recording.node[id as usize].op,
            operands: operands.collect(),
            exponent: recording.exponent(id),
        }
    });
    nodes.collect()
}

fn terms(sum: &Sum, tags: &[u32], alike: &[u32], rest_index: impl Fn(u32) -> u32) -> Vec<Term> {
    let mut lane = 0..alike.len() as u32;
    let term = |&(id, _): &(u32, u32)| {
        if tags[id as usize] == REST {
            Term::Rest(rest_index(id))
        } else {
            Term::Lane(lane.next().expect("a lane for each tag"))
        }
    };
    sum.terms.iter().map(term).collect()
}

/// Whether running the groups one after another, lanes from the last to the first and each lane from its result
/// backwards, adds to every gradient in the order of the tape's sweep.
fn adds_in_the_tapes_order(recording: &Recording, rerolled: &Rerolled) -> bool {
    let mut rank_of_scalar = vec![0_u64; rerolled.rest.len()];
    let mut rank_of_group = vec![0_u64; rerolled.groups.len()];
    for (rank, unit) in (1..).zip(&rerolled.backward) {
        match *unit {
            Unit::Scalar(index) => rank_of_scalar[index as usize] = rank,
            Unit::Group(group) => {
                rank_of_group[group as usize] = rank;
                rank_of_scalar[rerolled.groups[group as usize].sum as usize] = rank;
            }
        }
    }
    // When a node adds to its operands: the unit, then the partial sums, then the lanes from the last, then the
    // nodes of a lane from the last.
    let time = |id: u32| match rerolled.places[id as usize] {
        Place::Unreached => (0, 0, 0),
        Place::Rest(index) => (rank_of_scalar[index as usize], 0, 0),
        Place::Partial { group, term } => (rank_of_group[group as usize], 0, u32::MAX - term),
        Place::Lane { group, lane, local } => (rank_of_group[group as usize], u32::MAX - lane, u32::MAX - local),
    };
    let mut last = vec![(0, 0, 0); recording.node.len()];
    recording.order.iter().rev().all(|&id| {
        let now = time(id);
        recording.operands(id).all(|operand| {
            let before = std::mem::replace(&mut last[operand as usize], now);
            before <= now
        })
    })
}
