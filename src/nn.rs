//! Neuron, Layer and Mlp: micrograd's `nn.py`.

use crate::error::Error;
use crate::op::Op;
use crate::random::uniform;
use crate::tape::Tape;
use crate::tape::Value;
use rand::Rng;
use serde::{Deserialize, Serialize};
use std::fmt;

#[cfg(feature = "json")]
mod saved;

macro_rules! activations {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $title:literal, $op:expr;)+) => {
        /// What a neuron does to its weighted sum.
        ///
        /// ```
        /// use micrograd::{Activation, Tape};
        /// let tape = Tape::new();
        /// let x = tape.value(-2.0);
        /// assert_eq!(Activation::Relu.of(x).data(), 0.0);
        /// assert_eq!(Activation::Linear.of(x).data(), -2.0);
        /// assert_eq!(Activation::Relu.to_string(), "relu");
        /// ```
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum Activation {
            $($(#[$doc])* $variant,)+
        }

        impl Activation {
            /// Every activation.
            pub const ALL: &[Activation] = &[$(Activation::$variant),+];

            const fn op(self) -> Option<Op> {
                match self {
                    $(Activation::$variant => $op,)+
                }
            }

            /// The name in settings, such as `relu` or `linear`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Activation::$variant => $name,)+
                }
            }

            /// The name as it stands in front of `Neuron` where a network is printed.
            const fn title(self) -> &'static str {
                match self {
                    $(Activation::$variant => $title,)+
                }
            }
        }
    };
}

// Each activation once: its name in settings, its title, and the operation that it records.
activations! {
    /// `max(0, x)`
    #[default]
    Relu = "relu", "ReLU", Some(Op::Relu);
    /// The hyperbolic tangent.
    Tanh = "tanh", "Tanh", Some(Op::Tanh);
    /// `1 / (1 + e ** -x)`
    Sigmoid = "sigmoid", "Sigmoid", Some(Op::Sigmoid);
    /// The sine.
    Sin = "sin", "Sin", Some(Op::Sin);
    /// `log(1 + e ** x)`
    Softplus = "softplus", "Softplus", Some(Op::Softplus);
    /// `0.01 * x if x < 0 else x`
    LeakyRelu = "leakyrelu", "LeakyReLU", Some(Op::LeakyRelu);
    /// `e ** x - 1 if x < 0 else x`
    Elu = "elu", "ELU", Some(Op::Elu);
    /// Unchanged.
    Linear = "linear", "Linear", None;
}

impl Activation {
    /// Records the activation of `x`; [`Activation::Linear`] records nothing.
    #[must_use]
    pub fn of(self, x: Value<'_>) -> Value<'_> {
        self.op().map_or(x, |op| x.apply(op))
    }
}

impl fmt::Display for Activation {
    /// The name in settings.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

/// How the biases start. Weights always start uniform in (-1, 1).
///
/// ```
/// assert_eq!(micrograd::Biases::default(), micrograd::Biases::Zero);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Biases {
    /// At 0, as in micrograd's `nn.py` and the training demo.
    #[default]
    Zero,
    /// Uniform in (-1, 1), each drawn after its neuron's weights, as in the tutorial's own classes.
    Uniform,
}

/// The sizes and activations of a network.
///
/// ```
/// use micrograd::Architecture;
/// let demo = Architecture::new(2, &[16, 16, 1]).unwrap();
/// assert_eq!(demo.parameters(), 337);
/// assert_eq!(Architecture::new(2, &[0]).unwrap_err().to_string(), "neurons of a layer must be at least 1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Architecture {
    inputs: usize,
    layers: Vec<usize>,
    /// One for each layer.
    activations: Vec<Activation>,
}

impl Architecture {
    /// A network of `inputs` numbers and a layer of each of these numbers of neurons: ReLU, and linear in the last.
    ///
    /// # Errors
    /// When there are no inputs or no layers, a layer has no neurons, or there are more parameters than a tape can hold.
    pub fn new(inputs: usize, layers: &[usize]) -> Result<Architecture, Error> {
        let at_least_one = |name, found| {
            if found == 0 { Err(Error::Range { name, expected: "at least 1", found: 0.0 }) } else { Ok(()) }
        };
        at_least_one("inputs", inputs)?;
        if layers.is_empty() {
            return Err(Error::Empty { name: "layers" });
        }
        layers.iter().try_for_each(|&neurons| at_least_one("neurons of a layer", neurons))?;
        let mut activations = vec![Activation::Relu; layers.len() - 1];
        activations.push(Activation::Linear);
        let architecture = Architecture { inputs, layers: layers.to_vec(), activations };
        let parameters = architecture.shapes().map(|(inputs, neurons, _)| (inputs as f64 + 1.0) * neurons as f64).sum();
        if parameters > f64::from(u32::MAX) {
            let expected = "fewer than 2 ** 32, as many as a tape can hold";
            return Err(Error::Range { name: "the number of parameters", expected, found: parameters });
        }
        Ok(architecture)
    }

    /// The same sizes with other activations.
    #[must_use]
    pub fn with_activations(mut self, hidden: Activation, output: Activation) -> Architecture {
        self.activations.fill(hidden);
        self.activations.pop();
        self.activations.push(output);
        self
    }

    /// The same sizes with an activation for each layer, the last of which is that of the outputs.
    ///
    /// ```
    /// use micrograd::{Activation, Architecture, Biases, Mlp, Tape, random::Python};
    /// let sizes = Architecture::new(2, &[1, 1, 1]).unwrap();
    /// let mixed = sizes.with_layer_activations(&[Activation::Elu, Activation::Tanh, Activation::Linear]).unwrap();
    /// let tape = Tape::new();
    /// let mlp = Mlp::new(&tape, &mixed, Biases::Zero, &mut Python::new(1));
    /// assert_eq!(mlp.layers[0].to_string(), "Layer of [ELUNeuron(2)]");
    /// assert_eq!(mlp.layers[1].to_string(), "Layer of [TanhNeuron(1)]");
    /// ```
    ///
    /// # Errors
    /// When there are not as many as layers.
    pub fn with_layer_activations(self, activations: &[Activation]) -> Result<Architecture, Error> {
        let (expected, found) = (self.layers.len(), activations.len());
        if found != expected {
            return Err(Error::Length { name: "activations", expected, found });
        }
        Ok(Architecture { activations: activations.to_vec(), ..self })
    }

    /// How many numbers go in.
    #[must_use]
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// How many numbers come out.
    #[must_use]
    pub fn outputs(&self) -> usize {
        self.layers[self.layers.len() - 1]
    }

    /// How many weights and biases there are.
    #[must_use]
    pub fn parameters(&self) -> usize {
        self.shapes().map(|(inputs, neurons, _)| (inputs + 1) * neurons).sum()
    }

    /// Of each layer: its inputs, its neurons and its activation.
    fn shapes(&self) -> impl Iterator<Item = (usize, usize, Activation)> {
        let inputs = std::iter::once(self.inputs).chain(self.layers.iter().copied());
        let layers = self.layers.iter().zip(&self.activations);
        inputs.zip(layers).map(|(inputs, (&neurons, &activation))| (inputs, neurons, activation))
    }
}

/// A weighted sum of inputs and a bias, through an activation.
///
/// ```
/// use micrograd::{Activation, Neuron, Tape};
/// let tape = Tape::new();
/// let w = vec![tape.value(-3.0), tape.value(1.0)];
/// let neuron = Neuron { w, b: tape.value(6.8813735870195432), activation: Activation::Tanh };
/// let out = neuron.forward(&[tape.value(2.0), tape.value(0.0)]).unwrap();
/// assert!((out.data() - 0.7071).abs() < 1e-4);
/// assert_eq!(neuron.to_string(), "TanhNeuron(2)");
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "json", derive(Serialize))]
pub struct Neuron<'t> {
    /// The weights, one for each input.
    pub w: Vec<Value<'t>>,
    /// The bias.
    pub b: Value<'t>,
    /// What is done to the sum.
    pub activation: Activation,
}

impl<'t> Neuron<'t> {
    /// Draws a neuron of `inputs` weights, each by [`uniform`]: of Python's stream they are micrograd's.
    pub fn new(
        tape: &'t Tape,
        inputs: usize,
        activation: Activation,
        biases: Biases,
        rng: &mut (impl Rng + ?Sized),
    ) -> Self {
        let mut parameter = |drawn| tape.value(if drawn { uniform(rng, -1.0, 1.0) } else { 0.0 });
        let w = (0..inputs).map(|_| parameter(true)).collect();
        Neuron { w, b: parameter(biases == Biases::Uniform), activation }
    }

    /// Records `activation(((b + w0 * x0) + w1 * x1) + …)`.
    ///
    /// # Errors
    /// When there are not as many inputs as weights, a value belongs to another tape or is no longer live, or the memory
    /// is full.
    pub fn forward(&self, x: &[Value<'t>]) -> Result<Value<'t>, Error> {
        if x.len() != self.w.len() {
            return Err(Error::Length { name: "x", expected: self.w.len(), found: x.len() });
        }
        let tape = self.b.tape;
        let bias = self.b.id_on(tape, "a parameter")?;
        let products =
            self.w.iter().zip(x).map(|(w, x)| Ok((w.id_on(tape, "a parameter")?, x.id_on(tape, "an input")?)));
        let sum = tape.try_weighted_sum(bias, products)?;
        let output = self.activation.op().map_or(Ok(sum), |op| tape.try_apply(op, sum, sum))?;
        Ok(tape.handle(output))
    }

    /// The weights, then the bias.
    pub fn parameters(&self) -> impl Iterator<Item = Value<'t>> {
        self.w.iter().copied().chain(std::iter::once(self.b))
    }
}

impl fmt::Display for Neuron<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}Neuron({})", self.activation.title(), self.w.len())
    }
}

/// Neurons that share their inputs.
///
/// ```
/// use micrograd::{Architecture, Biases, Mlp, Tape, random::Python};
/// let tape = Tape::new();
/// let mlp = Mlp::new(&tape, &Architecture::new(3, &[2]).unwrap(), Biases::Zero, &mut Python::new(1));
/// assert_eq!(mlp.layers[0].to_string(), "Layer of [LinearNeuron(3), LinearNeuron(3)]");
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "json", derive(Serialize))]
pub struct Layer<'t> {
    /// The neurons.
    pub neurons: Vec<Neuron<'t>>,
}

impl<'t> Layer<'t> {
    /// Draws `outputs` neurons of `inputs` weights, one after the other.
    pub fn new(
        tape: &'t Tape,
        inputs: usize,
        outputs: usize,
        activation: Activation,
        biases: Biases,
        rng: &mut (impl Rng + ?Sized),
    ) -> Self {
        Self::build(tape, outputs, &mut || Neuron::new(tape, inputs, activation, biases, rng))
    }

    fn build(tape: &'t Tape, outputs: usize, neuron: &mut dyn FnMut() -> Neuron<'t>) -> Self {
        let neurons = (0..outputs).map(|index| {
            let _scope = tape.scope("neuron", Some(index));
            neuron()
        });
        Layer { neurons: neurons.collect() }
    }

    /// Records every neuron's output.
    ///
    /// # Errors
    /// When there are not as many inputs as each neuron has weights, a value belongs to another tape or is no longer live,
    /// or the memory is full.
    pub fn forward(&self, tape: &'t Tape, x: &[Value<'t>]) -> Result<Vec<Value<'t>>, Error> {
        let mut outputs = Vec::with_capacity(self.neurons.len());
        for (index, neuron) in self.neurons.iter().enumerate() {
            neuron.b.id_on(tape, "a parameter")?;
            let _scope = tape.scope("neuron", Some(index));
            outputs.push(neuron.forward(x)?);
        }
        Ok(outputs)
    }

    /// The parameters of each neuron in turn.
    pub fn parameters(&self) -> impl Iterator<Item = Value<'t>> {
        self.neurons.iter().flat_map(Neuron::parameters)
    }
}

impl fmt::Display for Layer<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Layer of [{}]", joined(&self.neurons))
    }
}

/// A multilayer perceptron: layers that feed one another.
///
/// ```
/// use micrograd::{Architecture, Biases, Mlp, Tape, random::Python};
/// let tape = Tape::new();
/// let architecture = Architecture::new(3, &[4, 4, 1]).unwrap();
/// let mlp = Mlp::new(&tape, &architecture, Biases::Uniform, &mut Python::new(1337));
/// assert_eq!(mlp.parameters().len(), 41);
/// let out = mlp.forward(&[2.0, 3.0, -1.0].map(|x| tape.value(x))).unwrap();
/// out[0].backward();
/// ```
#[derive(Clone, Debug)]
#[cfg_attr(feature = "json", derive(Serialize))]
pub struct Mlp<'t> {
    #[cfg_attr(feature = "json", serde(skip))]
    tape: &'t Tape,
    /// The layers, from the inputs to the outputs.
    pub layers: Vec<Layer<'t>>,
}

impl<'t> Mlp<'t> {
    /// Draws the parameters: weights uniform in (-1, 1), neuron by neuron, and the biases as `biases` says.
    ///
    /// Any generator will do; [`Python`](crate::random::Python) draws what micrograd draws.
    pub fn new(tape: &'t Tape, architecture: &Architecture, biases: Biases, rng: &mut (impl Rng + ?Sized)) -> Mlp<'t> {
        Self::build(tape, architecture, &mut |inputs, activation| Neuron::new(tape, inputs, activation, biases, rng))
    }

    /// A network of parameters that are on the tape already, in the order of [`Mlp::parameters`].
    ///
    /// # Errors
    /// When there are not as many as the architecture has, or one belongs to another tape or is no longer live.
    pub fn with_parameters(
        tape: &'t Tape,
        architecture: &Architecture,
        parameters: &[Value<'t>],
    ) -> Result<Mlp<'t>, Error> {
        let expected = architecture.parameters();
        if parameters.len() != expected {
            return Err(Error::Length { name: "parameters", expected, found: parameters.len() });
        }
        parameters.iter().try_for_each(|parameter| parameter.id_on(tape, "a parameter").map(drop))?;
        let mut rest = parameters;
        Ok(Self::build(tape, architecture, &mut |inputs, activation| {
            let (w, others) = rest.split_at(inputs);
            let (b, others) = others.split_at(1);
            rest = others;
            Neuron { w: w.to_vec(), b: b[0], activation }
        }))
    }

    fn build(
        tape: &'t Tape,
        architecture: &Architecture,
        neuron: &mut dyn FnMut(usize, Activation) -> Neuron<'t>,
    ) -> Mlp<'t> {
        let _scope = tape.scope("MLP", None);
        let layers = architecture.shapes().enumerate().map(|(layer, (inputs, neurons, activation))| {
            let _scope = tape.scope("layer", Some(layer));
            Layer::build(tape, neurons, &mut || neuron(inputs, activation))
        });
        let layers = layers.collect();
        Mlp { tape, layers }
    }

    /// Records the outputs for the inputs `x`.
    ///
    /// # Errors
    /// When `x` does not have as many elements as the network has inputs, a value belongs to another tape or is no longer
    /// live, or the memory is full.
    pub fn forward(&self, x: &[Value<'t>]) -> Result<Vec<Value<'t>>, Error> {
        let _scope = self.tape.scope("MLP", None);
        let mut x = x.to_vec();
        for (index, layer) in self.layers.iter().enumerate() {
            let _scope = self.tape.scope("layer", Some(index));
            x = layer.forward(self.tape, &x)?;
        }
        Ok(x)
    }

    /// All parameters in micrograd's order: layer by layer, neuron by neuron, the weights and then the bias.
    #[must_use]
    pub fn parameters(&self) -> Vec<Value<'t>> {
        let mut parameters = Vec::new();
        for neuron in self.layers.iter().flat_map(|layer| &layer.neurons) {
            parameters.extend_from_slice(&neuron.w);
            parameters.push(neuron.b);
        }
        parameters
    }

    /// Sets the gradients of the parameters to zero.
    pub fn zero_grad(&self) {
        self.parameters().into_iter().for_each(|parameter| parameter.set_grad(0.0));
    }
}

impl fmt::Display for Mlp<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "MLP of [{}]", joined(&self.layers))
    }
}

fn joined(parts: &[impl fmt::Display]) -> String {
    parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
