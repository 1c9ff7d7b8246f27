//! Plain JavaScript objects and arrays from the core's values.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// An object with these entries; one that is `undefined` is left out.
pub fn record(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        if !value.is_undefined() {
            // Only an object that is frozen would refuse.
            let _ = Reflect::set(&object, &JsValue::from_str(name), value);
        }
    }
    object.into()
}

/// An array of these values.
pub fn list(values: impl Iterator<Item = JsValue>) -> JsValue {
    let array = Array::new();
    values.for_each(|value| {
        array.push(&value);
    });
    array.into()
}
