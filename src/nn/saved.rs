//! Networks as JSON.

use super::{Activation, Layer, Mlp, Neuron};
use crate::error::Error;
use crate::tape::{Tape, Value};
use serde::{Deserialize, Serialize, Serializer};

/// A value is saved as its number: a file knows of no tape.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.data())
    }
}

/// An [`Mlp`] as it was saved; [`SavedLayer`] and [`SavedNeuron`] are its parts.
#[derive(Deserialize)]
struct SavedMlp {
    layers: Vec<SavedLayer>,
}

#[derive(Deserialize)]
struct SavedLayer {
    neurons: Vec<SavedNeuron>,
}

#[derive(Deserialize)]
struct SavedNeuron {
    w: Vec<f64>,
    b: f64,
    activation: Activation,
}

impl<'t> Mlp<'t> {
    /// Returns the network as JSON. Its numbers are read back with the same bits.
    ///
    /// ```
    /// use micrograd::{Architecture, Biases, Mlp, Tape, random::Python};
    /// let tape = Tape::new();
    /// let mlp = Mlp::new(&tape, &Architecture::new(1, &[1])?, Biases::Zero, &mut Python::new(1337));
    /// let json = mlp.to_json()?;
    /// assert_eq!(json, r#"{"layers":[{"neurons":[{"w":[0.23550571390294128],"b":0.0,"activation":"linear"}]}]}"#);
    /// let again = Mlp::from_json(&tape, &json)?;
    /// assert_eq!(again.parameters()[0].data(), mlp.parameters()[0].data());
    /// # Ok::<(), micrograd::Error>(())
    /// ```
    ///
    /// # Errors
    /// Returns an error if a parameter is infinite or not a number, which JSON cannot say.
    pub fn to_json(&self) -> Result<String, Error> {
        let mut parameters = self.parameters().into_iter();
        if let Some(index) = parameters.position(|parameter| !parameter.data().is_finite()) {
            return Err(Error::Element {
                name: "parameters",
                index,
                expected: "finite, and JSON has no other numbers",
            });
        }
        serde_json::to_string(self).map_err(|error| malformed(&error))
    }

    /// Records the parameters of a network that [`Mlp::to_json`] has saved.
    ///
    /// # Errors
    /// Returns an error if the text is not the JSON of a network, a layer has no neurons, or a neuron has not as many
    /// weights as the layer before has neurons.
    pub fn from_json(tape: &'t Tape, json: &str) -> Result<Mlp<'t>, Error> {
        let saved: SavedMlp = serde_json::from_str(json).map_err(|error| malformed(&error))?;
        saved.check()?;
        let _scope = tape.scope("MLP", None);
        let layers = saved.layers.into_iter().enumerate().map(|(index, SavedLayer { neurons })| {
            let _scope = tape.scope("layer", Some(index));
            let neurons = neurons.into_iter().enumerate().map(|(index, SavedNeuron { w, b, activation })| {
                let _scope = tape.scope("neuron", Some(index));
                let w = w.into_iter().map(|weight| tape.value(weight)).collect();
                Neuron { w, b: tape.value(b), activation }
            });
            Layer { neurons: neurons.collect() }
        });
        let layers = layers.collect();
        Ok(Mlp { tape, layers })
    }
}

impl SavedMlp {
    fn check(&self) -> Result<(), Error> {
        let Some(SavedLayer { neurons }) = self.layers.first() else { return Err(Error::Empty { name: "layers" }) };
        let mut inputs = neurons.first().map_or(0, |neuron| neuron.w.len());
        for SavedLayer { neurons } in &self.layers {
            if neurons.is_empty() {
                return Err(Error::Empty { name: "neurons of a layer" });
            }
            for neuron in neurons {
                let found = neuron.w.len();
                if found == 0 {
                    return Err(Error::Empty { name: "w of a neuron" });
                }
                if found != inputs {
                    return Err(Error::Length { name: "w of a neuron", expected: inputs, found });
                }
            }
            inputs = neurons.len();
        }
        Ok(())
    }
}

fn malformed(error: &serde_json::Error) -> Error {
    Error::Malformed { name: "the network", reason: error.to_string() }
}
