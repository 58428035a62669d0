//! Layer fusion: finding, in a template, the weighted sums that make a dense layer.

use super::uses::Uses;
use crate::compile::reroll::{Operand, Template};
use crate::op::Op;

/// Weighted sums of the same inputs through the same activation.
pub(super) struct Layer {
    /// The template nodes of the inputs.
    pub(super) inputs: Vec<u32>,
    pub(super) activation: Option<Op>,
    pub(super) neurons: Vec<Neuron>,
}

/// A weighted sum in a template.
pub(super) struct Neuron {
    /// The weights and then the bias, as indices among the shared scalars.
    pub(super) parameters: Vec<u32>,
    /// The template node of the result.
    pub(super) output: u32,
    /// The template nodes that nothing else reads.
    pub(super) interior: Vec<u32>,
}

/// Returns the weighted sums of a template, by their inputs, each layer at the place of its first result.
pub(super) fn layers(template: &Template, uses: &Uses) -> Vec<Layer> {
    let mut is_interior = vec![false; template.nodes.len()];
    let mut found: Vec<Layer> = Vec::new();
    for top in (0..template.nodes.len() as u32).rev() {
        if !is_interior[top as usize]
            && let Some(layer) = neuron_at(template, uses, top)
        {
            layer.neurons[0].interior.iter().for_each(|&node| is_interior[node as usize] = true);
            found.push(layer);
        }
    }
    let mut layers: Vec<Layer> = Vec::new();
    while let Some(neuron) = found.pop() {
        let is_same = |layer: &&mut Layer| layer.activation == neuron.activation && layer.inputs == neuron.inputs;
        match layers.iter_mut().rev().find(is_same) {
            Some(layer) => layer.neurons.extend(neuron.neurons),
            None => layers.push(neuron),
        }
    }
    layers
}

/// Returns the weighted sum whose result, before or after an activation, is node `top`, as a layer of its own.
fn neuron_at(template: &Template, uses: &Uses, top: u32) -> Option<Layer> {
    let node = &template.nodes[top as usize];
    let is_alone = |node: u32| uses.local[node as usize] == 1;
    let mut interior = vec![];
    let (activation, sum) = match *node.operands() {
        [Operand::Local(sum)] if is_alone(sum) && is_activation(node.op) => {
            interior.push(sum);
            (Some(node.op), sum)
        }
        _ => (None, top),
    };
    let (mut inputs, mut parameters) = (vec![], vec![]);
    let mut partial = sum;
    let bias = loop {
        let node = &template.nodes[partial as usize];
        let [sum_before, Operand::Local(product)] = node.operands() else { return None };
        let weighted = &template.nodes[*product as usize];
        if node.op != Op::Add || weighted.op != Op::Mul || !is_alone(*product) {
            return None;
        }
        let (weight, input) = match weighted.operands() {
            [Operand::Uniform(weight), Operand::Local(input)] => (*weight, *input),
            [Operand::Local(input), Operand::Uniform(weight)] => (*weight, *input),
            _ => return None,
        };
        if !uses.is_single(weight) || inputs.contains(&input) {
            return None;
        }
        interior.push(*product);
        inputs.push(input);
        parameters.push(weight);
        match sum_before {
            Operand::Uniform(bias) if uses.is_single(*bias) => break *bias,
            Operand::Local(before) if is_alone(*before) => {
                interior.push(*before);
                partial = *before;
            }
            _ => return None,
        }
    };
    inputs.reverse();
    parameters.reverse();
    parameters.push(bias);
    Some(Layer { inputs, activation, neurons: vec![Neuron { parameters, output: top, interior }] })
}

/// Whether a layer may end with an operation. A layer keeps its results, not the sums that they are made from, so the
/// derivative must not read the operand.
fn is_activation(op: Op) -> bool {
    let reads = op.reads();
    op.arity() == 1 && !reads.a && !reads.b
}
