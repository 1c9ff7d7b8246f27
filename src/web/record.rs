//! Plain JavaScript objects and arrays from the core's values. Each entry takes one step across the border.

use js_sys::Object;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An object or an array that is being filled.
    type Filled;

    #[wasm_bindgen(method, indexing_setter)]
    fn put_text(this: &Filled, name: &str, text: &str);

    #[wasm_bindgen(method, indexing_setter)]
    fn put_number(this: &Filled, name: &str, number: f64);

    #[wasm_bindgen(method, indexing_setter)]
    fn put_value(this: &Filled, name: &str, value: &JsValue);

    #[wasm_bindgen(method, js_name = push)]
    fn push_text(this: &Filled, text: &str);
}

/// An object that is being filled.
pub struct Record(Filled);

impl Record {
    /// One without entries.
    pub fn new() -> Self {
        Self(Object::new().unchecked_into())
    }

    /// With this text, unless there is none.
    #[inline(never)]
    pub fn text(&self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.0.put_text(name, text);
        }
    }

    /// With this number.
    pub fn number(&self, name: &str, number: f64) {
        self.0.put_number(name, number);
    }

    /// With whatever this is.
    pub fn value(&self, name: &str, value: &JsValue) {
        self.0.put_value(name, value);
    }

    /// As JavaScript has it.
    pub fn done(self) -> JsValue {
        self.0.into()
    }
}

/// An array of these values.
pub fn list(values: impl Iterator<Item = JsValue>) -> JsValue {
    let array = js_sys::Array::new();
    values.for_each(|value| {
        array.push(&value);
    });
    array.into()
}

/// An array of these texts.
pub fn texts(texts: &[String]) -> JsValue {
    let array: Filled = js_sys::Array::new().unchecked_into();
    texts.iter().for_each(|text| array.push_text(text));
    array.into()
}
