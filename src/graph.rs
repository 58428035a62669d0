//! The expression graph of a value, as plain data to draw or to write down.

use crate::number::FourDecimals;
use crate::tape::Value;
use std::fmt::Write;

/// One value of a graph.
///
/// ```
/// use micrograd::{Graph, Tape};
/// let tape = Tape::new();
/// let a = tape.labeled(2.0, "a");
/// let graph = Graph::of(a * a);
/// assert_eq!(graph.nodes[0].label, "a");
/// assert_eq!(graph.nodes[1].prev, [0, 0]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct GraphNode {
    /// The index on the tape.
    pub id: u32,
    /// The name; empty when there is none.
    pub label: String,
    /// The number.
    pub data: f64,
    /// The gradient.
    pub grad: f64,
    /// The operation as micrograd writes it; empty for a leaf.
    pub op: String,
    /// The ids of the operands, in order; the same twice for `a * a`.
    pub prev: Vec<u32>,
    /// The scopes it was recorded in: `MLP/layer 0/neuron 3`.
    pub scope: String,
}

/// A value and all that it depends on, each after its operands.
///
/// ```
/// use micrograd::{Graph, Tape};
/// let tape = Tape::new();
/// let graph = Graph::of(tape.labeled(2.0, "a").tanh());
/// assert!(graph.to_dot().starts_with("digraph {"));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Graph {
    /// The values in topological order; the root is the last.
    pub nodes: Vec<GraphNode>,
}

impl Graph {
    /// Returns the graph of `root`.
    #[must_use]
    pub fn of(root: Value<'_>) -> Graph {
        let order = root.topological_order();
        let nodes = order.into_iter().map(|value| GraphNode {
            id: value.id,
            label: value.label(),
            data: value.data(),
            grad: value.grad(),
            op: value.symbol(),
            prev: value.prev().into_iter().map(|operand| operand.id).collect(),
            scope: value.scope(),
        });
        Graph { nodes: nodes.collect() }
    }

    /// Returns the graph in Graphviz's language, drawn as the tutorial's `draw`: a record for each value, an ellipse for
    /// each operation, from left to right. Both operands of `a * a` have their edge.
    #[must_use]
    pub fn to_dot(&self) -> String {
        let mut dot = String::from("digraph {\n  rankdir=LR\n");
        let mut line = |text: std::fmt::Arguments<'_>| writeln!(dot, "  {text}").expect("a String takes all");
        for node in &self.nodes {
            let GraphNode { id, data, grad, .. } = node;
            let (label, data, grad) = (escaped(&node.label), FourDecimals(*data), FourDecimals(*grad));
            line(format_args!("{id} [label=\"{{ {label} | data {data} | grad {grad} }}\" shape=record]"));
            if !node.op.is_empty() {
                line(format_args!("\"{id}{op}\" [label=\"{op}\"]", op = node.op));
                line(format_args!("\"{id}{op}\" -> {id}", op = node.op));
            }
        }
        for node in &self.nodes {
            for operand in &node.prev {
                line(format_args!("{operand} -> \"{}{}\"", node.id, node.op));
            }
        }
        dot.push_str("}\n");
        dot
    }
}

/// Returns a label with the signs escaped that mean something inside a record.
fn escaped(label: &str) -> String {
    let mut text = String::new();
    for letter in label.chars() {
        match letter {
            '\n' => text.push_str("\\n"),
            '{' | '}' | '|' | '<' | '>' | '"' | '\\' => text.extend(['\\', letter]),
            _ => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Graph;
    use crate::Tape;

    #[test]
    fn dot_shows_what_the_tutorial_shows() {
        let tape = Tape::new();
        let (a, b) = (tape.labeled(2.0, "a|b"), tape.labeled(-3.0, "b"));
        let product = a * b;
        product.backward();
        let expected = r#"digraph {
  rankdir=LR
  0 [label="{ a\|b | data 2.0000 | grad -3.0000 }" shape=record]
  1 [label="{ b | data -3.0000 | grad 2.0000 }" shape=record]
  2 [label="{  | data -6.0000 | grad 1.0000 }" shape=record]
  "2*" [label="*"]
  "2*" -> 2
  0 -> "2*"
  1 -> "2*"
}
"#;
        assert_eq!(Graph::of(product).to_dot(), expected);
    }
}
