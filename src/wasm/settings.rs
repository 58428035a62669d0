//! Reading an object of settings from JavaScript.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

/// An object of settings. One that is absent, `undefined` or `null` has its default.
pub(super) struct Settings(JsValue);

impl Settings {
    /// # Errors
    /// When it is not an object, or has a setting that is not `known`, naming it.
    pub(super) fn of(object: JsValue, known: &[&str]) -> Result<Settings, JsError> {
        if !object.is_object() {
            return Err(JsError::new("settings must be an object"));
        }
        for name in Object::keys(object.unchecked_ref::<Object>()).iter().filter_map(|name| name.as_string()) {
            if !known.contains(&name.as_str()) {
                return Err(JsError::new(&format!("settings have no \"{name}\"; they may have {}", known.join(", "))));
            }
        }
        Ok(Settings(object))
    }

    /// A number.
    ///
    /// # Errors
    /// As for the other readers: when the setting is something else, naming it.
    pub(super) fn number(&self, name: &str) -> Result<Option<f64>, JsError> {
        self.read(name, "a number", JsValue::as_f64)
    }

    /// A whole number that is not below 0.
    pub(super) fn whole(&self, name: &str) -> Result<Option<u32>, JsError> {
        self.read(name, "a whole number", whole)
    }

    pub(super) fn wholes(&self, name: &str) -> Result<Option<Vec<u32>>, JsError> {
        let convert = |value: &JsValue| value.dyn_ref::<Array>()?.iter().map(|element| whole(&element)).collect();
        self.read(name, "an array of whole numbers", convert)
    }

    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, JsError> {
        self.read(name, "true or false", JsValue::as_bool)
    }

    pub(super) fn text(&self, name: &str, default: &str) -> Result<String, JsError> {
        Ok(self.read(name, "a string", JsValue::as_string)?.unwrap_or_else(|| default.to_owned()))
    }

    /// Settings within these.
    pub(super) fn inner(&self, name: &str) -> JsValue {
        self.get(name).unwrap_or_else(|| Object::new().into())
    }

    fn get(&self, name: &str) -> Option<JsValue> {
        Reflect::get(&self.0, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
    }

    fn read<T>(
        &self,
        name: &str,
        expected: &str,
        convert: impl Fn(&JsValue) -> Option<T>,
    ) -> Result<Option<T>, JsError> {
        let Some(value) = self.get(name) else { return Ok(None) };
        match convert(&value) {
            None => Err(JsError::new(&format!("{name} must be {expected}"))),
            found => Ok(found),
        }
    }
}

fn whole(value: &JsValue) -> Option<u32> {
    let number = value.as_f64()?;
    let whole = number as u32;
    (f64::from(whole) == number).then_some(whole)
}
