//! Many nodes in one call: a computation as arrays, in and out.

use super::{recorded, tape};
use crate::error::Error;
use crate::op::Op;
use crate::tape::{Arrays, NONE};
use wasm_bindgen::prelude::*;

/// Records a computation: the operation of each node, its operands as places in these arrays, and the number of a leaf
/// or the exponent of a power. Returns the index of the first node.
///
/// # Errors
/// Returns an error if an array is too short or too long, an operation unknown or an operand not earlier, naming it.
#[wasm_bindgen]
pub fn load(operations: &[u8], a: &[u32], b: &[u32], numbers: &[f64]) -> Result<u32, JsError> {
    match tape().try_load(Arrays { operations, a, b, numbers }) {
        Err(error @ (Error::Length { .. } | Error::Element { .. })) => Err(error.into()),
        first => Ok(recorded(first)),
    }
}

/// Returns the operation of each node, as [`super::record::apply`] takes it.
#[wasm_bindgen(js_name = operationsOf)]
pub fn operations_of(ids: &[u32]) -> Vec<u8> {
    let nodes = tape().nodes();
    ids.iter().map(|&id| nodes.node[id as usize].op as u8).collect()
}

/// Returns both operands of each node in turn.
#[wasm_bindgen(js_name = operandsOf)]
pub fn operands_of(ids: &[u32]) -> Vec<u32> {
    let nodes = tape().nodes();
    let operands = ids.iter().flat_map(|&id| {
        let mut operands = nodes.operands(id);
        [operands.next(), operands.next()]
    });
    operands.map(|operand| operand.unwrap_or(NONE)).collect()
}

/// Returns the exponent of each node; 0 where it is no power.
#[wasm_bindgen(js_name = exponentsOf)]
pub fn exponents_of(ids: &[u32]) -> Vec<f64> {
    let nodes = tape().nodes();
    let exponent = |id: u32| {
        let node = nodes.node[id as usize];
        if node.op == Op::Pow { nodes.exponents[node.b as usize] } else { 0.0 }
    };
    ids.iter().map(|&id| exponent(id)).collect()
}

/// Returns the scope that each node was recorded in; 0 for none.
#[wasm_bindgen(js_name = scopesOf)]
pub fn scopes_of(ids: &[u32]) -> Vec<u32> {
    let nodes = tape().nodes();
    ids.iter().map(|&id| nodes.node[id as usize].scope).collect()
}

/// Returns the numbers of the nodes.
#[wasm_bindgen(js_name = dataOf)]
pub fn data_of(ids: &[u32]) -> Vec<f64> {
    numbers_at(ids, &tape().nodes().data)
}

/// Returns the gradients of the nodes.
#[wasm_bindgen(js_name = gradsOf)]
pub fn grads_of(ids: &[u32]) -> Vec<f64> {
    numbers_at(ids, &tape().nodes().grad)
}

/// Overwrites the numbers of the nodes.
///
/// # Errors
/// Returns an error if there are not as many numbers as nodes.
#[wasm_bindgen(js_name = setDataOf)]
pub fn set_data_of(ids: &[u32], numbers: &[f64]) -> Result<(), JsError> {
    overwrite(ids, numbers, &mut tape().nodes_mut().data)
}

/// Overwrites the gradients of the nodes.
///
/// # Errors
/// Returns an error if there are not as many numbers as nodes.
#[wasm_bindgen(js_name = setGradsOf)]
pub fn set_grads_of(ids: &[u32], numbers: &[f64]) -> Result<(), JsError> {
    overwrite(ids, numbers, &mut tape().nodes_mut().grad)
}

fn numbers_at(ids: &[u32], numbers: &[f64]) -> Vec<f64> {
    ids.iter().map(|&id| numbers[id as usize]).collect()
}

fn overwrite(ids: &[u32], numbers: &[f64], all: &mut [f64]) -> Result<(), JsError> {
    let (expected, found) = (ids.len(), numbers.len());
    if expected != found {
        return Err(Error::Length { name: "numbers", expected, found }.into());
    }
    ids.iter().zip(numbers).for_each(|(&id, &number)| all[id as usize] = number);
    Ok(())
}

/// Returns a scope's own name: `layer 0`.
#[wasm_bindgen(js_name = scopeName)]
pub fn scope_name(scope: u32) -> String {
    tape().nodes().scopes.name(scope)
}

/// Returns the scope around a scope; 0 for none.
#[wasm_bindgen(js_name = scopeParent)]
pub fn scope_parent(scope: u32) -> u32 {
    tape().nodes().scopes.parent(scope)
}

/// Names what is recorded until [`leave_scope`], inside the scope that is open.
#[wasm_bindgen(js_name = enterScope)]
pub fn enter_scope(name: &str) {
    tape().enter_scope(name, None);
}

/// Leaves the innermost named scope.
#[wasm_bindgen(js_name = leaveScope)]
pub fn leave_scope() {
    tape().leave_scope();
}
