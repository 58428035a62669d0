//! The order in which layers and single nodes run, and whether it keeps the order of the tape's sums.

use super::layers::Layer;
use crate::compile::reroll::{Operand, Template};
use crate::op::Op;

/// Nodes that run together.
pub(super) enum Unit {
    Layer(Layer),
    Node(u32),
}

/// Returns the layers, and every node outside them, so that each comes after what it reads, or `None` if two wait for
/// each other.
pub(super) fn in_order(template: &Template, layers: Vec<Layer>) -> Option<Vec<Unit>> {
    let is_leaf = |node: u32| template.nodes[node as usize].op == Op::Leaf;
    // Each unit at the place of its last result.
    let mut waiting: Vec<Option<Unit>> =
        (0..template.nodes.len() as u32).map(|node| (!is_leaf(node)).then_some(Unit::Node(node))).collect();
    for layer in layers {
        let mut last = 0;
        for neuron in &layer.neurons {
            neuron.interior.iter().for_each(|&node| waiting[node as usize] = None);
            waiting[neuron.output as usize] = None;
            last = neuron.output as usize;
        }
        waiting[last] = Some(Unit::Layer(layer));
    }
    let mut is_known: Vec<bool> = (0..template.nodes.len() as u32).map(is_leaf).collect();
    let mut ordered = Vec::new();
    loop {
        let before = ordered.len();
        for place in &mut waiting {
            let is_ready = |unit: &mut Unit| inputs(template, unit).iter().all(|&input| is_known[input as usize]);
            let Some(unit) = place.take_if(is_ready) else { continue };
            let is_layer = matches!(unit, Unit::Layer(_));
            match &unit {
                Unit::Node(node) => is_known[*node as usize] = true,
                Unit::Layer(layer) => layer.neurons.iter().for_each(|it| is_known[it.output as usize] = true),
            }
            ordered.push(unit);
            // What reads its first neurons stands before its last one, and comes first, as it does on the tape.
            if is_layer {
                break;
            }
        }
        if ordered.len() == before {
            return waiting.iter().all(Option::is_none).then_some(ordered);
        }
    }
}

/// Returns the template nodes that a unit reads.
pub(super) fn inputs(template: &Template, unit: &Unit) -> Vec<u32> {
    match unit {
        Unit::Layer(layer) => layer.inputs.clone(),
        Unit::Node(node) => locals(template, *node).collect(),
    }
}

fn locals(template: &Template, node: u32) -> impl Iterator<Item = u32> {
    template.nodes[node as usize].operands().iter().filter_map(|operand| match operand {
        Operand::Local(local) => Some(*local),
        _ => None,
    })
}

/// A contribution of an elementwise sum that has to be made by a layer; see [`SkipConnectionGradient`].
pub(super) struct SkipConnection {
    /// The sum's template node, and which operand of it.
    pub(super) node: u32,
    pub(super) nth: usize,
    /// The operand: an input of the layer that runs at this turn of the backward pass.
    pub(super) operand: u32,
    pub(super) turn: usize,
    /// How many of its neurons come before.
    pub(super) after: usize,
}

/// Whether running the units backward, the neurons of a layer from the last, adds to the gradient of every node in
/// the order of the tape's sweep: the nodes from the last. It does when the contributions that are returned are
/// made by layers; nothing is returned when that is not enough.
pub(super) fn adds_in_order(template: &Template, units: &[Unit]) -> Option<Vec<SkipConnection>> {
    let mut time = vec![(0, 0); template.nodes.len()];
    let mut is_node = vec![false; template.nodes.len()];
    for (turn, unit) in units.iter().rev().enumerate() {
        match unit {
            Unit::Node(node) => {
                time[*node as usize] = (turn, 0);
                is_node[*node as usize] = true;
            }
            Unit::Layer(layer) => {
                for (place, neuron) in layer.neurons.iter().rev().enumerate() {
                    time[neuron.output as usize] = (turn, place);
                    neuron.interior.iter().for_each(|&node| time[node as usize] = (turn, place));
                }
            }
        }
    }
    let is_layer = |turn: usize| matches!(units[units.len() - 1 - turn], Unit::Layer(_));
    let mut last: Vec<Option<(usize, usize)>> = vec![None; template.nodes.len()];
    let mut skips = vec![];
    for node in (0..template.nodes.len() as u32).rev() {
        for (nth, operand) in template.nodes[node as usize].operands().iter().enumerate() {
            let &Operand::Local(operand) = operand else { continue };
            let now = time[node as usize];
            match last[operand as usize] {
                Some((turn, place)) if (turn, place) > now => {
                    let is_sum = is_node[node as usize] && template.nodes[node as usize].op == Op::Add;
                    if !is_sum || !is_layer(turn) {
                        return None;
                    }
                    skips.push(SkipConnection { node, nth, operand, turn, after: place + 1 });
                }
                _ => last[operand as usize] = Some(now),
            }
        }
    }
    Some(skips)
}
